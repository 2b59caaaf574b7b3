#include "pipeline/story_reader.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "coding/story_coder.hpp"
#include "ingest/page_reader.hpp"
#include "pipeline/locations.hpp"
#include "text/language.hpp"
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

std::string not_english(const Story& story) {
  return story.language && !story.language->starts_with("en")
             ? "not coded: its language is " + *story.language + ", not English"
             : "not coded: it has no running text in English";
}

base::Deadline deadline_of(const IngestOptions& options) {
  return {options.max_page_seconds, options.clock};
}

PageResult split_before(const base::Deadline& deadline, const ingest::Item& item,
                        const IngestOptions& options) {
  PageResult result;
  result.path = item.path;
  guarded(result, item.where(), [&] {
    auto page = ingest::read_item(item, options, deadline);
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

}  // namespace

PageResult split_page(const ingest::Item& item, const IngestOptions& options) {
  return split_before(deadline_of(options), item, options);
}

StoryReader::StoryReader(analysis::LanguageCore core, dict::Dictionary dictionary,
                         coding::ChainWeights chain_weights)
    : core_(std::move(core)), dictionary_(std::move(dictionary)), chain_weights_(std::move(chain_weights)) {}

Result<StoryReader> StoryReader::load(const CoderOptions& options) {
  auto core = analysis::LanguageCore::load(model_folder(options.model_dir), options.isa);
  if (!core) {
    return tl::unexpected(core.error());
  }
  auto dictionary = dict::Dictionary::load(table_folder(options.data_dir));
  if (!dictionary) {
    return tl::unexpected(dictionary.error());
  }
  auto weights = coding::ChainWeights::load(table_folder(options.data_dir) + "/coreference/weights.tsv");
  if (!weights) {
    return tl::unexpected(weights.error());
  }
  return StoryReader(std::move(*core), std::move(*dictionary), std::move(*weights));
}

Result<bool> StoryReader::code(CodedStory& coded, const base::Deadline& deadline, bool explained) const {
  coded.sentences = text::split_sentences(coded.story);
  const text::Language language = text::language_of(coded.story.text, coded.sentences);
  if (language == text::Language::kOther) {
    return false;
  }
  if (language == text::Language::kEnglish && !coded.story.language) {
    coded.story.language = "en";
  }
  const auto frames =
      core_.analyse(coded.story.text, coded.sentences, deadline, explained ? &coded.entities : nullptr);
  if (!frames) {
    return tl::unexpected(frames.error());
  }
  const auto chains = coding::chains_of(coded.story.text, coded.sentences, coded.entities, chain_weights_);
  for (std::size_t i = 0; i < chains.size(); ++i) {
    coded.entities[i].chain = chains[i];
  }
  coded.records = coding::code_story({coded.story, coded.sentences, *frames, dictionary_, model_name()},
                                     explained ? &coded.explanation : nullptr);
  return true;
}

PageResult StoryReader::read(const ingest::Item& item, const IngestOptions& options,
                             const StoryTest& wanted) const {
  return run(item, options, false, wanted);
}

PageResult StoryReader::explain(const ingest::Item& item, const IngestOptions& options) const {
  return run(item, options, true, {});
}

PageResult StoryReader::code(const Story& story, const IngestOptions& options) const {
  PageResult result;
  result.path = story.path;
  result.stories.push_back({story, {}, {}});
  ingest::Item item;
  item.path = story.path;
  item.line = story.line;
  const std::string where = item.where();
  guarded(result, where, [&] { code_all(result, where, deadline_of(options), false); });
  return result;
}

PageResult StoryReader::run(const ingest::Item& item, const IngestOptions& options, bool explained,
                            const StoryTest& wanted) const {
  const base::Deadline deadline = deadline_of(options);
  PageResult result = split_before(deadline, item, options);
  guarded(result, item.where(), [&] {
    if (wanted) {
      const auto skipped =
          std::stable_partition(result.stories.begin(), result.stories.end(),
                                [&](const CodedStory& coded) { return wanted(coded.story); });
      for (auto at = skipped; at != result.stories.end(); ++at) {
        result.skipped.push_back(std::move(at->story));
      }
      result.stories.erase(skipped, result.stories.end());
    }
    code_all(result, item.where(), deadline, explained);
  });
  return result;
}

void StoryReader::code_all(PageResult& result, const std::string& where, const base::Deadline& deadline,
                           bool explained) const {
  for (CodedStory& coded : result.stories) {
    const auto done = code(coded, deadline, explained);
    if (!done) {
      result.diagnostics.push_back(error_of(done.error(), where));
    } else if (!*done) {
      result.diagnostics.push_back({Diagnostic::Level::kNote, where, not_english(coded.story)});
    }
    if (!done && done.error().code == ErrorCode::kTimeout) {
      result.stories.clear();  // Half a page would look like a whole one.
      return;
    }
  }
}

}  // namespace rapport::pipeline
