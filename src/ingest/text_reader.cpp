#include "ingest/text_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/byline.hpp"
#include "ingest/line_kind.hpp"
#include "ingest/news_date.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxHeaderLines = 8;
constexpr std::size_t kMaxHeaderBytes = 160;
constexpr std::size_t kMaxLinesAbove = 3;
constexpr std::size_t kMaxOutletLine = 60;

bool is_link(std::string_view line) {
  return (line.substr(0, 7) == "http://" || line.substr(0, 8) == "https://") &&
         line.find(' ') == std::string_view::npos;
}

/// "Source: Daily Wire" -> "Daily Wire"; empty for other lines.
std::string_view named_source(std::string_view line) {
  const std::string lower = base::lower(line.substr(0, 12));
  for (const std::string_view key : {"source:"sv, "outlet:"sv, "publisher:"sv}) {
    if (lower.substr(0, key.size()) == key) {
      return base::trim(line.substr(key.size()));
    }
  }
  return {};
}

/// Parts of "Daily Wire | June 18, 2023": pieces between " | ", " \u00B7 ", " \u2022 ", " - ", " \u2013 ", "
/// \u2014 ".
std::vector<std::string_view> header_parts(std::string_view line) {
  static constexpr std::array kMarks = {
      " | "sv, " \xC2\xB7 "sv, " \xE2\x80\xA2 "sv, " - "sv, " \xE2\x80\x93 "sv, " \xE2\x80\x94 "sv, " / "sv};
  std::vector<std::string_view> parts;
  for (;;) {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string_view mark : kMarks) {
      const std::size_t found = line.find(mark);
      if (found < at) {
        at = found;
        size = mark.size();
      }
    }
    parts.push_back(base::trim(line.substr(0, at)));
    if (at == std::string_view::npos) {
      return parts;
    }
    line.remove_prefix(at + size);
  }
}

/// What the parts of one header line say.
struct HeaderLine {
  std::optional<std::string> outlet;
  std::optional<std::string> date;
  std::vector<std::string> authors;
  bool recognised = true;
};

HeaderLine read_header_line(std::string_view line) {
  HeaderLine out;
  for (const std::string_view part : header_parts(line)) {
    const bool stamp = is_time_stamp(part);
    const std::string_view source = named_source(part);
    if (stamp) {
      if (const auto date = find_date(part)) {
        out.date = out.date ? out.date : date->iso;
      }
    } else if (!source.empty()) {
      out.outlet = std::string(source);
    } else if (is_outlet_like(part)) {
      out.outlet = out.outlet ? out.outlet : std::string(part);
    } else if (is_byline(part)) {
      add_names(out.authors, names_in_byline(part));
    } else {
      out.recognised = false;
    }
  }
  return out;
}

/// A name in the header that may be an outlet's or a person's: an outlet's word in it decides, else the first
/// one wins.
void offer_outlet(std::optional<std::string>& outlet, const std::string& name) {
  if (!outlet || (has_outlet_cue(name) && !has_outlet_cue(*outlet))) {
    outlet = name;
  }
}

/// Links, and an outlet's or time line right above a headline, come off the front.
void take_lines_above_title(PageContent& page) {
  auto& lines = page.paragraphs;
  std::size_t used = 0;
  while (used + 1 < lines.size() && used < kMaxLinesAbove) {
    const std::string& line = lines[used].text;
    if (is_link(line)) {
      page.url = page.url ? page.url : line;
    } else if (line.size() <= kMaxOutletLine && !is_headline_like(line) &&
               is_headline_like(lines[used + 1].text)) {
      const HeaderLine header = read_header_line(line);
      if (!header.recognised || (header.outlet && !has_outlet_cue(*header.outlet))) {
        break;
      }
      page.outlet = page.outlet ? page.outlet : header.outlet;
      page.published = page.published ? page.published : header.date;
    } else {
      break;
    }
    ++used;
  }
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(used));
}

}  // namespace

void take_header_lines(PageContent& page, std::vector<Paragraph>& paragraphs) {
  std::optional<std::string> outlet;
  std::size_t used = 0;
  while (used + 1 < paragraphs.size() && used < kMaxHeaderLines) {
    const std::string& line = paragraphs[used].text;
    if (line.size() > kMaxHeaderBytes) {
      break;
    }
    if (is_link(line)) {
      page.url = page.url ? page.url : line;
      ++used;
      continue;
    }
    const HeaderLine header = read_header_line(line);
    if (!header.recognised) {
      break;
    }
    if (header.outlet) {
      offer_outlet(outlet, *header.outlet);
    }
    page.published = page.published ? page.published : header.date;
    add_names(page.authors, header.authors);
    ++used;
  }
  page.outlet = page.outlet ? page.outlet : outlet;
  paragraphs.erase(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(used));
}

PageContent read_text_page(std::string_view text) {
  PageContent page;
  for (std::string& line : paragraphs_of(text)) {
    page.paragraphs.push_back({std::move(line), Paragraph::Mark::kNone});
  }
  take_lines_above_title(page);
  if (page.paragraphs.size() < 2 || !is_headline_like(page.paragraphs.front().text)) {
    return page;
  }
  page.title = std::move(page.paragraphs.front().text);
  page.paragraphs.erase(page.paragraphs.begin());
  take_header_lines(page, page.paragraphs);
  return page;
}

}  // namespace rapport::ingest
