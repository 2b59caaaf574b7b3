#include "coding/entry_choice.hpp"

#include <algorithm>

namespace rapport::coding {
namespace {

using dict::ActorEntry;
using dict::ActorKind;
using dict::NameForm;
using dict::NameValue;

// "Brussels" is a capital and a name of the European Union: the body goes first.
int rank_of(const NameValue& value) {
  switch (value.entry->kind) {
    case ActorKind::kCountry:
      return value.form == NameForm::kName      ? 0
             : value.form == NameForm::kSeat    ? 2
             : value.form == NameForm::kCapital ? 4
                                                : 1;
    case ActorKind::kBody:
      return 3;
    case ActorKind::kOrg:
      return 5;
    case ActorKind::kPerson:
      return 6;
    case ActorKind::kRegion:
      return 7;
  }
  return 8;
}

// How well a row suits a date: held then, over before, not begun yet. A group is still written about when it
// is gone, in its latest standing (data/actors/README.md).
int age_of(const ActorEntry& entry, const LinkContext& context) {
  if (!context.date || entry.holds(*context.date)) {
    return 0;
  }
  return entry.begin && *entry.begin > *context.date ? 2 : 1;
}

bool later(const ActorEntry* a, const ActorEntry* b) {
  if (a->begin.has_value() != b->begin.has_value()) {
    return a->begin.has_value();
  }
  return a->begin && *a->begin > *b->begin;
}

std::vector<const ActorEntry*> keep_if(const std::vector<const ActorEntry*>& rows, const auto& fits) {
  std::vector<const ActorEntry*> out;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(out), fits);
  return out;
}

bool one_person(const std::vector<const ActorEntry*>& rows) {
  return !rows.empty() && std::all_of(rows.begin(), rows.end(),
                                      [&](const ActorEntry* e) { return e->name == rows.front()->name; });
}

bool one_country(const std::vector<const ActorEntry*>& rows) {
  return !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const ActorEntry* e) {
    return e->country == rows.front()->country;
  });
}

// The row of an office that fits the title goes before rows held at the same time (a president who leads a
// party).
const ActorEntry* best_row(const std::vector<const ActorEntry*>& rows, std::string_view office) {
  const ActorEntry* best = nullptr;
  for (const ActorEntry* row : rows) {
    const bool fits = !office.empty() && row->office_key == office;
    const bool best_fits = best != nullptr && !office.empty() && best->office_key == office;
    if (best == nullptr || (fits && !best_fits) || (fits == best_fits && later(row, best))) {
      best = row;
    }
  }
  return best;
}

}  // namespace

NameValue choose(const std::vector<NameValue>& values, const LinkContext& context) {
  NameValue best = values.front();
  for (const NameValue& value : values) {
    if (rank_of(value) < rank_of(best)) {
      best = value;
      continue;
    }
    const bool other = rank_of(value) == rank_of(best) && value.entry != best.entry;
    if (other && value.entry->name == best.entry->name) {  // rows of one actor in time
      const int age = age_of(*value.entry, context);
      const int best_age = age_of(*best.entry, context);
      const bool nearer = age == 2 ? later(best.entry, value.entry) : later(value.entry, best.entry);
      if (age < best_age || (age == best_age && nearer)) {
        best = value;
      }
    }
  }
  std::set<std::string> countries;
  std::set<std::string> named;
  for (const NameValue& value : values) {
    if (rank_of(value) == rank_of(best)) {
      countries.insert(value.entry->country);
      if (context.countries != nullptr && context.countries->contains(value.entry->country)) {
        named.insert(value.entry->country);
      }
    }
  }
  for (const NameValue& value : values) {  // "Washington" is a capital before it is a seat
    if (value.entry == best.entry && best.form == NameForm::kSeat && value.form == NameForm::kCapital) {
      best = value;
    }
  }
  if (countries.size() > 1 && best.entry->kind != ActorKind::kPerson) {
    if (named.size() != 1) {
      return {};
    }
    for (const NameValue& value : values) {
      if (rank_of(value) == rank_of(best) && value.entry->country == *named.begin()) {
        return value;
      }
    }
  }
  return best;
}

Standing standing_of(std::vector<const ActorEntry*> terms, std::string_view country, std::string_view office,
                     std::optional<base::Date> date) {
  Standing out;
  const auto of_country = keep_if(terms, [&](const ActorEntry* e) { return e->country == country; });
  if (!country.empty() && !of_country.empty() && !one_person(terms)) {
    terms = of_country;
  }
  const auto holding = keep_if(terms, [&](const ActorEntry* e) { return !date || e->holds(*date); });
  if (!one_person(terms) && one_person(holding)) {
    const std::string name = holding.front()->name;
    terms = keep_if(terms, [&](const ActorEntry* e) { return e->name == name; });
  }
  if (!one_person(terms)) {
    return out;
  }
  auto rows = holding.empty()
                  ? terms
                  : keep_if(holding, [&](const ActorEntry* e) { return e->name == terms.front()->name; });
  const auto rows_of_country = keep_if(rows, [&](const ActorEntry* e) { return e->country == country; });
  out.row = best_row(rows_of_country.empty() ? rows : rows_of_country, office);
  out.in_office = !holding.empty();
  if (out.in_office) {
    out.sectors = out.row->sectors;
    return out;
  }
  const bool begun =
      std::any_of(terms.begin(), terms.end(), [&](const ActorEntry* e) { return e->end && *e->end < *date; });
  if (begun) {
    out.sectors = {"ELI"};
  }
  return out;
}

namespace {

bool fits_name(const ActorEntry& entry, const std::vector<std::string>& words) {
  if (words.size() == 1) {
    return true;
  }
  const auto own = dict::phrase_words(entry.name);
  return own.size() > 1 && own.front().folded == words.front() && own.back().folded == words.back();
}

}  // namespace

NameLink link_name(const dict::ActorTable& table, const std::vector<std::string>& words,
                   std::string_view country, std::string_view office, bool former,
                   std::optional<base::Date> date) {
  NameLink out;
  if (words.empty() || (words.size() == 1 && country.empty() && office.empty())) {
    return out;
  }
  auto rows = table.by_surname(words.back());
  rows = keep_if(rows, [&](const ActorEntry* e) {
    return fits_name(*e, words) && (country.empty() || e->country == country);
  });
  if (!office.empty()) {
    const auto of_office = keep_if(rows, [&](const ActorEntry* e) { return e->office_key == office; });
    rows = of_office.empty() && !country.empty() ? rows : of_office;
  }
  const std::vector<const ActorEntry*> fitting = rows;
  if (date && former) {
    rows = keep_if(rows, [&](const ActorEntry* e) { return e->end && *e->end < *date; });
  } else if (date && words.size() == 1) {
    const auto holding = keep_if(rows, [&](const ActorEntry* e) { return e->holds(*date); });
    rows = holding;
  }
  if (one_person(rows)) {
    out.terms = table.terms_of(rows.front()->name);
    out.country = rows.front()->country;
  } else if (one_country(fitting)) {
    out.country = fitting.front()->country;
  }
  return out;
}

}  // namespace rapport::coding
