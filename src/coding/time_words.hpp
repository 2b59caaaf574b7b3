// Words of a time expression and what each of them names.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport::coding {

enum class TimeUnit { kMinute, kHour, kDay, kWeek, kMonth, kYear, kDecade, kCentury };

/// A word, number or mark; lower case, without points ("Feb." is "feb", "a.m." is "am").
struct TimeWord {
  std::string text = {};
  int number = -1;         ///< Value of a number in digits or letters, else -1.
  std::size_t digits = 0;  ///< How many digits a number in digits has.
  bool ordinal = false;    ///< "3rd", "third".
  bool decade = false;     ///< "1990s", "60's", "nineties"; `number` is its first year.
};

/// A time expression in words.
struct TimePhrase {
  std::vector<TimeWord> words;
  bool has_clock = false;  ///< A time of day ("9 p.m.", "Friday night") was there; it is not among the words.
};

/// Reads an expression of at most 300 bytes and 40 words; empty for longer ones and for those without a word.
[[nodiscard]] std::optional<TimePhrase> read_time_phrase(std::string_view expression);

/// 1 to 12; "feb" and "february".
[[nodiscard]] std::optional<unsigned> month_named(std::string_view word);
/// 0 Monday to 6 Sunday; "mon" and "monday".
[[nodiscard]] std::optional<int> weekday_named(std::string_view word);
/// 0 spring, 1 summer, 2 autumn or fall, 3 winter.
[[nodiscard]] std::optional<int> season_named(std::string_view word);
[[nodiscard]] std::optional<TimeUnit> unit_named(std::string_view word);

/// Walks over the words of a phrase; never past its end.
class TimeReader {
 public:
  /// `words` is borrowed.
  explicit TimeReader(const std::vector<TimeWord>& words) : words_(words) {}

  [[nodiscard]] bool done() const { return at_ >= words_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }
  void skip() { at_ += done() ? 0U : 1U; }

  /// The word `ahead` of the next one; an empty word past the end.
  [[nodiscard]] const TimeWord& peek(std::size_t ahead = 0) const;

  /// Takes the next word when it is one of `texts`.
  bool accept(std::initializer_list<std::string_view> texts);
  /// Takes the words of `text`, separated by single blanks, when they come next.
  bool accept_all(std::string_view text);

  /// Takes what joins the ends of a range: "to", "-", "and" ...
  bool accept_joiner();

  /// Takes "two", "15", "a", "twenty-five", "a couple of", "a thousand", with what makes it approximate
  /// before it
  /// ("more than"); 0 for an indefinite number ("a few", "several"). Takes nothing when there is none.
  std::optional<int> accept_quantity();
  std::optional<TimeUnit> accept_unit();
  /// A year in four digits, 1900 to 2100.
  std::optional<int> accept_year();
  /// A day of the month, 1 to 31, in at most two digits or as an ordinal.
  std::optional<unsigned> accept_day();

 private:
  void accept_approximation();
  std::optional<int> accept_number();

  const std::vector<TimeWord>& words_;
  std::size_t at_ = 0;
};

}  // namespace rapport::coding
