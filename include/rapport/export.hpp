// Records in the files of other tools. Streams: begin(), add() for each story, end().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/coder.hpp"
#include "rapport/dating.hpp"
#include "rapport/field_codes.hpp"

namespace rapport {

/// What docs/formats/exports.md describes.
enum class ExportFormat : std::uint8_t {
  kJsonl,
  kCsv,
  kGeojson,
  kGraphml,
  kGexf,
  kPetrarch,
  kGdeltEvents,
  kGdeltMentions,
  kIcews,
  kPolecat,
  kPhoenix,
  kPloverJson,
  kRss
};
inline constexpr auto kExportFormats =
    std::to_array<std::string_view>({"jsonl", "csv", "geojson", "graphml", "gexf", "petrarch", "gdelt-events",
                                     "gdelt-mentions", "icews", "polecat", "phoenix", "plover-json", "rss"});

/// The format of a name in kExportFormats; empty for another.
[[nodiscard]] std::optional<ExportFormat> export_format_of(std::string_view name);

/// True where the format cannot say a record's status, so that only records with a PLOVER category belong in
/// it unless statuses are asked for.
[[nodiscard]] bool lacks_status(ExportFormat format);

/// One column of a table.
struct FieldColumn {
  std::string_view name;
  std::string_view type;   ///< string, integer, number or date, as Frictionless has them.
  std::string_view holds;  ///< Empty: we have no source for it, and it stays empty.
};

/// The columns of a format whose rows all have the same; empty for the others.
[[nodiscard]] std::span<const FieldColumn> table_columns(ExportFormat format);

/// How to write.
struct ExportOptions {
  bool sentences = true;  ///< Leave the words of sentences in, where the format has them.
  DateBasis date = DateBasis::kEither;
  /// Keep one record a day, pair and event (the CAMEO code where the format has one, else event and status):
  /// the first. Records must then come in the order of their dates.
  bool one_a_day = false;
  /// Codes of the other formats; borrowed. Null: countries, sectors and scores stay empty there.
  const FieldCodes* codes = nullptr;
};

/// What was written.
struct ExportTally {
  std::size_t records = 0;    ///< Taken.
  std::size_t rows = 0;       ///< Lines, features or edges written.
  std::size_t undated = 0;    ///< Left out, as the format needs a date and they have none.
  std::size_t uncoded = 0;    ///< Left out, as the format needs a CAMEO code and they have none.
  std::size_t unlocated = 0;  ///< Written without a place on the map (GeoJSON).
  /// Left out, as no party is known and the format has a row a pair; or not two, for the edges of a network.
  std::size_t unpaired = 0;
  std::size_t repeated = 0;  ///< Records, or rows of pairs, left out by `one_a_day`.
  std::set<std::string> models;
  std::map<std::string, std::size_t> origins;  ///< How many of `records` are of which data set.
};

namespace wire {
class DayFilter;
}  // namespace wire

/// Writes one export. Networks are summed up in memory, by pair and category; everything else is written as
/// it comes. Not thread-safe.
class Exporter {
 public:
  Exporter();
  Exporter(const Exporter&) = delete;
  Exporter& operator=(const Exporter&) = delete;
  virtual ~Exporter();

  [[nodiscard]] virtual std::string begin() = 0;
  /// The text for a story's records; may be empty.
  [[nodiscard]] std::string add(const CodedStory& coded);
  [[nodiscard]] virtual std::string end() = 0;
  [[nodiscard]] const ExportTally& tally() const { return tally_; }

  /// Lets only records through that say of a pair of parties what none of the day has said before.
  void keep_one_a_day(DateBasis basis);

 protected:
  [[nodiscard]] virtual std::string write(const CodedStory& coded) = 0;
  ExportTally& count() { return tally_; }

 private:
  [[nodiscard]] CodedStory first_of_day(const CodedStory& coded);
  ExportTally tally_;
  std::unique_ptr<wire::DayFilter> filter_;
  DateBasis basis_ = DateBasis::kEither;
};

[[nodiscard]] std::unique_ptr<Exporter> make_exporter(ExportFormat format, const ExportOptions& options);

/// What a codebook says beside the format.
struct CodebookFacts {
  std::string date;     ///< Of the export, ISO date-time.
  std::string program;  ///< Version.
  std::string filters;  ///< As given on the command line; empty: none.
  ExportTally tally;
  std::size_t left_out = 0;            ///< Without a PLOVER category.
  std::string file;                    ///< Name of the exported file, without folders.
  std::vector<std::string> runs = {};  ///< What made the records: model, options and program, in words.
};

/// The codebook to put beside an export, Markdown: what the columns hold, what is left out, by what it was
/// made, licence and citation.
[[nodiscard]] std::string codebook(ExportFormat format, const CodebookFacts& facts);

/// The Frictionless data package (specs.frictionlessdata.io) to put beside a table, JSON; empty for formats
/// that are no table with the same columns in every row.
[[nodiscard]] std::string data_package(ExportFormat format, const CodebookFacts& facts);

}  // namespace rapport
