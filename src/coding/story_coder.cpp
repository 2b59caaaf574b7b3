#include "coding/story_coder.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "coding/frame_rules.hpp"
#include "coding/frame_trace.hpp"
#include "coding/place_resolver.hpp"
#include "coding/record_merge.hpp"
#include "coding/record_time.hpp"
#include "coding/story_actors.hpp"
#include "coding/story_links.hpp"

namespace rapport::coding {
namespace {

/// Two mentions of one party in one role. A set ("the two countries") gives parties of one span, so that the
/// span decides only where nothing is known.
bool same_party(const Actor& a, const Actor& b) {
  if (a.code || b.code) {
    return a.code == b.code && a.sectors == b.sectors && (a.name == b.name || !a.name || !b.name);
  }
  return a.name ? a.name == b.name : !b.name && a.span == b.span;
}

bool overlaps(const std::vector<ScoredSpan>& spans, ByteSpan span) {
  return std::any_of(spans.begin(), spans.end(), [&](const ScoredSpan& s) { return s.span.overlaps(span); });
}

std::optional<std::string> first_country(const Record& record) {
  for (const Place& place : record.places) {
    if (place.country) {
      return place.country;
    }
  }
  return std::nullopt;
}

bool is_meeting(const Frame& frame) {
  return (frame.type == "CONSULT" && frame.mode != "visit") || frame.type == "AGREE";
}

/// No party of another country: who reports an act at home is of the same country, where no word says more.
bool only_parties_of(const std::string& country, const Record& record) {
  const auto fits = [&](const Actor& actor) { return !actor.country || *actor.country == country; };
  return std::all_of(record.actors.begin(), record.actors.end(), fits) &&
         std::all_of(record.recipients.begin(), record.recipients.end(), fits);
}

/// What the frames before one tell that it goes on from.
struct ToldBefore {
  std::optional<std::string> country;  ///< Of the last place in the same paragraph.
  std::optional<base::Date> day;       ///< Of the last act in the same paragraph or the sentence before.
};

/// Keeps it while the frames go by in the order of the text.
class Telling {
 public:
  Telling(std::string_view text, const std::vector<Sentence>& sentences)
      : text_(text), sentences_(sentences) {}

  // `status` is that of the act that goes on from it: what is done counts from what was done, what is to come
  // from what is to come.
  [[nodiscard]] ToldBefore before(std::size_t sentence, const std::string& status) const {
    const std::size_t begin = sentences_[sentence].span.begin;
    ToldBefore out;
    out.country = same_paragraph(placed_, begin) ? country_ : std::nullopt;
    const bool near = dated_ + 1 >= sentence || same_paragraph(dated_at_, begin);
    const bool counts = kind_ != Kind::kOther && kind_of(status) == kind_;
    out.day = near && counts ? day_ : std::nullopt;
    return out;
  }

  void add(const Record& record) {
    const EventMention& at = record.mentions.front();
    const auto country = first_country(record);
    if (country &&
        only_parties_of(*country, record)) {  // an act at home, of which the next one can be a part
      country_ = country;
      placed_ = at.sentence_span.begin;
    }
    if (record.time && record.time->start && record.time->precision == "day") {
      day_ = base::parse_iso_date(*record.time->start);
      kind_ = kind_of(record.status);
      dated_ = at.sentence;
      dated_at_ = at.sentence_span.begin;
    }
  }

 private:
  enum class Kind : std::uint8_t { kDone, kToCome, kOther };

  [[nodiscard]] static Kind kind_of(const std::string& status) {
    return status == "actual" || status == "historical" ? Kind::kDone
           : status == "future"                         ? Kind::kToCome
                                                        : Kind::kOther;
  }

  [[nodiscard]] bool same_paragraph(std::size_t from, std::size_t to) const {
    return from <= to && text_.substr(from, to - from).find('\n') == std::string_view::npos;
  }

  std::string_view text_;
  const std::vector<Sentence>& sentences_;
  std::optional<std::string> country_;
  std::size_t placed_ = 0;
  std::optional<base::Date> day_;
  Kind kind_ = Kind::kOther;
  std::size_t dated_ = 0;
  std::size_t dated_at_ = 0;
};

/// Codes the frames of one story one by one.
class FrameCoder {
 public:
  explicit FrameCoder(const CodingInput& input)
      : story_(input.story),
        sentences_(input.sentences),
        dictionary_(input.dictionary),
        model_(input.model),
        published_(story_.published ? base::parse_iso_date(*story_.published) : std::nullopt),
        points_(story_.text),
        places_(dictionary_.places, story_, sentences_),
        actors_(dictionary_.actors, story_, sentences_, published_, places_.country_of_dateline()),
        quotations_(story_.text, sentences_, actors_.discourse()) {}

  [[nodiscard]] std::vector<SettledFrame> settle(const std::vector<Frame>& frames) const {
    return settle_frames({story_.text, sentences_, actors_.discourse(), quotations_}, frames);
  }

  [[nodiscard]] StoryView view() const {
    return {story_, sentences_, actors_.discourse(), dictionary_.actors, published_};
  }

  /// `behind`: the times of the act are past, whatever its status. `trace` may be null.
  [[nodiscard]] Record code(const SettledFrame& settled, const ToldBefore& before, bool behind,
                            FrameTrace* trace) const {
    const Frame& frame = settled.frame;
    Record record;
    record.event = frame.type;
    record.mode = frame.mode;
    record.about = frame.about;
    record.status = frame.status;
    record.contexts = frame.contexts;
    record.confidence = frame.confidence;
    record.model = model_;
    add_mention(settled, record);
    for (const ScoredSpan& span : frame.role(Role::kPlace)) {
      MentionTrace* const mention = mention_of(trace, Role::kPlace, span);
      PlaceTrace* const why = mention == nullptr ? nullptr : &mention->place.emplace();
      record.places.push_back(places_.resolve(span.span, frame.sentence, why));
    }
    add_parties(frame, before, record, trace);
    add_time({story_.text, sentences_[frame.sentence].span, published_, before.day, behind}, frame, record,
             trace);
    for (const ScoredSpan& span : frame.role(Role::kIssue)) {
      record.issues.push_back({std::string(span.span.of(story_.text)), span.span, std::nullopt});
    }
    set_codes(record, dictionary_.ontology);
    if (trace != nullptr) {
      trace->codes = trace_codes(dictionary_.ontology, record);
    }
    return record;
  }

 private:
  // A key of its own for each record that a rule made of one trigger.
  void add_mention(const SettledFrame& settled, Record& record) const {
    const Frame& frame = settled.frame;
    record.mentions.push_back({sentences_[frame.sentence].span, frame.sentence,
                               std::string(frame.trigger.of(story_.text)), frame.trigger});
    record.key = fmt::format("{}:{}:{}-{}", story_.id, frame.sentence, points_.at(frame.trigger.begin),
                             points_.at(frame.trigger.end));
    if (settled.part > 1) {
      record.key += fmt::format(":{}", settled.part);
    }
    record.id = base::hash_hex(fmt::format("{}\n{}\n{}", record.key, frame.type, model_));
  }

  // A party that by its own words is of another country.
  [[nodiscard]] bool has_party_outside(const std::string& country, const Frame& frame) const {
    for (const Role role : {Role::kActor, Role::kRecipient}) {
      for (const ScoredSpan& span : frame.role(role)) {
        const std::vector<Actor> read = actors_.resolve(span.span, frame.sentence, {});
        if (std::none_of(read.begin(), read.end(),
                         [&](const Actor& actor) { return actor.country && *actor.country != country; })) {
          continue;
        }
        std::vector<PartyTrace> parties;  // costs more, and tells which country was only assumed
        (void)actors_.resolve(span.span, frame.sentence, {}, &parties);
        for (const PartyTrace& party : parties) {
          const bool assumed = std::any_of(party.steps.begin(), party.steps.end(), [](const PartyStep& step) {
            return step.rule == PartyRule::kCountryOfStory;
          });
          if (!assumed && party.actor.country && *party.actor.country != country) {
            return true;
          }
        }
      }
    }
    return false;
  }

  [[nodiscard]] bool has_party_of(const std::string& country, const Frame& frame) const {
    for (const Role role : {Role::kActor, Role::kRecipient}) {
      for (const ScoredSpan& span : frame.role(role)) {
        const std::vector<Actor> read = actors_.resolve(span.span, frame.sentence, {});
        if (std::any_of(read.begin(), read.end(),
                        [&](const Actor& actor) { return actor.country == country; })) {
          return true;
        }
      }
    }
    return false;
  }

  // That of the dateline, unless all parties that are known without it are of other countries.
  [[nodiscard]] std::optional<std::string> home_of(const Frame& frame) const {
    const auto& home = places_.country_of_dateline();
    return home && has_party_outside(*home, frame) && !has_party_of(*home, frame) ? std::nullopt : home;
  }

  // The country where the story places the act: that of its first place, else of the last place of its
  // paragraph, where no party is of another country, else of the dateline.
  [[nodiscard]] std::optional<std::string> country_of_act(const Frame& frame, const Record& record,
                                                          const ToldBefore& before) const {
    const auto own = first_country(record);
    // Who meets abroad is not of the place: "the Danish government and rebels will hold talks in Oslo".
    if (own && is_meeting(frame) && has_party_outside(*own, frame) && !has_party_of(*own, frame)) {
      return home_of(frame);
    }
    if (own || !before.country) {
      return own ? own : home_of(frame);
    }
    const bool foreign = has_party_outside(*before.country, frame);
    return foreign ? home_of(frame) : before.country;
  }

  [[nodiscard]] std::vector<Actor> resolve(const Frame& frame, Role role, const ResolveHint& hint,
                                           FrameTrace* trace) const {
    std::vector<Actor> out;
    for (const ScoredSpan& span : frame.role(role)) {
      MentionTrace* const mention = mention_of(trace, role, span);
      std::vector<PartyTrace>* const why = mention == nullptr ? nullptr : &mention->parties;
      ResolveHint of_span = hint;
      if (const auto speaker = quotations_.speaker_at(span.span.begin, frame.sentence)) {
        of_span.speaker = speaker->words;
      }
      std::vector<Actor> parties = actors_.resolve(span.span, frame.sentence, of_span, why);
      for (std::size_t i = 0; i < parties.size(); ++i) {
        const auto known = [&](const Actor& other) { return same_party(other, parties[i]); };
        const bool repeated = std::any_of(out.begin(), out.end(), known);
        if (why != nullptr) {
          (*why)[i].repeated = repeated;
        }
        if (!repeated) {
          out.push_back(std::move(parties[i]));
        }
      }
    }
    return out;
  }

  // "the interior ministry", "police": where an act at home is told, that of the same country. "Officials"
  // and "sources" can be of any.
  [[nodiscard]] bool is_institution(ByteSpan span) const {
    const auto words = dict::phrase_words(story_.text, span);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto agent = dictionary_.actors.agent_at(words, i);
      if (agent && i + agent->words == words.size()) {
        return agent->entry->kind == dict::AgentKind::kInstitution || agent->entry->phrase == "police";
      }
    }
    return false;
  }

  void add_parties(const Frame& frame, const ToldBefore& before, Record& record, FrameTrace* trace) const {
    const auto spans_of = [&](Role role) {
      std::vector<ByteSpan> out;
      for (const ScoredSpan& span : frame.role(role)) {
        out.push_back(span.span);
      }
      return out;
    };
    const auto country = country_of_act(frame, record, before);
    record.actors = resolve(frame, Role::kActor, {country, spans_of(Role::kRecipient), {}}, trace);
    record.recipients = resolve(frame, Role::kRecipient, {country, spans_of(Role::kActor), {}}, trace);
    const auto near = first_country(record) ? first_country(record) : before.country;
    const auto& sources = frame.role(Role::kSaidBy);
    const bool domestic = near && only_parties_of(*near, record) &&
                          std::all_of(sources.begin(), sources.end(),
                                      [&](const ScoredSpan& s) { return is_institution(s.span); });
    record.said_by = resolve(frame, Role::kSaidBy, {domestic ? near : std::nullopt, {}, {}}, trace);
  }

  const Story& story_;
  const std::vector<Sentence>& sentences_;
  const dict::Dictionary& dictionary_;
  const std::string& model_;
  std::optional<base::Date> published_;
  base::CodePointIndex points_;
  StoryPlaces places_;
  StoryActors actors_;
  Quotations quotations_;
};

/// "Called off Wednesday's talks": the talks were to be held on the day on which they were called off, where
/// the network has the words as the time of both.
bool shares_time_put_off(const std::vector<SettledFrame>& frames, std::size_t i) {
  const Frame& act = frames[i].frame;
  if (act.status != "postponed" && act.status != "cancelled") {
    return false;
  }
  const auto shares = [&](const Frame& other) {
    return other.type == "REJECT" && other.status == "actual" &&
           std::any_of(act.role(Role::kTime).begin(), act.role(Role::kTime).end(),
                       [&](const ScoredSpan& t) { return overlaps(other.role(Role::kTime), t.span); });
  };
  std::size_t first = i;
  while (first > 0 && frames[first - 1].frame.sentence == act.sentence) {
    --first;
  }
  for (std::size_t n = first; n < frames.size() && frames[n].frame.sentence == act.sentence; ++n) {
    if (shares(frames[n].frame)) {
      return true;
    }
  }
  return false;
}

void set_date_basis(const Story& story, Record& record) {
  if (record.time && record.time->start) {
    record.date_basis = "event";
  } else if (record.status == "actual" && story.published) {
    record.date_basis = "published";
  }
}

}  // namespace

std::vector<Record> code_story(const CodingInput& input, std::vector<FrameTrace>* trace) {
  const FrameCoder coder(input);
  RecordMerger merger;
  Telling telling(input.story.text, input.sentences);
  const std::vector<SettledFrame> frames = coder.settle(input.frames);
  std::vector<DraftRecord> drafts;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const SettledFrame& settled = frames[i];
    FrameTrace* const steps = trace == nullptr ? nullptr : &trace->emplace_back(trace_of(settled));
    const ToldBefore before = telling.before(settled.frame.sentence, settled.frame.status);
    const bool behind = settled.behind || shares_time_put_off(frames, i);
    drafts.push_back({coder.code(settled, before, behind, steps), {}});
    telling.add(drafts.back().record);
  }
  link_story(coder.view(), drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    FrameTrace* const steps = trace == nullptr ? nullptr : &(*trace)[i];
    if (steps != nullptr) {
      steps->rules.insert(steps->rules.end(), drafts[i].steps.begin(), drafts[i].steps.end());
    }
    merger.add(std::move(drafts[i].record), steps, frames[i].repeats);
  }
  std::vector<Record> records = std::move(merger).take();
  for (Record& record : records) {
    set_date_basis(input.story, record);
    for (Issue& issue : record.issues) {
      issue.topic = input.dictionary.topics.topic_of(issue.text);
    }
  }
  return records;
}

}  // namespace rapport::coding
