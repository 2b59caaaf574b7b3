// What stands in a noun phrase: nationality, body, person, unknown name, agent nouns, and where its tail
// begins.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "coding/actor_resolver.hpp"
#include "coding/mention_pieces.hpp"

namespace rapport::coding {

/// An agent noun and the number of its piece.
struct AgentPart {
  const Piece* piece = nullptr;
  std::size_t at = 0;
  bool generic = false;  ///< "leader", "officials": the noun before it tells the sector.
};

/// Parts of pieces [first, last); pointers and piece numbers go into the Pieces that were read.
struct PhraseParts {
  dict::NameValue state;  ///< First country or region that counts.
  std::size_t state_at = 0;
  dict::NameValue body;  ///< Last body or organisation.
  std::size_t body_at = 0;
  const Piece* person = nullptr;  ///< First personal name of the tables.
  const Piece* run = nullptr;     ///< Last run of unknown capitals.
  std::size_t run_at = 0;
  std::vector<AgentPart> agents;
  std::size_t head_last = 0;  ///< Last piece of the head that is no mark and no "'s".
  std::size_t tail = 0;       ///< Where "of ...", "in ...", "who ..." begins; `last` without one.
  std::size_t last = 0;
  bool former = false;
  bool led = false;  ///< "Saudi-led"
  bool honorific = false;
  bool quantity = false;             ///< "thousands of ..."
  bool ambiguous = false;            ///< A nationality of several countries that nothing settles.
  Gender gender = Gender::kUnknown;  ///< Of the honorific.

  /// Code of the country or region, or "".
  [[nodiscard]] std::string country() const {
    return state.entry != nullptr ? state.entry->country : std::string();
  }
};

/// Reads the parts of pieces [first, last), at least one; a country that a hyphen detaches ("U.S.-backed",
/// "pro-Russia") does not count.
[[nodiscard]] PhraseParts read_parts(const Pieces& pieces, std::size_t first, std::size_t last,
                                     const LinkContext& context);

/// Sectors of the agents together: of the last one, or where it is generic of the one before; an opposition
/// adds OPP.
[[nodiscard]] std::vector<std::string> agent_sectors(const PhraseParts& parts);

/// The agents before piece `limit` as one title, lower case; "" without one.
[[nodiscard]] std::string title_before(const PhraseParts& parts, const Pieces& pieces, std::string_view text,
                                       std::size_t limit);

/// The words of an agent as written, lower case; the singular for a plural.
[[nodiscard]] std::string phrase_of(const Piece& agent, const Pieces& pieces, std::string_view text);

/// True when a hyphen, or a participle after it, takes the name at piece `i` out of the party's identity.
[[nodiscard]] bool is_detached(const Pieces& pieces, std::size_t i);

}  // namespace rapport::coding
