// What people have said about records: corrections that win over any model.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// A field of a record and what it is to be. `value` as in docs/guide/store.md; "" is
/// unknown or none.
struct FieldValue {
  std::string field;
  std::string value;
  bool operator==(const FieldValue&) const = default;
};

/// A correction as it is kept: by the record's key, so that it outlives the model.
struct Correction {
  std::string key;
  FieldValue change;
  std::string author;  ///< As given; "" where nobody said.
  std::string since;   ///< ISO date-time.
  /// ISO date-time at which it was taken back or replaced; empty: it is in force.
  std::optional<std::string> until = std::nullopt;
  /// It is in force, and no current record has the key. Not told of a rejection, which has no record.
  bool orphaned = false;
};

/// The fields that can be corrected, in the order in which corrections are applied.
inline constexpr std::string_view kCorrectableFields[] = {"event",    "mode",   "about",      "status",
                                                          "contexts", "actors", "recipients", "said_by",
                                                          "time",     "places", "rejected",   "confirmed"};

}  // namespace rapport
