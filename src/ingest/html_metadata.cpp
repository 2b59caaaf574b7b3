#include "ingest/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/html_facts.hpp"
#include "ingest/line_kind.hpp"
#include "ingest/news_date.hpp"
#include "ingest/word_overlap.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;
using Text = std::optional<std::string>;

constexpr std::array kSiteMarks = {" | "sv,  " - "sv,        " \xE2\x80\x93 "sv, " \xE2\x80\x94 "sv,
                                   " :: "sv, " \xC2\xB7 "sv, " \xC2\xBB "sv,     " // "sv};
constexpr std::array kDateMetas = {"article:published_time",
                                   "og:article:published_time",
                                   "article:published",
                                   "datepublished",
                                   "parsely-pub-date",
                                   "sailthru.date",
                                   "pubdate",
                                   "publishdate",
                                   "publish-date",
                                   "publish_date",
                                   "publication_date",
                                   "published_time",
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
constexpr std::array kOutletMetas = {
    "og:site_name", "application-name", "dc.publisher",        "publisher",
    "cre",          "source",           "al:android:app_name", "apple-mobile-web-app-title"};
constexpr std::size_t kMaxTitleBytes = 400;
constexpr std::size_t kMaxSiteBytes = 50;
constexpr std::size_t kMaxOutletBytes = 100;
constexpr std::size_t kNearHeadline = 8;  // Blocks around the headline where a date may stand.
constexpr std::size_t kMaxDateLine = 160;

Text meta_of(const HtmlFacts& facts, const char* name) {
  const auto found = facts.meta.find(name);
  return found == facts.meta.end() ? std::nullopt : Text(found->second);
}

/// Position and size of the last site mark in a title.
std::pair<std::size_t, std::size_t> last_site_mark(std::string_view title) {
  std::pair<std::size_t, std::size_t> best{std::string_view::npos, 0};
  for (const std::string_view mark : kSiteMarks) {
    const std::size_t at = title.rfind(mark);
    if (at != std::string_view::npos && (best.second == 0 || at > best.first)) {
      best = {at, mark.size()};
    }
  }
  return best;
}

/// Letters and digits in lower case.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (base::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80) {
      out += base::to_lower(c);
    }
  }
  return out;
}

/// Cuts " | Daily Wire" off a title: the outlet's name, or what looks like one.
std::string without_site(std::string title, const Text& outlet) {
  for (int cuts = 0; cuts < 3; ++cuts) {
    const auto [at, size] = last_site_mark(title);
    if (size == 0) {
      break;
    }
    const std::string_view tail = base::trim(std::string_view(title).substr(at + size));
    const std::string_view rest = base::trim(std::string_view(title).substr(0, at));
    const bool is_bar = title.compare(at, 3, " | ") == 0;
    const bool is_named = outlet && !letters_of(tail).empty() &&
                          (letters_of(*outlet).find(letters_of(tail)) != std::string::npos ||
                           letters_of(tail).find(letters_of(*outlet)) != std::string::npos);
    const bool looks_named =
        tail.size() <= kMaxSiteBytes && (is_bar || (is_outlet_like(tail) && has_outlet_cue(tail)));
    if (base::words(rest).size() < 3 || !(is_named || looks_named)) {
      break;
    }
    title = std::string(rest);
  }
  return title;
}

/// "Daily Wire | News from everywhere" and "@DailyWire" without what is not the name.
Text short_name(std::string_view name) {
  name = base::trim(name.substr(0, name.find(" | ")));
  while (!name.empty() && name.front() == '@') {
    name.remove_prefix(1);
  }
  return name.empty() || name.size() > kMaxOutletBytes ? Text() : Text(name);
}

Text find_outlet(const HtmlFacts& facts) {
  Text name = meta_of(facts, "og:site_name");
  if (!name && facts.json_ld) {
    name = facts.json_ld->publisher;
  }
  for (const char* meta : kOutletMetas) {
    name = name ? name : meta_of(facts, meta);
  }
  if (!name && facts.html_title) {
    const auto [at, size] = last_site_mark(*facts.html_title);
    const std::string tail = size == 0 ? std::string() : facts.html_title->substr(at + size);
    if (tail.size() <= kMaxSiteBytes && is_outlet_like(tail)) {
      name = tail;
    }
  }
  return name ? short_name(*name) : std::nullopt;
}

/// Half of the content words of `left` are in `right`.
bool says_the_same(const std::string& left, const std::string& right) {
  const auto stems = content_stems(left);
  const auto others = content_stems(right);
  return !stems.empty() && count_shared(stems, WordSet(others.begin(), others.end())) * 2 >= stems.size();
}

/// What the page's metadata call it, best first.
std::vector<std::string> stated_titles(const HtmlFacts& facts) {
  std::vector<std::string> out;
  const auto offer = [&out](const Text& text) {
    if (text && text->size() <= kMaxTitleBytes) {
      out.push_back(*text);
    }
  };
  offer(facts.json_ld ? facts.json_ld->headline : std::nullopt);
  offer(meta_of(facts, "og:title"));
  offer(meta_of(facts, "twitter:title"));
  offer(facts.html_title);
  return out;
}

/// The headline as the page shows it where its metadata agree with it; else the first title of the metadata
/// that another one agrees with (some sites state their own name as headline).
Text find_title(const HtmlTree& tree, const HtmlFacts& facts, const Text& outlet) {
  const std::vector<std::string> stated = stated_titles(facts);
  const auto agrees = [&stated](const std::string& title, std::size_t self) {
    for (std::size_t i = 0; i < stated.size(); ++i) {
      if (i != self && says_the_same(title, stated[i])) {
        return true;
      }
    }
    return false;
  };
  Text first_shown;
  for (const NodeId id : facts.headlines) {
    std::string shown = tree.text_of(id, 2 * kMaxTitleBytes);
    if (shown.empty() || shown.size() > kMaxTitleBytes) {
      continue;
    }
    if (base::words(shown).size() >= 2 && agrees(shown, stated.size())) {
      return without_site(std::move(shown), outlet);
    }
    first_shown = first_shown ? first_shown : Text(std::move(shown));
  }
  for (std::size_t i = 0; i < stated.size(); ++i) {
    if (agrees(stated[i], i)) {
      return without_site(stated[i], outlet);
    }
  }
  const Text left = stated.empty() ? first_shown : Text(stated.front());
  return left ? Text(without_site(*left, outlet)) : left;
}

/// A full date in the text around the first headline.
Text date_near_headline(const HtmlFacts& facts, const std::vector<HtmlBlock>& blocks) {
  const NodeId headline = facts.headlines.empty() ? 0 : facts.headlines.front();
  const auto at = std::lower_bound(blocks.begin(), blocks.end(), headline,
                                   [](const HtmlBlock& block, NodeId key) { return block.first_text < key; });
  const auto index = static_cast<std::size_t>(at - blocks.begin());
  const std::size_t end = std::min(blocks.size(), index + kNearHeadline);
  for (std::size_t i = index; i < end; ++i) {
    if (blocks[i].text.size() <= kMaxDateLine) {
      if (const auto date = find_date(blocks[i].text)) {
        return date->iso;
      }
    }
  }
  return std::nullopt;
}

/// "First published on Nov 20, 2019" anywhere on the page.
Text date_by_wording(const std::vector<HtmlBlock>& blocks) {
  for (const HtmlBlock& block : blocks) {
    const bool may_be =
        block.text.size() <= kMaxDateLine && base::lower(block.text).find("publish") != std::string::npos;
    if (may_be) {
      if (const auto date = find_date(block.text)) {
        return date->iso;
      }
    }
  }
  return std::nullopt;
}

Text find_published(const HtmlFacts& facts, const Text& url, const std::vector<HtmlBlock>& blocks) {
  if (facts.json_ld && facts.json_ld->published) {
    if (auto date = read_date_field(*facts.json_ld->published)) {
      return date;
    }
  }
  for (const char* name : kDateMetas) {
    if (const Text value = meta_of(facts, name)) {
      if (auto date = read_date_field(*value)) {
        return date;
      }
    }
  }
  Text date = facts.marked_date ? facts.marked_date : facts.first_time;
  date = date || !url ? date : date_in_url(*url);
  date = date ? date : date_near_headline(facts, blocks);
  return date ? date : date_by_wording(blocks);
}

Text find_url(const HtmlFacts& facts) {
  Text url = facts.canonical ? facts.canonical : meta_of(facts, "og:url");
  url = url || !facts.json_ld ? url : facts.json_ld->url;
  const bool is_absolute = url && (url->compare(0, 7, "http://") == 0 || url->compare(0, 8, "https://") == 0);
  return is_absolute ? url : std::nullopt;
}

}  // namespace

PageMetadata read_metadata(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
  const HtmlFacts facts = gather_facts(tree);
  PageMetadata out;
  PageContent& page = out.content;
  page.outlet = find_outlet(facts);
  page.title = find_title(tree, facts, page.outlet);
  page.url = find_url(facts);
  page.published = find_published(facts, page.url, blocks);
  page.language = facts.language;
  out.says_article =
      facts.json_ld.has_value() || base::lower(meta_of(facts, "og:type").value_or("")) == "article";
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
