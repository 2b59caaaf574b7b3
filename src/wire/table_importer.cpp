#include "wire/table_importer.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.hpp"

namespace rapport::wire {

CodedStory TableImporter::coded(const char* origin, const std::string& id, const PloverAct& act,
                                const std::string& day) const {
  CodedStory out;
  out.story.id = fmt::format("{}:{}", origin, id);
  Record record;
  record.id = out.story.id;
  record.key = out.story.id;
  record.origin = origin;
  record.status = "actual";
  record.event = act.event;
  record.mode = act.mode;
  record.plover = act.event;
  record.contexts = act.contexts;
  record.quad_class = codes_.quad_class(act.event);
  record.time = EventTime{std::nullopt, std::nullopt, day, day, "day"};
  record.date_basis = "event";
  out.records.push_back(std::move(record));
  return out;
}

std::optional<CodedStory> TableImporter::coded_cameo(const char* origin, const std::string& id,
                                                     const std::string& cameo, const std::string& day) const {
  const PloverAct* const act = codes_.act_of_cameo(cameo);
  if (act == nullptr) {
    return std::nullopt;
  }
  CodedStory out = coded(origin, id, *act, day);
  out.records.front().cameo = cameo;
  out.records.front().goldstein = codes_.goldstein(cameo);
  return out;
}

void TableImporter::add_party(std::vector<Actor>& side, Actor actor, const std::string& name,
                              const std::string& code) {
  if (name.empty() && code.empty()) {
    return;
  }
  actor.text = name.empty() ? code : name;
  actor.name = given(name);
  actor.code = own_code(actor);
  side.push_back(std::move(actor));
}

void TableImporter::add_place(Record& record, Place place) {
  if (place.name || place.latitude || place.country) {
    place.text = place.name.value_or("");
    record.places.push_back(std::move(place));
  }
}

void TableImporter::set_point(Place& place, const std::string& latitude, const std::string& longitude) {
  const auto north = real_in(latitude);
  const auto east = real_in(longitude);
  if (north && east && *north >= -90 && *north <= 90 && *east >= -180 && *east <= 180) {
    place.latitude = north;
    place.longitude = east;
  }
}

Read done(std::optional<CodedStory> coded) {
  const bool none = !coded.has_value();
  return ImportedRow{std::move(coded), false, none};
}

Read wrong(std::string message) {
  return tl::unexpected(std::move(message));
}

Read wrong_cell(const char* column, const std::string& cell) {
  return wrong(fmt::format("{}: '{}'", column, cell.substr(0, 80)));
}

Read HeadedImporter::read(std::string_view row) {
  if (columns_ == 0) {
    return read_header(row);
  }
  Cells cells = cells_of(row);
  if (cells.size() != columns_) {
    return wrong(fmt::format("{} columns, not {}", cells.size(), columns_));
  }
  for (std::string& each : cells) {
    if (is_missing(each)) {
      each.clear();
    }
  }
  return read_cells(cells);
}

bool HeadedImporter::fits(std::string_view row) const {
  return columns_ == 0 || cells_of(row).size() == columns_;
}

// Some released files have tabs at the end of rows.
Cells HeadedImporter::cells_of(std::string_view row) const {
  Cells cells = split_row(row, separator_, quotes_);
  while (cells.size() > columns_ && cells.back().empty()) {
    cells.pop_back();
  }
  return cells;
}

Read HeadedImporter::read_header(std::string_view row) {
  if (quotes_) {
    separator_ = row.find('\t') != std::string_view::npos  ? '\t'
                 : row.find(',') == std::string_view::npos ? ';'
                                                           : ',';
  }
  Cells names = split_row(row, separator_, quotes_);
  while (!names.empty() && names.back().empty()) {
    names.pop_back();
  }
  ColumnPlaces found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    found.add(quotes_ ? base::lower(names[i]) : names[i], i);
  }
  for (const std::string_view name : needed()) {
    if (!found.has(name)) {
      hopeless_ = true;
      return wrong(fmt::format("no header of this format: it lacks '{}'; the file is not read", name));
    }
  }
  columns_ = names.size();
  // Released files of POLECAT have names too many in their header; the rows below are as always.
  const auto columns = standard();
  const auto is_known = [&](std::string_view name) { return found.has(name); };
  if (!columns.empty() && columns.size() < columns_ &&
      std::all_of(columns.begin(), columns.end(), is_known)) {
    found = ColumnPlaces();
    columns_ = 0;
    for (const std::string_view name : columns) {
      found.add(name, columns_++);
    }
  }
  places() = found;
  return ImportedRow{std::nullopt, true, false};
}

std::unique_ptr<RowImporter> make_importer(ImportFormat format, const ImportCodes& codes) {
  switch (format) {
    case ImportFormat::kGdeltEvents:
      return make_gdelt_importer(codes);
    case ImportFormat::kIcews:
      return make_icews_importer(codes);
    case ImportFormat::kPolecat:
      return make_polecat_importer(codes);
    case ImportFormat::kPhoenix:
      return make_phoenix_importer(codes);
    case ImportFormat::kAcled:
      return make_acled_importer(codes);
    case ImportFormat::kJsonl:
      break;
  }
  return make_jsonl_importer(codes);
}

}  // namespace rapport::wire
