// Exporters of the formats of the field; docs/formats/exports.md describes each.
#pragma once

#include <memory>

#include "rapport/export.hpp"

namespace rapport::wire {

[[nodiscard]] std::unique_ptr<Exporter> make_petrarch(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_gdelt_events(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_gdelt_mentions(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_icews(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_polecat(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_phoenix(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_plover_json(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_rss(const ExportOptions& options);

}  // namespace rapport::wire
