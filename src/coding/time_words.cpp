#include "coding/time_words.hpp"

#include <algorithm>
#include <span>

#include "base/ascii.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kMaxBytes = 300;
constexpr std::size_t kMaxWords = 40;
constexpr int kFirstYear = 1900;

struct Named {
  std::string_view word;
  int value;
};

constexpr Named kMonths[] = {{"january", 1},   {"jan", 1},   {"february", 2},  {"feb", 2},      {"march", 3},
                             {"mar", 3},       {"april", 4}, {"apr", 4},       {"may", 5},      {"june", 6},
                             {"jun", 6},       {"july", 7},  {"jul", 7},       {"august", 8},   {"aug", 8},
                             {"september", 9}, {"sept", 9},  {"sep", 9},       {"october", 10}, {"oct", 10},
                             {"november", 11}, {"nov", 11},  {"december", 12}, {"dec", 12}};

constexpr Named kWeekdays[] = {
    {"monday", 0}, {"mon", 0},  {"tuesday", 1},  {"tue", 1}, {"tues", 1},   {"wednesday", 2},
    {"wed", 2},    {"weds", 2}, {"thursday", 3}, {"thu", 3}, {"thur", 3},   {"thurs", 3},
    {"friday", 4}, {"fri", 4},  {"saturday", 5}, {"sat", 5}, {"sunday", 6}, {"sun", 6}};

constexpr Named kSeasons[] = {{"spring", 0}, {"springtime", 0}, {"summer", 1}, {"summertime", 1},
                              {"autumn", 2}, {"fall", 2},       {"winter", 3}, {"wintertime", 3}};

constexpr Named kUnits[] = {{"minute", 0}, {"min", 0},    {"hour", 1},    {"hr", 1},
                            {"day", 2},    {"week", 3},   {"month", 4},   {"year", 5},
                            {"yr", 5},     {"decade", 6}, {"century", 7}, {"centurie", 7}};

constexpr Named kNumbers[] = {
    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},       {"six", 6},
    {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},    {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fifty", 50},     {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},   {"ninety", 90}};

constexpr Named kOrdinals[] = {{"first", 1}, {"second", 2},  {"third", 3},  {"fourth", 4}, {"fifth", 5},
                               {"sixth", 6}, {"seventh", 7}, {"eighth", 8}, {"ninth", 9},  {"tenth", 10}};

constexpr Named kDecades[] = {{"twenties", 1920}, {"thirties", 1930}, {"forties", 1940},
                              {"fifties", 1950},  {"sixties", 1960},  {"seventies", 1970},
                              {"eighties", 1980}, {"nineties", 1990}};

std::optional<int> find(std::span<const Named> table, std::string_view word) {
  const auto at =
      std::find_if(table.begin(), table.end(), [&](const Named& row) { return row.word == word; });
  return at == table.end() ? std::nullopt : std::optional(at->value);
}

/// Cuts an expression into words.
class PhraseReader {
 public:
  explicit PhraseReader(std::string text) : text_(std::move(text)) {}

  std::vector<TimeWord> read() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (base::is_digit(c)) {
        read_digits();
      } else if (base::is_lower(c)) {
        read_letters();
      } else if (c == '\'' && text_.compare(at_, 2, "'s") == 0 && !is_letter(at_ + 2)) {
        push({.text = "'s"}, 2);
      } else if (c == '-' || c == '/' || c == ',' || c == '(' || c == ')' || c == ':') {
        push({.text = std::string(1, c)}, 1);
      } else {
        ++at_;
      }
    }
    return std::move(words_);
  }

 private:
  [[nodiscard]] bool is_letter(std::size_t at) const {
    return at < text_.size() && base::is_lower(text_[at]);
  }
  [[nodiscard]] bool is_digit(std::size_t at) const { return at < text_.size() && base::is_digit(text_[at]); }

  void push(TimeWord word, std::size_t size) {
    words_.push_back(std::move(word));
    at_ += size;
  }

  // "15", "1,000", "3rd", "1990s", "60's", "8:30pm", "5pm".
  void read_digits() {
    TimeWord word;
    std::size_t end = at_;
    while (is_digit(end) || (end < text_.size() && text_[end] == ':' && is_digit(end + 1)) ||
           is_thousands(end)) {
      word.text += text_[end] == ',' ? "" : std::string(1, text_[end]);
      ++end;
    }
    word.digits = word.text.size();
    const bool plain = word.text.find(':') == std::string::npos && word.digits < 7;
    word.number = plain ? std::stoi(word.text) : -1;
    std::string tail;
    std::size_t tail_end = end + (text_.compare(end, 2, "'s") == 0 ? 1U : 0U);
    while (is_letter(tail_end)) {
      tail += text_[tail_end++];
    }
    if (plain && tail == "s" && word.number % 10 == 0) {
      word.decade = true;
      word.number += word.digits == 2 ? (word.number >= 30 ? kFirstYear : 2000) : 0;
    } else if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th") {
      word.ordinal = true;
    } else if (!tail.empty()) {
      word.number = -1;
      word.text += tail;
    }
    push(std::move(word), tail_end - at_);
  }

  [[nodiscard]] bool is_thousands(std::size_t at) const {
    return at < text_.size() && text_[at] == ',' && is_digit(at + 1) && is_digit(at + 2) &&
           is_digit(at + 3) && !is_digit(at + 4);
  }

  // Letters with points inside or after them: "feb.", "a.m.".
  void read_letters() {
    TimeWord word;
    std::size_t end = at_;
    while (is_letter(end) || (end < text_.size() && text_[end] == '.')) {
      word.text += text_[end] == '.' ? "" : std::string(1, text_[end]);
      ++end;
    }
    if (const auto number = find(kNumbers, word.text)) {
      word.number = *number;
    } else if (const auto ordinal = find(kOrdinals, word.text)) {
      word.number = *ordinal;
      word.ordinal = true;
    } else if (const auto decade = find(kDecades, word.text)) {
      word.number = *decade;
      word.decade = true;
    }
    push(std::move(word), end - at_);
  }

  std::string text_;
  std::size_t at_ = 0;
  std::vector<TimeWord> words_;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_zone(std::string_view word) {
  return is_one_of(
      word, {"gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "et"});
}

bool is_part_of_day(std::string_view word) {
  return is_one_of(
      word, {"morning", "afternoon", "evening", "night", "noon", "midnight", "midday", "nightfall", "dawn",
             "dusk", "lunchtime", "morning's", "mid-day", "daybreak", "sunset", "sunrise", "oclock"});
}

/// How many words from `at` on tell the time of day.
std::size_t clock_size(const std::vector<TimeWord>& words, std::size_t at) {
  const auto text = [&](std::size_t i) {
    return i < words.size() ? std::string_view(words[i].text) : std::string_view();
  };
  if (is_part_of_day(text(at)) || is_zone(text(at))) {
    return 1;
  }
  if (text(at) == "local" && text(at + 1) == "time") {
    return 2;
  }
  if (words[at].digits == 0) {
    return 0;
  }
  const std::string_view number = words[at].text;
  if (number.find(':') != std::string_view::npos || number.ends_with("am") || number.ends_with("pm")) {
    return is_one_of(text(at + 1), {"am", "pm"}) ? 2 : 1;  // "8:30 p.m.", "5pm"
  }
  const bool clock = is_one_of(text(at + 1), {"am", "pm", "noon", "midnight"}) || is_zone(text(at + 1));
  return clock ? 2 : 0;
}

/// Times of day go; so do the words that tie them on ("at 9 p.m.", "by 5 p.m.", "in the early hours of").
void drop_clock(TimePhrase& phrase) {
  std::vector<TimeWord> kept;
  for (std::size_t i = 0; i < phrase.words.size();) {
    const std::size_t size = clock_size(phrase.words, i);
    if (size == 0) {
      kept.push_back(phrase.words[i++]);
      continue;
    }
    phrase.has_clock = true;
    i += size;
    while (!kept.empty() && is_one_of(kept.back().text,
                                      {"at", "by", "around", "after", "before", "about", "the", "between"})) {
      kept.pop_back();
    }
  }
  phrase.words.clear();
  for (TimeWord& word : kept) {
    if (word.text == ")" && !phrase.words.empty() && phrase.words.back().text == "(") {
      phrase.words.pop_back();
    } else {
      phrase.words.push_back(std::move(word));
    }
  }
}

// "this morning" is today, "last night" yesterday, "the night before" the day before.
void name_days(std::vector<TimeWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_part_of_day(words[i].text)) {
      continue;
    }
    if (i > 0 && words[i - 1].text == "this") {
      words[i - 1].text = "today";
    } else if (i > 0 && words[i - 1].text == "last") {
      words[i - 1].text = "yesterday";
    } else if (words[i].text == "night" && i + 1 < words.size() && words[i + 1].text == "before") {
      words[i].text = "day";
    }
  }
}

std::string plain_marks(std::string_view expression) {
  std::string out;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const std::string_view rest = expression.substr(i);
    if (rest.starts_with("\u2019") || rest.starts_with("\u2018")) {
      out += '\'';
      i += 2;
    } else if (rest.starts_with("\u2013") || rest.starts_with("\u2014") || rest.starts_with("\u2011")) {
      out += '-';
      i += 2;
    } else {
      out += base::to_lower(expression[i]);
    }
  }
  return out;
}

}  // namespace

std::optional<TimePhrase> read_time_phrase(std::string_view expression) {
  if (expression.size() > kMaxBytes) {
    return std::nullopt;
  }
  TimePhrase phrase;
  phrase.words = PhraseReader(plain_marks(expression)).read();
  if (phrase.words.empty() || phrase.words.size() > kMaxWords) {
    return std::nullopt;
  }
  name_days(phrase.words);
  drop_clock(phrase);
  return phrase;
}

std::optional<unsigned> month_named(std::string_view word) {
  const auto month = find(kMonths, word);
  return month ? std::optional(static_cast<unsigned>(*month)) : std::nullopt;
}

std::optional<int> weekday_named(std::string_view word) {
  return find(kWeekdays, word);
}

std::optional<int> season_named(std::string_view word) {
  return find(kSeasons, word);
}

std::optional<TimeUnit> unit_named(std::string_view word) {
  auto unit = find(kUnits, word);
  if (!unit && word.ends_with('s')) {
    unit = find(kUnits, word.substr(0, word.size() - 1));
  }
  return unit ? std::optional(static_cast<TimeUnit>(*unit)) : std::nullopt;
}

}  // namespace rapport::coding
