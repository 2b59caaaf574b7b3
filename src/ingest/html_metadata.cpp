#include "ingest/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/html_authors.hpp"
#include "ingest/html_dates.hpp"
#include "ingest/html_facts.hpp"
#include "ingest/html_outlet.hpp"
#include "ingest/name_letters.hpp"
#include "ingest/news_date.hpp"
#include "ingest/word_overlap.hpp"

namespace rapport::ingest {
namespace {

using Text = std::optional<std::string>;

constexpr std::array kSectionMetas = {"article:section", "og:article:section", "parsely-section",
                                      "section",         "dc.subject.section", "cxenseparse:section"};
constexpr std::array kLanguageMetas = {"content-language", "dc.language", "dcterms.language",
                                       "inlanguage",       "og:locale",   "language"};
constexpr std::size_t kMaxTitleBytes = 400;
constexpr std::size_t kMaxSectionBytes = 60;
constexpr std::size_t kMaxLanguageBytes = 35;  // RFC 5646, §4.4.1.

/// How much two titles say the same: the shared content words' share of each, multiplied; 0 where less than
/// half of those of `left` are in `right`.
double agreement(const std::string& left, const std::string& right) {
  const auto stems = content_stems(left);
  const auto others = content_stems(right);
  const auto shared = static_cast<double>(count_shared(stems, WordSet(others.begin(), others.end())));
  if (stems.empty() || shared * 2 < static_cast<double>(stems.size())) {
    return 0;
  }
  return shared / static_cast<double>(stems.size()) * shared / static_cast<double>(others.size());
}

/// What the page's metadata call it, best first.
std::vector<std::string> stated_titles(const HtmlFacts& facts) {
  std::vector<std::string> out;
  const auto offer = [&out](const Text& text) {
    if (text && text->size() <= kMaxTitleBytes) {
      out.push_back(*text);
    }
  };
  offer(facts.json_ld.article ? facts.json_ld.article->headline : std::nullopt);
  offer(facts.meta_of("og:title"));
  offer(facts.meta_of("twitter:title"));
  offer(facts.html_title);
  return out;
}

/// How well a title agrees with the best of what the metadata state, the one numbered `self` aside.
double best_agreement(const std::string& title, const std::vector<std::string>& stated, std::size_t self) {
  double best = 0;
  for (std::size_t i = 0; i < stated.size(); ++i) {
    best = i == self ? best : std::max(best, agreement(title, stated[i]));
  }
  return best;
}

/// The h1 elements with a text, the outlet's name aside.
std::vector<std::string> shown_titles(const HtmlTree& tree, const HtmlFacts& facts, const Text& outlet) {
  std::vector<std::string> out;
  for (const NodeId id : facts.headlines) {
    std::string shown = tree.text_of(id, 2 * kMaxTitleBytes);
    const bool is_site = outlet && letters_of(shown) == letters_of(*outlet);
    if (!shown.empty() && shown.size() <= kMaxTitleBytes && !is_site) {
      out.push_back(std::move(shown));
    }
  }
  return out;
}

/// The headline as the page shows it where its metadata agree with it, the one that they agree with best
/// (some sites show their own name as a headline); else the first title of the metadata that another one
/// agrees with.
Text choose_title(const std::vector<std::string>& shown, const std::vector<std::string>& stated) {
  Text best_shown;
  double best = 0;
  for (const std::string& title : shown) {
    const double agrees = base::words(title).size() < 2 ? 0 : best_agreement(title, stated, stated.size());
    if (agrees > best) {
      best = agrees;
      best_shown = title;
    }
  }
  if (best_shown) {
    return best_shown;
  }
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (best_agreement(stated[i], stated, i) > 0) {
      return stated[i];
    }
  }
  const std::vector<std::string>& left = stated.empty() ? shown : stated;
  return left.empty() ? Text() : Text(left.front());
}

Text find_title(const HtmlTree& tree, const HtmlFacts& facts, const Text& outlet) {
  const Text title = choose_title(shown_titles(tree, facts, outlet), stated_titles(facts));
  return title ? Text(without_site(*title, outlet)) : title;
}

/// "//gazette.example/a" as an address of the web; empty where it names no host.
Text absolute_url(const Text& url) {
  if (!url) {
    return std::nullopt;
  }
  const std::string begin = base::lower(std::string_view(*url).substr(0, 8));
  if (begin.substr(0, 2) == "//" && url->size() > 2) {
    return "https:" + *url;
  }
  return begin.substr(0, 7) == "http://" || begin == "https://" ? url : std::nullopt;
}

Text find_url(const HtmlFacts& facts) {
  Text url = absolute_url(facts.canonical);
  url = url ? url : absolute_url(facts.meta_of("og:url"));
  return url || !facts.json_ld.article ? url : absolute_url(facts.json_ld.article->url);
}

/// "en_US" as "en-US"; empty for what is no tag.
Text language_tag(const Text& value) {
  if (!value || value->empty() || value->size() > kMaxLanguageBytes) {
    return std::nullopt;
  }
  std::string tag = *value;
  std::replace(tag.begin(), tag.end(), '_', '-');
  const bool is_tag = base::is_alpha(tag.front()) && std::all_of(tag.begin(), tag.end(), [](char c) {
                        return base::is_alnum(c) || c == '-';
                      });
  return is_tag ? Text(std::move(tag)) : std::nullopt;
}

Text find_language(const HtmlFacts& facts) {
  Text language = language_tag(facts.language);
  for (const char* name : kLanguageMetas) {
    language = language ? language : language_tag(facts.meta_of(name));
  }
  const auto& article = facts.json_ld.article;
  return language || !article ? language : language_tag(article->language);
}

Text find_section(const HtmlFacts& facts) {
  Text section = facts.json_ld.article ? facts.json_ld.article->section : std::nullopt;
  for (const char* name : kSectionMetas) {
    section = section ? section : facts.meta_of(name);
  }
  section = section ? section : facts.marked_section;
  if (section) {  // Of "World,Home Page,Popular" the first.
    section = std::string(base::trim(section->substr(0, section->find(','))));
  }
  const bool is_host = section && section->find('.') + 1 < section->size() &&
                       section->find(' ') == std::string::npos && section->find('.') != std::string::npos;
  return section && !section->empty() && section->size() <= kMaxSectionBytes && !is_host ? section
                                                                                         : std::nullopt;
}

/// The block that has the title's letters; the number of blocks where there is none.
std::size_t find_title_block(const std::vector<HtmlBlock>& blocks, const Text& title) {
  const std::string letters = letters_of(title.value_or(""));
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const HtmlBlock& block) {
    return block.text.size() <= kMaxTitleBytes && letters_of(block.text) == letters;
  });
  return letters.empty() ? blocks.size() : static_cast<std::size_t>(found - blocks.begin());
}

}  // namespace

PageMetadata read_metadata(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
  HtmlFacts facts = gather_facts(tree);
  PageMetadata out;
  PageContent& page = out.content;
  page.url = find_url(facts);
  page.outlet = find_outlet(facts, blocks, page.url);
  page.title = find_title(tree, facts, page.outlet);
  page.published = find_published(facts, page.url, blocks);
  page.modified = find_modified(facts, blocks);
  page.language = find_language(facts);
  page.section = find_section(facts);
  out.title_block = find_title_block(blocks, page.title);
  if (out.title_block < blocks.size()) {
    page.title_page = blocks[out.title_block].page;
  }
  page.authors = find_authors(tree, facts, blocks,
                              out.title_block < blocks.size() ? out.title_block + 1 : blocks.size());
  out.says_article =
      facts.json_ld.article.has_value() || base::lower(facts.meta_of("og:type").value_or("")) == "article";
  out.is_live = facts.is_live;
  if (facts.json_ld.article) {
    out.updates = std::move(facts.json_ld.article->updates);
  }
  return out;
}

std::optional<std::string> date_in(const HtmlTree& tree, NodeId id) {
  for (NodeId at = id; at < tree.node(id).subtree_end; ++at) {
    if (tree.node(at).tag == Tag::kText) {
      continue;
    }
    if (auto date = date_of_element(tree, at)) {
      return date;
    }
  }
  return std::nullopt;
}

}  // namespace rapport::ingest
