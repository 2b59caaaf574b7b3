// The codebook beside an export.
#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "rapport/export.hpp"
#include "rapport/version.hpp"

#include "wire/data_sources.hpp"

namespace rapport {
namespace {

/// What a format holds, what it cannot say, and where it is defined.
struct Description {
  std::string_view title;
  std::string_view holds;
  std::string_view loses;
};

Description description_of(ExportFormat format) {
  switch (format) {
    case ExportFormat::kJsonl:
      return {"JSON lines", "One record a line, every field, after `record.schema.json` of the program.",
              "Nothing."};
    case ExportFormat::kCsv:
      return {"CSV",
              "RFC 4180, UTF-8, a header line, one record a row. Lists have `|` between their values. "
              "`sentence` to "
              "`trigger_end` are those of the first mention.",
              "Offsets of parties, places and issues; mentions after the first; titles and Wikidata ids of "
              "parties."};
    case ExportFormat::kGeojson:
      return {
          "GeoJSON",
          "RFC 7946, one feature a record. `properties` is the whole record. The geometry is the place with "
          "coordinates, or all of them as a MultiPoint; null where there is none.",
          "Nothing."};
    case ExportFormat::kGraphml:
    case ExportFormat::kGexf:
      return {
          format == ExportFormat::kGraphml ? "GraphML" : "GEXF 1.3",
          "A directed network. Nodes are parties: `name`, `country`, `sectors`, `code`. Edges lead from who "
          "acts to who "
          "is acted upon, in both directions between those who act together, one for each pair and category: "
          "`category` (PLOVER, else the event), `records`, `goldstein_sum` over `with_goldstein` records "
          "that have a "
          "value, `first_day`, `last_day`.",
          "Single records, places, statuses, texts; records with one party only."};
    case ExportFormat::kPetrarch:
      return {"PETRARCH2 lines",
              "Tab-separated, no header: date (YYYYMMDD), source, target, CAMEO code, issues, sentence ids "
              "(`;` between "
              "them), the address where the story has one, the outlet. `---`: unknown. A record with several "
              "parties gives "
              "a line for each pair; parties that act together a line in each direction.",
              "Issues (the column is empty: PETRARCH's are of a list of its own), statuses, modes, contexts, "
              "places, names, "
              "confidence; records without a date or a CAMEO code."};
    case ExportFormat::kGdeltEvents:
      return {
          "GDELT 2.0 events", "Tab-separated in spite of GDELT's name `.CSV`, 61 columns, no header, UTF-8.",
          "Statuses, modes, contexts, issues, sources of reports, places after the first; records without a "
          "date or a CAMEO code."};
    case ExportFormat::kGdeltMentions:
      return {
          "GDELT 2.0 mentions",
          "Tab-separated, 16 columns, no header, UTF-8; a row for each row of `gdelt-events`, with the same "
          "numbers, of the story that states it.",
          "Everything but where the event is stated; mentions after the first."};
    case ExportFormat::kIcews:
      return {
          "ICEWS coded event data",
          "Tab-separated, 20 columns, a header, no quotes, UTF-8. `Event ID` with `Event Date` names a row.",
          "Statuses, modes, contexts, issues, texts, confidence, codes of parties; records without a date or "
          "a "
          "CAMEO code."};
    case ExportFormat::kPolecat:
      return {
          "POLECAT (NGEC output)",
          "Tab-separated, 40 columns, a header, no quotes, UTF-8 (POLECAT's own files are read as "
          "ISO-8859-1). "
          "`None`: unknown.",
          "Statuses, issues, sources of reports, texts, confidence, places after the first; the mode where "
          "the act counts as another category; records without a date."};
    case ExportFormat::kPhoenix:
      return {"Phoenix", "Tab-separated, 26 columns, no header, UTF-8.",
              "Statuses, modes, contexts, issues, names, texts, confidence, places after the first; records "
              "without "
              "a date or a CAMEO code."};
    case ExportFormat::kPloverJson:
      return {
          "PLOVER JSON",
          "One record a line, in the field names of the PLOVER manual (0.8); unknown fields are left out. "
          "`event` is the category, else the act; `mode` has the act's mode and, where it fits, the "
          "manual's auxiliary mode (historical, future, hypothetical, negation). Names that begin with "
          "`rapport_` are ours: event (the act), about, status, cameo, goldstein, said_by, confidence, key, "
          "origin.",
          "Offsets of parties and places, issues, durations, words of times, places after the first, sectors "
          "after the second; records without a date."};
    case ExportFormat::kRss:
      return {"RSS 2.0",
              "An item a record, the latest stored first: parties and act, sentence, time, place, source.",
              "Codes but for event, status and countries; offsets."};
  }
  return {};
}

/// The columns with what they hold, and the names of those that have no source; "" for formats without.
std::string columns_text(ExportFormat format) {
  std::string held;
  std::string empty;
  for (const FieldColumn& column : table_columns(format)) {
    if (column.holds.empty()) {
      empty += (empty.empty() ? "`" : ", `") + std::string(column.name) + "`";
    } else {
      held += fmt::format("- `{}`: {}\n", column.name, column.holds);
    }
  }
  if (held.empty()) {
    return {};
  }
  return "A record with several parties gives a row for each pair; parties that act together a row in each "
         "direction.\n\n## Columns\n\n" +
         held + "\n## Columns without a source, always empty\n\n" + empty + "\n";
}

/// Whose records there are beside ours, as every one of these data sets has terms and a citation of its own.
std::string others_text(const ExportTally& tally) {
  std::string list;
  for (const auto& [origin, count] : tally.origins) {
    if (origin == "rapport") {
      continue;
    }
    const auto known = wire::data_sources();
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const wire::DataSource& source) { return source.origin == origin; });
    list += found == known.end()
                ? fmt::format("- `{}`: {} records\n", origin, count)
                : fmt::format("- `{}`: {} records of {}, {}\n", origin, count, found->title, found->where);
  }
  if (list.empty()) {
    return {};
  }
  return "\n## Records of other data sets\n\nThese were imported, not coded by Rapport:\n\n" + list +
         "\nThey stay under the terms of those data sets, which state how they are to be cited and whether "
         "they may be "
         "passed on: look there before this file is published, and cite each beside Rapport.\n";
}

/// What made the records; of many imported files the first ones.
std::string runs_text(const std::vector<std::string>& runs) {
  constexpr std::size_t kMostShown = 20;
  std::string out;
  for (std::size_t i = 0; i < std::min(runs.size(), kMostShown); ++i) {
    out += "- Made by: " + runs[i] + '\n';
  }
  if (runs.size() > kMostShown) {
    out += fmt::format("- Made by: {} further runs\n", runs.size() - kMostShown);
  }
  return out;
}

}  // namespace

std::string codebook(ExportFormat format, const CodebookFacts& facts) {
  const Description what = description_of(format);
  std::string models;
  for (const std::string& model : facts.tally.models) {
    models += (models.empty() ? "" : ", ") + model;
  }
  const ExportTally& tally = facts.tally;
  std::string out = fmt::format("# {}: political events coded by Rapport\n\n", what.title);
  out += fmt::format("- Made: {}, rapport {}, record schema {}\n", facts.date, facts.program, kSchemaVersion);
  out += fmt::format("- Model: {}\n", models.empty() ? "none" : models);
  out += runs_text(facts.runs);
  out += fmt::format("- Filters: {}\n", facts.filters.empty() ? "none" : "`" + facts.filters + "`");
  out += fmt::format("- Records: {}; rows: {}\n", tally.records, tally.rows);
  for (const auto& [origin, count] : tally.origins) {
    out += origin == "rapport" ? "" : fmt::format("- Of them imported from {}: {}\n", origin, count);
  }
  out += fmt::format("- Left out: {} without a PLOVER category, {} without a date, {} without a CAMEO code\n",
                     facts.left_out, tally.undated, tally.uncoded);
  if (format == ExportFormat::kGeojson) {
    out += fmt::format("- Without coordinates: {}\n", tally.unlocated);
  }
  if (tally.unpaired > 0) {
    const bool network = format == ExportFormat::kGraphml || format == ExportFormat::kGexf;
    out += fmt::format("- Left out: {} without {}\n", tally.unpaired,
                       network ? "two known parties" : "a known party");
  }
  if (tally.repeated > 0) {
    out += fmt::format("- Left out: {} that repeat a pair and an event of the same day\n", tally.repeated);
  }
  out += fmt::format("\n## What it holds\n\n{}\n", what.holds);
  out += columns_text(format);
  out += fmt::format("\n## What it cannot say\n\n{}\n", what.loses);
  out +=
      "\n## Codes\n\nEvents, modes, contexts, sectors and quad classes are those of PLOVER (Open Event Data "
      "Alliance, "
      "CC BY-SA 4.0); `cameo` is CAMEO (Schrodt 2012), `goldstein` the value that GDELT gives the code "
      "(Goldstein 1992). "
      "Countries are ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, MNC, IMG, ISM. Confidence is a calibrated "
      "probability that "
      "event, actors and recipients are right.\n"
      "\n## Licence and citation\n\nThe program is under the Apache License 2.0; places are from GeoNames "
      "(CC BY 4.0). Titles "
      "and sentences belong to their publishers. Cite as: Rapport, version and date as above, with the model "
      "named.\n";
  return out + others_text(tally);
}

}  // namespace rapport
