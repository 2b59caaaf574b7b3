// Codes of other data formats: what a country, a sector, an event is called there.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/record.hpp"
#include "rapport/result.hpp"

namespace rapport {

/// A country in other schemes; "" where one has nothing for it.
struct CountryCodes {
  std::string cameo;
  std::string gdelt;  ///< As `cameo`, but for a few countries that GDELT codes otherwise.
  std::string fips;   ///< FIPS 10-4.
  std::string cow_number;
  std::string icews;      ///< ICEWS's English name.
  std::string name = "";  ///< Ours.
};

/// A kind of body that stands in place of a country (UNO, IGO, …).
struct BodyCodes {
  std::string cameo;
  std::string gdelt_type;
};

/// A PLOVER sector in other schemes.
struct SectorCodes {
  std::string cameo;
  std::string icews;
};

/// What a CAMEO code says in other schemes.
struct CameoFacts {
  std::string label;
  std::optional<double> icews_score;
};

/// The tables of data/formats and the labels of data/ontology/cameo_codes.tsv. Immutable after load().
class FieldCodes {
 public:
  /// No tables: nothing has a code.
  FieldCodes() = default;

  /// Reads the tables below `data_dir`. Errors: kBadTable.
  [[nodiscard]] static Result<FieldCodes> load(const std::string& data_dir);

  /// Null for what the tables do not have. The pointers live as long as the object.
  [[nodiscard]] const CountryCodes* country(std::string_view iso3) const;
  [[nodiscard]] const BodyCodes* body(std::string_view code) const;
  [[nodiscard]] const SectorCodes* sector(std::string_view plover) const;
  [[nodiscard]] const CameoFacts* cameo(std::string_view code) const;

  /// Quad class of a CAMEO code by its root: 1 to 4 in GDELT, 0 to 4 in Phoenix.
  [[nodiscard]] std::optional<int> gdelt_quad(std::string_view cameo) const;
  [[nodiscard]] std::optional<int> phoenix_quad(std::string_view cameo) const;

  /// Score of a PLOVER event and mode, -10 to 10; the event's where its mode has none.
  [[nodiscard]] std::optional<double> intensity(const std::string& event,
                                                const std::optional<std::string>& mode) const;

  /// CAMEO roles of a party's sectors, each once, in their order.
  [[nodiscard]] std::vector<std::string> roles(const Actor& actor) const;

  /// CAMEO code of a party: country, then roles, as in PETRARCH's dictionaries; "" where neither is known.
  [[nodiscard]] std::string cameo_code(const Actor& actor) const;

 private:
  template <class T>
  using Table = std::map<std::string, T, std::less<>>;

  Result<void> load_parties(const std::string& folder);
  Result<void> load_names(const std::string& path);
  Result<void> load_events(const std::string& folder, const std::string& ontology);

  Table<CountryCodes> countries_;
  Table<BodyCodes> bodies_;
  Table<SectorCodes> sectors_;
  Table<CameoFacts> cameo_;
  Table<std::pair<int, int>> quads_;
  std::map<std::pair<std::string, std::string>, double> scores_;
};

/// FieldCodes::load() of the tables that a Coder would use; `data_dir` as in CoderOptions. Errors: kBadTable.
[[nodiscard]] Result<FieldCodes> open_field_codes(const std::string& data_dir);

}  // namespace rapport
