// Reads one noun phrase without commas: nationality, titles, names, and what hangs on it ("of Iraq").
#pragma once

#include <cstddef>
#include <string_view>

#include "coding/actor_resolver.hpp"
#include "coding/mention_pieces.hpp"

namespace rapport::coding {

/// Links pieces [first, last) of `pieces`; see ActorResolver::resolve. `actor.text`, `span` and `code` stay
/// empty.
[[nodiscard]] LinkedActor link_segment(const dict::ActorTable& table, std::string_view text,
                                       const Pieces& pieces, std::size_t first, std::size_t last,
                                       const LinkContext& context);

}  // namespace rapport::coding
