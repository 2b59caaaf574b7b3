// All tables of data/ that coding needs, loaded together.
#pragma once

#include <string>

#include "rapport/result.hpp"

#include "dict/actor_table.hpp"
#include "dict/ontology.hpp"
#include "dict/place_table.hpp"
#include "dict/topic_table.hpp"

namespace rapport::dict {

/// Immutable and thread-safe after load().
struct Dictionary {
  ActorTable actors;
  PlaceTable places;
  Ontology ontology;
  TopicTable topics;

  /// Reads data_dir/actors, data_dir/places and data_dir/ontology. Errors: kBadTable with file and line.
  [[nodiscard]] static Result<Dictionary> load(const std::string& data_dir);
};

}  // namespace rapport::dict
