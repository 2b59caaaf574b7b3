#include <algorithm>

#include "base/ascii.hpp"
#include "coding/time_words.hpp"

namespace rapport::coding {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
constexpr int kMaxNumber = 100000;

}  // namespace

bool TimeReader::accept_joiner() {
  return accept({"to", "through", "thru", "until", "till", "-", "/", "and", "or"});
}

const TimeWord& TimeReader::peek(std::size_t ahead) const {
  static const TimeWord kNone;
  return at_ + ahead < words_.size() ? words_[at_ + ahead] : kNone;
}

bool TimeReader::accept(std::initializer_list<std::string_view> texts) {
  if (done() || std::find(texts.begin(), texts.end(), peek().text) == texts.end()) {
    return false;
  }
  ++at_;
  return true;
}

bool TimeReader::accept_all(std::string_view text) {
  const std::size_t begin = at_;
  for (const std::string_view word : base::words(text)) {
    if (!accept({word})) {
      at_ = begin;
      return false;
    }
  }
  return true;
}

void TimeReader::accept_approximation() {
  bool more = true;
  while (more) {
    more = accept({"nearly", "almost", "about", "around", "roughly", "approximately", "over", "just", "under",
                   "exactly", "well", "barely", "only", "estimated", "full", "entire", "whole"}) ||
           accept_all("more than") || accept_all("less than") || accept_all("at least") ||
           accept_all("at most") || accept_all("up to") || accept_all("as many as") ||
           accept_all("as long as");
  }
}

std::optional<int> TimeReader::accept_number() {
  const TimeWord& word = peek();
  if (word.number < 0 || word.ordinal || word.decade) {
    return std::nullopt;
  }
  int value = word.number;
  ++at_;
  // "twenty-five": letters only; "20-5" is a range.
  const std::size_t hyphen = peek().text == "-" ? 1 : 0;
  const TimeWord& next = peek(hyphen);
  if (word.digits == 0 && value >= 20 && next.digits == 0 && next.number > 0 && next.number < 10 &&
      !next.ordinal) {
    value += next.number;
    at_ += hyphen + 1;
  }
  return value;
}

std::optional<int> TimeReader::accept_quantity() {
  const std::size_t begin = at_;
  accept({"the"});
  accept_approximation();
  const bool article = accept({"a", "an"});
  accept_approximation();
  if (accept({"few", "several", "many", "various"}) || (accept({"some"}) && peek().number < 0)) {
    return 0;
  }
  if (accept({"couple"})) {
    accept({"of"});
    return 2;
  }
  auto value = accept_number();
  if (!value && article) {
    value = 1;
  }
  if (value && accept({"dozen"})) {
    *value *= 12;
  } else if (value && accept({"hundred"})) {
    *value *= 100;
  } else if (value && accept({"thousand"})) {
    *value *= 1000;
  }
  if (!value || *value <= 0 || *value > kMaxNumber) {
    at_ = begin;
    return std::nullopt;
  }
  return value;
}

std::optional<TimeUnit> TimeReader::accept_unit() {
  const auto unit = unit_named(peek().text);
  at_ += unit ? 1U : 0U;
  return unit;
}

std::optional<int> TimeReader::accept_year() {
  const TimeWord& word = peek();
  if (word.digits != 4 || word.decade || word.ordinal || word.number < kFirstYear ||
      word.number > kLastYear) {
    return std::nullopt;
  }
  ++at_;
  return word.number;
}

std::optional<unsigned> TimeReader::accept_day() {
  const TimeWord& word = peek();
  if (word.decade || word.number < 1 || word.number > 31 || word.digits > 2 ||
      (word.digits == 0 && !word.ordinal)) {
    return std::nullopt;
  }
  ++at_;
  return static_cast<unsigned>(word.number);
}

}  // namespace rapport::coding
