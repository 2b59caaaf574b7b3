// The Frictionless description beside an exported table.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "rapport/export.hpp"
#include "rapport/format.hpp"

#include "wire/data_sources.hpp"
#include "wire/json_line.hpp"

namespace rapport {
namespace {

using wire::Json;

/// Names may only have lower-case letters, digits and . _ -
std::string slug(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    out += upper ? static_cast<char>(c - 'A' + 'a') : plain ? c : '-';
  }
  return out.empty() ? "records" : out;
}

std::string_view type_of_ours(std::string_view name) {
  constexpr auto kWhole = std::to_array<std::string_view>(
      {"quad_class", "sentence", "sentence_begin", "sentence_end", "trigger_begin", "trigger_end"});
  constexpr auto kNumbers = std::to_array<std::string_view>({"goldstein", "confidence"});
  constexpr auto kDates = std::to_array<std::string_view>({"start", "end"});
  const auto among = [&](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return among(kWhole) ? "integer" : among(kNumbers) ? "number" : among(kDates) ? "date" : "string";
}

Json fields_of_csv() {
  Json fields = Json::array();
  std::string name;
  for (const char c : csv_header()) {
    if (c == ',' || c == '\r') {
      fields.push_back({{"name", name}, {"type", type_of_ours(name)}});
      name.clear();
    } else {
      name += c;
    }
  }
  return fields;
}

Json fields_of(ExportFormat format) {
  if (format == ExportFormat::kCsv) {
    return fields_of_csv();
  }
  Json fields = Json::array();
  for (const FieldColumn& column : table_columns(format)) {
    fields.push_back({{"name", column.name},
                      {"type", column.type},
                      {"description", column.holds.empty() ? "no source; always empty" : column.holds}});
  }
  return fields;
}

Json dialect_of(ExportFormat format) {
  if (format == ExportFormat::kCsv) {
    return {{"delimiter", ","},
            {"lineTerminator", "\r\n"},
            {"quoteChar", "\""},
            {"doubleQuote", true},
            {"header", true}};
  }
  const bool header = format == ExportFormat::kIcews || format == ExportFormat::kPolecat;
  // No cell is quoted. Left out, the character would be a quotation mark, and programs refuse an empty one:
  // so one that no cell can have.
  return {{"delimiter", "\t"}, {"lineTerminator", "\n"}, {"quoteChar", "\x01"}, {"header", header}};
}

/// The other data sets whose records there are.
Json sources_of(const ExportTally& tally) {
  Json sources = Json::array();
  for (const wire::DataSource& source : wire::data_sources()) {
    if (tally.origins.contains(std::string(source.origin))) {
      sources.push_back({{"title", source.title}, {"path", source.where}});
    }
  }
  return sources;
}

}  // namespace

std::string data_package(ExportFormat format, const CodebookFacts& facts) {
  Json fields = fields_of(format);
  if (fields.empty()) {
    return {};
  }
  Json missing = Json::array({""});
  if (format == ExportFormat::kPolecat) {
    missing.push_back("None");
  }
  Json resource = {{"name", slug(facts.file)},
                   {"path", facts.file},
                   {"profile", "tabular-data-resource"},
                   {"format", format == ExportFormat::kCsv ? "csv" : "tsv"},
                   {"encoding", "utf-8"},
                   {"dialect", dialect_of(format)},
                   {"schema", {{"fields", std::move(fields)}, {"missingValues", std::move(missing)}}}};
  Json package = {{"name", slug(facts.file)},
                  {"profile", "tabular-data-package"},
                  {"title", "Political events coded by Rapport"},
                  {"created", facts.date},
                  {"version", facts.program},
                  {"rows", facts.tally.rows},
                  {"filters", facts.filters},
                  {"models", facts.tally.models},
                  {"runs", facts.runs},
                  {"licenses",
                   {{{"name", "Apache-2.0"}, {"title", "the program"}},
                    {{"name", "CC-BY-4.0"}, {"title", "places: GeoNames"}},
                    {{"name", "CC-BY-SA-4.0"}, {"title", "codes: PLOVER"}}}},
                  {"resources", Json::array({std::move(resource)})}};
  if (Json sources = sources_of(facts.tally); !sources.empty()) {
    package["sources"] = std::move(sources);
  }
  return package.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rapport
