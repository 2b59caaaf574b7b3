#include "rapport/field_codes.hpp"

#include <algorithm>
#include <charconv>

#include "base/tsv.hpp"

namespace rapport {
namespace {

using base::TsvTable;

std::optional<double> number_in(const std::string& cell) {
  double value = 0;
  const char* end = cell.data() + cell.size();
  const auto read = std::from_chars(cell.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
}

/// Calls `take` with a function that gives the row's cells; false is a row that makes no sense.
template <class Take>
Result<void> for_rows(const std::string& path, const std::vector<std::string>& columns, const Take& take) {
  const auto table = TsvTable::load(path, columns);
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const TsvTable::Row& row : table->rows()) {
    const auto cell = [&](std::size_t column) -> const std::string& { return table->cell(row, column); };
    if (!take(cell)) {
      return fail(ErrorCode::kBadTable, "a code or a number is missing or malformed",
                  path + ":" + std::to_string(row.line));
    }
  }
  return {};
}

template <class Table>
const typename Table::mapped_type* find_in(const Table& table, std::string_view key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}

constexpr std::size_t kRootSize = 2;

}  // namespace

Result<FieldCodes> FieldCodes::load(const std::string& data_dir) {
  FieldCodes codes;
  const std::string folder = data_dir + "/formats";
  return codes.load_parties(folder)
      .and_then([&] { return codes.load_names(data_dir + "/actors/countries.tsv"); })
      .and_then([&] { return codes.load_events(folder, data_dir + "/ontology"); })
      .map([&] { return std::move(codes); });
}

Result<void> FieldCodes::load_parties(const std::string& folder) {
  const auto country = [&](const auto& cell) {
    const std::string& gdelt = cell(2).empty() ? cell(1) : cell(2);
    return countries_.emplace(cell(0), CountryCodes{cell(1), gdelt, cell(3), cell(4), cell(5)}).second;
  };
  const auto body = [&](const auto& cell) {
    return bodies_.emplace(cell(0), BodyCodes{cell(1), cell(2)}).second;
  };
  const auto sector = [&](const auto& cell) {
    return sectors_.emplace(cell(0), SectorCodes{cell(1), cell(2)}).second;
  };
  return for_rows(folder + "/countries.tsv", {"iso3", "cameo", "gdelt", "fips", "cow_number", "icews"},
                  country)
      .and_then([&] { return for_rows(folder + "/bodies.tsv", {"code", "cameo", "gdelt_type"}, body); })
      .and_then([&] { return for_rows(folder + "/sectors.tsv", {"sector", "cameo", "icews"}, sector); });
}

Result<void> FieldCodes::load_names(const std::string& path) {
  return for_rows(path, {"iso3", "name"}, [&](const auto& cell) {
    if (const auto found = countries_.find(cell(0)); found != countries_.end()) {
      found->second.name = cell(1);
    }
    return true;
  });
}

Result<void> FieldCodes::load_events(const std::string& folder, const std::string& ontology) {
  const auto root = [&](const auto& cell) {
    const auto gdelt = number_in(cell(1));
    const auto phoenix = number_in(cell(2));
    return gdelt && phoenix &&
           quads_.emplace(cell(0), std::pair(static_cast<int>(*gdelt), static_cast<int>(*phoenix))).second;
  };
  const auto score = [&](const auto& cell) {
    const auto value = number_in(cell(2));
    return value && scores_.emplace(std::pair(cell(0), cell(1)), *value).second;
  };
  const auto code = [&](const auto& cell) {
    return cameo_.emplace(cell(0), CameoFacts{cell(1), number_in(cell(2))}).second;
  };
  return for_rows(folder + "/roots.tsv", {"root", "gdelt_quad", "phoenix_quad"}, root)
      .and_then([&] { return for_rows(folder + "/intensities.tsv", {"event", "mode", "score"}, score); })
      .and_then([&] {
        return for_rows(ontology + "/cameo_codes.tsv", {"code", "label", "goldstein_icews"}, code);
      });
}

const CountryCodes* FieldCodes::country(std::string_view iso3) const {
  return find_in(countries_, iso3);
}

const BodyCodes* FieldCodes::body(std::string_view code) const {
  return find_in(bodies_, code);
}

const SectorCodes* FieldCodes::sector(std::string_view plover) const {
  return find_in(sectors_, plover);
}

const CameoFacts* FieldCodes::cameo(std::string_view code) const {
  return find_in(cameo_, code);
}

std::optional<int> FieldCodes::gdelt_quad(std::string_view cameo) const {
  const auto* const quads = find_in(quads_, cameo.substr(0, kRootSize));
  return quads != nullptr ? std::optional(quads->first) : std::nullopt;
}

std::optional<int> FieldCodes::phoenix_quad(std::string_view cameo) const {
  const auto* const quads = find_in(quads_, cameo.substr(0, kRootSize));
  return quads != nullptr ? std::optional(quads->second) : std::nullopt;
}

std::optional<double> FieldCodes::intensity(const std::string& event,
                                            const std::optional<std::string>& mode) const {
  auto found = scores_.find({event, mode.value_or("")});
  found = found == scores_.end() ? scores_.find({event, ""}) : found;
  return found == scores_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> FieldCodes::roles(const Actor& actor) const {
  std::vector<std::string> out;
  for (const std::string& plover : actor.sectors) {
    const SectorCodes* const known = sector(plover);
    if (known != nullptr && !known->cameo.empty() &&
        std::find(out.begin(), out.end(), known->cameo) == out.end()) {
      out.push_back(known->cameo);
    }
  }
  return out;
}

std::string FieldCodes::cameo_code(const Actor& actor) const {
  std::string code;
  if (const CountryCodes* const state = actor.country ? country(*actor.country) : nullptr) {
    code = state->cameo;
  } else if (const BodyCodes* const kind = actor.country ? body(*actor.country) : nullptr) {
    code = kind->cameo;
  }
  for (const std::string& role : roles(actor)) {
    code += role;
  }
  return code;
}

}  // namespace rapport
