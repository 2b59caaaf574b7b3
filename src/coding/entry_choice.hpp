// Which of several table rows a name means on a date.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "coding/actor_resolver.hpp"
#include "dict/actor_table.hpp"

namespace rapport::coding {

/// The reading of a name: states before bodies, organisations, people and regions; of several rows of one
/// actor that which holds on the date, else the latest begun. Empty entry when rows of different countries
/// remain and neither the story nor the form settles them.
[[nodiscard]] dict::NameValue choose(const std::vector<dict::NameValue>& values, const LinkContext& context);

/// A person's standing on a date.
struct Standing {
  const dict::ActorEntry* row = nullptr;  ///< Gives name, country, wikidata. Null: no such person.
  std::vector<std::string> sectors;       ///< GOV ..., ELI after the last term, empty before the first.
  bool in_office = false;                 ///< `row` holds on the date (or, without a date, is the latest).
};

/// The standing of one of the people in `terms`; those of `country` and `office` (an office key) go first
/// where given. Null row when two different people remain.
[[nodiscard]] Standing standing_of(std::vector<const dict::ActorEntry*> terms, std::string_view country,
                                   std::string_view office, std::optional<base::Date> date);

/// What a title with a family name leaves: the person's terms, or only a country when all who fit are of one.
struct NameLink {
  std::vector<const dict::ActorEntry*> terms;
  std::string country;
};

/// Links a name that is in no table as written: "Biden" beside an office or country, "Donald J. Trump".
/// `words` are the folded words of the name. `former`: terms must have ended.
[[nodiscard]] NameLink link_name(const dict::ActorTable& table, const std::vector<std::string>& words,
                                 std::string_view country, std::string_view office, bool former,
                                 std::optional<base::Date> date);

}  // namespace rapport::coding
