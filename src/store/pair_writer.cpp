// The part of StoryWriter that keeps the pairs of countries of current records; the second step of the schema
// makes the same pairs for what was there before.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/story_writer.hpp"

namespace rapport::store {
namespace {

constexpr std::size_t kCountry = 3;

using Pair = std::pair<std::string, std::string>;

Pair in_order(const std::string& a, const std::string& b) {
  return a < b ? Pair(a, b) : Pair(b, a);
}

// What a party is found by as a country: as party_condition() compares.
std::vector<std::string> countries_of(const std::optional<std::string>& country,
                                      const std::optional<std::string>& code) {
  std::vector<std::string> out;
  if (country) {
    out.push_back(*country);
  }
  if (code && code->size() >= kCountry && country != code->substr(0, kCountry)) {
    out.push_back(code->substr(0, kCountry));
  }
  return out;
}

void add_pairs_of(const Actor& one, const Actor& other, std::set<Pair>& pairs) {
  for (const std::string& a : countries_of(one.country, one.code)) {
    for (const std::string& b : countries_of(other.country, other.code)) {
      pairs.insert(in_order(a, b));
    }
  }
}

// One acts, the other acts with it or is acted upon.
std::set<Pair> pairs_of(const Record& record) {
  std::set<Pair> pairs;
  for (std::size_t i = 0; i < record.actors.size(); ++i) {
    for (std::size_t j = i + 1; j < record.actors.size(); ++j) {
      add_pairs_of(record.actors[i], record.actors[j], pairs);
    }
    for (const Actor& recipient : record.recipients) {
      add_pairs_of(record.actors[i], recipient, pairs);
    }
  }
  return pairs;
}

}  // namespace

void StoryWriter::add_pairs(Script& script, const Record& record, std::int64_t number, const Days& days) {
  for (const auto& [one, other] : pairs_of(record)) {
    script.insert(kPairRow,
                  {std::string_view(one), std::string_view(other), number, value_of(days.either),
                   value_of(days.event), value_of(days.published), std::string_view(record.event),
                   std::string_view(record.status), value_of(record.plover),
                   record.quad_class ? Value(std::int64_t{*record.quad_class}) : Value(std::monostate{}),
                   record.goldstein ? Value(*record.goldstein) : Value(std::monostate{})});
  }
}

// By all pairs that the parties of a record may be in, as the table has no index by records.
void StoryWriter::withdraw_pairs(Script& script, std::int64_t revision) {
  std::map<std::int64_t, std::set<std::string>> countries;
  script.rows(
      "SELECT p.record, a.country, a.code FROM records r JOIN parties p ON p.record = r.n JOIN actors a ON "
      "a.n = "
      "p.actor WHERE r.revision = ? AND p.role IN (0, 1)",
      {revision}, [&](const Rows& row) {
        const auto found = countries_of(row.maybe_text(1), row.maybe_text(2));
        countries[row.integer(0)].insert(found.begin(), found.end());
      });
  for (const auto& [record, codes] : countries) {
    for (auto one = codes.begin(); one != codes.end(); ++one) {
      for (auto other = one; other != codes.end(); ++other) {
        script.run("DELETE FROM pairs WHERE one = ? AND other = ? AND record = ?",
                   {std::string_view(*one), std::string_view(*other), record});
      }
    }
  }
}

}  // namespace rapport::store
