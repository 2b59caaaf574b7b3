// Who does something to whom, pair by pair, as formats with one source and one target need it.
#pragma once

#include <utility>
#include <vector>

#include "rapport/record.hpp"

namespace rapport::wire {

/// Source and target, borrowed from the record; null where there is none.
using PartyPair = std::pair<const Actor*, const Actor*>;

/// Every actor with every recipient. Where nobody is acted upon, actors who act together are paired in both
/// orders, as ICEWS writes symmetric events; one who acts alone has no target.
[[nodiscard]] inline std::vector<PartyPair> pairs_of(const Record& record) {
  std::vector<PartyPair> out;
  for (const Actor& actor : record.actors) {
    for (const Actor& recipient : record.recipients) {
      out.emplace_back(&actor, &recipient);
    }
  }
  if (!out.empty()) {
    return out;
  }
  for (const Actor& one : record.actors) {
    for (const Actor& other : record.actors) {
      if (&one != &other) {
        out.emplace_back(&one, &other);
      }
    }
  }
  if (out.empty() && !record.actors.empty()) {
    out.emplace_back(&record.actors.front(), nullptr);
  }
  for (const Actor& recipient : record.recipients) {
    out.emplace_back(nullptr, &recipient);
  }
  return out;
}

}  // namespace rapport::wire
