// Records in the files of other tools. Streams: begin(), add() for each story, end().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "rapport/coder.hpp"
#include "rapport/dating.hpp"

namespace rapport {

/// What docs/formats/exports.md describes.
enum class ExportFormat : std::uint8_t { kJsonl, kCsv, kGeojson, kGraphml, kGexf, kPetrarch };
inline constexpr std::array<std::string_view, 6> kExportFormats = {"jsonl",   "csv",  "geojson",
                                                                   "graphml", "gexf", "petrarch"};

/// The format of a name in kExportFormats; empty for another.
[[nodiscard]] std::optional<ExportFormat> export_format_of(std::string_view name);

/// True where the format cannot say a record's status, so that only records with a PLOVER category belong in
/// it unless statuses are asked for.
[[nodiscard]] bool lacks_status(ExportFormat format);

/// How to write.
struct ExportOptions {
  bool sentences = true;  ///< Leave the words of sentences in, where the format has them.
  DateBasis date = DateBasis::kEither;
};

/// What was written.
struct ExportTally {
  std::size_t records = 0;    ///< Taken.
  std::size_t rows = 0;       ///< Lines, features or edges written.
  std::size_t undated = 0;    ///< Left out, as the format needs a date and they have none.
  std::size_t uncoded = 0;    ///< Left out, as the format needs a CAMEO code and they have none.
  std::size_t unlocated = 0;  ///< Written without a place on the map (GeoJSON).
  std::set<std::string> models;
};

/// Writes one export. Networks are summed up in memory, by pair and category; everything else is written as
/// it comes. Not thread-safe.
class Exporter {
 public:
  Exporter() = default;
  Exporter(const Exporter&) = delete;
  Exporter& operator=(const Exporter&) = delete;
  virtual ~Exporter() = default;

  [[nodiscard]] virtual std::string begin() = 0;
  /// The text for a story's records; may be empty.
  [[nodiscard]] std::string add(const CodedStory& coded);
  [[nodiscard]] virtual std::string end() = 0;
  [[nodiscard]] const ExportTally& tally() const { return tally_; }

 protected:
  [[nodiscard]] virtual std::string write(const CodedStory& coded) = 0;
  ExportTally& count() { return tally_; }

 private:
  ExportTally tally_;
};

[[nodiscard]] std::unique_ptr<Exporter> make_exporter(ExportFormat format, const ExportOptions& options);

/// What a codebook says beside the format.
struct CodebookFacts {
  std::string date;     ///< Of the export, ISO date-time.
  std::string program;  ///< Version.
  std::string filters;  ///< As given on the command line; empty: none.
  ExportTally tally;
  std::size_t left_out = 0;  ///< Without a PLOVER category.
};

/// The codebook to put beside an export, Markdown: what the columns hold, what is left out, by what it was
/// made, licence and citation.
[[nodiscard]] std::string codebook(ExportFormat format, const CodebookFacts& facts);

}  // namespace rapport
