#include "wire/pair_export.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "wire/cells.hpp"
#include "wire/json_line.hpp"
#include "wire/party_pairs.hpp"

namespace rapport::wire {
namespace {

constexpr std::int64_t kLargest = (std::int64_t{1} << 53U) - 1;

std::int64_t number_of(const std::string& key) {
  const auto number = static_cast<std::int64_t>(base::hash64(key) & static_cast<std::uint64_t>(kLargest));
  return number == 0 ? 1 : number;
}

// Records of the data set that is written keep their number, as theirs are unique in it alone: "gdelt:123",
// "icews:123:2024-05-17".
std::optional<std::int64_t> imported_number(const Record& record, std::string_view origin) {
  if (record.origin != origin) {
    return std::nullopt;
  }
  const std::string_view id =
      std::string_view(record.id).substr(std::min(record.id.find(':') + 1, record.id.size()));
  std::int64_t number = 0;
  const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool whole = read.ec == std::errc{} && (read.ptr == id.data() + id.size() || *read.ptr == ':');
  return whole && number > 0 && number <= kLargest ? std::optional(number) : std::nullopt;
}

const FieldCodes& no_codes() {
  static const FieldCodes kNone;
  return kNone;
}

}  // namespace

PairExporter::PairExporter(const ExportOptions& options, bool needs_cameo)
    : options_(options),
      codes_(options.codes != nullptr ? options.codes : &no_codes()),
      needs_cameo_(needs_cameo) {}

std::string PairExporter::write(const CodedStory& coded) {
  std::string out;
  for (const Record& record : coded.records) {
    const auto day = placement(record, coded.story, options_.date);
    if (!day || (needs_cameo_ && !record.cameo)) {
      ++(!day ? count().undated : count().uncoded);
      continue;
    }
    out += rows_of(coded, record, day->day);
  }
  return out;
}

std::string PairExporter::rows_of(const CodedStory& coded, const Record& record, const std::string& day) {
  std::string out;
  PairRow line{coded.story, record, nullptr, nullptr, day, 0};
  const std::string act = needs_cameo_ ? *record.cameo : record.event + '/' + record.status;
  const auto pairs = pairs_of(record);
  // An act of nobody known is an event all the same, but no row of a table of pairs.
  count().unpaired += pairs.empty() ? 1U : 0U;
  for (const auto& [source, target] : pairs) {
    line.source = source;
    line.target = target;
    if (options_.one_a_day && is_repeated(line, act)) {
      ++count().repeated;
    } else {
      out += row(line);
      ++count().rows;
    }
    ++line.pair;
  }
  return out;
}

bool PairExporter::is_repeated(const PairRow& line, const std::string& act) {
  const auto source = only_code(line.source);
  const auto target = only_code(line.target);
  return source && target ? !filter_.is_new(line.day, *source, *target, act)
                          : !filter_.is_new(line.day, line.source, line.target, act);
}

void TabRow::add(std::string_view text) {
  out_ += started_ ? "\t" : "";
  started_ = true;
  std::string cell = one_line(text);
  // These formats have no quotes. Many programs take a cell that begins with one for a quoted cell all the
  // same, and read on to the next, rows below.
  if (cell.starts_with('"')) {
    std::replace(cell.begin(), cell.end(), '"', '\'');
  }
  out_ += cell.empty() ? missing_ : cell;
}

void TabRow::number(const std::optional<double>& value) {
  add(value ? Json(*value).dump() : "");
}

void TabRow::skip(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    add("");
  }
}

std::string header_row(ExportFormat format) {
  TabRow row;
  for (const FieldColumn& column : table_columns(format)) {
    row.add(column.name);
  }
  return std::move(row).finish();
}

std::int64_t row_number(const PairRow& row, std::string_view origin) {
  if (const auto own = imported_number(row.record, origin)) {
    return *own;
  }
  // One text at two addresses, or in two files, has records of one id.
  return number_of(row.story.id + '\x1f' + row.story.url.value_or(row.story.path) + '\x1f' + row.record.id +
                   '\x1f' + std::to_string(row.pair));
}

std::int64_t story_number(const Story& story) {
  std::int64_t number = 0;
  const char* end = story.id.data() + story.id.size();
  const auto read = std::from_chars(story.id.data(), end, number);
  const bool whole = read.ec == std::errc{} && read.ptr == end && number > 0 && number <= kLargest;
  return whole ? number : number_of(story.id);
}

std::string compact_day(std::string_view day) {
  std::string out(day);
  std::erase(out, '-');
  return out;
}

std::string party_name(const Actor* actor) {
  return actor == nullptr ? std::string() : actor->name.value_or(actor->text);
}

const Place* first_place(const Record& record) {
  return record.places.empty() ? nullptr : &record.places.front();
}

bool is_city(const Place& place) {
  return place.precision == "city" || place.precision == "point";
}

std::string division_of(const Place& place) {
  return place.precision == "admin1" && place.name ? *place.name : place.admin1.value_or("");
}

std::string sentence_ids(const Story& story, const Record& record) {
  std::vector<std::string> ids;
  for (const EventMention& mention : record.mentions) {
    std::string id = fmt::format("{}_{:02}", one_line(story.id), mention.sentence + 1);
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
      ids.push_back(std::move(id));
    }
  }
  return join(ids, ";");
}

std::string citation_of(const Story& story) {
  if (story.url) {
    return *story.url;
  }
  const bool both = story.outlet && story.title;
  return story.outlet.value_or("") + (both ? ": " : "") + story.title.value_or("");
}

}  // namespace rapport::wire
