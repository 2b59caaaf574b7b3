#include "ingest/json_ld.hpp"

#include <deque>

#include <nlohmann/json.hpp>

#include "base/ascii.hpp"
#include "ingest/html_entities.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxScriptBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxValues = 100000;

bool is_article_type(const Json& type) {
  if (type.is_array()) {
    return !type.empty() && is_article_type(type.front());
  }
  if (!type.is_string()) {
    return false;
  }
  const auto& name = type.get_ref<const std::string&>();
  return name.find("Article") != std::string::npos || name.find("BlogPosting") != std::string::npos ||
         name == "Report";
}

/// A string member; of an object its "name", of an array its first element's.
std::optional<std::string> text_member(const Json& object, const char* key) {
  const auto found = object.find(key);
  const Json* value = found == object.end() ? nullptr : &*found;
  for (int hops = 0; value != nullptr && hops < 4; ++hops) {
    if (value->is_string()) {
      const std::string text =
          collapse_space(decode_entities(value->get_ref<const std::string&>(), EntityPlace::kAttribute));
      return text.empty() ? std::nullopt : std::optional(text);
    }
    if (value->is_array()) {
      value = value->empty() ? nullptr : &value->front();
    } else if (value->is_object()) {
      const auto name = value->find("name");
      value = name == value->end() ? nullptr : &*name;
    } else {
      value = nullptr;
    }
  }
  return std::nullopt;
}

JsonLdArticle article_of(const Json& object) {
  JsonLdArticle out;
  out.headline = text_member(object, "headline");
  out.publisher = text_member(object, "publisher");
  out.published = text_member(object, "datePublished");
  out.url = text_member(object, "url");
  out.body = text_member(object, "articleBody");
  return out;
}

std::optional<JsonLdArticle> find_article_object(const Json& root) {
  std::deque<const Json*> queue{&root};
  for (std::size_t seen = 0; !queue.empty() && seen < kMaxValues; ++seen) {
    const Json& value = *queue.front();
    queue.pop_front();
    if (value.is_object()) {
      const auto type = value.find("@type");
      if (type != value.end() && is_article_type(*type)) {
        return article_of(value);
      }
    }
    if (value.is_structured()) {
      for (const Json& child : value) {
        if (child.is_structured()) {
          queue.push_back(&child);
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<JsonLdArticle> read_json_ld(std::string_view script) {
  script = base::trim(script);
  const std::size_t begin = script.find_first_of("{[");  // Some pages wrap it in a comment or CDATA.
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin ||
      script.size() > kMaxScriptBytes) {
    return std::nullopt;
  }
  script = script.substr(begin, end - begin + 1);
  try {
    const Json root = Json::parse(script.begin(), script.end(), nullptr, false);
    return root.is_discarded() ? std::nullopt : find_article_object(root);
  } catch (const std::exception&) {  // Out of memory inside the library.
    return std::nullopt;
  }
}

}  // namespace rapport::ingest
