// What must hold for every page that ingestion gives back; shared by the ingest fuzz targets.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "ingest/page_reader.hpp"

namespace rapport::fuzz {

/// Aborts, as libFuzzer expects, when `holds` is false.
inline void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

/// Lines stand in the order of the text and are whole lines of it; what stands on the page is no emptier.
inline void check_lines(const Story& story) {
  std::size_t behind = 0;
  for (const PageSpan& line : story.lines) {
    require(behind <= line.text.begin && line.text.begin < line.text.end &&
            line.text.end <= story.text.size());
    require(line.text.begin == 0 || story.text[line.text.begin - 1] == '\n');
    require(line.text.end == story.text.size() || story.text[line.text.end] == '\n');
    require(line.page.begin < line.page.end);
    behind = line.text.end;
  }
}

/// Checks the invariants of include/rapport/story.hpp. Ids and numbers are those of one page; the lines of a
/// JSONL input are pages of their own.
inline void check_stories(const ingest::PageStories& page, bool one_page) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < page.stories.size(); ++i) {
    const Story& story = page.stories[i];
    require(!story.text.empty());
    require(base::find_invalid(story.text) == std::string::npos);
    require(!story.id.empty());
    require(!one_page || (ids.insert(story.id).second && story.index == i));
    require(story.body.begin <= story.body.end && story.body.end == story.text.size());
    require(!story.has_title_line ||
            (story.title && story.text.compare(0, story.title->size(), *story.title) == 0 &&
             story.text[story.title->size()] == '\n'));
    for (const auto& field : {story.title, story.outlet, story.url, story.published, story.modified,
                              story.language, story.section, story.dateline}) {
      require(!field || base::find_invalid(*field) == std::string::npos);
    }
    for (const std::string& author : story.authors) {
      require(!author.empty() && base::find_invalid(author) == std::string::npos);
    }
    check_lines(story);
  }
}

/// Reads the bytes as one item of the given format and checks what comes of it.
inline void check_item(const std::uint8_t* data, std::size_t size, InputFormat format) {
  ingest::Item item;
  item.path = "fuzz";
  item.page = "fuzz";
  item.format = format;
  item.bytes.assign(reinterpret_cast<const char*>(data), size);
  const auto page = ingest::read_item(item, IngestOptions{});
  if (page) {
    check_stories(*page, format == InputFormat::kHtml || format == InputFormat::kText);
  } else {
    require(!page.error().message.empty() && page.error().where.compare(0, 4, "fuzz") == 0);
  }
}

}  // namespace rapport::fuzz
