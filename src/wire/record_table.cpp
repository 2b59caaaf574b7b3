// Records as aligned columns for a terminal; what does not fit ends in "…".
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/format.hpp"

#include "wire/cells.hpp"
#include "wire/json_line.hpp"
#include "wire/phrases.hpp"

namespace rapport {
namespace {

// A column takes `least` cells and `share` parts of what the terminal has beyond the sum of the least widths.
struct Column {
  std::string_view name;
  std::size_t least;
  std::size_t share;
};

constexpr std::size_t kGap = 2;
constexpr int kWidthForStory = 100;  // a narrower terminal has no column for the story's title
constexpr std::array kColumns = std::to_array<Column>({
    {"CONF", 4, 0},
    {"DATE", 10, 0},
    {"EVENT", 16, 0},
    {"STATUS", 9, 0},
    {"ACTORS", 10, 3},
    {"RECIPIENTS", 10, 3},
    {"PLACE", 8, 2},
    {"STORY", 14, 4},
});

std::vector<std::size_t> widths_for(int width) {
  const std::size_t count = width < kWidthForStory ? kColumns.size() - 1 : kColumns.size();
  std::size_t used = kGap * (count - 1);
  std::size_t shares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    used += kColumns.at(i).least;
    shares += kColumns.at(i).share;
  }
  const std::size_t whole = static_cast<std::size_t>(std::max(width, 0));
  const std::size_t spare = whole > used ? whole - used : 0;
  std::vector<std::size_t> widths;
  widths.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    widths.push_back(kColumns.at(i).least + spare * kColumns.at(i).share / shares);
  }
  return widths;
}

std::string row_of(const std::vector<std::string>& values, const std::vector<std::size_t>& widths) {
  std::string out;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    out += i == 0 ? "" : std::string(kGap, ' ');
    out += wire::fit(values.at(i), widths[i]);
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + '\n';
}

// The day that a series dates the record by; empty where there is none.
std::string date_of(const Record& record, const Story& story) {
  if (record.time && record.time->start) {
    return *record.time->start;
  }
  const bool by_story = record.date_basis == "published";
  return by_story ? story.published.value_or("").substr(0, 10) : "";
}

std::vector<std::string> values_of(const Record& record, const Story& story) {
  return {wire::fixed(record.confidence, 2),
          date_of(record, story),
          record.mode ? record.event + '/' + *record.mode : record.event,
          record.status,
          wire::join(wire::names_of(record.actors), ", "),
          wire::join(wire::names_of(record.recipients), ", "),
          record.places.empty() ? "" : wire::name_phrase(record.places.front()),
          story.title.value_or(story.id)};
}

}  // namespace

std::string table_header(int width) {
  std::vector<std::string> names;
  names.reserve(kColumns.size());
  for (const Column& column : kColumns) {
    names.emplace_back(column.name);
  }
  return row_of(names, widths_for(width));
}

std::string records_to_table(const CodedStory& coded, int width) {
  const std::vector<std::size_t> widths = widths_for(width);
  std::string out;
  for (const Record& record : coded.records) {
    out += row_of(values_of(record, coded.story), widths);
  }
  return out;
}

}  // namespace rapport
