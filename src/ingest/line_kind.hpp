// What a line of a page is, judged by its own characters: headline, byline, list item ...
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapport::ingest {

/// Ends with a full stop, question or exclamation mark (closing quotes and brackets after it do not count).
[[nodiscard]] bool ends_sentence(std::string_view line);

/// Could head a story: 3 to 30 words, at most 200 bytes, begins with a capital, a digit or a quote, has no
/// final full stop, colon, semicolon or comma, and is no byline, list item, separator or time stamp.
[[nodiscard]] bool is_headline_like(std::string_view line);

/// "By Jane Doe", "Reporting by ...", "Editing by ...".
[[nodiscard]] bool is_byline(std::string_view line);

/// "Updated 3 hours ago", "5 min read", "Published June 18, 2023 at 9:05 a.m. EDT": says when or how long,
/// nothing else.
[[nodiscard]] bool is_time_stamp(std::string_view line);

/// Begins with a bullet, a dash and a space, or a number and a full stop or bracket.
[[nodiscard]] bool is_list_item(std::string_view line);

/// Only punctuation: "* * *", "---".
[[nodiscard]] bool is_separator(std::string_view line);

/// Name of an outlet on a line of its own: at most 5 words and 40 bytes, each capitalised, no end
/// punctuation, no date.
[[nodiscard]] bool is_outlet_like(std::string_view line);

/// True when a word of the line is one that outlets bear in their names (News, Times, Post, .com ...), or it
/// is an abbreviation in capitals: tells "CNN" and "Daily Herald" from the name of a person.
[[nodiscard]] bool has_outlet_cue(std::string_view line);

/// Words of a line without punctuation around them, in lower case (ASCII), for comparing lines.
[[nodiscard]] std::vector<std::string> plain_words(std::string_view line);

/// Byte length of an opening or closing quotation mark at the begin of `text`; 0 if there is none.
[[nodiscard]] std::size_t quote_size(std::string_view text);

}  // namespace rapport::ingest
