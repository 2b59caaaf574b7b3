#include "ingest/html_dates.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "base/ascii.hpp"
#include "ingest/news_date.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;
using Text = std::optional<std::string>;

constexpr std::array kDateMetas = {"article:published_time",
                                   "og:article:published_time",
                                   "article:published",
                                   "article.published",
                                   "datepublished",
                                   "parsely-pub-date",
                                   "sailthru.date",
                                   "pubdate",
                                   "pub_date",
                                   "publishdate",
                                   "publish-date",
                                   "publish_date",
                                   "publication_date",
                                   "citation_publication_date",
                                   "published_time",
                                   "published_at",
                                   "dc.date.issued",
                                   "dc.date",
                                   "dc.date.created",
                                   "dcterms.created",
                                   "dcterms.date",
                                   "dcterms.issued",
                                   "date",
                                   "datecreated",
                                   "originalpublicationdate",
                                   "cxenseparse:recs:publishtime",
                                   "displaydate",
                                   "article_date_original",
                                   "ptime",
                                   "og:pubdate",
                                   "created"};
constexpr std::array kModifiedMetas = {"article:modified_time",
                                       "og:article:modified_time",
                                       "og:updated_time",
                                       "datemodified",
                                       "article:modified",
                                       "article.updated",
                                       "dcterms.modified",
                                       "dc.date.modified",
                                       "article_date_updated",
                                       "updated-date",
                                       "last-modified",
                                       "lastmod",
                                       "revised",
                                       "modified"};
// How pages in English, German, French, Spanish, Portuguese and Italian introduce the dates.
constexpr std::array kPublishedWords = {"publish"sv,
                                        "publizi"sv,
                                        "ver\xC3\xB6"
                                        "ffentlicht"sv,
                                        "publi\xC3\xA9"sv,
                                        "publicado"sv,
                                        "pubblicato"sv};
constexpr std::array kUpdatedWords = {
    "update"sv,      "modified"sv,   "aktualisiert"sv, "mis \xC3\xA0 jour"sv,
    "actualizado"sv, "atualizado"sv, "aggiornato"sv};
constexpr std::size_t kNearHeadline = 8;  // Blocks from the headline on where a date may stand.
constexpr std::size_t kMaxDateLine = 160;

template <std::size_t N>
bool holds_any(const std::string& text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

Text read_date(const Text& value) {
  return value ? read_date_field(*value) : std::nullopt;
}

template <std::size_t N>
Text date_of_metas(const HtmlFacts& facts, const std::array<const char*, N>& names) {
  for (const char* name : names) {
    if (auto date = read_date(facts.meta_of(name))) {
      return date;
    }
  }
  return std::nullopt;
}

std::span<const HtmlBlock> near_headline(const HtmlFacts& facts, const std::vector<HtmlBlock>& blocks) {
  const NodeId headline = facts.headlines.empty() ? 0 : facts.headlines.front();
  const auto at = std::lower_bound(blocks.begin(), blocks.end(), headline,
                                   [](const HtmlBlock& block, NodeId key) { return block.first_text < key; });
  const auto index = static_cast<std::size_t>(at - blocks.begin());
  return std::span(blocks).subspan(index, std::min(kNearHeadline, blocks.size() - index));
}

Text date_in_line(const HtmlBlock& block) {
  if (block.text.size() > kMaxDateLine) {
    return std::nullopt;
  }
  const auto date = find_date(block.text);
  return date ? Text(date->iso) : std::nullopt;
}

/// The part of "Published: June 3, 2023 | Updated: June 4, 2023" from the first of the words on.
template <std::size_t N>
Text date_behind(const HtmlBlock& block, const std::array<std::string_view, N>& words) {
  if (block.text.size() > kMaxDateLine) {
    return std::nullopt;
  }
  const std::string lower = base::lower(block.text);
  std::size_t begin = std::string::npos;
  for (const std::string_view word : words) {
    begin = std::min(begin, lower.find(word));
  }
  const auto date =
      begin == std::string::npos ? std::nullopt : find_date(std::string_view(block.text).substr(begin));
  return date ? Text(date->iso) : std::nullopt;
}

/// A full date in the text from the headline on; one of a change only where there is no other.
Text date_near_headline(const HtmlFacts& facts, const std::vector<HtmlBlock>& blocks) {
  Text changed;
  for (const HtmlBlock& block : near_headline(facts, blocks)) {
    auto date = date_behind(block, kPublishedWords);
    date = date ? date : date_in_line(block);
    if (!date) {
      continue;
    }
    const std::string lower = base::lower(block.text);
    if (!holds_any(lower, kUpdatedWords) || holds_any(lower, kPublishedWords)) {
      return date;
    }
    changed = changed ? changed : date;
  }
  return changed;
}

/// "First published on Nov 20, 2019" anywhere on the page.
Text date_by_wording(const std::vector<HtmlBlock>& blocks) {
  for (const HtmlBlock& block : blocks) {
    if (auto date = date_behind(block, kPublishedWords)) {
      return date;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_published(const HtmlFacts& facts, const std::optional<std::string>& url,
                                          const std::vector<HtmlBlock>& blocks) {
  Text date = facts.json_ld.article ? read_date(facts.json_ld.article->published) : std::nullopt;
  date = date ? date : date_of_metas(facts, kDateMetas);
  date = date ? date : read_date(facts.json_ld.page_published);
  date = date ? date : facts.marked_date;
  date = date ? date : facts.first_time;
  date = date || !url ? date : date_in_url(*url);
  date = date ? date : date_near_headline(facts, blocks);
  return date ? date : date_by_wording(blocks);
}

std::optional<std::string> find_modified(const HtmlFacts& facts, const std::vector<HtmlBlock>& blocks) {
  Text date = facts.json_ld.article ? read_date(facts.json_ld.article->modified) : std::nullopt;
  date = date ? date : date_of_metas(facts, kModifiedMetas);
  date = date ? date : read_date(facts.json_ld.page_modified);
  date = date ? date : facts.marked_modified;
  const auto near = near_headline(facts, blocks);
  for (auto block = near.begin(); !date && block != near.end(); ++block) {
    date = date_behind(*block, kUpdatedWords);
  }
  return date;
}

}  // namespace rapport::ingest
