#include "ingest/story_splitter.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/dateline.hpp"
#include "ingest/line_kind.hpp"
#include "ingest/repetition.hpp"
#include "ingest/text_reader.hpp"
#include "ingest/word_overlap.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMinTitleWords = 5;  // A subheading is shorter.
constexpr std::size_t kMinLedeWords = 10;
constexpr std::size_t kHeaderLookahead = 4;  // Header lines between headline and lede.
constexpr std::size_t kNameWindow = 6;       // Paragraphs after a headline whose names are compared.
constexpr std::size_t kLongTitleWords = 9;   // Subheadings have fewer.
constexpr std::size_t kMaxHeaderLine = 60;

std::size_t word_count(const std::string& text) {
  return base::words(text).size();
}

bool is_lede(const Paragraph& paragraph) {
  return paragraph.mark == Paragraph::Mark::kNone && word_count(paragraph.text) >= kMinLedeWords &&
         ends_sentence(paragraph.text);
}

/// Mostly capitals: "GIRLS BASKETBALL", a section's name.
bool is_shouted(const std::string& line) {
  const auto upper = std::count_if(line.begin(), line.end(), base::is_upper);
  const auto lower = std::count_if(line.begin(), line.end(), base::is_lower);
  return upper > 3 * lower;
}

bool is_title_like(const Paragraph& paragraph) {
  const std::string& line = paragraph.text;
  if (paragraph.mark == Paragraph::Mark::kHeadline) {
    return is_headline_like(line);
  }
  return !is_shouted(line) && is_headline_like(line) && quote_size(line) == 0 && !ends_sentence(line) &&
         word_count(line) >= kMinTitleWords && !find_dateline(line);
}

bool is_own_header(const std::string& line) {
  return line.size() <= kMaxHeaderLine &&
         (is_time_stamp(line) || is_byline(line) || (is_outlet_like(line) && has_outlet_cue(line)));
}

/// The paragraph that follows the headline at `at`, past its header lines; size() when there is none.
std::size_t find_lede(const std::vector<Paragraph>& paragraphs, std::size_t at) {
  std::size_t next = at + 1;
  while (next < paragraphs.size() && next <= at + kHeaderLookahead && is_own_header(paragraphs[next].text)) {
    ++next;
  }
  return next < paragraphs.size() && is_lede(paragraphs[next]) ? next : paragraphs.size();
}

/// Words of the story so far, and how often each name came. Most stories are never asked for them: they are
/// counted when they are.
struct StoryMatter {
  WordSet words;
  std::unordered_map<std::uint64_t, std::size_t> names;
  std::size_t counted = 0;  // Paragraphs of the story that are in.

  void catch_up(const PageContent& story) {
    if (counted == 0) {
      add(story.title.value_or(""));
    }
    for (; counted < story.paragraphs.size(); ++counted) {
      add(story.paragraphs[counted].text);
    }
  }

  void add(const std::string& text) {
    for (const std::uint64_t stem : content_stems(text)) {
      words.insert(stem);
    }
    for (const std::uint64_t stem : name_stems(text)) {
      ++names[stem];
    }
  }

  /// A name that came more than once.
  [[nodiscard]] bool is_main_name(std::uint64_t stem) const {
    const auto found = names.find(stem);
    return found != names.end() && found->second > 1;
  }
};

/// True when the paragraphs from `lede` on, up to the next headline, name somebody whom the story before is
/// about.
bool goes_on(const std::vector<Paragraph>& paragraphs, std::size_t lede, const StoryMatter& before) {
  const std::size_t end = std::min(paragraphs.size(), lede + kNameWindow);
  for (std::size_t i = lede; i < end && (i == lede || !is_title_like(paragraphs[i])); ++i) {
    const auto names = name_stems(paragraphs[i].text);
    if (std::any_of(names.begin(), names.end(),
                    [&](std::uint64_t name) { return before.is_main_name(name); })) {
      return true;
    }
  }
  return false;
}

/// How a headline-like line relates to the paragraph after it and to the story before it.
struct TitleFit {
  std::size_t words = 0;           ///< Of the line.
  std::size_t shared = 0;          ///< Content words that the paragraph takes up,
  std::size_t shared_percent = 0;  ///< and their share of the line's.
  std::size_t new_percent = 0;     ///< Share of the line's content words that the story before does not have.
};

TitleFit fit_of(const std::string& title, const std::string& lede, const StoryMatter& before) {
  const std::vector<std::uint64_t> stems = content_stems(title);
  const std::vector<std::uint64_t> lede_stems = content_stems(lede);
  TitleFit fit;
  fit.words = word_count(title);
  fit.shared = count_shared(stems, WordSet(lede_stems.begin(), lede_stems.end()));
  fit.shared_percent = stems.empty() ? 0 : fit.shared * 100 / stems.size();
  fit.new_percent =
      stems.empty() ? 0 : (stems.size() - count_shared(stems, before.words)) * 100 / stems.size();
  return fit;
}

/// `before` is the matter of `story`, the story before the line.
bool starts_story(const std::vector<Paragraph>& paragraphs, std::size_t at, const PageContent& story,
                  StoryMatter& before) {
  if (!is_title_like(paragraphs[at])) {
    return false;
  }
  const std::size_t lede = find_lede(paragraphs, at);
  if (lede == paragraphs.size()) {
    return false;
  }
  before.catch_up(story);
  const TitleFit fit = fit_of(paragraphs[at].text, paragraphs[lede].text, before);
  const bool has_header = lede > at + 1 || find_dateline(paragraphs[lede].text).has_value();
  if (has_header && fit.shared >= 2 && fit.new_percent >= 30) {
    return true;
  }
  switch (paragraphs[at].mark) {
    case Paragraph::Mark::kHeadline:
      return fit.shared >= 1 && fit.new_percent >= 40;
    case Paragraph::Mark::kSubheading:
      return false;
    case Paragraph::Mark::kNone:
      break;
  }
  if (fit.words >= kLongTitleWords && fit.shared >= 3 && fit.shared_percent >= 35 && fit.new_percent >= 40) {
    return true;
  }
  return fit.shared >= 2 && fit.shared_percent >= 30 && fit.new_percent >= 60 &&
         !goes_on(paragraphs, lede, before);
}

/// A page without what a glued story does not inherit.
PageContent next_story(const PageContent& page, Paragraph title) {
  PageContent out;
  out.title = std::move(title.text);
  out.title_page = title.page;
  out.url = page.url;
  out.language = page.language;
  return out;
}

}  // namespace

std::vector<PageContent> split_stories(PageContent page) {
  drop_repetitions(page);
  std::vector<Paragraph> paragraphs = std::exchange(page.paragraphs, {});
  std::vector<PageContent> stories;
  StoryMatter matter;
  stories.push_back(std::move(page));
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const bool may_start = i > 0 && !stories.back().paragraphs.empty();
    if (may_start && starts_story(paragraphs, i, stories.back(), matter)) {
      stories.push_back(next_story(stories.front(), std::move(paragraphs[i])));
      matter = StoryMatter{};
      continue;
    }
    stories.back().paragraphs.push_back(std::move(paragraphs[i]));
  }
  for (std::size_t i = 1; i < stories.size(); ++i) {
    take_header_lines(stories[i], stories[i].paragraphs);
    stories[i].published = stories[i].published ? stories[i].published : stories.front().published;
  }
  std::erase_if(stories, [](const PageContent& story) { return story.paragraphs.empty(); });
  return stories;
}

}  // namespace rapport::ingest
