// The records as a network of parties, for GraphML and GEXF.
#pragma once

#include <memory>

#include "rapport/export.hpp"

namespace rapport::wire {

/// Nodes are parties, edges lead from who acts to who is acted upon, one for each PLOVER category (else
/// event).
[[nodiscard]] std::unique_ptr<Exporter> make_graphml(const ExportOptions& options);
[[nodiscard]] std::unique_ptr<Exporter> make_gexf(const ExportOptions& options);

}  // namespace rapport::wire
