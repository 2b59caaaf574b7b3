#include "wire/import_codes.hpp"

#include <algorithm>
#include <charconv>

#include "base/ascii.hpp"
#include "base/tsv.hpp"

namespace rapport::wire {
namespace {

using base::TsvTable;
using Cells = std::vector<std::string>;

/// Calls `take` with the cells of each row; false is a row that makes no sense.
template <class Take>
Result<void> for_cells(const std::string& path, const std::vector<std::string>& columns, const Take& take) {
  const auto table = TsvTable::load(path, columns);
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const TsvTable::Row& row : table->rows()) {
    Cells cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      cells.push_back(table->cell(row, i));
    }
    if (!take(cells)) {
      return fail(ErrorCode::kBadTable, "a value is missing, malformed or there twice",
                  path + ":" + std::to_string(row.line));
    }
  }
  return {};
}

std::optional<double> number_in(const std::string& cell) {
  double value = 0;
  const char* end = cell.data() + cell.size();
  const auto read = std::from_chars(cell.data(), end, value);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(value) : std::nullopt;
}

PloverAct act_of(const std::string& event, const std::string& mode, std::string_view contexts) {
  PloverAct act{event, mode.empty() ? std::nullopt : std::optional(mode), {}};
  for (const std::string_view context : base::split(contexts, '|')) {
    if (!context.empty()) {
      act.contexts.emplace_back(context);
    }
  }
  return act;
}

template <class Table>
const typename Table::mapped_type* find_in(const Table& table, std::string_view key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}

std::optional<std::string> value_in(const std::map<std::string, std::string, std::less<>>& table,
                                    std::string_view key) {
  const std::string* const found = find_in(table, key);
  return found != nullptr ? std::optional(*found) : std::nullopt;
}

}  // namespace

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(value);
  }
}

std::optional<std::string> own_code(const Actor& actor) {
  std::string code = actor.country.value_or("");
  for (const std::string& sector : actor.sectors) {
    code += sector;
  }
  return code.empty() ? std::nullopt : std::optional(code);
}

Result<ImportCodes> ImportCodes::load(const std::string& data_dir) {
  ImportCodes codes;
  return codes.load_acts(data_dir).and_then([&] { return codes.load_parties(data_dir); }).map([&] {
    return std::move(codes);
  });
}

Result<void> ImportCodes::load_acts(const std::string& data_dir) {
  const std::string formats = data_dir + "/formats";
  const std::string ontology = data_dir + "/ontology";
  const auto event = [&](const Cells& cells) {
    const auto quad = number_in(cells[1]);
    return quad && quads_.emplace(cells[0], static_cast<int>(*quad)).second;
  };
  const auto mode = [&](const Cells& cells) { return modes_.emplace(cells[0], cells[1]).second; };
  const auto context = [&](const Cells& cells) { return contexts_.insert(cells[0]).second; };
  const auto score = [&](const Cells& cells) {
    const auto gdelt = number_in(cells[1]);
    return goldstein_.emplace(cells[0], gdelt ? gdelt : number_in(cells[2])).second;
  };
  const auto cameo = [&](const Cells& cells) {
    return cameo_.emplace(cells[0], act_of(cells[1], cells[2], cells[3])).second;
  };
  const auto acled = [&](const Cells& cells) {
    return acled_.emplace(cells[0], act_of(cells[1], cells[2], "")).second;
  };
  return for_cells(ontology + "/events.tsv", {"event", "quad_class"}, event)
      .and_then([&] { return for_cells(ontology + "/modes.tsv", {"event", "mode"}, mode); })
      .and_then([&] { return for_cells(ontology + "/contexts.tsv", {"context"}, context); })
      .and_then([&] {
        return for_cells(ontology + "/cameo_codes.tsv", {"code", "goldstein_gdelt", "goldstein_icews"},
                         score);
      })
      .and_then([&] {
        return for_cells(formats + "/cameo_plover.tsv", {"cameo", "event", "mode", "contexts"}, cameo);
      })
      .and_then([&] { return for_cells(formats + "/acled_events.tsv", {"acled", "event", "mode"}, acled); });
}

bool ImportCodes::add_country(const Cells& cells) {
  const std::string& iso = cells[0];
  countries_.insert(iso);
  iso_of_cameo_.emplace(cells[1], iso);
  if (!cells[2].empty()) {
    iso_of_cameo_.emplace(cells[2], iso);
  }
  if (!cells[3].empty()) {
    iso_of_fips_.emplace(cells[3], iso);
  }
  if (!cells[4].empty()) {
    iso_of_name_.emplace(cells[4], iso);
  }
  return !iso.empty();
}

Result<void> ImportCodes::load_parties(const std::string& data_dir) {
  const std::string formats = data_dir + "/formats";
  const auto country = [&](const Cells& cells) { return add_country(cells); };
  // Names of ICEWS come first: "Congo" is another state there than with us.
  const auto name = [&](const Cells& cells) {
    const std::string names = cells[1] + '|' + cells[2];
    for (const std::string_view each : base::split(names, '|')) {
      if (!each.empty()) {
        iso_of_name_.emplace(each, cells[0]);
      }
    }
    return true;
  };
  const auto body = [&](const Cells& cells) { return countries_.insert(cells[0]).second; };
  const auto sector = [&](const Cells& cells) { return sectors_.insert(cells[0]).second; };
  const auto role = [&](const Cells& cells) { return roles_.emplace(cells[0], cells[1]).second; };
  const auto icews = [&](const Cells& cells) { return icews_sectors_.emplace(cells[0], cells[1]).second; };
  const auto acled = [&](const Cells& cells) {
    return acled_sectors_.emplace(cells[0], cells[2]).second &&
           acled_sectors_.emplace(cells[1], cells[2]).second;
  };
  return for_cells(formats + "/countries.tsv", {"iso3", "cameo", "gdelt", "fips", "icews"}, country)
      .and_then(
          [&] { return for_cells(data_dir + "/actors/countries.tsv", {"iso3", "name", "names"}, name); })
      .and_then([&] { return for_cells(formats + "/bodies.tsv", {"code"}, body); })
      .and_then([&] { return for_cells(formats + "/sectors.tsv", {"sector"}, sector); })
      .and_then([&] { return for_cells(formats + "/cameo_roles.tsv", {"role", "sector"}, role); })
      .and_then([&] { return for_cells(formats + "/icews_sectors.tsv", {"icews", "sector"}, icews); })
      .and_then(
          [&] { return for_cells(formats + "/acled_inter.tsv", {"number", "label", "sector"}, acled); });
}

const PloverAct* ImportCodes::act_of_cameo(std::string_view code) const {
  return find_in(cameo_, code);
}

std::optional<double> ImportCodes::goldstein(std::string_view cameo) const {
  for (std::size_t size = cameo.size(); size >= 2; --size) {  // A code without a score has that of its base.
    const auto* const found = find_in(goldstein_, cameo.substr(0, size));
    if (found != nullptr && *found) {
      return *found;
    }
  }
  return std::nullopt;
}

const PloverAct* ImportCodes::act_of_acled(std::string_view type) const {
  return find_in(acled_, type);
}

std::optional<int> ImportCodes::quad_class(std::string_view event) const {
  const int* const found = find_in(quads_, event);
  return found != nullptr ? std::optional(*found) : std::nullopt;
}

bool ImportCodes::is_mode(const std::string& event, const std::string& mode) const {
  return modes_.contains({event, mode});
}

std::optional<std::string> ImportCodes::iso_of_cameo(std::string_view code) const {
  return value_in(iso_of_cameo_, code);
}

std::optional<std::string> ImportCodes::iso_of_fips(std::string_view code) const {
  // Territories that FIPS 10-4 has codes for beside that of their country in our tables.
  constexpr auto kMore =
      std::to_array<std::pair<std::string_view, const char*>>({{"GZ", "PSE"}, {"JN", "SJM"}});
  for (const auto& [territory, iso] : kMore) {
    if (code == territory) {
      return iso;
    }
  }
  return value_in(iso_of_fips_, code);
}

std::optional<std::string> ImportCodes::iso_of_name(std::string_view name) const {
  return value_in(iso_of_name_, name);
}

std::vector<std::string> ImportCodes::sectors_of_icews(std::string_view list) const {
  std::vector<std::string> out;
  for (const std::string_view part : base::split(list, ',')) {
    if (const auto sector = value_in(icews_sectors_, base::trim(part))) {
      add_once(out, *sector);
    }
  }
  return out;
}

std::vector<std::string> ImportCodes::sectors_of_acled(std::string_view kind) const {
  const auto sector = value_in(acled_sectors_, kind);
  return sector ? std::vector<std::string>{*sector} : std::vector<std::string>{};
}

void ImportCodes::read_code(std::string_view code, Actor& actor) const {
  constexpr std::size_t kPart = 3;
  constexpr std::string_view kUnion = "EEC";   // The European Union in CAMEO: IGOEUREEC.
  constexpr std::string_view kEurope = "EUR";  // The continent there, the Union with us.
  for (std::size_t at = 0; at + kPart <= code.size(); at += kPart) {
    const std::string_view part = code.substr(at, kPart);
    const auto role = value_in(roles_, part);
    if (at == 0 && iso_of_cameo(part)) {
      actor.country = iso_of_cameo(part);
    } else if (part == kUnion) {
      actor.country = "EUR";
    } else if (is_country(part) && !iso_of_cameo(part) &&
               (at == 0 ? part != kEurope : actor.country == "IGO")) {
      actor.country = part;  // A kind of body, and the one that says more: IGOUNO is UNO.
    } else if (role) {
      add_once(actor.sectors, *role);
    }
  }
}

}  // namespace rapport::wire
