#include "coding/story_coder.hpp"

#include <algorithm>
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
#include "coding/story_actors.hpp"
#include "coding/time_resolver.hpp"

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
        actors_(dictionary_.actors, story_, sentences_, published_) {}

  [[nodiscard]] std::vector<SettledFrame> settle(const std::vector<Frame>& frames) const {
    return settle_frames({story_.text, sentences_, actors_.discourse()}, frames);
  }

  /// `trace` may be null.
  [[nodiscard]] Record code(const SettledFrame& settled, FrameTrace* trace) const {
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
    add_parties(frame, record, trace);
    add_time(frame, record, trace);
    for (const ScoredSpan& span : frame.role(Role::kIssue)) {
      record.issues.push_back({std::string(span.span.of(story_.text)), span.span, std::nullopt});
    }
    add_codes(record);
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

  // The country where the story places the act: that of its first place, else of the dateline.
  [[nodiscard]] std::optional<std::string> country_of_act(const Record& record) const {
    for (const Place& place : record.places) {
      if (place.country) {
        return place.country;
      }
    }
    return places_.country_of_dateline();
  }

  [[nodiscard]] std::vector<Actor> resolve(const Frame& frame, Role role, const ResolveHint& hint,
                                           FrameTrace* trace) const {
    std::vector<Actor> out;
    for (const ScoredSpan& span : frame.role(role)) {
      MentionTrace* const mention = mention_of(trace, role, span);
      std::vector<PartyTrace>* const why = mention == nullptr ? nullptr : &mention->parties;
      std::vector<Actor> parties = actors_.resolve(span.span, frame.sentence, hint, why);
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

  void add_parties(const Frame& frame, Record& record, FrameTrace* trace) const {
    const auto spans_of = [&](Role role) {
      std::vector<ByteSpan> out;
      for (const ScoredSpan& span : frame.role(role)) {
        out.push_back(span.span);
      }
      return out;
    };
    const auto country = country_of_act(record);
    record.actors = resolve(frame, Role::kActor, {country, spans_of(Role::kRecipient)}, trace);
    record.recipients = resolve(frame, Role::kRecipient, {country, spans_of(Role::kActor)}, trace);
    record.said_by = resolve(frame, Role::kSaidBy, {std::nullopt, {}}, trace);
  }

  struct TimeReading {
    ByteSpan span;
    std::optional<ResolvedTime> when;
    std::optional<std::string> duration;
    TimeRule rule;
  };

  [[nodiscard]] TimeReading read_time(ByteSpan span, const std::string& status) const {
    TimeReading out;
    out.span = span;
    const bool ahead = status == "future" || status == "hypothetical";
    const bool behind = status == "actual" || status == "historical";
    const auto text = span.of(story_.text);
    out.when = resolve_time(text, {published_, ahead, behind}, &out.rule);
    out.duration = out.when ? std::nullopt : resolve_duration(text);
    return out;
  }

  [[nodiscard]] EventTime event_time(const TimeReading& reading) const {
    EventTime time;
    time.text = std::string(reading.span.of(story_.text));
    time.span = reading.span;
    if (reading.when) {
      time.start = iso_or_none(reading.when->start);
      time.end = iso_or_none(reading.when->end);
      time.precision = reading.when->precision;
    }
    return time;
  }

  // "a nearly six-hour meeting": the duration in the hyphenated word before the trigger, or one word further
  // off.
  [[nodiscard]] std::optional<std::string> duration_before(const Frame& frame) const {
    constexpr int kWords = 2;
    const std::size_t begin = sentences_[frame.sentence].span.begin;
    std::string_view rest = base::trim(ByteSpan{begin, frame.trigger.begin}.of(story_.text));
    for (int i = 0; i < kWords && !rest.empty(); ++i) {
      const std::size_t blank = rest.find_last_of(" \n");
      const std::string_view word = blank == std::string_view::npos ? rest : rest.substr(blank + 1);
      if (word.find('-') != std::string_view::npos) {
        return resolve_duration(word);
      }
      rest = base::trim(rest.substr(0, rest.size() - word.size()));
    }
    return std::nullopt;
  }

  // The first expression that is a date, else the first of all; durations apart.
  void add_time(const Frame& frame, Record& record, FrameTrace* trace) const {
    const auto& spans = frame.role(Role::kTime);
    std::vector<TimeReading> readings;
    std::size_t time = spans.size();
    std::size_t duration = spans.size();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      readings.push_back(read_time(spans[i].span, frame.status));
      const TimeReading& reading = readings.back();
      const bool none_yet = time == spans.size();
      const bool dated = reading.when && reading.when->start;
      if (reading.duration) {
        duration = std::min(duration, i);
      } else if (none_yet || (dated && !(readings[time].when && readings[time].when->start))) {
        time = i;
      }
    }
    if (time < spans.size()) {
      record.time = event_time(readings[time]);
    }
    record.duration = duration < spans.size() ? readings[duration].duration : duration_before(frame);
    for (std::size_t i = 0; i < spans.size() && trace != nullptr; ++i) {
      TimeTrace& why = mention_of(trace, Role::kTime, spans[i])->time.emplace();
      why = trace_time(readings[i].rule, readings[i].when, published_, frame.status);
      why.duration = readings[i].duration;
      why.rule = why.duration ? "duration" : why.rule;
      why.used = i == time || i == duration;
    }
  }

  void add_codes(Record& record) const {
    const dict::Ontology& ontology = dictionary_.ontology;
    record.plover = ontology.plover_of(record.event, record.status);
    if (record.plover) {
      record.quad_class = ontology.quad_class_of(*record.plover);
    }
    record.cameo = ontology.cameo_of(act_of(record));
    if (record.cameo) {
      record.goldstein = ontology.goldstein_of(*record.cameo);
    }
  }

  const Story& story_;
  const std::vector<Sentence>& sentences_;
  const dict::Dictionary& dictionary_;
  const std::string& model_;
  std::optional<base::Date> published_;
  base::CodePointIndex points_;
  StoryPlaces places_;
  StoryActors actors_;
};

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
  for (const SettledFrame& settled : coder.settle(input.frames)) {
    FrameTrace* const steps = trace == nullptr ? nullptr : &trace->emplace_back(trace_of(settled));
    merger.add(coder.code(settled, steps), steps, settled.repeats);
  }
  std::vector<Record> records = std::move(merger).take();
  for (Record& record : records) {
    set_date_basis(input.story, record);
  }
  return records;
}

}  // namespace rapport::coding
