// What importers of tables have in common.
//
// What these formats cannot say is not made up: status is actual, as they hold events; confidence is 0, as
// the record needs a number and they give none; there are no mentions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/row_cells.hpp"
#include "wire/row_importer.hpp"

namespace rapport::wire {

using Cells = std::vector<std::string>;
using Read = tl::expected<ImportedRow, std::string>;

/// Builds a record from cells.
class TableImporter : public RowImporter {
 public:
  explicit TableImporter(const ImportCodes& codes) : codes_(codes) {}

 protected:
  [[nodiscard]] const ImportCodes& codes() const { return codes_; }
  [[nodiscard]] const std::string& cell(const Cells& cells, std::string_view name) const {
    return places_.cell(cells, name);
  }
  ColumnPlaces& places() { return places_; }

  /// A story known by `id`, with a record of the act on that day.
  [[nodiscard]] CodedStory coded(const char* origin, const std::string& id, const PloverAct& act,
                                 const std::string& day) const;
  /// The same from a CAMEO code; none where PLOVER has no category for it.
  [[nodiscard]] std::optional<CodedStory> coded_cameo(const char* origin, const std::string& id,
                                                      const std::string& cameo, const std::string& day) const;

  /// Nothing is added where both name and code are empty.
  static void add_party(std::vector<Actor>& side, Actor actor, const std::string& name,
                        const std::string& code);
  static void add_place(Record& record, Place place);
  /// Coordinates outside the globe are none.
  static void set_point(Place& place, const std::string& latitude, const std::string& longitude);

 private:
  const ImportCodes& codes_;
  ColumnPlaces places_;
};

/// A row that was read; without a story its act is none of PLOVER's.
[[nodiscard]] Read done(std::optional<CodedStory> coded);
[[nodiscard]] Read wrong(std::string message);
[[nodiscard]] Read wrong_cell(const char* column, const std::string& cell);

/// Tables whose first row names the columns, in any order and with others between them.
class HeadedImporter : public TableImporter {
 public:
  HeadedImporter(const ImportCodes& codes, bool quotes) : TableImporter(codes), quotes_(quotes) {}

  Read read(std::string_view row) override;
  [[nodiscard]] bool has_quotes() const override { return quotes_; }
  [[nodiscard]] bool fits(std::string_view row) const override;
  [[nodiscard]] bool is_hopeless() const override { return hopeless_; }

 protected:
  [[nodiscard]] virtual std::vector<std::string_view> needed() const = 0;
  /// The columns in their order where the header may not be trusted.
  [[nodiscard]] virtual std::vector<std::string_view> standard() const { return {}; }
  [[nodiscard]] virtual bool is_missing(const std::string& cell) const = 0;
  [[nodiscard]] virtual Read read_cells(const Cells& cells) const = 0;

 private:
  Read read_header(std::string_view row);
  [[nodiscard]] Cells cells_of(std::string_view row) const;

  bool quotes_;
  char separator_ = '\t';
  std::size_t columns_ = 0;
  bool hopeless_ = false;
};

[[nodiscard]] std::unique_ptr<RowImporter> make_gdelt_importer(const ImportCodes& codes);
[[nodiscard]] std::unique_ptr<RowImporter> make_icews_importer(const ImportCodes& codes);
[[nodiscard]] std::unique_ptr<RowImporter> make_polecat_importer(const ImportCodes& codes);
[[nodiscard]] std::unique_ptr<RowImporter> make_phoenix_importer(const ImportCodes& codes);
[[nodiscard]] std::unique_ptr<RowImporter> make_acled_importer(const ImportCodes& codes);

}  // namespace rapport::wire
