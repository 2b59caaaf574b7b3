// Rows of ICEWS and POLECAT as records.
#include <utility>

#include <fmt/format.h>

#include "rapport/export.hpp"

#include "base/ascii.hpp"
#include "wire/table_importer.hpp"

namespace rapport::wire {
namespace {

class IcewsImporter final : public HeadedImporter {
 public:
  explicit IcewsImporter(const ImportCodes& codes) : HeadedImporter(codes, false) {}

 protected:
  std::vector<std::string_view> needed() const override { return {"Event ID", "Event Date", "CAMEO Code"}; }
  bool is_missing(const std::string& cell) const override { return cell == "NA" || cell == "NULL"; }

  Read read_cells(const Cells& cells) const override {
    const auto day = day_in(cell(cells, "Event Date"));
    std::string cameo = cell(cells, "CAMEO Code");
    if (!day) {
      return wrong_cell("Event Date", cell(cells, "Event Date"));
    }
    if (cell(cells, "Event ID").empty()) {
      return wrong_cell("Event ID", "");
    }
    // Spreadsheets take the leading 0 away. ICEWS has no codes of two digits: "10" was "010", no REQUEST.
    const bool is_cut = cameo.size() == 2 || !codes().is_cameo(cameo);
    cameo = is_cut ? "0" + cameo : cameo;
    if (!codes().is_cameo(cameo)) {
      return wrong_cell("CAMEO Code", cell(cells, "CAMEO Code"));
    }
    auto out =
        coded_cameo("icews", cell(cells, "Event ID") + ':' + *day, cameo, *day);  // The id alone comes twice.
    if (out) {
      fill(*out, cells);
    }
    return done(std::move(out));
  }

 private:
  void fill(CodedStory& out, const Cells& cells) const {
    out.story.outlet = given(cell(cells, "Publisher"));
    Record& record = out.records.front();
    add_side(record.actors, cells, "Source");
    add_side(record.recipients, cells, "Target");
    Place place;
    const std::string& city = cell(cells, "City");
    const std::string& province = cell(cells, "Province");
    const std::string& country = cell(cells, "Country");
    place.name = given(!city.empty() ? city : !province.empty() ? province : country);
    place.admin1 = given(province);
    place.country = codes().iso_of_name(country);
    place.precision = !city.empty() ? "city" : !province.empty() ? "admin1" : "country";
    set_point(place, cell(cells, "Latitude"), cell(cells, "Longitude"));
    add_place(record, std::move(place));
  }

  void add_side(std::vector<Actor>& side, const Cells& cells, const std::string& prefix) const {
    Actor actor;
    actor.country = codes().iso_of_name(cell(cells, prefix + " Country"));
    actor.sectors = codes().sectors_of_icews(cell(cells, prefix + " Sectors"));
    add_party(side, std::move(actor), cell(cells, prefix + " Name"), "");
  }
};

class PolecatImporter final : public HeadedImporter {
 public:
  explicit PolecatImporter(const ImportCodes& codes) : HeadedImporter(codes, false) {}

 protected:
  std::vector<std::string_view> needed() const override { return {"Event ID", "Event Date", "Event Type"}; }
  std::vector<std::string_view> standard() const override {
    std::vector<std::string_view> out;
    for (const FieldColumn& column : table_columns(ExportFormat::kPolecat)) {
      out.push_back(column.name);
    }
    return out;
  }
  bool is_missing(const std::string& cell) const override { return cell == "None" || cell == "nan"; }

  Read read_cells(const Cells& cells) const override {
    const auto day = day_in(cell(cells, "Event Date"));
    PloverAct act{cell(cells, "Event Type"), std::nullopt, {}};
    if (!day) {
      return wrong_cell("Event Date", cell(cells, "Event Date"));
    }
    if (!codes().quad_class(act.event)) {
      return wrong_cell("Event Type", act.event);
    }
    if (cell(cells, "Event ID").empty()) {
      return wrong_cell("Event ID", "");
    }
    const std::string& mode = cell(cells, "Event Mode");
    act.mode = codes().is_mode(act.event, mode) ? std::optional(mode) : std::nullopt;
    add_contexts(act, cell(cells, "Contexts"));
    CodedStory out = coded("polecat", cell(cells, "Event ID"), act, *day);
    fill(out, cells);
    return done(std::move(out));
  }

 private:
  void add_contexts(PloverAct& act, const std::string& list) const {
    constexpr std::size_t kMost = 3;
    for (const std::string_view part : base::split(list, ';')) {
      const std::string name(base::trim(part));
      if (codes().is_context(name) && act.contexts.size() < kMost) {
        add_once(act.contexts, name);
      }
    }
  }

  void fill(CodedStory& out, const Cells& cells) const {
    out.story.outlet = given(cell(cells, "Source"));
    out.story.published = day_in(cell(cells, "Publication Date"));
    out.story.language = given(cell(cells, "Language"));
    Record& record = out.records.front();
    add_side(record.actors, cells, "Actor");
    add_side(record.recipients, cells, "Recipient");
    Place place;
    place.name = given(cell(cells, "Placename"));
    place.admin1 = given(cell(cells, "Province"));
    const std::string& country = cell(cells, "Country");
    place.country = codes().is_country(country) ? given(country) : codes().iso_of_name(country);
    place.precision = precision_of(cells, place.country);
    if (const auto number = real_in(cell(cells, "GeoNames ID")); number && *number > 0 && *number < 1e15) {
      place.geonames = static_cast<std::int64_t>(*number);
    }
    set_point(place, cell(cells, "Latitude"), cell(cells, "Longitude"));
    add_place(record, std::move(place));
    if (const std::string& raw = cell(cells, "Raw Placename"); !raw.empty() && !record.places.empty()) {
      record.places.front().text = raw;
    }
  }

  std::optional<std::string> precision_of(const Cells& cells,
                                          const std::optional<std::string>& country) const {
    const std::string& province = cell(cells, "Province");
    const std::string& name = cell(cells, "Placename");
    if (!cell(cells, "City").empty()) {
      return "city";
    }
    if (!province.empty()) {
      return province == name ? std::optional<std::string>("admin1") : std::nullopt;
    }
    const bool is_country = country && codes().iso_of_name(name) == country;
    return is_country ? std::optional<std::string>("country") : std::nullopt;
  }

  void add_side(std::vector<Actor>& side, const Cells& cells, const std::string& prefix) const {
    Actor actor;
    const std::string& country = cell(cells, prefix + " Country");
    actor.country = codes().is_country(country) ? given(country) : std::nullopt;
    for (const std::string_view part : base::split(cell(cells, prefix + " Sectors"), ';')) {
      if (const std::string sector(base::trim(part)); codes().is_sector(sector)) {
        add_once(actor.sectors, sector);
      }
    }
    actor.title = given(cell(cells, prefix + " Title"));
    const std::string& raw = cell(cells, prefix + " Name Raw");
    const std::string& name = cell(cells, prefix + " Name");
    add_party(side, std::move(actor), name.empty() ? raw : name, "");
    if (!raw.empty()) {
      side.back().text = raw;
    }
  }
};

}  // namespace

std::unique_ptr<RowImporter> make_icews_importer(const ImportCodes& codes) {
  return std::make_unique<IcewsImporter>(codes);
}

std::unique_ptr<RowImporter> make_polecat_importer(const ImportCodes& codes) {
  return std::make_unique<PolecatImporter>(codes);
}

}  // namespace rapport::wire
