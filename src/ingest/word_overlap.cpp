#include "ingest/word_overlap.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "ingest/line_kind.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kStemBytes = 5;
constexpr std::size_t kMaxStopWord = 9;
constexpr std::size_t kMaxTextBytes = 4000;  // The rest of a longer paragraph says nothing new.

// English function words and the verbs of speech that every story has; in byte order.
constexpr std::array kStopWords = {
    "a"sv,     "about"sv,  "after"sv,     "again"sv, "all"sv,     "also"sv,  "an"sv,     "and"sv,
    "any"sv,   "are"sv,    "as"sv,        "at"sv,    "be"sv,      "been"sv,  "before"sv, "but"sv,
    "by"sv,    "can"sv,    "could"sv,     "did"sv,   "do"sv,      "for"sv,   "friday"sv, "from"sv,
    "had"sv,   "has"sv,    "have"sv,      "he"sv,    "her"sv,     "him"sv,   "his"sv,    "how"sv,
    "i"sv,     "if"sv,     "in"sv,        "into"sv,  "is"sv,      "it"sv,    "it's"sv,   "its"sv,
    "may"sv,   "monday"sv, "more"sv,      "most"sv,  "new"sv,     "no"sv,    "not"sv,    "of"sv,
    "on"sv,    "one"sv,    "or"sv,        "our"sv,   "out"sv,     "over"sv,  "said"sv,   "saturday"sv,
    "say"sv,   "says"sv,   "she"sv,       "so"sv,    "some"sv,    "such"sv,  "sunday"sv, "than"sv,
    "that"sv,  "the"sv,    "their"sv,     "them"sv,  "then"sv,    "there"sv, "these"sv,  "they"sv,
    "this"sv,  "those"sv,  "thursday"sv,  "to"sv,    "tuesday"sv, "two"sv,   "up"sv,     "us"sv,
    "was"sv,   "we"sv,     "wednesday"sv, "were"sv,  "what"sv,    "when"sv,  "where"sv,  "which"sv,
    "while"sv, "who"sv,    "why"sv,       "will"sv,  "with"sv,    "would"sv, "you"sv,    "your"sv};

bool is_stop_word(std::string_view word) {
  return word.size() <= kMaxStopWord && std::binary_search(kStopWords.begin(), kStopWords.end(), word);
}

/// "killed", "kills" and "killing" to "kill"; then the first letters.
std::string_view stem_of(std::string_view word) {
  for (const std::string_view ending : {"ing"sv, "ed"sv, "es"sv, "'s"sv, "\xE2\x80\x99s"sv, "s"sv}) {
    const bool ends = word.size() >= ending.size() + 3 && word.substr(word.size() - ending.size()) == ending;
    if (ends) {
      word.remove_suffix(ending.size());
      break;
    }
  }
  return word.substr(0, kStemBytes);
}

/// Parts of "U.S.-supplied" are words of their own.
void add_stems(std::string_view word, std::vector<std::uint64_t>& out) {
  for (;;) {
    const std::size_t dash = word.find('-');
    const std::string_view part = word.substr(0, dash);
    if (part.size() > 1 && !is_stop_word(part)) {
      out.push_back(base::hash64(stem_of(part)));
    }
    if (dash == std::string_view::npos) {
      return;
    }
    word.remove_prefix(dash + 1);
  }
}

}  // namespace

std::vector<std::uint64_t> content_stems(std::string_view text) {
  std::vector<std::uint64_t> out;
  for (const std::string& word : plain_words(text.substr(0, kMaxTextBytes))) {
    add_stems(word, out);
  }
  return out;
}

std::vector<std::uint64_t> name_stems(std::string_view text) {
  std::vector<std::uint64_t> out;
  bool opens = true;
  for (std::string_view word : base::words(text.substr(0, kMaxTextBytes))) {
    word.remove_prefix(quote_size(word));
    if (!opens && !word.empty() && base::is_upper(word.front())) {
      for (const std::string& plain : plain_words(word)) {
        add_stems(plain, out);
      }
    }
    opens = ends_sentence(word) && word.size() > 5;  // "U.S." and "Gen." end no sentence here.
  }
  return out;
}

std::size_t count_shared(const std::vector<std::uint64_t>& stems, const WordSet& words) {
  return static_cast<std::size_t>(
      std::count_if(stems.begin(), stems.end(), [&](std::uint64_t stem) { return words.contains(stem); }));
}

}  // namespace rapport::ingest
