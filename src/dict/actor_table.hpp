// The actor tables of data/actors in memory: states, regions, bodies, organisations, people with terms, agent
// nouns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/result.hpp"

#include "base/date.hpp"
#include "dict/office_table.hpp"
#include "dict/phrase_index.hpp"
#include "dict/phrase_words.hpp"

namespace rapport::dict {

enum class ActorKind : std::uint8_t { kCountry, kRegion, kBody, kOrg, kPerson };

/// In which of its forms a name was found.
enum class NameForm : std::uint8_t { kName, kAdjective, kDemonym, kCapital, kSeat };

enum class AgentKind : std::uint8_t { kTitle, kNoun, kInstitution };

/// One row of a table: an actor, or one term of office of a person (a person has as many entries as rows).
struct ActorEntry {
  ActorKind kind = ActorKind::kCountry;
  std::string name;
  std::string country;  ///< Code for records; that of the controlling state for a dependency. Empty: none.
  std::vector<std::string> sectors;
  std::string office;               ///< People only, as in the table.
  std::string office_key;           ///< office_key(office).
  std::optional<base::Date> begin;  ///< First day; empty: unknown or always.
  std::optional<base::Date> end;    ///< Last day; empty: open.
  std::string wikidata;
  bool dependency = false;  ///< A territory whose `country` is not its own.

  /// True when the row holds on `date`; unknown bounds are open.
  [[nodiscard]] bool holds(base::Date date) const {
    return (!begin || *begin <= date) && (!end || date <= *end);
  }
};

/// An entry and the form under which it was found; the entry lives as long as the table.
struct NameValue {
  const ActorEntry* entry = nullptr;
  NameForm form = NameForm::kName;
};

/// A name at a word position: its length in words and everything it may stand for, in table order.
struct NameMatch {
  std::size_t words = 0;
  std::vector<NameValue> values;
};

/// A noun, title or institution that tells a sector.
struct AgentEntry {
  std::string phrase;  ///< Singular, lower case.
  std::vector<std::string> sectors;
  AgentKind kind = AgentKind::kNoun;
};

struct AgentMatch {
  std::size_t words = 0;
  const AgentEntry* entry = nullptr;  ///< Lives as long as the table.
  bool plural = false;                ///< Found in its plural form.
};

/// Immutable after load(); all queries are const and thread-safe. Source: data/actors/README.md.
class ActorTable {
 public:
  /// Reads countries, regions, bodies, orgs, agents, offices, name_order and every people*.tsv of `folder`.
  /// Errors: kBadTable for a file that is missing or malformed, or a date that is no YYYY, YYYY-MM or
  /// YYYY-MM-DD; `where` is path:line.
  [[nodiscard]] static Result<ActorTable> load(const std::string& folder);

  /// The longest name that begins at words[at].
  [[nodiscard]] std::optional<NameMatch> name_at(std::span<const PhraseWord> words, std::size_t at) const;

  /// The longest agent phrase that begins at words[at]; of several rows the first.
  [[nodiscard]] std::optional<AgentMatch> agent_at(std::span<const PhraseWord> words, std::size_t at) const;

  /// The comparable form of an office or title (OfficeTable::key_of).
  [[nodiscard]] std::string office_key(std::string_view title) const { return office_keys_.key_of(title); }

  /// Who holds an office (an office_key) of a country on a date, in table order, each person once.
  [[nodiscard]] std::vector<const ActorEntry*> holders(std::string_view country, std::string_view office,
                                                       base::Date date) const;

  /// All terms of the people with this family name (a PhraseWord::folded), in table order.
  [[nodiscard]] std::vector<const ActorEntry*> by_surname(std::string_view folded) const;

  /// All terms of the person called `name` (canonical) in this country, in table order.
  [[nodiscard]] std::vector<const ActorEntry*> terms_of(std::string_view name) const;

  /// The state with this code as an entry, or null (IGO, NGO, ...).
  [[nodiscard]] const ActorEntry* state(std::string_view code) const;

  [[nodiscard]] const std::vector<ActorEntry>& entries() const { return entries_; }

 private:
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Lists = std::unordered_map<std::string, std::vector<std::uint32_t>, StringHash, std::equal_to<>>;

  friend class ActorTableLoader;

  [[nodiscard]] std::vector<const ActorEntry*> listed(const Lists& lists, std::string_view key) const;

  std::vector<ActorEntry> entries_;
  std::vector<AgentEntry> agents_;
  OfficeTable office_keys_;
  PhraseIndex names_;        ///< Values: entry number * 8 + form.
  PhraseIndex agent_index_;  ///< Values: agent number * 2 + plural.
  Lists offices_;            ///< "FRA|president" to entries.
  Lists surnames_;
  Lists people_;  ///< Canonical name to entries.
  Lists states_;
};

}  // namespace rapport::dict
