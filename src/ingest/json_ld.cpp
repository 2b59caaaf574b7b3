#include "ingest/json_ld.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/ascii.hpp"
#include "ingest/html_entities.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

using Json = nlohmann::json;
using Text = std::optional<std::string>;

constexpr std::size_t kMaxScriptBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxValues = 100000;
constexpr std::size_t kMaxAuthors = 20;
constexpr std::size_t kMaxUpdates = 1000;

/// The name of a type: of several the first.
std::string type_of(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) {
    return {};
  }
  const Json& first = type->is_array() && !type->empty() ? type->front() : *type;
  return first.is_string() ? first.get<std::string>() : std::string();
}

bool is_article_type(const std::string& name) {
  return name.find("Article") != std::string::npos || name.find("BlogPosting") != std::string::npos ||
         name == "Report";
}

const Json* member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

/// Of an array the first element, of an object its "name"; null where there is neither.
const Json* inner_value(const Json& value) {
  if (value.is_array()) {
    return value.empty() ? nullptr : &value.front();
  }
  return value.is_object() ? member(value, "name") : nullptr;
}

/// A string; of an object its "name", of an array its first element's.
Text text_of(const Json* value) {
  for (int hops = 0; value != nullptr && !value->is_string() && hops < 4; ++hops) {
    value = inner_value(*value);
  }
  if (value == nullptr || !value->is_string()) {
    return std::nullopt;
  }
  std::string text =
      collapse_space(decode_entities(value->get_ref<const std::string&>(), EntityPlace::kAttribute));
  return text.empty() ? std::nullopt : Text(std::move(text));
}

Text text_member(const Json& object, const char* key) {
  return text_of(member(object, key));
}

std::vector<std::string> authors_of(const Json& object) {
  std::vector<std::string> out;
  const Json* author = member(object, "author");
  const auto add = [&out](const Json& value) {
    if (auto name = text_of(&value); name && out.size() < kMaxAuthors) {
      out.push_back(std::move(*name));
    }
  };
  if (author != nullptr && author->is_array()) {
    for (const Json& value : *author) {
      add(value);
    }
  } else if (author != nullptr) {
    add(*author);
  }
  return out;
}

std::vector<JsonLdUpdate> updates_of(const Json& object) {
  std::vector<JsonLdUpdate> out;
  const Json* updates = member(object, "liveBlogUpdate");
  if (updates == nullptr || !updates->is_array()) {
    return out;
  }
  for (const Json& update : *updates) {
    JsonLdUpdate one;
    if (update.is_object() && out.size() < kMaxUpdates) {
      one = {text_member(update, "headline"), text_member(update, "datePublished"),
             text_member(update, "articleBody")};
    }
    if (one.body) {
      out.push_back(std::move(one));
    }
  }
  return out;
}

JsonLdArticle article_of(const Json& object, const std::string& type) {
  JsonLdArticle out;
  out.headline = text_member(object, "headline");
  out.publisher = text_member(object, "publisher");
  out.published = text_member(object, "datePublished");
  out.modified = text_member(object, "dateModified");
  out.url = text_member(object, "url");
  out.language = text_member(object, "inLanguage");
  out.section = text_member(object, "articleSection");
  out.authors = authors_of(object);
  out.is_live = type == "LiveBlogPosting";
  out.updates = updates_of(object);
  return out;
}

/// True where `now` says what `before` does not.
bool is_better(const std::optional<JsonLdArticle>& before, const JsonLdArticle& now) {
  return !before || (!before->headline && now.headline) || (!before->is_live && now.is_live);
}

void take(Text& field, Text value) {
  field = field ? field : std::move(value);
}

/// Takes an object in; true where it is an article, whose parts are no articles of the page.
bool read_object(const Json& object, bool had_article, JsonLdFacts& facts) {
  const std::string type = type_of(object);
  if (is_article_type(type)) {
    JsonLdArticle article = had_article ? JsonLdArticle{} : article_of(object, type);
    if (!had_article && is_better(facts.article, article)) {
      facts.article = std::move(article);
    }
    return true;
  }
  if (type == "WebSite") {
    take(facts.site, text_member(object, "name"));
  } else if (type.find("WebPage") != std::string::npos) {
    take(facts.page_published, text_member(object, "datePublished"));
    take(facts.page_modified, text_member(object, "dateModified"));
  }
  return false;
}

void read_objects(const Json& root, JsonLdFacts& facts) {
  std::deque<const Json*> queue{&root};
  bool had_article = false;
  for (std::size_t seen = 0; !queue.empty() && seen < kMaxValues; ++seen) {
    const Json& value = *queue.front();
    queue.pop_front();
    if (value.is_object() && read_object(value, had_article, facts)) {
      had_article = true;
      continue;
    }
    if (value.is_structured()) {
      for (const Json& child : value) {
        if (child.is_structured()) {
          queue.push_back(&child);
        }
      }
    }
  }
}

/// Without the CDATA marks that some pages put around it.
std::string_view unwrapped(std::string_view script) {
  constexpr std::string_view kOpen = "<![CDATA[";
  const std::size_t open = script.substr(0, 100).find(kOpen);
  const std::size_t close = script.rfind("]]>");
  if (close != std::string_view::npos) {
    script = script.substr(0, close);
  }
  return open == std::string_view::npos || open > script.size()
             ? script
             : script.substr(std::min(open + kOpen.size(), script.size()));
}

}  // namespace

void read_json_ld(std::string_view script, JsonLdFacts& facts) {
  script = unwrapped(script);
  const std::size_t begin = script.find_first_of("{[");  // Behind a comment's begin, say.
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin ||
      script.size() > kMaxScriptBytes) {
    return;
  }
  std::string text(script.substr(begin, end - begin + 1));
  // Line breaks inside of strings are an error of JSON and a habit of pages.
  std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  try {
    const Json root = Json::parse(text, nullptr, false);
    if (!root.is_discarded()) {
      read_objects(root, facts);
    }
  } catch (const std::exception&) {  // Out of memory inside the library.
    return;
  }
}

}  // namespace rapport::ingest
