#include "ingest/jsonl_reader.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace rapport::ingest {
namespace {

using Json = nlohmann::json;
using Field = std::optional<std::string> JsonlFields::*;

constexpr std::array<std::pair<std::string_view, Field>, 8> kFields = {{
    {"id", &JsonlFields::id},
    {"text", &JsonlFields::text},
    {"html", &JsonlFields::html},
    {"title", &JsonlFields::title},
    {"outlet", &JsonlFields::outlet},
    {"url", &JsonlFields::url},
    {"published", &JsonlFields::published},
    {"language", &JsonlFields::language},
}};

/// Takes the top-level strings of an object as they come by; builds nothing else.
class FieldSink : public nlohmann::json_sax<Json> {
 public:
  JsonlFields fields;
  std::string problem;

  bool null() override { return value_seen(); }
  bool boolean(bool /*value*/) override { return wrong_type("a boolean"); }
  bool number_integer(std::int64_t value) override { return number(fmt::format("{}", value)); }
  bool number_unsigned(std::uint64_t value) override { return number(fmt::format("{}", value)); }
  bool number_float(double /*value*/, const std::string& /*text*/) override { return wrong_type("a number"); }
  bool binary(Json::binary_t& /*value*/) override { return value_seen(); }

  bool string(std::string& value) override {
    if (depth_ == 1 && field_ != nullptr) {
      fields.*field_ = std::move(value);
    }
    return value_seen();
  }

  bool key(std::string& name) override {
    if (depth_ != 1) {
      return true;
    }
    field_ = nullptr;
    for (const auto& [known, field] : kFields) {
      if (known == name) {
        field_ = field;
        fields.*field_ = std::nullopt;  // The last of several equal keys counts.
      }
    }
    return true;
  }

  bool start_object(std::size_t /*size*/) override { return open("an object"); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open("an array"); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const Json::exception& error) override {
    std::string reason = error.what();
    const std::size_t at = reason.find("syntax error");
    problem = fmt::format("byte {}: {}", position, at == std::string::npos ? reason : reason.substr(at));
    constexpr std::size_t kMaxReason = 300;
    problem = base::repair(problem.substr(0, kMaxReason));
    return false;
  }

 private:
  Field field_ = nullptr;
  std::size_t depth_ = 0;

  [[nodiscard]] std::string_view field_name() const {
    for (const auto& [name, field] : kFields) {
      if (field == field_) {
        return name;
      }
    }
    return "";
  }

  bool value_seen() {
    if (depth_ == 0) {
      problem = "not an object";
      return false;
    }
    return true;
  }

  bool wrong_type(std::string_view what) {
    if (depth_ == 1 && field_ != nullptr) {
      problem = fmt::format("\"{}\" is {}, not a string", field_name(), what);
      return false;
    }
    return value_seen();
  }

  bool number(std::string value) {
    if (depth_ == 1 && field_ == &JsonlFields::id) {
      fields.id = std::move(value);
      return true;
    }
    return wrong_type("a number");
  }

  bool open(std::string_view what) {
    const bool is_top_object = depth_ == 0 && what == "an object";
    if (!is_top_object && !wrong_type(what)) {
      return false;
    }
    ++depth_;
    return true;
  }

  bool close() {
    --depth_;
    return true;
  }
};

}  // namespace

Result<JsonlFields> read_jsonl_line(std::string_view line) {
  FieldSink sink;
  bool parsed = false;
  try {
    parsed = Json::sax_parse(line.begin(), line.end(), &sink);
  } catch (const std::exception& error) {  // The library reports through the sink; memory may still run out.
    return fail(ErrorCode::kBadJson, error.what());
  }
  if (!parsed) {
    return fail(ErrorCode::kBadJson, sink.problem.empty() ? "not a JSON object" : sink.problem);
  }
  if (!sink.fields.text && !sink.fields.html) {
    return fail(ErrorCode::kBadJson, "neither \"text\" nor \"html\"");
  }
  JsonlFields fields = std::move(sink.fields);
  if (fields.id.value_or("").empty()) {
    fields.id.reset();
  }
  return fields;
}

}  // namespace rapport::ingest
