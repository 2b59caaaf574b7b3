#include "coding/record_correction.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "rapport/dating.hpp"

#include "base/ascii.hpp"
#include "coding/act_codes.hpp"
#include "coding/iso_range.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kCodePart = 3;
constexpr std::size_t kMostContexts = 3;

// "USAGOV": three capitals for the country and for each sector.
bool is_code(std::string_view text) {
  return !text.empty() && text.size() % kCodePart == 0 &&
         std::all_of(text.begin(), text.end(), base::is_upper);
}

std::optional<std::string> text_or_none(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

tl::unexpected<Error> refuse(const FieldValue& change, std::string_view why) {
  return fail(ErrorCode::kBadOption, change.field + "=" + change.value + ": " + std::string(why));
}

/// The changes to one record, one after the other.
class Corrector {
 public:
  Corrector(Record& record, const Story& story, const dict::Ontology& ontology)
      : record_(record), story_(story), ontology_(ontology), known_(parties_of(record)) {}

  /// Parties that the changes make come first: they say more of a name than the model did.
  void learn(const std::vector<FieldValue>& changes) {
    std::vector<Actor> made;
    for (const FieldValue& change : changes) {
      if (change.field == "actors" || change.field == "recipients" || change.field == "said_by") {
        for (const std::string_view part : parts(change.value, ';')) {
          if (auto party = part.find('=') == std::string_view::npos ? std::nullopt : party_of(part)) {
            made.push_back(std::move(*party));
          }
        }
      }
    }
    known_.insert(known_.begin(), made.begin(), made.end());
  }
  void learn(const std::vector<Actor>& parties) {
    known_.insert(known_.end(), parties.begin(), parties.end());
  }

  Result<void> apply(const FieldValue& change) {
    using Step = Result<void> (Corrector::*)(const FieldValue&);
    static const std::pair<std::string_view, Step> kSteps[] = {{"event", &Corrector::set_event},
                                                               {"mode", &Corrector::set_mode},
                                                               {"about", &Corrector::set_about},
                                                               {"status", &Corrector::set_status},
                                                               {"contexts", &Corrector::set_contexts},
                                                               {"actors", &Corrector::set_actors},
                                                               {"recipients", &Corrector::set_recipients},
                                                               {"said_by", &Corrector::set_said_by},
                                                               {"time", &Corrector::set_time},
                                                               {"places", &Corrector::set_places}};
    const auto step = std::find_if(std::begin(kSteps), std::end(kSteps),
                                   [&](const auto& item) { return item.first == change.field; });
    return step == std::end(kSteps) ? Result<void>(refuse(change, "this field cannot be corrected"))
                                    : (this->*step->second)(change);
  }

 private:
  static std::vector<Actor> parties_of(const Record& record) {
    std::vector<Actor> out;
    for (const auto* side : {&record.actors, &record.recipients, &record.said_by}) {
      out.insert(out.end(), side->begin(), side->end());
    }
    return out;
  }

  Result<void> set_event(const FieldValue& change) {
    if (!ontology_.is_event(change.value)) {
      return refuse(change, "no event of the codebook");
    }
    record_.event = change.value;
    if (record_.mode && !ontology_.is_mode(record_.event, *record_.mode)) {
      record_.mode.reset();
    }
    return {};
  }

  Result<void> set_mode(const FieldValue& change) {
    if (!change.value.empty() && !ontology_.is_mode(record_.event, change.value)) {
      return refuse(change, "no mode of " + record_.event);
    }
    record_.mode = text_or_none(change.value);
    return {};
  }

  Result<void> set_about(const FieldValue& change) {
    if (!change.value.empty() && !ontology_.is_event(change.value)) {
      return refuse(change, "no event of the codebook");
    }
    record_.about = text_or_none(change.value);
    return {};
  }

  Result<void> set_status(const FieldValue& change) {
    if (!ontology_.is_status(change.value)) {
      return refuse(change, "no status");
    }
    record_.status = change.value;
    return {};
  }

  Result<void> set_contexts(const FieldValue& change) {
    std::vector<std::string> contexts;
    for (const std::string_view part : parts(change.value, ',')) {
      if (!ontology_.is_context(part)) {
        return refuse(change, "no context '" + std::string(part) + "'");
      }
      if (std::find(contexts.begin(), contexts.end(), part) == contexts.end()) {
        contexts.emplace_back(part);
      }
    }
    if (contexts.size() > kMostContexts) {
      return refuse(change, "more than three contexts");
    }
    record_.contexts = std::move(contexts);
    return {};
  }

  Result<void> set_actors(const FieldValue& change) { return set_parties(change, record_.actors); }
  Result<void> set_recipients(const FieldValue& change) { return set_parties(change, record_.recipients); }
  Result<void> set_said_by(const FieldValue& change) { return set_parties(change, record_.said_by); }

  Result<void> set_parties(const FieldValue& change, std::vector<Actor>& side) {
    std::vector<Actor> parties;
    for (const std::string_view part : parts(change.value, ';')) {
      auto party = party_of(part);
      if (!party) {
        return refuse(change,
                      "'" + std::string(part) + "' is no party: give NAME=CODE, a code as USAGOV, or words");
      }
      parties.push_back(std::move(*party));
    }
    side = std::move(parties);
    return {};
  }

  std::optional<Actor> party_of(std::string_view part) const {
    const std::size_t equals = part.rfind('=');
    if (equals != std::string_view::npos) {
      const std::string_view name = base::trim(part.substr(0, equals));
      const std::string_view code = base::trim(part.substr(equals + 1));
      return !name.empty() && is_code(code) ? std::optional(new_party(name, name, code)) : std::nullopt;
    }
    const auto same = std::find_if(known_.begin(), known_.end(), [&](const Actor& actor) {
      return actor.text == part || actor.name == part || actor.code == part;
    });
    if (same != known_.end()) {
      return *same;
    }
    if (is_code(part)) {
      return new_party(part, {}, part);
    }
    // Words that no party has: somebody of whom no more is said. So a correction never depends on the model's
    // parties.
    Actor words;
    words.text = std::string(part);
    words.span = span_of(part);
    return words;
  }

  Actor new_party(std::string_view words, std::string_view name, std::string_view code) const {
    Actor out;
    out.text = std::string(words);
    out.span = span_of(words);
    out.name = text_or_none(name);
    out.country = std::string(code.substr(0, kCodePart));
    for (std::size_t i = kCodePart; i < code.size(); i += kCodePart) {
      out.sectors.emplace_back(code.substr(i, kCodePart));
    }
    out.code = std::string(code);
    return out;
  }

  Result<void> set_time(const FieldValue& change) {
    if (change.value.empty()) {
      record_.time.reset();
      return {};
    }
    const auto range = iso_range(change.value);
    if (!range) {
      return refuse(change, "no date: give 2024-05-17, 2024-05, 2024 or a range 2024-05-17/2024-05-19");
    }
    EventTime time;  // The words of the text no longer say it.
    time.start = range->first;
    time.end = range->last;
    time.precision = range->precision;
    record_.time = std::move(time);
    return {};
  }

  // "Tromso, NOR; Gaza, PSE": the country may be left out.
  Result<void> set_places(const FieldValue& change) {
    std::vector<Place> places;
    for (const std::string_view part : parts(change.value, ';')) {
      const std::size_t comma = part.rfind(',');
      const std::string_view name = base::trim(part.substr(0, comma));
      const std::string_view country =
          comma == std::string_view::npos ? std::string_view() : base::trim(part.substr(comma + 1));
      if (name.empty() ||
          (comma != std::string_view::npos && (country.size() != kCodePart || !is_code(country)))) {
        return refuse(change, "'" + std::string(part) + "' is no place: give NAME or NAME, PER");
      }
      const auto known = std::find_if(record_.places.begin(), record_.places.end(), [&](const Place& place) {
        return (place.text == name || place.name == name) && (country.empty() || place.country == country);
      });
      places.push_back(known != record_.places.end() ? *known : new_place(name, country));
    }
    record_.places = std::move(places);
    return {};
  }

  Place new_place(std::string_view name, std::string_view country) const {
    Place out;
    out.text = std::string(name);
    out.span = span_of(name);
    out.name = std::string(name);
    out.country = text_or_none(country);
    return out;
  }

  static std::vector<std::string_view> parts(std::string_view list, char separator) {
    std::vector<std::string_view> out;
    for (const std::string_view part : base::split(list, separator)) {
      if (const std::string_view words = base::trim(part); !words.empty()) {
        out.push_back(words);
      }
    }
    return out;
  }

  ByteSpan span_of(std::string_view words) const {
    const ByteSpan sentence =
        record_.mentions.empty() ? ByteSpan{0, 0} : record_.mentions.front().sentence_span;
    const std::string_view text = story_.text;
    const std::size_t here = text.substr(0, std::min(sentence.end, text.size())).find(words, sentence.begin);
    const std::size_t at = here != std::string_view::npos ? here : text.find(words);
    return at == std::string_view::npos ? ByteSpan{sentence.begin, sentence.begin}
                                        : ByteSpan{at, at + words.size()};
  }

  Record& record_;
  const Story& story_;
  const dict::Ontology& ontology_;
  std::vector<Actor> known_;  // By which a change may name a party, on any side.
};

}  // namespace

CorrectedRecord correct(const Record& record, const Story& story, const std::vector<FieldValue>& changes,
                        const dict::Ontology& ontology, const KnownParties& known) {
  CorrectedRecord out{record, false, {}};
  Corrector corrector(out.record, story, ontology);
  corrector.learn(known.parties);
  corrector.learn(known.changes);
  corrector.learn(changes);
  for (const std::string_view field : kCorrectableFields) {
    const auto last = std::find_if(changes.rbegin(), changes.rend(),
                                   [&](const FieldValue& change) { return change.field == field; });
    if (last == changes.rend() || field == "confirmed") {
      continue;
    }
    if (field == "rejected") {
      out.rejected = true;
      continue;
    }
    if (auto done = corrector.apply(*last); !done) {
      out.refused.push_back(done.error());
    }
  }
  const auto changed = [&](std::initializer_list<std::string_view> fields) {
    return std::any_of(changes.begin(), changes.end(), [&](const FieldValue& change) {
      return std::find(fields.begin(), fields.end(), change.field) != fields.end();
    });
  };
  // Imported records have codes of their own; they stay as long as nothing is said of the act.
  if (changed({"event", "mode", "about", "status", "contexts"})) {
    set_codes(out.record, ontology);
  }
  if (!changed({"status", "time"})) {
    return out;
  }
  const auto placed = placement(out.record, story, DateBasis::kEither);
  out.record.date_basis = !placed                              ? std::nullopt
                          : placed->basis == DateBasis::kEvent ? std::optional<std::string>("event")
                                                               : std::optional<std::string>("published");
  return out;
}

}  // namespace rapport::coding
