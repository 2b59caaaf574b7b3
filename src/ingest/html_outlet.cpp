#include "ingest/html_outlet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/line_kind.hpp"
#include "ingest/name_letters.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;
using Text = std::optional<std::string>;

constexpr std::array kSiteMarks = {" | "sv,  " - "sv,        " \xE2\x80\x93 "sv, " \xE2\x80\x94 "sv,
                                   " :: "sv, " \xC2\xB7 "sv, " \xC2\xBB "sv,     " // "sv};
constexpr std::array kOutletMetas = {"application-name",
                                     "dc.publisher",
                                     "publisher",
                                     "cre",
                                     "source",
                                     "al:android:app_name",
                                     "citation_journal_title",
                                     "apple-mobile-web-app-title"};
constexpr std::size_t kMaxSiteBytes = 50;
constexpr std::size_t kMaxOutletBytes = 100;
constexpr std::size_t kMinNameLetters = 3;  // Of a name that is confirmed by a part of another.
constexpr std::size_t kMaxNoticeBytes = 200;

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

/// Up to the first site mark.
std::string_view first_part(std::string_view text) {
  std::size_t end = text.size();
  for (const std::string_view mark : kSiteMarks) {
    end = std::min(end, text.find(mark));
  }
  return base::trim(text.substr(0, end));
}

/// "Daily Wire | News from everywhere" and "@DailyWire" without what is not the name.
Text short_name(std::string_view name) {
  name = base::trim(name.substr(0, name.find(" | ")));
  while (!name.empty() && name.front() == '@') {
    name.remove_prefix(1);
  }
  return name.empty() || name.size() > kMaxOutletBytes ? Text() : Text(name);
}

/// The label before the last one or two of a host: "gazette" of "www.gazette.example" and "gazette.co.uk".
std::string site_label(const Text& url) {
  if (!url) {
    return {};
  }
  const std::size_t scheme = url->find("://");
  const std::string_view rest = std::string_view(*url).substr(scheme == std::string::npos ? 0 : scheme + 3);
  const std::vector<std::string_view> labels = base::split(rest.substr(0, rest.find_first_of("/:?#")), '.');
  std::size_t at = labels.size() < 2 ? 0 : labels.size() - 2;
  if (at > 0 && labels[at].size() <= 3) {  // co.uk, com.br
    --at;
  }
  return labels.empty() ? std::string() : letters_of(labels[at]);
}

/// "Daily Wire logo" and "Daily Wire - Home" without what is not the name.
std::string logo_name(std::string_view alt) {
  std::string out;
  for (const std::string_view word : base::words(first_part(alt))) {
    if (base::lower(word) != "logo") {
      out += (out.empty() ? "" : " ") + std::string(word);
    }
  }
  const std::string lower = base::lower(out);
  for (const std::string_view end : {"\xE2\x80\x99s"sv, "'s"sv}) {  // "the Gazette's logo"
    if (out.size() > end.size() && lower.substr(lower.size() - end.size()) == end) {
      out.resize(out.size() - end.size());
    }
  }
  return out;
}

/// The first name of a logo or copyright notice that another source confirms.
Text confirmed_name(const HtmlFacts& facts, const std::vector<HtmlBlock>& blocks, const Text& url) {
  std::vector<std::string> notices;
  for (const HtmlBlock& block : blocks) {
    if (auto holder = copyright_holder(block.text)) {
      notices.push_back(std::move(*holder));
    }
  }
  std::vector<std::string> logos;
  std::transform(facts.logos.begin(), facts.logos.end(), std::back_inserter(logos), logo_name);
  const std::string site = site_label(url);
  const auto is_known = [&](const std::string& name, const std::vector<std::string>& others) {
    const bool long_enough = letters_of(name).size() >= kMinNameLetters && name.size() <= kMaxSiteBytes;
    const bool by_site = site.size() > kMinNameLetters && names_overlap(name, site);
    return long_enough &&
           (by_site || std::any_of(others.begin(), others.end(), [&](const std::string& other) {
              return letters_of(other).size() >= kMinNameLetters && names_overlap(name, other);
            }));
  };
  for (const auto& [names, others] : {std::pair(&notices, &logos), std::pair(&logos, &notices)}) {
    for (const std::string& name : *names) {
      if (is_known(name, *others)) {
        return name;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> copyright_holder(std::string_view line) {
  if (line.size() > kMaxNoticeBytes) {
    return std::nullopt;
  }
  std::size_t at = line.find("\xC2\xA9");
  std::size_t size = 2;
  if (at == std::string_view::npos) {
    at = base::lower(line).find("copyright ");
    size = 10;
  }
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view rest = line.substr(at + size);
  bool has_year = false;
  while (!rest.empty() && (base::is_digit(rest.front()) || base::is_space(rest.front()) ||
                           std::string_view("-,\xE2\x80\x93").find(rest.front()) != std::string_view::npos)) {
    has_year = has_year || base::is_digit(rest.front());
    rest.remove_prefix(1);
  }
  rest = rest.substr(0, 3) == "by " ? rest.substr(3) : rest;
  rest =
      base::trim(rest.substr(0, std::min({rest.find('.'), rest.find('|'), rest.find(','), rest.find('-')})));
  const bool is_name =
      has_year && !rest.empty() && rest.size() <= kMaxSiteBytes && !base::is_lower(rest.front());
  return is_name && base::lower(rest).find(" by ") == std::string::npos ? Text(rest) : Text();
}

std::string without_site(std::string title, const std::optional<std::string>& outlet) {
  for (int cuts = 0; cuts < 3; ++cuts) {
    const auto [at, size] = last_site_mark(title);
    if (size == 0) {
      break;
    }
    const std::string_view tail = base::trim(std::string_view(title).substr(at + size));
    const std::string_view rest = base::trim(std::string_view(title).substr(0, at));
    const bool is_bar = title.compare(at, 3, " | ") == 0;
    const bool is_named = outlet && names_overlap(*outlet, tail);
    const bool looks_named =
        tail.size() <= kMaxSiteBytes && (is_bar || (is_outlet_like(tail) && has_outlet_cue(tail)));
    if (base::words(rest).size() < 3 || !(is_named || looks_named)) {
      break;
    }
    title = std::string(rest);
  }
  return title;
}

std::optional<std::string> find_outlet(const HtmlFacts& facts, const std::vector<HtmlBlock>& blocks,
                                       const std::optional<std::string>& url) {
  Text name = facts.meta_of("og:site_name");
  if (!name && facts.json_ld.article) {
    name = facts.json_ld.article->publisher;
  }
  for (const char* meta : kOutletMetas) {
    name = name ? name : facts.meta_of(meta);
  }
  name = name ? name : facts.json_ld.site;
  if (!name && facts.html_title) {
    const auto [at, size] = last_site_mark(*facts.html_title);
    const std::string tail = size == 0 ? std::string() : facts.html_title->substr(at + size);
    if (tail.size() <= kMaxSiteBytes && is_outlet_like(tail)) {
      name = tail;
    }
  }
  name = name ? short_name(*name) : std::nullopt;
  return name ? name : confirmed_name(facts, blocks, url);
}

}  // namespace rapport::ingest
