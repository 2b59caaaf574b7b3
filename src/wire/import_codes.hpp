// The way back: what codes of other formats are in ours.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/record.hpp"
#include "rapport/result.hpp"

namespace rapport::wire {

/// A PLOVER act.
struct PloverAct {
  std::string event;
  std::optional<std::string> mode;
  std::vector<std::string> contexts;
};

/// The tables that imports need. Immutable after load().
class ImportCodes {
 public:
  /// Reads the tables below `data_dir`. Errors: kBadTable.
  [[nodiscard]] static Result<ImportCodes> load(const std::string& data_dir);

  /// Of a CAMEO code; null where PLOVER has no category for it.
  [[nodiscard]] const PloverAct* act_of_cameo(std::string_view code) const;
  [[nodiscard]] bool is_cameo(std::string_view code) const { return goldstein_.contains(code); }
  /// The value that our records carry: GDELT's, else ICEWS's.
  [[nodiscard]] std::optional<double> goldstein(std::string_view cameo) const;
  /// Of an ACLED sub-event type; null for those that are no act.
  [[nodiscard]] const PloverAct* act_of_acled(std::string_view type) const;

  /// Empty for what is no PLOVER event.
  [[nodiscard]] std::optional<int> quad_class(std::string_view event) const;
  [[nodiscard]] bool is_mode(const std::string& event, const std::string& mode) const;
  [[nodiscard]] bool is_context(std::string_view name) const { return contexts_.contains(name); }
  [[nodiscard]] bool is_sector(std::string_view code) const { return sectors_.contains(code); }
  /// ISO 3166-1 alpha-3 of ours, or the code of a kind of body.
  [[nodiscard]] bool is_country(std::string_view code) const { return countries_.contains(code); }

  /// ISO 3166-1 alpha-3; empty where there is none. Names are English ones, as written.
  [[nodiscard]] std::optional<std::string> iso_of_cameo(std::string_view code) const;
  [[nodiscard]] std::optional<std::string> iso_of_fips(std::string_view code) const;
  [[nodiscard]] std::optional<std::string> iso_of_name(std::string_view name) const;

  /// PLOVER sectors, each once.
  [[nodiscard]] std::vector<std::string> sectors_of_icews(std::string_view list) const;
  /// By number or label.
  [[nodiscard]] std::vector<std::string> sectors_of_acled(std::string_view kind) const;

  /// Country and sectors of a CAMEO code ("ROMGOVMIL", "IGOUNO"), part by part; parts that no table has are
  /// passed over.
  void read_code(std::string_view code, Actor& actor) const;

 private:
  template <class T>
  using Table = std::map<std::string, T, std::less<>>;
  using Words = Table<std::string>;

  Result<void> load_acts(const std::string& data_dir);
  Result<void> load_parties(const std::string& data_dir);
  [[nodiscard]] bool add_country(const std::vector<std::string>& cells);

  Table<PloverAct> cameo_;
  Table<PloverAct> acled_;
  Table<std::optional<double>> goldstein_;
  Table<int> quads_;
  std::set<std::pair<std::string, std::string>> modes_;
  std::set<std::string, std::less<>> contexts_;
  std::set<std::string, std::less<>> sectors_;
  std::set<std::string, std::less<>> countries_;
  Words iso_of_cameo_;
  Words iso_of_fips_;
  Words iso_of_name_;
  Words roles_;
  Words icews_sectors_;
  Words acled_sectors_;
};

/// Adds a value that is not there yet.
void add_once(std::vector<std::string>& list, const std::string& value);

/// Our code of a party, from country and sectors; empty where neither is known.
[[nodiscard]] std::optional<std::string> own_code(const Actor& actor);

}  // namespace rapport::wire
