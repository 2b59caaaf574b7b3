#include "dict/place_table.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <system_error>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/numbers.hpp"
#include "base/tsv.hpp"

namespace rapport::dict {
namespace {

constexpr std::size_t kMaxTableBytes = std::size_t{64} << 20;

constexpr std::size_t kFirstWords = std::size_t{1} << 20;

/// Slot of the first word of a folded name in first_words_.
std::size_t first_word_slot(std::string_view folded) {
  return base::hash64(folded.substr(0, folded.find(' '))) % kFirstWords;
}

/// Walks the rows of a table whose header must be exactly `columns`: tens of thousands of rows without a
/// copy.
class RowReader {
 public:
  RowReader(std::string_view text, std::string path, std::vector<std::string_view> columns)
      : text_(text), path_(std::move(path)), columns_(std::move(columns)) {}

  /// Calls `use(cells)` for every row; it returns an empty string or what is wrong.
  template <class Use>
  [[nodiscard]] Result<void> each(Use use) {
    std::vector<std::string_view> cells;
    bool header = true;
    for (std::size_t line = 1; !text_.empty(); ++line) {
      const std::size_t end = text_.find('\n');
      cut(text_.substr(0, end), cells);
      text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
      if ((cells.size() == 1 && cells[0].empty()) || (!cells[0].empty() && cells[0].front() == '#')) {
        continue;
      }
      std::string wrong;
      if (header) {
        wrong = cells == columns_ ? "" : "other columns than expected";
        header = false;
      } else if (cells.size() != columns_.size()) {
        wrong = fmt::format("{} cells instead of {}", cells.size(), columns_.size());
      } else {
        wrong = use(cells);
      }
      if (!wrong.empty()) {
        return fail(ErrorCode::kBadTable, std::move(wrong), fmt::format("{}:{}", path_, line));
      }
    }
    return {};
  }

 private:
  static void cut(std::string_view line, std::vector<std::string_view>& cells) {
    cells.clear();
    for (;;) {
      const std::size_t tab = line.find('\t');
      cells.push_back(line.substr(0, tab));
      if (tab == std::string_view::npos) {
        return;
      }
      line.remove_prefix(tab + 1);
    }
  }

  std::string_view text_;
  std::string path_;
  std::vector<std::string_view> columns_;
};

/// Both cells empty or both numbers in range.
bool read_position(std::string_view latitude, std::string_view longitude, PlaceEntry& entry) {
  if (latitude.empty() && longitude.empty()) {
    return true;
  }
  double north = 0;
  double east = 0;
  if (!base::read_number(latitude, north) || !base::read_number(longitude, east) || north < -90 ||
      north > 90 || east < -180 || east > 180) {
    return false;
  }
  entry.latitude = north;
  entry.longitude = east;
  return true;
}

std::optional<PlaceKind> kind_of(std::string_view cell) {
  static constexpr std::array<std::pair<std::string_view, PlaceKind>, 10> kKinds{
      {{"country", PlaceKind::kCountry},
       {"territory", PlaceKind::kCountry},
       {"admin1", PlaceKind::kAdmin1},
       {"area", PlaceKind::kArea},
       {"sea", PlaceKind::kSea},
       {"site", PlaceKind::kSite},
       {"world_region", PlaceKind::kWorldRegion},
       {"capital", PlaceKind::kCapital},
       {"admin", PlaceKind::kSeat},
       {"city", PlaceKind::kCity}}};
  for (const auto& [name, kind] : kKinds) {
    if (name == cell) {
      return kind;
    }
  }
  return std::nullopt;
}

/// True when some word begins with a capital, or with a letter outside ASCII.
bool has_capital(std::string_view name) {
  bool start = true;
  for (const char c : name) {
    if (start && (base::is_upper(c) || static_cast<unsigned char>(c) >= 0xC3)) {
      return true;
    }
    start = c == ' ' || c == '-' || c == '\'' || c == '.';
  }
  return false;
}

}  // namespace

Result<PlaceTable> PlaceTable::load(const std::string& dir) {
  PlaceTable table;
  table.first_words_.resize(kFirstWords);
  return table.load_regions(dir + "/regions.tsv")
      .and_then([&] { return table.load_admin1(dir + "/admin1.tsv"); })
      .and_then([&] { return table.load_cities(dir + "/cities.tsv"); })
      .and_then([&] { return table.load_words(dir + "/words.tsv"); })
      .and_then([&] { return table.load_countries(dir + "/../actors/countries.tsv"); })
      .map([&] {
        std::sort(table.keys_.begin(), table.keys_.end());
        table.keys_.erase(std::unique(table.keys_.begin(), table.keys_.end()), table.keys_.end());
        return std::move(table);
      });
}

Result<std::string_view> PlaceTable::keep_file(const std::string& path) {
  auto text = base::read_file(path, kMaxTableBytes);
  if (!text) {
    return fail(ErrorCode::kBadTable, text.error().message, path);
  }
  texts_.push_back(std::make_unique<std::string>(std::move(*text)));
  return std::string_view(*texts_.back());
}

void PlaceTable::add_name(std::string_view name, std::size_t entry) {
  if (!name.empty()) {
    const std::string folded = fold_name(name);
    keys_.emplace_back(base::hash64(folded), static_cast<std::uint32_t>(entry));
    first_words_[first_word_slot(folded)] = true;
  }
}

void PlaceTable::add(const PlaceEntry& entry, std::string_view names) {
  const std::size_t number = entries_.size();
  entries_.push_back(entry);
  add_name(entry.name, number);
  while (!names.empty()) {
    const std::size_t bar = names.find('|');
    add_name(names.substr(0, bar), number);
    names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
  }
}

Result<void> PlaceTable::load_regions(const std::string& path) {
  return keep_file(path).and_then([&](std::string_view text) {
    RowReader rows(
        text, path,
        {"name", "names", "kind", "country", "admin1", "latitude", "longitude", "geonames", "source"});
    return rows.each([&](std::span<const std::string_view> cell) -> std::string {
      const auto kind = kind_of(cell[2]);
      PlaceEntry entry{.name = cell[0], .country = cell[3], .admin1 = cell[4]};
      if (!kind || *kind >= PlaceKind::kCapital) {
        return fmt::format("unknown kind '{}'", cell[2]);
      }
      entry.kind = *kind;
      if (!read_position(cell[5], cell[6], entry) ||
          (!cell[7].empty() && !base::read_number(cell[7], entry.geonames))) {
        return "a position or id that is no number";
      }
      if (entry.kind == PlaceKind::kCountry &&
          !countries_.emplace(entry.country, static_cast<std::uint32_t>(entries_.size())).second) {
        return fmt::format("country '{}' twice", entry.country);
      }
      if (entry.kind == PlaceKind::kAdmin1 && entry.admin1.empty()) {
        entry.admin1 = entry.name;
      }
      add(entry, cell[1]);
      return {};
    });
  });
}

Result<void> PlaceTable::load_admin1(const std::string& path) {
  return keep_file(path).and_then([&](std::string_view text) {
    RowReader rows(text, path, {"country", "code", "name", "names", "latitude", "longitude", "source"});
    return rows.each([&](std::span<const std::string_view> cell) -> std::string {
      PlaceEntry entry{.name = cell[2], .country = cell[0], .admin1 = cell[2]};
      entry.kind = PlaceKind::kAdmin1;
      if (!read_position(cell[4], cell[5], entry)) {
        return "a position that is no number";
      }
      add(entry, cell[3]);
      return countries_.contains(entry.country) ? "" : fmt::format("unknown country '{}'", entry.country);
    });
  });
}

Result<void> PlaceTable::load_cities(const std::string& path) {
  return keep_file(path).and_then([&](std::string_view text) {
    const std::size_t rough = text.size() / 64;
    entries_.reserve(entries_.size() + rough);
    keys_.reserve(keys_.size() + 2 * rough);
    RowReader rows(text, path,
                   {"geonames", "name", "names", "country", "admin1", "latitude", "longitude", "population",
                    "kind", "source"});
    return rows.each([&](std::span<const std::string_view> cell) -> std::string {
      const auto kind = kind_of(cell[8]);
      PlaceEntry entry{.name = cell[1], .country = cell[3], .admin1 = cell[4]};
      if (!kind || *kind < PlaceKind::kCapital) {
        return fmt::format("unknown kind '{}'", cell[8]);
      }
      entry.kind = *kind;
      if (!base::read_number(cell[0], entry.geonames) || !base::read_number(cell[7], entry.population) ||
          !read_position(cell[5], cell[6], entry) || !entry.latitude) {
        return "an id, position or population that is no number";
      }
      if (entry.kind == PlaceKind::kCapital) {
        capitals_.emplace(entry.country, static_cast<std::uint32_t>(entries_.size()));
      }
      add(entry, cell[2]);
      return {};
    });
  });
}

Result<void> PlaceTable::load_countries(const std::string& path) {
  const auto table = base::TsvTable::load(path, {"iso3", "name", "names", "adjectives", "demonyms"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows()) {
    const auto at = countries_.find(table->cell(row, 0));
    if (at == countries_.end()) {
      continue;  // A country code without a place of its own.
    }
    add_name(table->cell(row, 1), at->second);
    for (const std::string& name : table->list(row, 2)) {
      add_name(name, at->second);
    }
    for (const std::size_t column : {std::size_t{3}, std::size_t{4}}) {
      for (const std::string& word : table->list(row, column)) {
        adjectives_.emplace(fold_name(word), at->first);
      }
    }
  }
  return {};
}

Result<void> PlaceTable::load_words(const std::string& path) {
  static constexpr std::array<std::string_view, 16> kClasses{
      "determiner", "inside",  "near",   "joint",    "city",    "division", "capital", "country",
      "elsewhere",  "mission", "border", "occupied", "generic", "common",   "between", "no_name"};
  return keep_file(path).and_then([&](std::string_view text) {
    RowReader rows(text, path, {"word", "class"});
    return rows.each([&](std::span<const std::string_view> cell) -> std::string {
      const auto at = std::find(kClasses.begin(), kClasses.end(), cell[1]);
      if (at == kClasses.end()) {
        return fmt::format("unknown class '{}'", cell[1]);
      }
      words_[std::string(cell[0])] |= 1U << static_cast<unsigned>(at - kClasses.begin());
      return {};
    });
  });
}

bool PlaceTable::is(std::string_view word, PlaceWord cls) const {
  const auto at = words_.find(base::lower(word));
  return at != words_.end() && (at->second & static_cast<unsigned>(cls)) != 0;
}

void PlaceTable::find_folded(std::string_view folded, std::vector<const PlaceEntry*>& found) const {
  if (folded.empty() || !first_words_[first_word_slot(folded)]) {
    return;
  }
  const std::uint64_t hash = base::hash64(folded);
  for (auto at = std::lower_bound(keys_.begin(), keys_.end(), Key{hash, 0});
       at != keys_.end() && at->first == hash; ++at) {
    found.push_back(&entries_[at->second]);
  }
}

std::vector<const PlaceEntry*> PlaceTable::find(std::string_view name) const {
  std::vector<const PlaceEntry*> found;
  if (!has_capital(name)) {
    return found;
  }
  const std::string folded = fold_name(name);
  find_folded(folded, found);
  if (folded.starts_with("al ") || folded.starts_with("el ")) {
    if (found.empty()) {
      find_folded(std::string_view(folded).substr(3), found);
    }
    return found;
  }
  // GeoNames writes the article of Arabic names ("Ad Dujayl"), news leaves it out.
  if (found.empty() && !folded.empty() && folded.find(' ') == std::string::npos) {
    for (const std::string_view article : {"al ", "ad ", "ar ", "as ", "ash ", "at ", "az "}) {
      find_folded(std::string(article) + folded, found);
    }
  }
  return found;
}

std::optional<std::string_view> PlaceTable::country_of_adjective(std::string_view word) const {
  const auto at = has_capital(word) ? adjectives_.find(fold_name(word)) : adjectives_.end();
  return at == adjectives_.end() ? std::nullopt : std::optional(at->second);
}

const PlaceEntry* PlaceTable::country(std::string_view iso3) const {
  const auto at = countries_.find(iso3);
  return at == countries_.end() ? nullptr : &entries_[at->second];
}

const PlaceEntry* PlaceTable::capital_of(std::string_view iso3) const {
  const auto at = capitals_.find(iso3);
  return at == capitals_.end() ? nullptr : &entries_[at->second];
}

}  // namespace rapport::dict
