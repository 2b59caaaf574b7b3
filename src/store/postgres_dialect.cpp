#include "store/postgres_dialect.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "store/postgres_text.hpp"

namespace rapport::store {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

// The longer ones stand first.
//
// An entry of a B-tree holds at most 2,704 bytes, and an address, an id or a name may be longer. Equal texts
// are found, and kept apart, by hash indexes; what begins with something by SP-GiST, which holds any length
// as well.
constexpr std::array kWords = std::to_array<Words>({
    {"id TEXT NOT NULL UNIQUE", "id TEXT COLLATE \"C\" NOT NULL, EXCLUDE USING hash (id WITH =)"},
    {"source TEXT UNIQUE", "source TEXT COLLATE \"C\", EXCLUDE USING hash (source WITH =)"},
    {"identity TEXT NOT NULL UNIQUE",
     "identity TEXT COLLATE \"C\" NOT NULL, EXCLUDE USING hash (identity WITH =)"},
    {"UNIQUE (model, options, program)", "EXCLUDE USING hash ((ARRAY[model, options, program]) WITH =)"},
    {"UNIQUE (record_key, field)", "EXCLUDE USING hash ((ARRAY[record_key, field]) WITH =)"},
    {"ON revisions (id)", "ON revisions USING hash (id)"},
    {"ON records (id)", "ON records USING hash (id)"},
    {"ON records (record_key)", "ON records USING hash (record_key)"},
    {"ON corrections (record_key)", "ON corrections USING hash (record_key)"},
    {"ON actors (country)", "ON actors USING spgist (country)"},
    {"ON actors (code)", "ON actors USING spgist (code)"},
    {"ON places (country)", "ON places USING spgist (country)"},
    {"INTEGER", "BIGINT"},
    {"REAL", "DOUBLE PRECISION"},
    {"TEXT", "TEXT COLLATE \"C\""},
    {" STRICT, WITHOUT ROWID", ""},
    {" STRICT", ""},
});

bool is_word(char c) {
  return base::is_alnum(c) || c == '_';
}

// True where `words` stand at `at` as whole words.
bool stands_at(std::string_view sql, std::size_t at, std::string_view words) {
  const bool begins = at == 0 || !is_word(sql[at - 1]) || !is_word(words.front());
  const std::size_t end = at + words.size();
  return begins && sql.substr(at).starts_with(words) && (end == sql.size() || !is_word(sql[end]));
}

std::string in_our_words(std::string_view sql) {
  std::string out;
  for (std::size_t at = 0; at < sql.size();) {
    std::size_t taken = 0;
    for (const auto& [words, ours] : kWords) {
      if (stands_at(sql, at, words)) {
        out += ours;
        taken = words.size();
        break;
      }
    }
    if (taken == 0) {
      out += sql[at];
      taken = 1;
    }
    at += taken;
  }
  return out;
}

// "CREATE VIRTUAL TABLE name USING fts5(...);" from behind its first three words.
std::string word_table(std::string_view name) {
  return fmt::format(
      "CREATE TABLE {0} (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);\n"
      "CREATE INDEX {0}_index ON {0} USING GIN (words)",
      name);
}

}  // namespace

std::string postgres_schema(std::string_view sql) {
  constexpr std::string_view kVirtual = "CREATE VIRTUAL TABLE ";
  std::string out;
  for (std::size_t begin = 0;;) {
    const std::size_t found = sql.find(kVirtual, begin);
    out += in_our_words(sql.substr(begin, found - begin));
    if (found == std::string_view::npos) {
      return out;
    }
    const std::size_t name = found + kVirtual.size();
    out += word_table(sql.substr(name, sql.find(' ', name) - name));
    begin = sql.find(';', name);
  }
}

std::string with_numbered_values(std::string_view sql) {
  std::string out;
  int number = 0;
  bool quoted = false;
  for (const char c : sql) {
    quoted = c == '\'' ? !quoted : quoted;
    if (c == '?' && !quoted) {
      out += fmt::format("${}", ++number);
    } else {
      out += c;
    }
  }
  return out;
}

const Dialect& postgres_dialect() {
  static const Dialect kDialect = {
      postgres_schema, [](const std::string& folded) { return search_vector(folded); },
      [](std::string_view table) {
        return fmt::format("SELECT rowid FROM {} WHERE words @@ CAST(? AS tsquery)", table);
      },
      [](const std::string& query) { return search_terms(query); }};
  return kDialect;
}

}  // namespace rapport::store
