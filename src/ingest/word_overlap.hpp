// Content words of lines and how much lines share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace rapport::ingest {

/// A set of word stems, as hashes.
using WordSet = std::unordered_set<std::uint64_t>;

/// Stems of the words of a text that carry its matter, in order: no function words, no words of one letter;
/// of a word the first five letters without its ending ("authorizes" and "authorized" are one). Looks at the
/// first 4000 bytes.
[[nodiscard]] std::vector<std::uint64_t> content_stems(std::string_view text);

/// Stems of the capitalised words of a text that do not open a sentence, in order: mostly names.
[[nodiscard]] std::vector<std::uint64_t> name_stems(std::string_view text);

/// How many of `stems` are in `words`.
[[nodiscard]] std::size_t count_shared(const std::vector<std::uint64_t>& stems, const WordSet& words);

}  // namespace rapport::ingest
