// Records in the JSON of the PLOVER manual (0.8, chapter on data fields), one a line.
//
// Names that the manual does not have begin with "rapport_". Fields without a value are left out, as there.
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "rapport/version.hpp"

#include "base/utf8.hpp"
#include "wire/exported_id.hpp"
#include "wire/field_exports.hpp"
#include "wire/json_line.hpp"
#include "wire/pair_export.hpp"

namespace rapport::wire {
namespace {

void put(Json& object, const char* key, const std::optional<std::string>& value) {
  if (value && !value->empty()) {
    object[key] = base::repair(*value);
  }
}

Json entity(const Actor& actor) {
  Json out = Json::object();
  put(out, "code", actor.country);
  // "3- or 6-char": the main sector and a second one.
  std::string sectors;
  for (std::size_t i = 0; i < actor.sectors.size() && i < 2; ++i) {
    sectors += actor.sectors[i];
  }
  put(out, "sector", sectors);
  put(out, "entity_text", actor.text);
  put(out, "identifier_id", actor.wikidata);
  put(out, "identifier_text", actor.name);
  put(out, "office", actor.title);
  return out;
}

Json entities(const std::vector<Actor>& actors) {
  Json list = Json::array();
  for (const Actor& actor : actors) {
    list.push_back(entity(actor));
  }
  return list;
}

/// 5 below a city, 4 city, 2 first-level division, 1 country.
std::optional<int> resolution_of(const Place& place) {
  constexpr std::array kLevels = std::to_array<std::pair<std::string_view, int>>(
      {{"point", 5}, {"city", 4}, {"admin1", 2}, {"country", 1}});
  for (const auto& [name, level] : kLevels) {
    if (place.precision == name) {
      return level;
    }
  }
  return std::nullopt;
}

Json location(const Place& place, const FieldCodes& codes) {
  Json out = Json::object();
  const auto* const state = place.country ? codes.country(*place.country) : nullptr;
  put(out, "extracted_place", place.text);
  put(out, "resolved_place", place.name);
  if (place.geonames) {
    out["geonameid"] = *place.geonames;
  }
  if (place.latitude && place.longitude) {
    out["lat"] = *place.latitude;
    out["lon"] = *place.longitude;
  }
  put(out, "city", is_city(place) ? place.name : std::nullopt);
  put(out, "province", division_of(place));
  put(out, "country", state != nullptr ? std::optional(state->name) : std::nullopt);
  put(out, "country_code", place.country);
  if (const auto level = resolution_of(place)) {
    out["resolution"] = *level;
  }
  return out;
}

/// The act's mode, where the act is the category, and the manual's auxiliary mode of the status.
Json modes(const Record& record) {
  Json list = Json::array();
  if (record.mode && record.plover.value_or(record.event) == record.event) {
    list.push_back(*record.mode);
  }
  if (record.status == "future" || record.status == "hypothetical" || record.status == "historical") {
    list.push_back(record.status);
  } else if (record.status == "negated") {
    list.push_back("negation");
  }
  return list;
}

Json citation(const Story& story, const std::optional<std::string>& model) {
  Json out = Json::object();
  put(out, "url", story.url);
  put(out, "title", story.title);
  // ISO 639-1: the language without region or script.
  put(out, "language",
      story.language ? std::optional(story.language->substr(0, story.language->find('-'))) : std::nullopt);
  put(out, "publication", story.outlet);
  put(out, "coder", model);
  out["codebook"] = "plover-0.8";
  out["version"] = kVersion;
  return out;
}

/// What the manual has no name for.
void add_own(Json& out, const Record& record) {
  out["rapport_event"] = record.event;
  put(out, "rapport_about", record.about);
  out["rapport_status"] = record.status;
  put(out, "rapport_cameo", record.cameo);
  if (record.goldstein) {
    out["rapport_goldstein"] = *record.goldstein;
  }
  if (!record.said_by.empty()) {
    out["rapport_said_by"] = entities(record.said_by);
  }
  if (record.model || record.confidence > 0) {  // Other data sets state none.
    out["rapport_confidence"] = std::round(record.confidence * 1000) / 1000;
  }
  put(out, "rapport_key", record.key);
  out["rapport_origin"] = record.origin;
}

class PloverJson final : public Exporter {
 public:
  explicit PloverJson(const ExportOptions& options) : options_(options) {}
  std::string begin() override { return {}; }
  std::string end() override { return {}; }

 protected:
  std::string write(const CodedStory& coded) override {
    std::string out;
    const Offsets offsets(coded.story.text);
    for (const Record& record : coded.records) {
      const auto day = placement(record, coded.story, options_.date);
      if (!day) {
        ++count().undated;
        continue;
      }
      out += object(coded.story, record, day->day, offsets)
                 .dump(-1, ' ', false, Json::error_handler_t::replace) +
             '\n';
      ++count().rows;
    }
    return out;
  }

 private:
  [[nodiscard]] Json object(const Story& story, const Record& record, const std::string& day,
                            const Offsets& offsets) const {
    const std::string event = record.plover.value_or(record.event);
    Json out = {{"id", exported_id(story, record)}, {"has_event", true}, {"date", day}};
    if (record.time && record.time->start == day && record.time->end != day) {
      put(out, "enddate", record.time->end);
    }
    out["actor"] = entities(record.actors);
    if (!record.recipients.empty()) {
      out["recipient"] = entities(record.recipients);
    }
    out["event"] = Json::array({event});
    add_facts(out, record, event);
    add_text(out, story, record, offsets);
    out["cite_info"] = citation(story, record.model);
    out["coder"] = record.model ? "rapport " + *record.model : record.origin;
    add_own(out, record);
    return out;
  }

  void add_facts(Json& out, const Record& record, const std::string& event) const {
    static const FieldCodes kNone;
    const FieldCodes& codes = options_.codes != nullptr ? *options_.codes : kNone;
    if (!record.places.empty()) {
      out["event_loc"] = location(record.places.front(), codes);
    }
    if (record.quad_class) {
      out["quad_code"] = *record.quad_class;
    }
    if (const auto score = codes.intensity(event, event == record.event ? record.mode : std::nullopt)) {
      out["event_scale"] = *score;
    }
    if (Json list = modes(record); !list.empty()) {
      out["mode"] = std::move(list);
    }
    if (!record.contexts.empty()) {
      out["context"] = record.contexts;
    }
  }

  void add_text(Json& out, const Story& story, const Record& record, const Offsets& offsets) const {
    if (record.mentions.empty()) {
      return;
    }
    const EventMention& mention = record.mentions.front();
    if (options_.sentences && mention.sentence_span.end <= story.text.size() &&
        !mention.sentence_span.empty()) {
      out["event_text"] = Json::array();
      for (const EventMention& each : record.mentions) {
        out["event_text"].push_back(base::repair(each.trigger_text));
      }
      out["text"] = base::repair(mention.sentence_span.of(story.text));
    }
    out["text_info"] = {{"sequence", mention.sentence + 1},
                        {"start", offsets.begin(mention.sentence_span)},
                        {"end", offsets.end(mention.sentence_span)}};
  }

  ExportOptions options_;
};

}  // namespace

std::unique_ptr<Exporter> make_plover_json(const ExportOptions& options) {
  return std::make_unique<PloverJson>(options);
}

}  // namespace rapport::wire
