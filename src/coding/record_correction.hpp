// Corrections by people, applied to a record.
#pragma once

#include <vector>

#include "rapport/correction.hpp"
#include "rapport/record.hpp"
#include "rapport/result.hpp"
#include "rapport/story.hpp"

#include "dict/ontology.hpp"

namespace rapport::coding {

/// A record after corrections.
struct CorrectedRecord {
  Record record;
  bool rejected = false;  ///< It is no record at all.
  /// Changes that make no sense for this record (a mode of another event); they were left out.
  std::vector<Error> refused;
};

/// What else a change may name a party by than the record's own parties.
struct KnownParties {
  std::vector<Actor> parties;  ///< As the model had them before an earlier change.
  std::vector<FieldValue>
      changes;  ///< All that are in force: "NAME=CODE" in one makes NAME known to the others.
};

/// Applies the changes in the order of kCorrectableFields; the last of two for one field counts. Codes, quad
/// class and date basis follow. Parties and places that stand in the mention's sentence, else in the story,
/// get its span; the others an empty span where the sentence begins. Values: docs/guide/store.md.
[[nodiscard]] CorrectedRecord correct(const Record& record, const Story& story,
                                      const std::vector<FieldValue>& changes, const dict::Ontology& ontology,
                                      const KnownParties& known = {});

}  // namespace rapport::coding
