// One record a day, pair and event.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "rapport/record.hpp"

namespace rapport::wire {

/// Remembers what one day has said of which pair. Days must come in order; only the last is kept in memory.
class DayFilter {
 public:
  /// False where the same day has had the pair with this act. A party is its code, else its name, else the
  /// words of the text; null: nobody.
  [[nodiscard]] bool is_new(const std::string& day, const Actor* source, const Actor* target,
                            std::string_view act);
  /// The same of parties as a format writes them.
  [[nodiscard]] bool is_new(const std::string& day, const std::string& source, const std::string& target,
                            std::string_view act);

 private:
  std::string day_;
  std::unordered_set<std::uint64_t> seen_;
};

}  // namespace rapport::wire
