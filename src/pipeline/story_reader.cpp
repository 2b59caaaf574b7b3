#include "pipeline/story_reader.hpp"

#include <exception>
#include <utility>

#include "coding/story_coder.hpp"
#include "ingest/page_reader.hpp"
#include "pipeline/locations.hpp"
#include "text/sentence_splitter.hpp"

namespace rapport::pipeline {
namespace {

Diagnostic error_of(const Error& error, const std::string& where) {
  return {Diagnostic::Level::kError, error.where.empty() ? where : error.where,
          std::string(name_of(error.code)) + ": " + error.message};
}

/// Runs a stage; exceptions of libraries (out of memory, a parser's own) end here as a diagnostic of this
/// page.
template <class Stage>
void guarded(PageResult& result, const std::string& where, const Stage& stage) {
  try {
    stage();
  } catch (const std::exception& error) {
    result.stories.clear();
    result.diagnostics.push_back({Diagnostic::Level::kError, where, std::string("failed: ") + error.what()});
  }
}

}  // namespace

PageResult split_page(const ingest::Item& item, const IngestOptions& options) {
  PageResult result;
  result.path = item.path;
  guarded(result, item.where(), [&] {
    auto page = ingest::read_item(item, options);
    if (!page) {
      result.diagnostics.push_back(error_of(page.error(), item.where()));
      return;
    }
    result.diagnostics = std::move(page->diagnostics);
    for (Story& story : page->stories) {
      result.stories.push_back({std::move(story), {}, {}});
    }
  });
  return result;
}

StoryReader::StoryReader(analysis::LanguageCore core, dict::Dictionary dictionary)
    : core_(std::move(core)), dictionary_(std::move(dictionary)) {}

Result<StoryReader> StoryReader::load(const CoderOptions& options) {
  auto core = analysis::LanguageCore::load(model_folder(options.model_dir), options.isa);
  if (!core) {
    return tl::unexpected(core.error());
  }
  auto dictionary = dict::Dictionary::load(table_folder(options.data_dir));
  if (!dictionary) {
    return tl::unexpected(dictionary.error());
  }
  return StoryReader(std::move(*core), std::move(*dictionary));
}

PageResult StoryReader::read(const ingest::Item& item, const IngestOptions& options) const {
  PageResult result = split_page(item, options);
  guarded(result, item.where(), [&] {
    for (CodedStory& coded : result.stories) {
      coded.sentences = text::split_sentences(coded.story);
      const auto frames = core_.analyse(coded.story.text, coded.sentences);
      if (!frames) {
        result.diagnostics.push_back(error_of(frames.error(), item.where()));
        continue;
      }
      coded.records = coding::code_story(coded.story, coded.sentences, *frames, dictionary_, model_name());
    }
  });
  return result;
}

}  // namespace rapport::pipeline
