#include "wire/data_sources.hpp"

#include <array>

namespace rapport::wire {
namespace {

// Names and addresses only: the terms are those that the publishers state when the data are fetched, and
// change.
constexpr auto kSources = std::to_array<DataSource>({
    {"gdelt", "GDELT events", "https://www.gdeltproject.org"},
    {"icews", "ICEWS coded event data (Harvard Dataverse)", "https://doi.org/10.7910/DVN/28075"},
    {"polecat", "POLECAT (Harvard Dataverse)", "https://dataverse.harvard.edu"},
    {"phoenix", "Phoenix (Open Event Data Alliance)", "https://github.com/openeventdata/phoenix_pipeline"},
    {"acled", "ACLED", "https://acleddata.com"},
});

}  // namespace

std::span<const DataSource> data_sources() {
  return kSources;
}

}  // namespace rapport::wire
