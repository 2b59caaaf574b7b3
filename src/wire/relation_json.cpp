// The answers of `rapport relate`.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "rapport/format.hpp"

#include "wire/json_line.hpp"

namespace rapport {
namespace {

constexpr long kUnits = 10000;  // Four decimals.

/// The probabilities in ten-thousandths that sum to 1: rounded down, then the largest remainders up.
std::vector<long> units_of(const std::vector<CategoryScore>& scores) {
  std::vector<long> units;
  std::vector<double> rest;
  for (const CategoryScore& score : scores) {
    const double exact = score.probability * static_cast<double>(kUnits);
    units.push_back(static_cast<long>(std::floor(exact)));
    rest.push_back(exact - std::floor(exact));
  }
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
  long missing = kUnits - std::accumulate(units.begin(), units.end(), 0L);
  for (std::size_t i = 0; i < order.size() && missing > 0; ++i, --missing) {
    ++units[order[i]];
  }
  return units;
}

}  // namespace

std::string relation_to_jsonl(const RelationResult& result) {
  wire::JsonLine line;
  line.add("id", wire::Json::parse(result.query.id, nullptr, false));
  if (!result.relation) {
    line.add("error", result.error ? result.error->message : "no answer");
    return std::move(line).finish();
  }
  line.add("plover", result.relation->plover());
  std::string scores;
  const auto units = units_of(result.relation->scores);
  for (std::size_t i = 0; i < units.size(); ++i) {
    scores += fmt::format("{}\"{}\":{}.{:04}", i == 0 ? '{' : ',', result.relation->scores[i].plover,
                          units[i] / kUnits, units[i] % kUnits);
  }
  line.add_number("scores", scores + "}");
  return std::move(line).finish();
}

}  // namespace rapport
