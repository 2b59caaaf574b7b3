#include "ingest/json_feed.hpp"

#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/charset.hpp"
#include "ingest/html_fragment.hpp"
#include "ingest/story_text.hpp"

namespace rapport::ingest {
namespace {

using Json = nlohmann::json;

std::optional<std::string> string_at(const Json& object, const char* name) {
  const auto at = object.find(name);
  if (at == object.end() || !at->is_string()) {
    return std::nullopt;
  }
  std::string text(base::trim(at->get_ref<const std::string&>()));
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// The first that is there.
std::optional<std::string> first_of(const Json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (auto text = string_at(object, name)) {
      return text;
    }
  }
  return std::nullopt;
}

Item item_of(const Json& object, Item item) {
  GivenFields& given = item.given;
  given.title = string_at(object, "title");
  given.url = first_of(object, {"url", "external_url"});
  given.published = first_of(object, {"date_published", "date_modified"});
  given.language = string_at(object, "language");
  const auto id = string_at(object, "id");
  given.id =
      id && id->find(':') != std::string::npos ? id : std::nullopt;  // Others only count in their feed.
  item.content = Item::Content::kStory;
  const auto html = string_at(object, "content_html");
  if (html && !html_to_line(*html).empty()) {
    item.bytes = *html;
    item.format = InputFormat::kHtml;
    return item;
  }
  set_story_text(first_of(object, {"content_text", "summary"}).value_or(""), item);
  return item.bytes.empty()
             ? OpenInput::failed(std::move(item), ErrorCode::kInputEmpty, "an item without title and text")
             : item;
}

}  // namespace

bool looks_like_json_feed(std::string_view head) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  head.remove_prefix(head.starts_with(kMark) ? kMark.size() : 0);
  head = base::trim(head);
  constexpr std::string_view kName = "\"version\"";
  for (std::size_t at = head.find(kName); head.starts_with('{') && at != std::string_view::npos;
       at = head.find(kName, at + 1)) {
    std::string_view rest = base::trim(head.substr(at + kName.size()));
    if (!rest.starts_with(':')) {
      continue;
    }
    rest = base::trim(rest.substr(1));
    for (const std::string_view url : {"\"https://jsonfeed.org/version/1", "\"http://jsonfeed.org/version/1",
                                       "\"https://www.jsonfeed.org/version/1"}) {
      if (rest.starts_with(url)) {
        return true;
      }
    }
  }
  return false;
}

void JsonFeedSplitter::read_all() {
  const std::size_t most = input_.options.max_page_bytes;
  while (input_.bytes.view().size() <= most && input_.bytes.more()) {
  }
  if (input_.bytes.view().size() > most) {
    items_.push_back(OpenInput::failed(input_.item(), ErrorCode::kInputTooLarge,
                                       fmt::format("feed of more than {} bytes", most)));
    return;
  }
  auto decoded = decode_text(input_.bytes.view());
  if (!decoded) {
    items_.push_back(OpenInput::failed(input_.item(), decoded.error()));
    return;
  }
  std::string key;
  // An item is taken when it ends and not kept in the document.
  const auto take = [&](int depth, Json::parse_event_t event, Json& value) {
    if (depth == 1 && event == Json::parse_event_t::key) {
      key = value.get<std::string>();
    }
    if (depth != 2 || event != Json::parse_event_t::object_end || key != "items") {
      return true;
    }
    items_.push_back(item_of(value, input_.item()));
    items_.back().line = items_.size();
    return false;
  };
  Json feed;
  std::optional<Error> error = input_.bytes.error();
  try {
    feed = Json::parse(decoded->text, take);
  } catch (const Json::parse_error& broken) {
    error =
        error
            ? error
            : Error{ErrorCode::kBadJson, fmt::format("the feed does not parse at byte {}", broken.byte), {}};
  }
  const bool is_object = feed.is_object();
  const auto title = is_object ? string_at(feed, "title") : std::nullopt;
  const auto language = is_object ? string_at(feed, "language") : std::nullopt;
  for (Item& item : items_) {
    item.given.outlet = title;
    item.given.language = item.given.language ? item.given.language : language;
  }
  if (error) {
    items_.push_back(OpenInput::failed(input_.item(), *error));
  } else if (items_.empty() && (!is_object || !feed.contains("items"))) {
    items_.push_back(
        OpenInput::failed(input_.item(), ErrorCode::kBadJson, "no JSON Feed: it has no \"items\""));
  }
}

std::optional<Item> JsonFeedSplitter::next() {
  if (!std::exchange(read_, true)) {
    read_all();
    input_.bytes.drop(input_.bytes.view().size());
  }
  if (given_ == items_.size()) {
    return std::nullopt;
  }
  return std::move(items_[given_++]);
}

}  // namespace rapport::ingest
