#include "rapport/coder.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "base/date.hpp"
#include "ingest/folder.hpp"
#include "ingest/source.hpp"
#include "pipeline/coder_impl.hpp"
#include "pipeline/locations.hpp"
#include "pipeline/ordered_runner.hpp"
#include "pipeline/story_reader.hpp"
#include "pipeline/table_hash.hpp"
#include "pipeline/tracked_reader.hpp"

namespace rapport {
namespace {

Result<void> check(const IngestOptions& options) {
  if (options.published && !base::parse_iso_date(*options.published)) {
    return fail(ErrorCode::kBadDate,
                fmt::format("'{}' is no date of the form YYYY-MM-DD", *options.published));
  }
  if (!(options.max_page_seconds >= 0) || (options.max_page_seconds > 0 && !options.clock)) {
    return fail(ErrorCode::kBadOption, fmt::format("a limit of {} seconds a page{}", options.max_page_seconds,
                                                   options.clock ? " is no limit" : " needs a clock"));
  }
  return {};
}

// What read_stories, read_all and explain_all have in common.
template <class Work>
Result<void> run_all(const std::vector<std::string>& paths, const IngestOptions& options, std::size_t threads,
                     const PageSink& sink, const Work& work) {
  if (auto checked = check(options); !checked) {
    return checked;
  }
  pipeline::TrackedReader items(paths, options);
  if (auto there = items.go_to(options.begin_at); !there) {
    return there;
  }
  pipeline::run_ordered(items, {threads, options.stop}, work,
                        [&](PageResult&& page, const RunPosition& position) {
                          page.position = position;
                          return sink(std::move(page));
                        });
  return {};
}

ingest::Item item_of(std::string_view bytes, std::string_view path, const IngestOptions& options) {
  ingest::Item item;
  item.path = std::string(path);
  item.page = ingest::page_name(item.path);
  item.bytes = std::string(bytes);
  item.format = options.format;
  return item;
}

}  // namespace

Result<void> read_stories(const std::vector<std::string>& paths, const IngestOptions& options,
                          const PageSink& sink) {
  const auto split = [&](const ingest::Item& item) { return pipeline::split_page(item, options); };
  return run_all(paths, options, 1, sink, pipeline::each_alone(split));
}

std::optional<std::uint64_t> bytes_of_inputs(const std::vector<std::string>& paths,
                                             const IngestOptions& options) {
  return pipeline::bytes_of(paths, options);
}

bool names_file(const std::string& pattern, const std::string& file) {
  namespace fs = std::filesystem;
  if (!ingest::is_pattern(pattern)) {
    return false;
  }
  const auto found = ingest::expand_pattern(pattern).value_or(std::vector<std::string>{});
  return std::any_of(found.begin(), found.end(), [&](const std::string& entry) {
    std::error_code error;
    if (!entry.ends_with('/')) {
      return fs::equivalent(entry, file, error);
    }
    const fs::path inside = fs::relative(fs::absolute(file, error), entry, error);
    return !error && !inside.empty() && *inside.begin() != "..";
  });
}

Coder::Coder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

Result<Coder> Coder::open(const CoderOptions& options) {
  auto reader = pipeline::StoryReader::load(options);
  if (!reader) {
    return tl::unexpected(reader.error());
  }
  return Coder(std::make_unique<Impl>(
      Impl{std::move(*reader), options.threads, pipeline::table_folder(options.data_dir)}));
}

PageResult Coder::read(std::string_view bytes, std::string_view path, const IngestOptions& options) const {
  return impl_->reader.read(item_of(bytes, path, options), options);
}

PageResult Coder::code(const Story& story, const IngestOptions& options) const {
  return impl_->reader.code(story, options);
}

Result<void> Coder::read_all(const std::vector<std::string>& paths, const IngestOptions& options,
                             const PageSink& sink) const {
  return read_all(paths, options, sink, {});
}

Result<void> Coder::read_all(const std::vector<std::string>& paths, const IngestOptions& options,
                             const PageSink& sink, const StoryTest& wanted) const {
  return run_all(paths, options, impl_->threads, sink, [&](const pipeline::ItemGroup& items) {
    return impl_->reader.read(items, options, wanted);
  });
}

Result<std::string> Coder::tables_hash() const {
  return pipeline::hash_of_tables(impl_->table_folder);
}

PageResult Coder::explain(std::string_view bytes, std::string_view path, const IngestOptions& options) const {
  return impl_->reader.explain(item_of(bytes, path, options), options);
}

Result<void> Coder::explain_all(const std::vector<std::string>& paths, const IngestOptions& options,
                                const PageSink& sink) const {
  const auto explain = [&](const ingest::Item& item) { return impl_->reader.explain(item, options); };
  return run_all(paths, options, impl_->threads, sink, pipeline::each_alone(explain));
}

const std::string& Coder::model_name() const {
  return impl_->reader.model_name();
}

}  // namespace rapport
