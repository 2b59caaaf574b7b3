#include "coding/iso_range.hpp"

#include "base/date.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kYear = 4;
constexpr std::size_t kMonth = 7;
constexpr std::size_t kDay = 10;

}  // namespace

std::optional<IsoRange> iso_range(std::string_view text) {
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    if (text.find('/', slash + 1) != std::string_view::npos) {
      return std::nullopt;
    }
    const auto from = iso_range(text.substr(0, slash));
    const auto to = iso_range(text.substr(slash + 1));
    return from && to && from->first <= to->first ? std::optional(IsoRange{from->first, to->last, "range"})
                                                  : std::nullopt;
  }
  const std::string whole = std::string(text) + (text.size() == kYear    ? "-01-01"
                                                 : text.size() == kMonth ? "-01"
                                                                         : "");
  const auto first = base::parse_iso_date(whole);
  if (!first || whole.size() != kDay) {
    return std::nullopt;
  }
  if (text.size() == kDay) {
    return IsoRange{whole, whole, "day"};
  }
  if (text.size() == kMonth) {
    return IsoRange{whole, base::to_iso(base::last_of_month(*first)), "month"};
  }
  return IsoRange{whole, std::string(text) + "-12-31", "year"};
}

}  // namespace rapport::coding
