#include "text/sentence_words.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace rapport::text {
namespace {

// Lower case, sorted: words that begin a sentence and, with a capital, hardly ever a name.
constexpr std::string_view kStarters[] = {
    "a",       "according", "after",  "all",     "also",    "although", "among",   "an",    "and",
    "another", "as",        "at",     "because", "before",  "both",     "but",     "by",    "can",
    "did",     "do",        "does",   "during",  "each",    "earlier",  "even",    "few",   "for",
    "from",    "he",        "her",    "here",    "his",     "how",      "however", "i",     "if",
    "in",      "instead",   "is",     "it",      "its",     "last",     "later",   "many",  "meanwhile",
    "most",    "my",        "no",     "nor",     "not",     "now",      "on",      "once",  "one",
    "only",    "or",        "our",    "over",    "several", "she",      "since",   "so",    "some",
    "still",   "such",      "that",   "the",     "their",   "then",     "there",   "these", "they",
    "this",    "those",     "though", "to",      "we",      "what",     "when",    "where", "while",
    "who",     "why",       "with",   "you"};
static_assert(std::is_sorted(std::begin(kStarters), std::end(kStarters)));

constexpr std::string_view kSpeechVerbs[] = {
    "added",   "asked", "cried",   "demanded", "exclaimed", "replied", "said",  "says",
    "shouted", "asks",  "tweeted", "told",     "wondered",  "writes",  "wrote", "yelled"};

constexpr std::string_view kClockFollowers[] = {
    "est",      "edt",      "cst",     "cdt",       "mst",      "mdt",    "pst",      "pdt",       "gmt",
    "utc",      "bst",      "cet",     "et",        "pt",       "ct",     "eastern",  "central",   "pacific",
    "local",    "monday",   "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",    "january",
    "february", "march",    "april",   "may",       "june",     "july",   "august",   "september", "october",
    "november", "december", "jan",     "feb",       "aug",      "sept",   "oct",      "nov",       "dec"};

constexpr std::string_view kFiniteVerbs[] = {"is",   "are",   "was",   "were", "has",  "had",  "have",
                                             "will", "would", "could", "did",  "does", "said", "says"};

constexpr std::string_view kStateOrgans[] = {
    "congress", "senate", "house",        "army",     "navy",  "treasury", "embassy", "capitol",
    "marines",  "fed",    "constitution", "military", "court", "mission",  "dollar",  "government"};

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool is_sentence_starter(std::string_view word) {
  return std::binary_search(std::begin(kStarters), std::end(kStarters), word);
}

bool is_speech_verb(std::string_view word) {
  return is_one_of(word, kSpeechVerbs);
}

bool is_finite_verb(std::string_view word) {
  return is_one_of(word, kFiniteVerbs);
}

bool is_state_organ(std::string_view word) {
  return is_one_of(word, kStateOrgans);
}

bool follows_clock(std::string_view word) {
  return is_one_of(word, kClockFollowers);
}

}  // namespace rapport::text
