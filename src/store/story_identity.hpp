// When two readings are of the same story, and when they say the same.
#pragma once

#include <optional>
#include <string>

#include "rapport/story.hpp"

namespace rapport::store {

/// True where the input gave no id, so that it is a hash of the text.
[[nodiscard]] bool has_hashed_id(const Story& story);

/// What a story without a given id is known by beside its id (a hash of its text, which changes with it): its
/// address, else its file's full path, and its number on the page. Empty where the input gave an id, for
/// standard input, and for a line of JSONL without an address.
[[nodiscard]] std::optional<std::string> source_of(const Story& story);

/// Whether a story without a given id, known by `source`, is the one with the same text that is stored under
/// `stored`: a story is not taken for one that is known as well or better, so that two addresses, or two
/// files, with one text stay two stories. A file counts as moved where its former place is empty.
[[nodiscard]] bool may_take_over(const std::optional<std::string>& source,
                                 const std::optional<std::string>& stored, const Story& story);

/// What tells stories of one run apart: the given id, else source_of(), else the text.
[[nodiscard]] std::string identity_of(const Story& story);

/// A hash over everything of the story but where its page lies. A language "en" counts as none stated: coding
/// fills it in where the text is in English.
[[nodiscard]] std::string content_hash(const Story& story);

}  // namespace rapport::store
