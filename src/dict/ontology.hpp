// The code tables of data/ontology in memory: events, statuses, modes, contexts, PLOVER categories, CAMEO
// codes.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/result.hpp"

namespace rapport::dict {

/// What decides a CAMEO code: the fields of a record, borrowed for the call. Absent fields are empty.
struct CodedAct {
  std::string_view event;
  std::string_view mode;
  std::string_view about;
  std::string_view status;
  std::span<const std::string> contexts;  ///< Most relevant first.
};

/// Immutable and thread-safe after loading. Names are those of annotation guidelines and PLOVER manual; the
/// tables and their sources are described in data/ontology/README.md.
class Ontology {
 public:
  /// Reads and checks the seven tables of `dir` (".../data/ontology"). Errors: kBadTable naming file and line
  /// for duplicates, unknown names and codes, numbers that are none, a missing event x status pair, an act
  /// without rule.
  [[nodiscard]] static Result<Ontology> load(const std::string& dir);

  /// PLOVER category of an act of this status; empty where it has none, and for unknown names.
  [[nodiscard]] std::optional<std::string> plover_of(std::string_view event, std::string_view status) const;

  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; empty for unknown
  /// names.
  [[nodiscard]] std::optional<int> quad_class_of(std::string_view plover) const;

  /// The CAMEO code that the fields determine, after the rules of cameo.tsv: a rule that names `about` beats
  /// one that does not, then one that names the mode, then the one with more contexts, then the one whose
  /// context stands earlier in the record, then the earlier row. Empty for acts that did not take place and
  /// for unknown events.
  [[nodiscard]] std::optional<std::string> cameo_of(const CodedAct& act) const;

  /// GDELT's Goldstein value of a CAMEO code; where GDELT has none ICEWS's, else that of the code one digit
  /// shorter.
  [[nodiscard]] std::optional<double> goldstein_of(std::string_view cameo) const;

  /// The rows that decide the four above, for explanations: of plover.tsv, events.tsv, cameo.tsv and
  /// cameo_codes.tsv. A row may say that there is no code; empty where no row fits.
  [[nodiscard]] std::optional<TableRow> plover_row(std::string_view event, std::string_view status) const;
  [[nodiscard]] std::optional<TableRow> quad_class_row(std::string_view plover) const;
  [[nodiscard]] std::optional<TableRow> cameo_row(const CodedAct& act) const;
  [[nodiscard]] std::optional<TableRow> goldstein_row(std::string_view cameo) const;

  /// Label of a CAMEO code; empty for unknown codes.
  [[nodiscard]] std::optional<std::string> label_of(std::string_view cameo) const;

  [[nodiscard]] bool is_event(std::string_view event) const;
  [[nodiscard]] bool is_status(std::string_view status) const;
  [[nodiscard]] bool is_context(std::string_view context) const;
  [[nodiscard]] bool is_mode(std::string_view event, std::string_view mode) const;

  /// In the order of the tables.
  [[nodiscard]] const std::vector<std::string>& events() const { return events_; }
  [[nodiscard]] const std::vector<std::string>& statuses() const { return statuses_; }
  [[nodiscard]] const std::vector<std::string>& contexts() const { return contexts_; }
  [[nodiscard]] const std::vector<std::string>& cameo_codes() const { return code_order_; }
  /// Modes of an event; none for events without modes and unknown names.
  [[nodiscard]] std::vector<std::string> modes_of(std::string_view event) const;

 private:
  /// A row of cameo.tsv. Empty lists stand for '*'; `contexts` holds alternatives, each of one or more
  /// contexts that must all be there.
  struct Rule {
    std::vector<std::string> events, modes, abouts, statuses;
    std::vector<std::vector<std::string>> contexts;
    std::string code;  ///< Empty for '-'.
    std::size_t line = 0;
  };
  struct Code {
    std::string label;
    std::optional<double> gdelt, icews;
    std::size_t line = 0;
  };
  struct Quad {
    int value = 0;
    std::size_t line = 0;
  };
  struct Category {
    std::string name;  ///< Empty for none.
    std::size_t line = 0;
  };
  /// How specific a matching rule is; compared field by field, larger wins.
  struct Rank {
    int about = 0, mode = 0, contexts = 0, early = 0;
    auto operator<=>(const Rank&) const = default;
  };

  [[nodiscard]] Result<void> load_events(const std::string& path);
  [[nodiscard]] Result<void> load_names(const std::string& path, const std::string& column,
                                        std::vector<std::string>& out);
  [[nodiscard]] Result<void> load_modes(const std::string& path);
  [[nodiscard]] Result<void> load_plover(const std::string& path);
  [[nodiscard]] Result<void> load_codes(const std::string& path);
  [[nodiscard]] Result<void> load_rules(const std::string& path);
  /// A name of the rule that no table knows.
  [[nodiscard]] std::optional<std::string> unknown_name(const Rule& rule) const;
  [[nodiscard]] Result<void> check_fallbacks(const std::string& path) const;
  [[nodiscard]] static std::optional<Rank> rank_of(const Rule& rule, const CodedAct& act);
  [[nodiscard]] const Rule* best_rule(const CodedAct& act) const;
  /// The code, else its nearest parent, that has a score; null for none.
  [[nodiscard]] const std::pair<const std::string, Code>* scored(std::string_view cameo) const;

  std::vector<std::string> events_, statuses_, contexts_, code_order_;
  std::map<std::string, Quad, std::less<>> quad_;
  std::vector<std::pair<std::string, std::string>> modes_;  ///< (event, mode).
  std::map<std::pair<std::string, std::string>, Category> plover_;
  std::map<std::string, Code, std::less<>> codes_;
  std::vector<Rule> rules_;
};

}  // namespace rapport::dict
