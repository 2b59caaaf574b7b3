#include "run_info.hpp"

#include <string_view>

#include "rapport/version.hpp"

namespace rapport::cli {
namespace {

constexpr std::string_view kTables = " tables=";

}  // namespace

Result<RunInfo> run_of(const Coder& coder, const Arguments& arguments) {
  auto tables = coder.tables_hash();
  if (!tables) {
    return tl::unexpected(tables.error());
  }
  std::string options = "as=" + arguments.as;
  if (arguments.ingest.published) {
    options += " published=" + *arguments.ingest.published;
  }
  return RunInfo{coder.model_name(), options + std::string(kTables) + *tables, kVersion};
}

RunInfo run_after(const RunInfo& former, const RunInfo& present) {
  RunInfo out = present;
  const std::size_t tables = present.options.rfind(kTables);
  out.options = former.options.substr(0, former.options.rfind(kTables)) +
                (tables == std::string::npos ? "" : present.options.substr(tables));
  return out;
}

}  // namespace rapport::cli
