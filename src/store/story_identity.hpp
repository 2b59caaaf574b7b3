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

/// A hash over everything of the story but where its page lies.
[[nodiscard]] std::string content_hash(const Story& story);

}  // namespace rapport::store
