// Our own JSON lines (docs/formats/record.schema.json) back into stories and records.
//
// The lines do not have the text of their story, but they say what stands where in it. It is rebuilt as far
// as that goes, so that every offset and every word stays what it was. Where nothing is known of a stretch,
// "…" stands in it, so that nobody is quoted with a sentence that was not printed so; a single letter between
// two words was a space.
#include <algorithm>
#include <cstdint>
#include <deque>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "wire/record_check.hpp"
#include "wire/row_importer.hpp"

namespace rapport::wire {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestText = std::size_t{4} << 20U;  // Code points.
constexpr std::size_t kNowhere = SIZE_MAX;

std::optional<std::string> maybe_text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::nullopt : std::optional(found->get<std::string>());
}

template <class T>
std::optional<T> maybe_number(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::nullopt : std::optional(found->get<T>());
}

/// kNowhere for what is no number from 0.
std::size_t offset_of(const Json& object, const char* key) {
  const Json& value = object.at(key);
  return value.is_number_unsigned() ? value.get<std::size_t>() : kNowhere;
}

/// The text of a story as far as its records have it; offsets count code points.
class GappedText {
 public:
  void put(const Json& span, const char* end_key = "end") {
    if (!span.contains("begin") || span["begin"].is_null()) {
      return;
    }
    const std::size_t begin = offset_of(span, "begin");
    const std::size_t end = offset_of(span, end_key);
    const std::string text = base::repair(maybe_text(span, "text").value_or(""));
    if (!reach(begin, end) || base::count_code_points(text) != end - begin) {
      return;
    }
    std::size_t at = begin;
    for (std::size_t byte = 0; byte < text.size(); ++at) {
      const base::CodePoint point = base::decode(text, byte);
      points_[at] = point.value;
      byte += point.size;
    }
  }
  /// False, and the text is of no use, where the span makes no sense.
  bool reach(std::size_t begin, std::size_t end) {
    if (begin > end || end > kLongestText) {
      good_ = false;
      return false;
    }
    points_.resize(std::max(points_.size(), end), kUnknown);
    return true;
  }
  /// A sentence: what is left out of it is shown within it.
  void sentence(std::size_t begin, std::size_t end) {
    if (reach(begin, end)) {
      bounds_.insert({begin, end});
    }
  }
  /// A sentence's number: no text has more of them than letters.
  void number(std::size_t sentence) { good_ = good_ && sentence <= kLongestText; }
  [[nodiscard]] bool good() const { return good_; }

  /// UTF-8, and where each code point begins in it; one entry more for the end.
  [[nodiscard]] std::string finish() {
    fill();
    std::string out;
    for (const char32_t point : points_) {
      bytes_.push_back(out.size());
      base::append(out, point);
    }
    bytes_.push_back(out.size());
    return out;
  }
  [[nodiscard]] ByteSpan span(const Json& object, const char* end_key = "end") const {
    return {byte(offset_of(object, "begin")), byte(offset_of(object, end_key))};
  }

 private:
  static constexpr char32_t kUnknown = 0x110000;  // No code point.

  void fill() {
    for (std::size_t at = 0; at < points_.size(); ++at) {
      if (points_[at] != kUnknown) {
        continue;
      }
      const auto bound = bounds_.upper_bound(at);
      const std::size_t limit = bound == bounds_.end() ? points_.size() : *bound;
      std::size_t end = at;
      while (end < limit && points_[end] == kUnknown) {
        ++end;
      }
      std::fill(points_.begin() + static_cast<std::ptrdiff_t>(at),
                points_.begin() + static_cast<std::ptrdiff_t>(end), U' ');
      if (end - at > 1) {
        points_[at + (end - at > 2 ? 1 : 0)] = U'…';
      }
      at = end - 1;
    }
  }

  [[nodiscard]] std::size_t byte(std::size_t point) const {
    return bytes_[std::min(point, bytes_.size() - 1)];
  }

  bool good_ = true;
  std::u32string points_;
  std::set<std::size_t> bounds_;  // Where sentences begin and end.
  std::vector<std::size_t> bytes_;
};

void put_all(GappedText& text, const Json& record) {
  for (const char* key : {"actors", "recipients", "said_by", "places", "issues"}) {
    for (const Json& each : record.at(key)) {
      text.put(each);
    }
  }
  if (!record.at("time").is_null()) {
    text.put(record["time"], "end_offset");
  }
  for (const Json& mention : record.at("mentions")) {
    text.sentence(offset_of(mention, "begin"), offset_of(mention, "end"));
    text.number(offset_of(mention, "sentence"));
    text.put(mention.at("trigger"));
  }
}

std::vector<Actor> actors_of(const Json& list, const GappedText& text) {
  std::vector<Actor> out;
  for (const Json& each : list) {
    Actor actor;
    actor.text = each.at("text").get<std::string>();
    actor.span = text.span(each);
    actor.name = maybe_text(each, "name");
    actor.country = maybe_text(each, "country");
    actor.sectors = each.at("sectors").get<std::vector<std::string>>();
    actor.code = maybe_text(each, "code");
    actor.title = maybe_text(each, "title");
    actor.wikidata = maybe_text(each, "wikidata");
    out.push_back(std::move(actor));
  }
  return out;
}

std::vector<Place> places_of(const Json& list, const GappedText& text) {
  std::vector<Place> out;
  for (const Json& each : list) {
    Place place;
    place.text = each.at("text").get<std::string>();
    place.span = text.span(each);
    place.name = maybe_text(each, "name");
    place.country = maybe_text(each, "country");
    place.admin1 = maybe_text(each, "admin1");
    place.latitude = maybe_number<double>(each, "latitude");
    place.longitude = maybe_number<double>(each, "longitude");
    place.geonames = maybe_number<std::int64_t>(each, "geonames");
    place.precision = maybe_text(each, "precision");
    out.push_back(std::move(place));
  }
  return out;
}

std::optional<EventTime> time_of(const Json& object, const GappedText& text) {
  if (object.is_null()) {
    return std::nullopt;
  }
  EventTime time;
  time.text = maybe_text(object, "text");
  if (!object.at("begin").is_null()) {
    time.span = text.span(object, "end_offset");
  }
  time.start = maybe_text(object, "start");
  time.end = maybe_text(object, "end");
  time.precision = maybe_text(object, "precision");
  return time;
}

std::vector<EventMention> mentions_of(const Json& list, const GappedText& text) {
  std::vector<EventMention> out;
  for (const Json& each : list) {
    const Json& trigger = each.at("trigger");
    out.push_back({text.span(each), each.at("sentence").get<std::size_t>(),
                   trigger.at("text").get<std::string>(), text.span(trigger)});
  }
  return out;
}

std::vector<Issue> issues_of(const Json& list, const GappedText& text) {
  std::vector<Issue> out;
  for (const Json& each : list) {
    out.push_back({each.at("text").get<std::string>(), text.span(each), maybe_text(each, "topic")});
  }
  return out;
}

Record record_of(const Json& object, const GappedText& text) {
  Record record;
  record.id = object.at("id").get<std::string>();
  record.event = object.at("event").get<std::string>();
  record.mode = maybe_text(object, "mode");
  record.about = maybe_text(object, "about");
  record.status = object.at("status").get<std::string>();
  record.plover = maybe_text(object, "plover");
  record.cameo = maybe_text(object, "cameo");
  record.quad_class = maybe_number<int>(object, "quad_class");
  record.goldstein = maybe_number<double>(object, "goldstein");
  record.contexts = object.at("contexts").get<std::vector<std::string>>();
  record.actors = actors_of(object.at("actors"), text);
  record.recipients = actors_of(object.at("recipients"), text);
  record.places = places_of(object.at("places"), text);
  record.time = time_of(object.at("time"), text);
  record.duration = maybe_text(object, "duration");
  record.issues = issues_of(object.at("issues"), text);
  record.said_by = actors_of(object.at("said_by"), text);
  record.confidence = object.at("confidence").get<double>();
  record.mentions = mentions_of(object.at("mentions"), text);
  record.model = maybe_text(object, "model");
  record.origin = object.at("origin").get<std::string>();
  record.date_basis = maybe_text(object, "date_basis");
  record.key = object.at("key").get<std::string>();
  return record;
}

/// Empty where a span ends before it begins, or lies too far on.
std::optional<CodedStory> story_of(const std::vector<Json>& records) {
  GappedText text;
  for (const Json& record : records) {
    put_all(text, record);
  }
  const Json& object = records.front().at("story");
  CodedStory out;
  if (!text.good()) {
    return std::nullopt;
  }
  out.story.id = object.at("id").get<std::string>();
  out.story.title = maybe_text(object, "title");
  out.story.outlet = maybe_text(object, "outlet");
  out.story.url = maybe_text(object, "url");
  out.story.published = maybe_text(object, "published");
  out.story.language = maybe_text(object, "language");
  out.story.path = maybe_text(object, "path").value_or("");
  out.story.dateline = maybe_text(object, "dateline");
  out.story.text = text.finish();
  out.story.body = {0, out.story.text.size()};
  for (const Json& record : records) {
    out.records.push_back(record_of(record, text));
  }
  return out;
}

class JsonlImporter final : public RowImporter {
 public:
  explicit JsonlImporter(const ImportCodes& codes) : codes_(codes) {}

  tl::expected<ImportedRow, std::string> read(std::string_view row) override {
    try {
      Json object = Json::parse(row);
      if (const std::string problem = problem_of_record(object, codes_); !problem.empty()) {
        return tl::unexpected(problem);
      }
      // Whether all of it makes sense, before it is taken.
      if (!story_of({object})) {
        return tl::unexpected(std::string("a span that ends before it begins, or lies too far on"));
      }
      return take(place_of(object["story"]), object["id"].get<std::string>(), row);
    } catch (const Json::exception& error) {
      return tl::unexpected(std::string("no record of ours: ") + error.what());
    }
  }

  std::optional<CodedStory> finish() override {
    if (order_.empty()) {
      return std::nullopt;
    }
    const auto held = held_.extract(order_.front());
    order_.pop_front();
    gone_.insert(base::hash64(held.key()));
    std::vector<Json> records;
    for (const std::string& line : held.mapped().lines) {
      bytes_ -= line.size();
      records.push_back(Json::parse(line));
    }
    return story_of(records);
  }

 private:
  struct Held {
    std::vector<std::string> lines;
    std::unordered_set<std::string> ids;
  };

  // As the store tells stories apart: one text at two addresses, or in two files, is two.
  static std::string place_of(const Json& story) {
    auto id = story.at("id").get<std::string>();
    if (!base::is_hash_hex(id)) {
      return id;
    }
    const auto url = maybe_text(story, "url");
    return id + (url ? "\nurl " + *url : "\npath " + maybe_text(story, "path").value_or(""));
  }

  tl::expected<ImportedRow, std::string> take(const std::string& story, const std::string& id,
                                              std::string_view row) {
    if (gone_.contains(base::hash64(story))) {
      return tl::unexpected("story '" + story.substr(0, story.find('\n')) +
                            "' was complete: its records stand too far apart");
    }
    Held& held = held_[story];
    if (held.lines.empty()) {
      order_.push_back(story);
    }
    // The line may stand in several files.
    if (held.ids.insert(id).second) {
      held.lines.emplace_back(row);
      bytes_ += row.size();
    }
    ImportedRow out;
    if (bytes_ > kMostHeld) {
      out.coded = finish();
    }
    return out;
  }

  // Records may come in any order, sorted by date for instance: a story waits for more of its own.
  static constexpr std::size_t kMostHeld = std::size_t{256} << 20U;  // Bytes.
  const ImportCodes& codes_;
  std::unordered_map<std::string, Held> held_;  // By story.
  std::deque<std::string> order_;               // Stories as they came.
  std::unordered_set<std::uint64_t> gone_;
  std::size_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<RowImporter> make_jsonl_importer(const ImportCodes& codes) {
  return std::make_unique<JsonlImporter>(codes);
}

}  // namespace rapport::wire
