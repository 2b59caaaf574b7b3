#include "coding/story_coder.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
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
  FrameCoder(const Story& story, const std::vector<Sentence>& sentences, const dict::Dictionary& dictionary,
             const std::string& model)
      : story_(story),
        sentences_(sentences),
        dictionary_(dictionary),
        model_(model),
        published_(story.published ? base::parse_iso_date(*story.published) : std::nullopt),
        points_(story.text),
        places_(dictionary.places, story, sentences),
        actors_(dictionary.actors, story, sentences, published_) {}

  [[nodiscard]] Record code(const Frame& frame) const {
    Record record;
    record.event = frame.type;
    record.mode = frame.mode;
    record.about = frame.about;
    record.status = frame.status;
    record.contexts = frame.contexts;
    record.confidence = frame.confidence;
    record.model = model_;
    add_mention(frame, record);
    for (const ScoredSpan& span : frame.role(Role::kPlace)) {
      record.places.push_back(places_.resolve(span.span, frame.sentence));
    }
    add_parties(frame, record);
    add_time(frame, record);
    for (const ScoredSpan& span : frame.role(Role::kIssue)) {
      record.issues.push_back({std::string(span.span.of(story_.text)), span.span, std::nullopt});
    }
    add_codes(record);
    return record;
  }

 private:
  void add_mention(const Frame& frame, Record& record) const {
    record.mentions.push_back({sentences_[frame.sentence].span, frame.sentence,
                               std::string(frame.trigger.of(story_.text)), frame.trigger});
    record.key = fmt::format("{}:{}:{}-{}", story_.id, frame.sentence, points_.at(frame.trigger.begin),
                             points_.at(frame.trigger.end));
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

  [[nodiscard]] std::vector<Actor> resolve(const Frame& frame, Role role, const ResolveHint& hint) const {
    std::vector<Actor> out;
    for (const ScoredSpan& span : frame.role(role)) {
      for (Actor& actor : actors_.resolve(span.span, frame.sentence, hint)) {
        const auto known = [&](const Actor& other) { return same_party(other, actor); };
        if (std::none_of(out.begin(), out.end(), known)) {
          out.push_back(std::move(actor));
        }
      }
    }
    return out;
  }

  void add_parties(const Frame& frame, Record& record) const {
    const auto spans_of = [&](Role role) {
      std::vector<ByteSpan> out;
      for (const ScoredSpan& span : frame.role(role)) {
        out.push_back(span.span);
      }
      return out;
    };
    const auto country = country_of_act(record);
    record.actors = resolve(frame, Role::kActor, {country, spans_of(Role::kRecipient)});
    record.recipients = resolve(frame, Role::kRecipient, {country, spans_of(Role::kActor)});
    record.said_by = resolve(frame, Role::kSaidBy, {std::nullopt, {}});
  }

  // The first expression that is a date, else the first of all; durations apart.
  void add_time(const Frame& frame, Record& record) const {
    const bool ahead = frame.status == "future" || frame.status == "hypothetical";
    const bool behind = frame.status == "actual" || frame.status == "historical";
    for (const ScoredSpan& span : frame.role(Role::kTime)) {
      const auto text = span.span.of(story_.text);
      const auto resolved = resolve_time(text, {published_, ahead, behind});
      if (const auto duration = resolved ? std::nullopt : resolve_duration(text); duration) {
        record.duration = record.duration ? record.duration : duration;
        continue;
      }
      const bool better = !record.time || (!record.time->start && resolved && resolved->start);
      if (!better) {
        continue;
      }
      EventTime time;
      time.text = std::string(text);
      time.span = span.span;
      if (resolved) {
        const auto iso = [](const base::Date& date) { return base::to_iso(date); };
        time.start = resolved->start ? std::optional(iso(*resolved->start)) : std::nullopt;
        time.end = resolved->end ? std::optional(iso(*resolved->end)) : std::nullopt;
        time.precision = resolved->precision;
      }
      record.time = std::move(time);
    }
  }

  void add_codes(Record& record) const {
    const dict::Ontology& ontology = dictionary_.ontology;
    record.plover = ontology.plover_of(record.event, record.status);
    if (record.plover) {
      record.quad_class = ontology.quad_class_of(*record.plover);
    }
    record.cameo = ontology.cameo_of({record.event, record.mode ? std::string_view(*record.mode) : "",
                                      record.about ? std::string_view(*record.about) : "", record.status,
                                      record.contexts});
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

std::vector<Record> code_story(const Story& story, const std::vector<Sentence>& sentences,
                               const std::vector<Frame>& frames, const dict::Dictionary& dictionary,
                               const std::string& model) {
  const FrameCoder coder(story, sentences, dictionary, model);
  RecordMerger merger;
  for (const Frame& frame : frames) {
    merger.add(coder.code(frame));
  }
  std::vector<Record> records = std::move(merger).take();
  for (Record& record : records) {
    set_date_basis(story, record);
  }
  return records;
}

}  // namespace rapport::coding
