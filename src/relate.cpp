// The façade's way to the relation head.
#include <exception>
#include <utility>

#include "rapport/coder.hpp"

#include "ingest/relation_query.hpp"
#include "pipeline/coder_impl.hpp"
#include "pipeline/ordered_runner.hpp"
#include "pipeline/tracked_reader.hpp"

namespace rapport {
namespace {

Error at(Error error, const std::string& where) {
  if (error.where.empty()) {
    error.where = where;
  }
  return error;
}

}  // namespace

Result<Relation> Coder::relate(const RelationQuery& query) const {
  return impl_->reader.core().relate(query);
}

Result<void> Coder::relate_all(const std::vector<std::string>& paths, const IngestOptions& options,
                               const RelationSink& sink) const {
  if (auto able = impl_->reader.core().can_relate(); !able) {
    return able;
  }
  IngestOptions lines = options;
  lines.format = InputFormat::kJsonl;
  pipeline::TrackedReader items(paths, lines);
  const auto work = [&](const ingest::Item& item) {
    RelationResult result;
    result.query.id = "null";
    if (item.error) {
      result.error = item.error;
      return result;
    }
    // Exceptions of libraries (out of memory) end here as the error of this line.
    try {
      if (auto read = ingest::read_relation_query(item.bytes, result.query); !read) {
        result.error = at(read.error(), item.where());
      } else if (auto relation = relate(result.query); !relation) {
        result.error = at(relation.error(), item.where());
      } else {
        result.relation = std::move(*relation);
      }
    } catch (const std::exception& error) {
      result.error = Error{ErrorCode::kBadJson, error.what(), item.where()};
    }
    return result;
  };
  pipeline::run_ordered(
      items, {impl_->threads, {}}, pipeline::each_alone(work),
      [&](RelationResult&& result, const RunPosition& /*position*/) { return sink(std::move(result)); });
  return {};
}

}  // namespace rapport
