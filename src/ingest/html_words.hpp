// What the class and id of an element say about its content.
#pragma once

#include <string_view>

namespace rapport::ingest {

/// True when the names hold a word for something beside the article: comments, related, share, promo, caption
/// ...
[[nodiscard]] bool names_boilerplate(std::string_view class_and_id);

/// True when the names say that the element holds the body of an article: "article-body", "storyText" ...
[[nodiscard]] bool names_article_body(std::string_view class_and_id);

/// True when the class of an element calls it a story: a word of it is "story", "article", "post" ...
[[nodiscard]] bool names_story(std::string_view class_names);

/// True when the names call an element the entries of a live blog: "live-blog", "liveblogBody", "livetext"
/// ...
[[nodiscard]] bool names_live_blog(std::string_view class_and_id);

/// True when the class of an element says that it names the author: "byline", "article__author" ...
[[nodiscard]] bool names_byline(std::string_view class_names);

/// True for a line of text that news sites put between paragraphs: "Advertisement", "Read more: ...", "Sign
/// up for ...".
[[nodiscard]] bool is_boilerplate_line(std::string_view line);

}  // namespace rapport::ingest
