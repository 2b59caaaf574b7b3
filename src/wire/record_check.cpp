#include "wire/record_check.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

#include "rapport/version.hpp"

#include "base/date.hpp"

namespace rapport::wire {
namespace {

using Json = nlohmann::json;
using Words = std::initializer_list<std::string_view>;

bool is_word(std::string_view text, Words words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_day(std::string_view text) {
  return base::parse_iso_date(text).has_value();
}

// "2024-05-17", or with a time behind it.
bool is_moment(std::string_view text) {
  constexpr std::size_t kDay = 10;
  return is_day(text.substr(0, kDay)) && (text.size() == kDay || text[kDay] == 'T');
}

bool is_code(std::string_view text) {
  constexpr std::size_t kLetters = 3;
  return text.size() == kLetters &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Keeps the first problem.
class RecordCheck {
 public:
  explicit RecordCheck(const ImportCodes& codes) : codes_(codes) {}

  [[nodiscard]] std::string problem(const Json& object) {
    text(object, "schema_version", [](const auto& value) { return value == kSchemaVersion; });
    for (const char* key : {"id", "key", "origin"}) {
      text(object, key, [](const auto& value) { return !value.empty(); });
    }
    story(object.at("story"));
    act(object);
    for (const char* side : {"actors", "recipients", "said_by"}) {
      for (const Json& party : object.at(side)) {
        maybe(party, "country", is_code);
        each(party, "sectors", [&](const auto& value) { return codes_.is_sector(value); });
      }
    }
    for (const Json& place : object.at("places")) {
      maybe(place, "country", is_code);
      maybe(place, "precision",
            [](auto value) { return is_word(value, {"country", "admin1", "city", "point"}); });
      number(place, "latitude", -90, 90);
      number(place, "longitude", -180, 180);
    }
    time(object.at("time"));
    return problem_;
  }

 private:
  void story(const Json& story) {
    text(story, "id", [](const auto& value) { return !value.empty(); });
    maybe(story, "published", is_moment);
  }

  void act(const Json& object) {
    const auto is_event = [&](const auto& value) { return codes_.quad_class(value).has_value(); };
    text(object, "event", is_event);
    maybe(object, "about", is_event);
    maybe(object, "plover", is_event);
    const auto event = object.at("event").get<std::string>();
    maybe(object, "mode", [&](const auto& value) { return codes_.is_mode(event, value); });
    text(object, "status", [](const auto& value) {
      return is_word(value,
                     {"actual", "future", "hypothetical", "negated", "historical", "postponed", "cancelled"});
    });
    maybe(object, "cameo", [&](const auto& value) { return codes_.is_cameo(value); });
    number(object, "quad_class", 1, 4);
    number(object, "goldstein", -10, 10);
    number(object, "confidence", 0, 1);
    each(object, "contexts", [&](const auto& value) { return codes_.is_context(value); });
    maybe(object, "date_basis", [](const auto& value) { return is_word(value, {"event", "published"}); });
  }

  void time(const Json& time) {
    if (time.is_null()) {
      return;
    }
    maybe(time, "start", is_day);
    maybe(time, "end", is_day);
    maybe(time, "precision", [](const auto& value) {
      return is_word(value, {"day", "week", "month", "season", "year", "range"});
    });
  }

  template <class Good>
  void text(const Json& object, const char* key, Good good) {
    check(key, object.at(key).get<std::string>(), good);
  }
  template <class Good>
  void maybe(const Json& object, const char* key, Good good) {
    if (const auto found = object.find(key); found != object.end() && !found->is_null()) {
      check(key, found->get<std::string>(), good);
    }
  }
  template <class Good>
  void each(const Json& object, const char* key, Good good) {
    for (const Json& value : object.at(key)) {
      check(key, value.get<std::string>(), good);
    }
  }
  void number(const Json& object, const char* key, double least, double most) {
    if (const auto found = object.find(key); found != object.end() && !found->is_null()) {
      const auto value = found->get<double>();
      if (!(value >= least && value <= most)) {
        check(key, found->dump(), [](const auto&) { return false; });
      }
    }
  }
  template <class Good>
  void check(const char* key, const std::string& value, Good good) {
    constexpr std::size_t kShown = 80;
    if (problem_.empty() && !good(value)) {
      problem_ = fmt::format("{}: '{}'", key, value.substr(0, kShown));
    }
  }

  const ImportCodes& codes_;
  std::string problem_;
};

}  // namespace

std::string problem_of_record(const Json& object, const ImportCodes& codes) {
  return RecordCheck(codes).problem(object);
}

}  // namespace rapport::wire
