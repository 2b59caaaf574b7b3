// Which countries and regions a story names: what decides between places of one name.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

#include "coding/place_phrase.hpp"
#include "dict/place_table.hpp"

namespace rapport::coding {

/// Countries of a story by name, adjective, unmistakable city or first-level division. Immutable; views into
/// the table.
class PlaceContext {
 public:
  PlaceContext() = default;
  PlaceContext(const dict::PlaceTable& table, const Story& story, const std::vector<Sentence>& sentences);

  [[nodiscard]] bool names(std::string_view country) const { return counts_.contains(country); }
  /// The country named at least twice as often as any other, if one is.
  [[nodiscard]] const std::optional<std::string_view>& main_country() const { return main_; }
  [[nodiscard]] bool names_division(std::string_view country, std::string_view admin1) const {
    return divisions_.contains({country, admin1});
  }
  /// The only country that the sentence names, else the only one of the story; empty where there are several.
  [[nodiscard]] std::optional<std::string_view> only_country(std::size_t sentence) const;

 private:
  void add(const PlacePhrase& phrase, std::size_t sentence);
  void set_main();

  std::map<std::string_view, int> counts_;
  std::vector<std::set<std::string_view>> by_sentence_;
  std::set<std::pair<std::string_view, std::string_view>> divisions_;
  std::optional<std::string_view> main_;
};

}  // namespace rapport::coding
