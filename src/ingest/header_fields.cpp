#include "ingest/header_fields.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace rapport::ingest {
namespace {

/// Where the next ';' outside of quotes stands, or the end.
std::size_t end_of_parameter(std::string_view value) {
  bool quoted = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && quoted) {
      ++i;
    } else if (value[i] == '"') {
      quoted = !quoted;
    } else if (value[i] == ';' && !quoted) {
      return i;
    }
  }
  return value.size();
}

std::string unquoted(std::string_view value) {
  if (value.empty() || value.front() != '"') {
    return std::string(value.substr(0, value.find_first_of(" \t(")));
  }
  std::string out;
  for (std::size_t i = 1; i < value.size() && value[i] != '"'; ++i) {
    i += value[i] == '\\' && i + 1 < value.size() ? 1U : 0U;
    out += value[i];
  }
  return out;
}

}  // namespace

std::string_view HeaderFields::find(std::string_view lower_name) const {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const auto& field) { return field.first == lower_name; });
  return at == fields.end() ? std::string_view{} : at->second;
}

HeaderFields read_header_fields(std::string_view lines) {
  HeaderFields out;
  for (std::string_view line : base::split(lines, '\n')) {
    const bool continued = !line.empty() && (line.front() == ' ' || line.front() == '\t');
    const std::size_t colon = line.find(':');
    if (continued && !out.fields.empty()) {
      std::string& value = out.fields.back().second;
      const std::string_view more = base::trim(line);
      value += value.empty() || more.empty() ? "" : " ";
      value += more;
    } else if (colon != std::string_view::npos && colon > 0) {
      out.fields.emplace_back(base::lower(base::trim(line.substr(0, colon))),
                              base::trim(line.substr(colon + 1)));
    }
  }
  return out;
}

std::size_t end_of_header(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
    const std::string_view rest = bytes.substr(at + 1);
    if (rest.starts_with('\n')) {
      return at + 2;
    }
    if (rest.starts_with("\r\n")) {
      return at + 3;
    }
  }
  return std::string_view::npos;
}

std::string media_type_of(std::string_view content_type) {
  return base::lower(base::trim(content_type.substr(0, content_type.find_first_of(";, \t"))));
}

std::string header_parameter(std::string_view value, std::string_view lower_name) {
  for (std::size_t end = end_of_parameter(value); end < value.size();) {
    value.remove_prefix(end + 1);
    end = end_of_parameter(value);
    const std::string_view part = base::trim(value.substr(0, end));
    const std::size_t equals = part.find('=');
    if (equals != std::string_view::npos && base::lower(base::trim(part.substr(0, equals))) == lower_name) {
      return unquoted(base::trim(part.substr(equals + 1)));
    }
  }
  return {};
}

}  // namespace rapport::ingest
