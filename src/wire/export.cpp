// Exporters that write each record as it comes, and the choice of one.
#include "rapport/export.hpp"

#include <algorithm>

#include "rapport/format.hpp"

#include "wire/day_filter.hpp"
#include "wire/exported_id.hpp"
#include "wire/field_exports.hpp"
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
      out += R"({"type":"Feature","id":)" + wire::Json(wire::exported_id(coded.story, record)).dump() +
             R"(,"geometry":)" + geometry.dump() + R"(,"properties":)" +
             properties.substr(0, properties.size() - 1) + '}';
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

}  // namespace

std::optional<ExportFormat> export_format_of(std::string_view name) {
  const auto found = std::find(kExportFormats.begin(), kExportFormats.end(), name);
  return found == kExportFormats.end()
             ? std::nullopt
             : std::optional(static_cast<ExportFormat>(found - kExportFormats.begin()));
}

bool lacks_status(ExportFormat format) {
  switch (format) {
    case ExportFormat::kJsonl:
    case ExportFormat::kCsv:
    case ExportFormat::kGeojson:
    case ExportFormat::kRss:
      return false;
    default:
      return true;
  }
}

Exporter::Exporter() = default;
Exporter::~Exporter() = default;

void Exporter::keep_one_a_day(DateBasis basis) {
  filter_ = std::make_unique<wire::DayFilter>();
  basis_ = basis;
}

std::string Exporter::add(const CodedStory& coded) {
  tally_.records += coded.records.size();
  for (const Record& record : coded.records) {
    if (record.model) {
      tally_.models.insert(*record.model);
    }
    ++tally_.origins[record.origin];
  }
  return write(filter_ ? first_of_day(coded) : coded);
}

CodedStory Exporter::first_of_day(const CodedStory& coded) {
  CodedStory out = coded;
  const auto repeats = [&](const Record& record) {
    const auto day = placement(record, coded.story, basis_);
    const auto pairs = wire::pairs_of(record);
    bool has_new = !day || pairs.empty();
    for (const auto& [source, target] : pairs) {
      has_new =
          !day || filter_->is_new(day->day, source, target, record.event + '/' + record.status) || has_new;
    }
    return !has_new;
  };
  tally_.repeated += std::erase_if(out.records, repeats);
  return out;
}

namespace {

std::unique_ptr<Exporter> exporter_of(ExportFormat format, const ExportOptions& options) {
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
      return wire::make_petrarch(options);
    case ExportFormat::kGdeltEvents:
      return wire::make_gdelt_events(options);
    case ExportFormat::kGdeltMentions:
      return wire::make_gdelt_mentions(options);
    case ExportFormat::kIcews:
      return wire::make_icews(options);
    case ExportFormat::kPolecat:
      return wire::make_polecat(options);
    case ExportFormat::kPhoenix:
      return wire::make_phoenix(options);
    case ExportFormat::kPloverJson:
      return wire::make_plover_json(options);
    case ExportFormat::kRss:
      return wire::make_rss(options);
    case ExportFormat::kJsonl:
      break;
  }
  return std::make_unique<JsonlExporter>();
}

// Formats with a row a record; the others ask pair by pair themselves.
bool writes_records(ExportFormat format) {
  switch (format) {
    case ExportFormat::kJsonl:
    case ExportFormat::kCsv:
    case ExportFormat::kGeojson:
    case ExportFormat::kPloverJson:
    case ExportFormat::kRss:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::unique_ptr<Exporter> make_exporter(ExportFormat format, const ExportOptions& options) {
  auto exporter = exporter_of(format, options);
  if (options.one_a_day && writes_records(format)) {
    exporter->keep_one_a_day(options.date);
  }
  return exporter;
}

}  // namespace rapport
