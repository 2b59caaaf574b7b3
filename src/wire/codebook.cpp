// The codebook beside an export.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "rapport/export.hpp"
#include "rapport/version.hpp"

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
  }
  return {};
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
  out += fmt::format("- Filters: {}\n", facts.filters.empty() ? "none" : "`" + facts.filters + "`");
  out += fmt::format("- Records: {}; rows: {}\n", tally.records, tally.rows);
  out += fmt::format("- Left out: {} without a PLOVER category, {} without a date, {} without a CAMEO code\n",
                     facts.left_out, tally.undated, tally.uncoded);
  if (format == ExportFormat::kGeojson) {
    out += fmt::format("- Without coordinates: {}\n", tally.unlocated);
  }
  out += fmt::format("\n## What it holds\n\n{}\n\n## What it cannot say\n\n{}\n", what.holds, what.loses);
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
  return out;
}

}  // namespace rapport
