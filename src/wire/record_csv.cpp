// Records as CSV after RFC 4180: comma, CR LF, quotes where needed.
//
// Lists have "|" between their values and keep their places: the second of actor_codes belongs to the second
// of actors. A "|" inside a value becomes "/".
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/format.hpp"
#include "rapport/version.hpp"

#include "wire/csv_row.hpp"
#include "wire/json_line.hpp"
#include "wire/record_rows.hpp"

namespace rapport {
namespace {

constexpr std::string_view kHeader =
    "id,key,story,title,outlet,url,published,language,path,dateline,event,mode,about,status,plover,cameo,"
    "quad_class,"
    "goldstein,contexts,actors,actor_texts,actor_countries,actor_sectors,actor_codes,recipients,recipient_"
    "texts,"
    "recipient_countries,recipient_sectors,recipient_codes,said_by,said_by_texts,said_by_countries,said_by_"
    "sectors,"
    "said_by_codes,places,place_countries,place_admin1,latitudes,longitudes,place_geonames,time_text,start,"
    "end,"
    "time_precision,duration,issues,confidence,sentence,sentence_begin,sentence_end,sentence_text,trigger,"
    "trigger_begin,trigger_end,model,schema_version,origin,date_basis\r\n";

using Row = wire::CsvRow;

// `get` gives the value of one item as a string.
template <class Items, class Get>
std::string list(const Items& items, const Get& get) {
  std::string out;
  bool first = true;
  for (const auto& item : items) {
    std::string value = get(item);
    for (char& c : value) {
      c = c == '|' ? '/' : c;
    }
    out += (first ? "" : "|") + value;
    first = false;
  }
  return out;
}

std::string shortest(const std::optional<double>& value) {
  return value ? wire::Json(*value).dump() : "";
}

std::string sectors_of(const Actor& actor) {
  std::string out;
  for (const std::string& sector : actor.sectors) {
    out += (out.empty() ? "" : " ") + sector;
  }
  return out;
}

void add_actors(Row& row, const std::vector<Actor>& actors) {
  row.text(list(actors, [](const Actor& a) { return a.name.value_or(a.text); }));
  row.text(list(actors, [](const Actor& a) { return a.text; }));
  row.text(list(actors, [](const Actor& a) { return a.country.value_or(""); }));
  row.text(list(actors, sectors_of));
  row.text(list(actors, [](const Actor& a) { return a.code.value_or(""); }));
}

void add_places(Row& row, const std::vector<Place>& places) {
  row.text(list(places, [](const Place& p) { return p.name.value_or(p.text); }));
  row.text(list(places, [](const Place& p) { return p.country.value_or(""); }));
  row.text(list(places, [](const Place& p) { return p.admin1.value_or(""); }));
  row.number(list(places, [](const Place& p) { return shortest(p.latitude); }));
  row.number(list(places, [](const Place& p) { return shortest(p.longitude); }));
  row.number(list(places, [](const Place& p) { return p.geonames ? std::to_string(*p.geonames) : ""; }));
}

void add_time(Row& row, const EventTime& time) {
  row.maybe(time.text);
  row.maybe(time.start);
  row.maybe(time.end);
  row.maybe(time.precision);
}

// Of the mentions a table holds the first, the most informative.
void add_mention(Row& row, const Record& record, std::string_view text, const wire::Offsets& offsets,
                 bool sentences) {
  if (record.mentions.empty()) {
    for (int i = 0; i < 7; ++i) {
      row.empty();
    }
    return;
  }
  const EventMention& mention = record.mentions.front();
  const bool inside = sentences && mention.sentence_span.end <= text.size() && !mention.sentence_span.empty();
  row.number(mention.sentence);
  row.number(offsets.begin(mention.sentence_span));
  row.number(offsets.end(mention.sentence_span));
  row.text(inside ? mention.sentence_span.of(text) : std::string_view{});
  row.text(mention.trigger_text);
  row.number(offsets.begin(mention.trigger));
  row.number(offsets.end(mention.trigger));
}

void add_story(Row& row, const Story& story) {
  row.text(story.id);
  for (const auto* field : {&story.title, &story.outlet, &story.url, &story.published, &story.language}) {
    row.maybe(*field);
  }
  row.text(story.path);
  row.maybe(story.dateline);
}

void add_act(Row& row, const Record& record) {
  row.text(record.event);
  row.maybe(record.mode);
  row.maybe(record.about);
  row.text(record.status);
  row.maybe(record.plover);
  row.maybe(record.cameo);
  row.number(record.quad_class ? std::to_string(*record.quad_class) : "");
  row.number(shortest(record.goldstein));
  row.text(list(record.contexts, [](const std::string& context) { return context; }));
}

std::string row_of(const Record& record, const Story& story, const wire::Offsets& offsets, bool sentences) {
  Row row;
  row.text(record.id);
  row.text(record.key);
  add_story(row, story);
  add_act(row, record);
  add_actors(row, record.actors);
  add_actors(row, record.recipients);
  add_actors(row, record.said_by);
  add_places(row, record.places);
  add_time(row, record.time.value_or(EventTime{}));
  row.maybe(record.duration);
  row.text(list(record.issues, [](const Issue& issue) { return issue.text; }));
  row.number(wire::fixed(record.confidence, 3));
  add_mention(row, record, story.text, offsets, sentences);
  row.maybe(record.model);
  row.text(kSchemaVersion);
  row.text(record.origin);
  row.maybe(record.date_basis);
  return std::move(row).finish();
}

}  // namespace

std::string csv_header() {
  return std::string(kHeader);
}

std::string wire::csv_rows(const CodedStory& coded, bool sentences) {
  const wire::Offsets offsets(coded.story.text);
  std::string out;
  for (const Record& record : coded.records) {
    out += row_of(record, coded.story, offsets, sentences);
  }
  return out;
}

std::string records_to_csv(const CodedStory& coded) {
  return wire::csv_rows(coded, true);
}

}  // namespace rapport
