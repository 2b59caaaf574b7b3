// Reading data/actors into an ActorTable.
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/tsv.hpp"
#include "dict/actor_table.hpp"

namespace rapport::dict {
namespace {

namespace fs = std::filesystem;

enum class Bound { kBegin, kEnd };

/// "2021", "2021-03" or "2021-03-04" to the first or last day meant: a whole date of an end is the
/// successor's first day (data/actors/README.md), a year or month lasts to its end. Empty for anything else.
std::optional<base::Date> bound_of(std::string_view text, Bound bound) {
  std::string full(text);
  if (full.size() == 4) {
    full += bound == Bound::kBegin ? "-01" : "-12";
  }
  const bool whole_month = full.size() == 7;
  const auto date = base::parse_iso_date(whole_month ? full + "-01" : full);
  if (!date || bound == Bound::kBegin) {
    return date;
  }
  return whole_month ? base::last_of_month(*date) : base::add_days(*date, -1);
}

/// The plural of a phrase whose row names none: that of its last word.
std::string regular_plural(const std::string& phrase) {
  const char last = phrase.empty() ? 'x' : phrase.back();
  const char before = phrase.size() > 1 ? phrase[phrase.size() - 2] : 'x';
  const bool vowel = std::string_view("aeiou").find(before) != std::string_view::npos;
  if (last == 'y' && !vowel) {
    return phrase.substr(0, phrase.size() - 1) + "ies";
  }
  const bool sibilant =
      last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 'c' || before == 's'));
  return phrase + (sibilant ? "es" : "s");
}

/// The file names of `folder` that begin with "people" and end with ".tsv", sorted.
std::vector<std::string> people_files(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), last; !error && at != last; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with("people") && name.ends_with(".tsv")) {
      out.push_back(name);
    }
  }
  std::sort(out.begin(), out.end());
  if (out.empty()) {
    out.emplace_back("people.tsv");  // its absence is the error to report
  }
  return out;
}

}  // namespace

/// Fills a table file by file; not used after load().
class ActorTableLoader {
 public:
  explicit ActorTableLoader(const std::string& folder) : folder_(folder) {}

  Result<ActorTable> run() {
    table_.names_.reserve(20000);
    auto done = countries();
    if (done) {
      done = regions();
    }
    if (done) {
      done = bodies();
    }
    if (done) {
      done = orgs();
    }
    if (done) {
      done = agents();
    }
    if (done) {
      done = offices();
    }
    if (done) {
      done = name_order();
    }
    for (const std::string& file : people_files(folder_)) {
      if (done) {
        done = people(file);
      }
    }
    if (!done) {
      return tl::unexpected(done.error());
    }
    return std::move(table_);
  }

 private:
  using Row = base::TsvTable::Row;

  Result<base::TsvTable> open(const std::string& file, const std::vector<std::string>& columns) {
    path_ = folder_ + "/" + file;
    return base::TsvTable::load(path_, columns);
  }

  std::uint32_t keep(ActorEntry entry) {
    table_.entries_.push_back(std::move(entry));
    return static_cast<std::uint32_t>(table_.entries_.size() - 1);
  }

  void name(std::uint32_t entry, const std::vector<std::string>& phrases, NameForm form = NameForm::kName) {
    for (const std::string& phrase : phrases) {
      table_.names_.add(phrase, entry * 8 + static_cast<std::uint32_t>(form));
    }
  }

  Result<void> countries() {
    const auto rows = open("countries.tsv", {"iso3", "name", "names", "adjectives", "demonyms", "capitals",
                                             "seats", "controlled_by"});
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const Row& row : rows->rows()) {
      ActorEntry entry;
      entry.name = rows->cell(row, 1);
      entry.dependency = !rows->cell(row, 7).empty();
      entry.country = rows->cell(row, entry.dependency ? 7 : 0);
      const std::uint32_t number = keep(std::move(entry));
      table_.states_[rows->cell(row, 0)].push_back(number);
      name(number, {rows->cell(row, 1)});
      name(number, rows->list(row, 2));
      name(number, rows->list(row, 3), NameForm::kAdjective);
      name(number, rows->list(row, 4), NameForm::kDemonym);
      name(number, rows->list(row, 5), NameForm::kCapital);
      name(number, rows->list(row, 6), NameForm::kSeat);
    }
    return {};
  }

  Result<void> regions() {
    const auto rows = open("regions.tsv", {"name", "aliases", "country", "sectors", "adjectives"});
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const Row& row : rows->rows()) {
      ActorEntry entry;
      entry.kind = ActorKind::kRegion;
      entry.name = rows->cell(row, 0);
      entry.country = rows->cell(row, 2);
      entry.sectors = rows->list(row, 3);
      const std::uint32_t number = keep(std::move(entry));
      name(number, {rows->cell(row, 0)});
      name(number, rows->list(row, 1));
      name(number, rows->list(row, 4), NameForm::kAdjective);
    }
    return {};
  }

  Result<void> bodies() {
    const auto rows = open("bodies.tsv", {"name", "aliases", "code", "sectors", "wikidata"});
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const Row& row : rows->rows()) {
      ActorEntry entry;
      entry.kind = ActorKind::kBody;
      entry.name = rows->cell(row, 0);
      entry.country = rows->cell(row, 2);
      entry.sectors = rows->list(row, 3);
      entry.wikidata = rows->cell(row, 4);
      const std::uint32_t number = keep(std::move(entry));
      name(number, {rows->cell(row, 0)});
      name(number, rows->list(row, 1));
    }
    return {};
  }

  Result<void> orgs() {
    const auto rows = open("orgs.tsv", {"name", "aliases", "country", "sectors", "begin", "end", "wikidata"});
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const Row& row : rows->rows()) {
      ActorEntry entry;
      entry.kind = ActorKind::kOrg;
      if (auto done = dated(*rows, row, 4, entry); !done) {
        return done;
      }
      entry.name = rows->cell(row, 0);
      entry.country = rows->cell(row, 2);
      entry.sectors = rows->list(row, 3);
      entry.wikidata = rows->cell(row, 6);
      const std::uint32_t number = keep(std::move(entry));
      name(number, {rows->cell(row, 0)});
      name(number, rows->list(row, 1));
    }
    return {};
  }

  Result<void> offices() {
    auto table = OfficeTable::load(folder_ + "/offices.tsv");
    if (!table) {
      return tl::unexpected(table.error());
    }
    table_.office_keys_ = std::move(*table);
    return {};
  }

  // States whose people are called by the word that comes first.
  Result<void> name_order() {
    const auto rows = open("name_order.tsv", {"country", "order"});
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const Row& row : rows->rows()) {
      const bool known = table_.states_.contains(rows->cell(row, 0));
      if (!known || rows->cell(row, 1) != "family_first" ||
          !family_first_.insert(rows->cell(row, 0)).second) {
        return fail(ErrorCode::kBadTable,
                    fmt::format("'{}' '{}': a state of countries.tsv, once, and family_first",
                                rows->cell(row, 0), rows->cell(row, 1)),
                    fmt::format("{}:{}", path_, row.line));
      }
    }
    return {};
  }

  Result<void> people(const std::string& file) {
    const auto rows =
        open(file, {"name", "aliases", "country", "sectors", "office", "begin", "end", "wikidata"});
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const Row& row : rows->rows()) {
      ActorEntry entry;
      entry.kind = ActorKind::kPerson;
      if (auto done = dated(*rows, row, 5, entry); !done) {
        return done;
      }
      entry.name = rows->cell(row, 0);
      entry.country = rows->cell(row, 2);
      entry.sectors = rows->list(row, 3);
      entry.office = rows->cell(row, 4);
      entry.office_key = table_.office_key(entry.office);
      entry.wikidata = rows->cell(row, 7);
      person(std::move(entry), rows->list(row, 1));
    }
    return {};
  }

  void person(ActorEntry entry, const std::vector<std::string>& aliases) {
    const std::string office = entry.country + "|" + entry.office_key;
    const bool first_word = family_first_.contains(entry.country);
    const std::string full = entry.name;
    const std::uint32_t number = keep(std::move(entry));
    table_.offices_[office].push_back(number);
    table_.people_[full].push_back(number);
    name(number, {full});
    name(number, aliases);
    surname(number, full, first_word);
    for (const std::string& alias : aliases) {
      surname(number, alias, first_word);
    }
  }

  void surname(std::uint32_t number, const std::string& full, bool first_word) {
    const auto words = phrase_words(full);
    if (words.empty()) {
      return;
    }
    for (const PhraseWord* word : {&words.back(), first_word ? &words.front() : &words.back()}) {
      auto& list = table_.surnames_[word->folded];
      if (list.empty() || list.back() != number) {
        list.push_back(number);
      }
    }
  }

  Result<void> dated(const base::TsvTable& rows, const Row& row, std::size_t column,
                     ActorEntry& entry) const {
    entry.begin = bound_of(rows.cell(row, column), Bound::kBegin);
    entry.end = bound_of(rows.cell(row, column + 1), Bound::kEnd);
    const bool bad_begin = !entry.begin && !rows.cell(row, column).empty();
    if (bad_begin || (!entry.end && !rows.cell(row, column + 1).empty())) {
      return fail(ErrorCode::kBadTable,
                  fmt::format("no date: '{}'", rows.cell(row, bad_begin ? column : column + 1)),
                  fmt::format("{}:{}", path_, row.line));
    }
    return {};
  }

  Result<void> agents() {
    const auto rows = open("agents.tsv", {"phrase", "plural", "sectors", "kind"});
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const Row& row : rows->rows()) {
      AgentEntry entry;
      entry.phrase = base::lower(rows->cell(row, 0));
      entry.sectors = rows->list(row, 2);
      std::erase(entry.sectors, "UNK");  // says that nothing is known, which an empty list says too
      const std::string& kind = rows->cell(row, 3);
      if (kind != "title" && kind != "noun" && kind != "institution") {
        return fail(ErrorCode::kBadTable, fmt::format("kind '{}'", kind),
                    fmt::format("{}:{}", path_, row.line));
      }
      entry.kind = kind == "title"  ? AgentKind::kTitle
                   : kind == "noun" ? AgentKind::kNoun
                                    : AgentKind::kInstitution;
      const auto number = static_cast<std::uint32_t>(table_.agents_.size());
      table_.agent_index_.add(entry.phrase, number * 2);
      const auto plurals = rows->list(row, 1);
      for (const std::string& plural :
           plurals.empty() ? std::vector{regular_plural(entry.phrase)} : plurals) {
        table_.agent_index_.add(base::lower(plural), number * 2 + 1);
      }
      table_.agents_.push_back(std::move(entry));
    }
    return {};
  }

  std::string folder_;
  std::set<std::string, std::less<>> family_first_;
  std::string path_;
  ActorTable table_;
};

Result<ActorTable> ActorTable::load(const std::string& folder) {
  return ActorTableLoader(folder).run();
}

}  // namespace rapport::dict
