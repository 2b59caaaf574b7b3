// Rows of ACLED as records.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "wire/table_importer.hpp"

namespace rapport::wire {
namespace {

/// Comma-separated with quotes, as ACLED exports it; columns in small letters.
class AcledImporter final : public HeadedImporter {
 public:
  explicit AcledImporter(const ImportCodes& codes) : HeadedImporter(codes, true) {}

 protected:
  std::vector<std::string_view> needed() const override {
    return {"event_id_cnty", "event_date", "sub_event_type", "actor1"};
  }
  bool is_missing(const std::string& /*cell*/) const override { return false; }

  Read read_cells(const Cells& cells) const override {
    const auto day = acled_day(cell(cells, "event_date"));
    if (!day) {
      return wrong_cell("event_date", cell(cells, "event_date"));
    }
    if (cell(cells, "event_id_cnty").empty()) {
      return wrong_cell("event_id_cnty", "");
    }
    const PloverAct* const act = codes().act_of_acled(cell(cells, "sub_event_type"));
    if (act == nullptr) {
      return done(std::nullopt);
    }
    CodedStory out = coded("acled", cell(cells, "event_id_cnty"), *act, *day);
    fill(out, cells);
    return done(std::move(out));
  }

 private:
  // "2024-05-17" or "17 May 2024".
  static std::optional<std::string> acled_day(const std::string& cell) {
    constexpr std::array kMonths =
        std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                         "august", "september", "october", "november", "december"});
    const auto parts = base::words(cell);
    if (parts.size() != 3) {
      return day_in(cell);
    }
    const auto month = std::find(kMonths.begin(), kMonths.end(), base::lower(parts[1]));
    return month == kMonths.end()
               ? std::nullopt
               : day_in(fmt::format("{:0>4}-{:02}-{:0>2}", parts[2], month - kMonths.begin() + 1, parts[0]));
  }

  void fill(CodedStory& out, const Cells& cells) const {
    const std::string& sources = cell(cells, "source");
    out.story.outlet = given(std::string(base::trim(sources.substr(0, sources.find(';')))));
    Record& record = out.records.front();
    set_precision(*record.time, cell(cells, "time_precision"));
    add_side(record.actors, cells, "1");
    add_side(record.recipients, cells, "2");
    Place place;
    place.name = given(cell(cells, "location"));
    place.admin1 = given(cell(cells, "admin1"));
    place.country = codes().iso_of_name(cell(cells, "country"));
    const std::string& precision = cell(cells, "geo_precision");
    place.precision = precision == "1"   ? std::optional<std::string>("city")
                      : precision == "3" ? std::optional<std::string>("admin1")
                                         : std::nullopt;
    set_point(place, cell(cells, "latitude"), cell(cells, "longitude"));
    add_place(record, std::move(place));
  }

  // 2: within a week, 3: within a month; the end is not said.
  static void set_precision(EventTime& time, const std::string& precision) {
    if (precision == "2" || precision == "3") {
      time.precision = precision == "2" ? "week" : "month";
      time.end.reset();
    }
  }

  void add_side(std::vector<Actor>& side, const Cells& cells, const std::string& number) const {
    Actor actor;
    const std::string& name = cell(cells, "actor" + number);
    actor.country = country_in(name);
    actor.sectors = codes().sectors_of_acled(cell(cells, "inter" + number));
    // All of them are "State forces"; which ones the name says.
    if (actor.sectors == std::vector<std::string>{"GOV"}) {
      actor.sectors.front() = name.starts_with("Military Forces of ") ? "MIL"
                              : name.starts_with("Police Forces of ") ? "COP"
                                                                      : "GOV";
    }
    add_party(side, std::move(actor), name, "");
  }

  // "Protesters (Kenya)", "Military Forces of Kenya (2022-) Border Guard".
  [[nodiscard]] std::optional<std::string> country_in(const std::string& name) const {
    for (std::size_t open = name.find('('); open != std::string::npos; open = name.find('(', open + 1)) {
      const std::size_t close = name.find(')', open);
      if (close == std::string::npos) {
        break;
      }
      if (const auto iso = iso_of(std::string_view(name).substr(open + 1, close - open - 1))) {
        return iso;
      }
    }
    const std::size_t of = name.find(" of ");
    const std::string_view rest =
        of == std::string::npos ? std::string_view() : std::string_view(name).substr(of + 4);
    return iso_of(base::trim(rest.substr(0, rest.find('('))));
  }

  // "Military Forces of the United States (2021-)".
  [[nodiscard]] std::optional<std::string> iso_of(std::string_view name) const {
    constexpr std::string_view kArticle = "the ";
    const auto iso = codes().iso_of_name(name);
    const bool has_article = base::lower(name.substr(0, kArticle.size())) == kArticle;
    return iso || !has_article ? iso : codes().iso_of_name(name.substr(kArticle.size()));
  }
};

}  // namespace

std::unique_ptr<RowImporter> make_acled_importer(const ImportCodes& codes) {
  return std::make_unique<AcledImporter>(codes);
}

}  // namespace rapport::wire
