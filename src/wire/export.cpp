// Exporters that write each record as it comes, and the choice of one.
#include "rapport/export.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rapport/format.hpp"

#include "wire/cells.hpp"
#include "wire/json_line.hpp"
#include "wire/network_export.hpp"
#include "wire/party_pairs.hpp"
#include "wire/record_rows.hpp"

namespace rapport {
namespace {

class JsonlExporter final : public Exporter {
 public:
  std::string begin() override { return {}; }
  std::string end() override { return {}; }

 protected:
  std::string write(const CodedStory& coded) override {
    count().rows += coded.records.size();
    return records_to_jsonl(coded);
  }
};

class CsvExporter final : public Exporter {
 public:
  explicit CsvExporter(bool sentences) : sentences_(sentences) {}
  std::string begin() override { return csv_header(); }
  std::string end() override { return {}; }

 protected:
  std::string write(const CodedStory& coded) override {
    count().rows += coded.records.size();
    return wire::csv_rows(coded, sentences_);
  }

 private:
  bool sentences_;
};

/// RFC 7946: a feature a record, its properties the record itself; no geometry where no place has
/// coordinates.
class GeojsonExporter final : public Exporter {
 public:
  std::string begin() override { return "{\"type\":\"FeatureCollection\",\"features\":["; }
  std::string end() override { return "\n]}\n"; }

 protected:
  std::string write(const CodedStory& coded) override {
    std::string out;
    for (const Record& record : coded.records) {
      const std::string properties = records_to_jsonl({coded.story, {}, {record}});
      const wire::Json geometry = geometry_of(record);
      count().unlocated += geometry.is_null() ? 1U : 0U;
      out += count().rows == 0 ? "\n" : ",\n";
      out += R"({"type":"Feature","id":)" + wire::Json(record.id).dump() + R"(,"geometry":)" +
             geometry.dump() + R"(,"properties":)" + properties.substr(0, properties.size() - 1) + '}';
      ++count().rows;
    }
    return out;
  }

 private:
  // Longitude comes first.
  static wire::Json geometry_of(const Record& record) {
    wire::Json points = wire::Json::array();
    for (const Place& place : record.places) {
      if (place.latitude && place.longitude) {
        points.push_back(wire::Json::array({*place.longitude, *place.latitude}));
      }
    }
    if (points.empty()) {
      return nullptr;
    }
    const bool one = points.size() == 1;
    return {{"type", one ? "Point" : "MultiPoint"}, {"coordinates", one ? points.front() : points}};
  }
};

/// The lines of PETRARCH2 (PETRwriter.py): date, source, target, code, issues, sentences, address where
/// known, source of the story. "---" stands for what is missing; issues are empty, as theirs are of another
/// list.
class PetrarchExporter final : public Exporter {
 public:
  explicit PetrarchExporter(DateBasis basis) : basis_(basis) {}
  std::string begin() override { return {}; }
  std::string end() override { return {}; }

 protected:
  std::string write(const CodedStory& coded) override {
    std::string out;
    for (const Record& record : coded.records) {
      const auto day = placement(record, coded.story, basis_);
      if (!day || !record.cameo) {
        ++(!day ? count().undated : count().uncoded);
        continue;
      }
      std::string date = day->day;
      std::erase(date, '-');
      const std::string behind = tail(coded.story, record);
      for (const auto& [source, target] : wire::pairs_of(record)) {
        out += fmt::format("{}\t{}\t{}\t{}\t\t{}\n", date, code(source), code(target), *record.cameo, behind);
        ++count().rows;
      }
    }
    return out;
  }

 private:
  static std::string code(const Actor* actor) {
    return actor != nullptr && actor->code ? cell(*actor->code) : "---";
  }
  // A tab or a line break in a value would make another column or row.
  static std::string cell(std::string_view text) { return wire::one_line(text); }

  static std::string tail(const Story& story, const Record& record) {
    std::vector<std::string> sentences;
    for (const EventMention& mention : record.mentions) {
      std::string id = fmt::format("{}_{:02}", cell(story.id), mention.sentence + 1);
      if (std::find(sentences.begin(), sentences.end(), id) == sentences.end()) {
        sentences.push_back(std::move(id));
      }
    }
    const std::string address = story.url ? cell(*story.url) + '\t' : "";
    return wire::join(sentences, ";") + '\t' + address + (story.outlet ? cell(*story.outlet) : "---");
  }

  DateBasis basis_;
};

}  // namespace

std::optional<ExportFormat> export_format_of(std::string_view name) {
  const auto found = std::find(kExportFormats.begin(), kExportFormats.end(), name);
  return found == kExportFormats.end()
             ? std::nullopt
             : std::optional(static_cast<ExportFormat>(found - kExportFormats.begin()));
}

bool lacks_status(ExportFormat format) {
  return format == ExportFormat::kGraphml || format == ExportFormat::kGexf ||
         format == ExportFormat::kPetrarch;
}

std::string Exporter::add(const CodedStory& coded) {
  tally_.records += coded.records.size();
  for (const Record& record : coded.records) {
    if (record.model) {
      tally_.models.insert(*record.model);
    }
  }
  return write(coded);
}

std::unique_ptr<Exporter> make_exporter(ExportFormat format, const ExportOptions& options) {
  switch (format) {
    case ExportFormat::kCsv:
      return std::make_unique<CsvExporter>(options.sentences);
    case ExportFormat::kGeojson:
      return std::make_unique<GeojsonExporter>();
    case ExportFormat::kGraphml:
      return wire::make_graphml(options);
    case ExportFormat::kGexf:
      return wire::make_gexf(options);
    case ExportFormat::kPetrarch:
      return std::make_unique<PetrarchExporter>(options.date);
    case ExportFormat::kJsonl:
      break;
  }
  return std::make_unique<JsonlExporter>();
}

}  // namespace rapport
