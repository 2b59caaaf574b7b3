// Records as JSON lines, after docs/formats/record.schema.json: keys in the order of its "required" list,
// every key always there, unknown as null or [].
#include <string>
#include <vector>

#include "rapport/format.hpp"
#include "rapport/version.hpp"

#include "wire/json_line.hpp"

namespace rapport {
namespace {

using wire::Json;
using wire::JsonLine;
using wire::nullable;
using wire::Offsets;

Json story_json(const Story& story) {
  return {{"id", story.id},
          {"title", nullable(story.title)},
          {"outlet", nullable(story.outlet)},
          {"url", nullable(story.url)},
          {"published", nullable(story.published)},
          {"language", nullable(story.language)},
          {"cluster", nullptr},  // stories are not clustered yet
          {"path", story.path.empty() ? Json(nullptr) : Json(story.path)},
          {"dateline", nullable(story.dateline)}};
}

Json span_json(const std::string& text, const ByteSpan& span, const Offsets& offsets) {
  return {{"text", text}, {"begin", offsets.begin(span)}, {"end", offsets.end(span)}};
}

Json actors_json(const std::vector<Actor>& actors, const Offsets& offsets) {
  Json list = Json::array();
  for (const Actor& actor : actors) {
    Json item = span_json(actor.text, actor.span, offsets);
    item["name"] = nullable(actor.name);
    item["country"] = nullable(actor.country);
    item["sectors"] = actor.sectors;
    item["code"] = nullable(actor.code);
    item["title"] = nullable(actor.title);
    item["wikidata"] = nullable(actor.wikidata);
    list.push_back(std::move(item));
  }
  return list;
}

Json places_json(const std::vector<Place>& places, const Offsets& offsets) {
  Json list = Json::array();
  for (const Place& place : places) {
    Json item = span_json(place.text, place.span, offsets);
    item["name"] = nullable(place.name);
    item["country"] = nullable(place.country);
    item["admin1"] = nullable(place.admin1);
    item["latitude"] = nullable(place.latitude);
    item["longitude"] = nullable(place.longitude);
    item["geonames"] = nullable(place.geonames);
    item["precision"] = nullable(place.precision);
    list.push_back(std::move(item));
  }
  return list;
}

// "end" is the last day, so the offset behind the expression is "end_offset" here and nowhere else.
Json time_json(const std::optional<EventTime>& time, const Offsets& offsets) {
  if (!time) {
    return nullptr;
  }
  return {{"text", nullable(time->text)},
          {"begin", time->span ? Json(offsets.begin(*time->span)) : Json(nullptr)},
          {"end_offset", time->span ? Json(offsets.end(*time->span)) : Json(nullptr)},
          {"start", nullable(time->start)},
          {"end", nullable(time->end)},
          {"precision", nullable(time->precision)}};
}

Json issues_json(const std::vector<Issue>& issues, const Offsets& offsets) {
  Json list = Json::array();
  for (const Issue& issue : issues) {
    Json item = span_json(issue.text, issue.span, offsets);
    item["topic"] = nullable(issue.topic);
    list.push_back(std::move(item));
  }
  return list;
}

Json mentions_json(const std::vector<EventMention>& mentions, const Offsets& offsets) {
  Json list = Json::array();
  for (const EventMention& mention : mentions) {
    list.push_back({{"begin", offsets.begin(mention.sentence_span)},
                    {"end", offsets.end(mention.sentence_span)},
                    {"sentence", mention.sentence},
                    {"trigger", span_json(mention.trigger_text, mention.trigger, offsets)}});
  }
  return list;
}

std::string record_line(const Record& record, const Json& story, const Offsets& offsets) {
  JsonLine line;
  line.add("id", record.id);
  line.add("story", story);
  line.add("event", record.event);
  line.add("mode", nullable(record.mode));
  line.add("about", nullable(record.about));
  line.add("status", record.status);
  line.add("plover", nullable(record.plover));
  line.add("cameo", nullable(record.cameo));
  line.add("quad_class", nullable(record.quad_class));
  line.add("goldstein", nullable(record.goldstein));
  line.add("contexts", record.contexts);
  line.add("actors", actors_json(record.actors, offsets));
  line.add("recipients", actors_json(record.recipients, offsets));
  line.add("places", places_json(record.places, offsets));
  line.add("time", time_json(record.time, offsets));
  line.add("duration", nullable(record.duration));
  line.add("issues", issues_json(record.issues, offsets));
  line.add("said_by", actors_json(record.said_by, offsets));
  line.add_number("confidence", wire::fixed(record.confidence, 3));
  line.add("mentions", mentions_json(record.mentions, offsets));
  line.add("model", nullable(record.model));
  line.add("schema_version", kSchemaVersion);
  line.add("origin", record.origin);
  line.add("date_basis", nullable(record.date_basis));
  line.add("key", record.key);
  return std::move(line).finish();
}

}  // namespace

std::string records_to_jsonl(const CodedStory& coded) {
  if (coded.records.empty()) {
    return {};
  }
  const Offsets offsets(coded.story.text);
  const Json story = story_json(coded.story);
  std::string out;
  for (const Record& record : coded.records) {
    out += record_line(record, story, offsets);
  }
  return out;
}

}  // namespace rapport
