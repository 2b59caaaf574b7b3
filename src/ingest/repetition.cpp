#include "ingest/repetition.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/ascii.hpp"
#include "base/hash.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMinWords =
    4;  // Shorter lines ("Yes.", "Why is that?") may stand twice in an interview.
constexpr std::size_t kLedeWindow = 3;  // A summary repeats one of the first paragraphs.
constexpr std::size_t kMinSummaryWords = 6;

/// Lower case, without punctuation and spaces at both ends.
std::string key_of(std::string_view text) {
  std::string key = base::lower(text);
  const auto is_edge = [](char c) {
    return base::is_space(c) || std::string_view(".,:;!?\"'-").find(c) != std::string_view::npos;
  };
  while (!key.empty() && is_edge(key.back())) {
    key.pop_back();
  }
  if (key.size() >= 3 && std::string_view(key).substr(key.size() - 3) == "\xE2\x80\xA6") {
    key.resize(key.size() - 3);
  }
  std::size_t begin = 0;
  while (begin < key.size() && is_edge(key[begin])) {
    ++begin;
  }
  return key.substr(begin);
}

bool begins_with(const std::string& text, const std::string& start) {
  return text.size() > start.size() && text.compare(0, start.size(), start) == 0 &&
         !base::is_alnum(text[start.size()]);
}

/// Drops the first paragraph while a paragraph soon after it begins with its words.
void drop_summary(std::vector<Paragraph>& paragraphs) {
  if (paragraphs.size() < 2) {
    return;
  }
  const std::string first = key_of(paragraphs.front().text);
  if (base::words(first).size() < kMinSummaryWords) {
    return;
  }
  for (std::size_t i = 1; i < std::min(paragraphs.size(), 1 + kLedeWindow); ++i) {
    if (begins_with(key_of(paragraphs[i].text), first)) {
      paragraphs.erase(paragraphs.begin());
      return;
    }
  }
}

}  // namespace

void drop_repetitions(PageContent& page) {
  std::unordered_set<std::uint64_t> seen;
  if (page.title) {
    seen.insert(base::hash64(key_of(*page.title)));
  }
  const auto repeated = [&seen](const Paragraph& paragraph) {
    const std::string key = key_of(paragraph.text);
    const bool is_new = seen.insert(base::hash64(key)).second;
    return !is_new && base::words(key).size() >= kMinWords;
  };
  auto& paragraphs = page.paragraphs;
  std::vector<Paragraph> kept;
  kept.reserve(paragraphs.size());
  for (Paragraph& paragraph : paragraphs) {
    if (!repeated(paragraph)) {
      kept.push_back(std::move(paragraph));
    }
  }
  paragraphs = std::move(kept);
  drop_summary(paragraphs);
}

}  // namespace rapport::ingest
