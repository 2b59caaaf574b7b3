// A mention or sentence cut into names, agent nouns, unknown capitalised runs and other words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dict/actor_table.hpp"

namespace rapport::coding {

enum class PieceKind : std::uint8_t {
  kName,   ///< Found in the tables.
  kAgent,  ///< A title, noun or institution of agents.tsv.
  kRun,    ///< Capitalised words that no table knows, with name particles between them.
  kWord,   ///< Any other word.
  kMark,   ///< Punctuation.
};

/// Words [begin, end) of the word list that was cut.
struct Piece {
  PieceKind kind = PieceKind::kWord;
  std::size_t begin = 0;
  std::size_t end = 0;
  dict::NameMatch name;    ///< kName only.
  dict::AgentMatch agent;  ///< kAgent only.
  bool capital = false;    ///< Begins with a capital letter.
};

/// Words and their pieces, in order; `words` spans count bytes of the text they come from.
struct Pieces {
  std::vector<dict::PhraseWord> words;
  std::vector<Piece> pieces;

  /// The bytes from the first to the last word of a piece.
  [[nodiscard]] ByteSpan span_of(const Piece& piece) const {
    return {words[piece.begin].span.begin, words[piece.end - 1].span.end};
  }
};

/// Cuts `extent` of `text`, longest table match first. A place name within a personal name ("Denzel
/// Washington", "Jordan Peterson") and an agent noun at its end ("Stephen King") are part of the run.
/// `opens_sentence` is true where the first word's capital means nothing. Pure.
[[nodiscard]] Pieces cut_pieces(const dict::ActorTable& table, std::string_view text, ByteSpan extent,
                                bool opens_sentence);

}  // namespace rapport::coding
