// Rows of GDELT and Phoenix, which have no header, as records.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rapport/export.hpp"

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "wire/table_importer.hpp"

namespace rapport::wire {
namespace {

/// GDELT 2.0 (61 columns), 1.0 (58, without divisions of the second level) and its first files (57, without
/// an address as well); they have no header.
class GdeltImporter final : public TableImporter {
 public:
  using TableImporter::TableImporter;

  Read read(std::string_view row) override {
    const Cells cells = split_row(row, '\t', false);
    if (!find_columns(cells.size())) {
      return wrong(fmt::format("{} columns, not 61, 58 or 57", cells.size()));
    }
    const std::string& id = cell(cells, "GLOBALEVENTID");
    const auto day = day_in(cell(cells, "SQLDATE"));
    const std::string& cameo = cell(cells, "EventCode");
    if (id.empty() || !std::all_of(id.begin(), id.end(), base::is_digit)) {
      return wrong_cell("GLOBALEVENTID", id);
    }
    if (!day) {
      return wrong_cell("SQLDATE", cell(cells, "SQLDATE"));
    }
    if (!codes().is_cameo(cameo)) {
      return wrong_cell("EventCode", cameo);
    }
    auto out = coded_cameo("gdelt", id, cameo, *day);
    if (out) {
      fill(*out, cells);
    }
    return done(std::move(out));
  }

 private:
  bool find_columns(std::size_t count) {
    const auto all = table_columns(ExportFormat::kGdeltEvents);
    if (count == columns_) {
      return true;
    }
    if (count != all.size() && count != all.size() - 3 && count != all.size() - 4) {
      return false;
    }
    columns_ = count;  // Files of several years may follow each other.
    places() = ColumnPlaces();
    std::size_t place = 0;
    for (const FieldColumn& column : all) {
      if (count == all.size() || !column.name.ends_with("ADM2Code")) {
        places().add(column.name, place);
        ++place;
      }
    }
    return true;
  }

  void fill(CodedStory& out, const Cells& cells) const {
    out.story.published = time_in(cell(cells, "DATEADDED"));
    if (const std::string& url = cell(cells, "SOURCEURL"); url.find("://") != std::string::npos) {
      out.story.url = url;
    } else {
      out.story.title = given(url);
    }
    Record& record = out.records.front();
    add_side(record.actors, cells, "Actor1");
    add_side(record.recipients, cells, "Actor2");
    Place place;
    place.precision = precision_of(cell(cells, "ActionGeo_Type"));
    set_names(place, cell(cells, "ActionGeo_FullName"));
    place.country = codes().iso_of_fips(cell(cells, "ActionGeo_CountryCode"));
    set_point(place, cell(cells, "ActionGeo_Lat"), cell(cells, "ActionGeo_Long"));
    add_place(record, std::move(place));
  }

  // "Lima, Lima Region, Peru": place, division, country.
  static void set_names(Place& place, const std::string& full) {
    const auto parts = base::split(full, ',');
    const bool whole = !place.precision || place.precision == "country";
    place.name = given(whole ? full : std::string(base::trim(parts.front())));
    if (!whole && parts.size() == 3) {
      place.admin1 = given(std::string(base::trim(parts[1])));
    }
  }

  void add_side(std::vector<Actor>& side, const Cells& cells, const std::string& prefix) const {
    Actor actor;
    const std::string& code = cell(cells, prefix + "Code");
    codes().read_code(code, actor);
    if (const auto country = codes().iso_of_cameo(cell(cells, prefix + "CountryCode"))) {
      actor.country = country;
    }
    add_party(side, std::move(actor), cell(cells, prefix + "Name"), code);
  }

  static std::optional<std::string> precision_of(const std::string& type) {
    const bool state = type == "2" || type == "5";
    const bool city = type == "3" || type == "4";
    return type == "1" ? std::optional<std::string>("country")
           : state     ? std::optional<std::string>("admin1")
           : city      ? std::optional<std::string>("city")
                       : std::nullopt;
  }

  std::size_t columns_ = 0;
};

/// 26 columns, no header.
class PhoenixImporter final : public TableImporter {
 public:
  explicit PhoenixImporter(const ImportCodes& codes) : TableImporter(codes) {
    std::size_t place = 0;
    for (const FieldColumn& column : table_columns(ExportFormat::kPhoenix)) {
      places().add(column.name, place++);
    }
  }

  Read read(std::string_view row) override {
    const Cells cells = split_row(row, '\t', false);
    constexpr std::size_t kColumns = 26;
    if (cells.size() != kColumns) {
      return wrong(fmt::format("{} columns, not {}", cells.size(), kColumns));
    }
    const auto day = day_in(cell(cells, "Date"));
    const std::string& cameo = cell(cells, "EventCode");
    if (!day) {
      return wrong_cell("Date", cell(cells, "Date"));
    }
    if (!codes().is_cameo(cameo)) {
      return wrong_cell("EventCode", cameo);
    }
    // The numbers begin anew in every file.
    auto out = coded_cameo("phoenix", cell(cells, "EventID") + ':' + base::hash_hex(row), cameo, *day);
    if (out) {
      fill(*out, cells);
    }
    return done(std::move(out));
  }

 private:
  void fill(CodedStory& out, const Cells& cells) const {
    const std::string& urls = cell(cells, "URLs");
    out.story.url = given(urls.substr(0, urls.find(';')));
    out.story.outlet = given(cell(cells, "NewsSources"));
    Record& record = out.records.front();
    for (const auto& [side, name] :
         {std::pair(&record.actors, "SourceActorFull"), std::pair(&record.recipients, "TargetActorFull")}) {
      const std::string& code = cell(cells, name);
      if (!code.empty() && code != "---") {
        Actor actor;
        codes().read_code(code, actor);
        actor.text = code;
        actor.code = own_code(actor);
        side->push_back(std::move(actor));
      }
    }
    Place place;
    place.name = given(cell(cells, "LocationName"));
    place.admin1 = given(cell(cells, "StateName"));
    const std::string& country = cell(cells, "CountryCode");
    place.country = codes().is_country(country) ? given(country) : codes().iso_of_name(country);
    set_point(place, cell(cells, "Lat"), cell(cells, "Lon"));
    add_place(record, std::move(place));
  }
};

}  // namespace

std::unique_ptr<RowImporter> make_gdelt_importer(const ImportCodes& codes) {
  return std::make_unique<GdeltImporter>(codes);
}

std::unique_ptr<RowImporter> make_phoenix_importer(const ImportCodes& codes) {
  return std::make_unique<PhoenixImporter>(codes);
}

}  // namespace rapport::wire
