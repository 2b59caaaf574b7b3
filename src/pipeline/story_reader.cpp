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

Diagnostic error_of(const Error& error, const std::string& where, const std::string& story = {}) {
  return {Diagnostic::Level::kError, error.where.empty() ? where : error.where,
          std::string(name_of(error.code)) + ": " + error.message, name_of(error.code), story};
}

/// Runs a stage; exceptions of libraries (out of memory, a parser's own) end here as a diagnostic of this
/// page.
template <class Stage>
void guarded(PageResult& result, const std::string& where, const Stage& stage) {
  try {
    stage();
  } catch (const std::exception& error) {
    result.stories.clear();
    result.diagnostics.push_back(
        {Diagnostic::Level::kError, where, std::string("failed: ") + error.what(), "failed"});
  }
}

Diagnostic not_english(const Story& story, const std::string& where) {
  return {Diagnostic::Level::kNote, where,
          story.language && !story.language->starts_with("en")
              ? "not coded: its language is " + *story.language + ", not English"
              : "not coded: it has no running text in English",
          "other-language", story.id};
}

/// Finds sentences and language; false where the story is not in English.
bool prepare(CodedStory& coded) {
  coded.sentences = text::split_sentences(coded.story);
  const text::Language language = text::language_of(coded.story.text, coded.sentences);
  if (language == text::Language::kEnglish && !coded.story.language) {
    coded.story.language = "en";
  }
  return language != text::Language::kOther;
}

/// Puts the stories that are not wanted aside.
void leave_out(PageResult& result, const StoryTest& wanted) {
  if (!wanted) {
    return;
  }
  const auto skipped = std::stable_partition(result.stories.begin(), result.stories.end(),
                                             [&](const CodedStory& coded) { return wanted(coded.story); });
  for (auto at = skipped; at != result.stories.end(); ++at) {
    result.skipped.push_back(std::move(at->story));
  }
  result.stories.erase(skipped, result.stories.end());
}

double now(const IngestOptions& options) {
  return options.clock ? options.clock() : 0;
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
  const double begin = now(options);
  PageResult result = split_before(deadline_of(options), item, options);
  result.seconds = now(options) - begin;
  return result;
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
  if (!prepare(coded)) {
    return false;
  }
  const auto frames =
      core_.analyse(coded.story.text, coded.sentences, deadline, explained ? &coded.entities : nullptr);
  if (!frames) {
    return tl::unexpected(frames.error());
  }
  finish(coded, *frames, explained);
  return true;
}

void StoryReader::finish(CodedStory& coded, const std::vector<Frame>& frames, bool explained) const {
  const auto chains = coding::chains_of(coded.story.text, coded.sentences, coded.entities, chain_weights_);
  for (std::size_t i = 0; i < chains.size(); ++i) {
    coded.entities[i].chain = chains[i];
  }
  coded.records = coding::code_story({coded.story, coded.sentences, frames, dictionary_, model_name()},
                                     explained ? &coded.explanation : nullptr);
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
  const double begin = now(options);
  const base::Deadline deadline = deadline_of(options);
  PageResult result = split_before(deadline, item, options);
  guarded(result, item.where(), [&] {
    leave_out(result, wanted);
    code_all(result, item.where(), deadline, explained);
  });
  result.seconds = now(options) - begin;
  return result;
}

std::vector<PageResult> StoryReader::read(const ItemGroup& items, const IngestOptions& options,
                                          const StoryTest& wanted) const {
  // A limit holds for one item; and what fails among others is read again alone, to be told apart.
  if (items.size() > 1 && options.max_page_seconds == 0) {
    try {
      if (auto results = read_together(items, options, wanted)) {
        return std::move(*results);
      }
    } catch (const std::exception&) {  // NOLINT(bugprone-empty-catch): out of memory, a parser's own
    }
  }
  std::vector<PageResult> results;
  for (const ingest::Item* item : items) {
    results.push_back(run(*item, options, false, wanted));
  }
  return results;
}

Result<std::vector<PageResult>> StoryReader::read_together(const ItemGroup& items,
                                                           const IngestOptions& options,
                                                           const StoryTest& wanted) const {
  const double begin = now(options);
  std::vector<PageResult> results;
  std::size_t bytes = 0;
  for (const ingest::Item* item : items) {
    results.push_back(split_before({}, *item, options));
    leave_out(results.back(), wanted);
    bytes += item->bytes.size();
  }
  std::vector<CodedStory*> stories;
  std::vector<analysis::Reading> readings;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (CodedStory& coded : results[i].stories) {
      if (prepare(coded)) {
        stories.push_back(&coded);
        readings.push_back({coded.story.text, &coded.sentences});
      } else {
        results[i].diagnostics.push_back(not_english(coded.story, items[i]->where()));
      }
    }
  }
  if (auto read = core_.analyse_all(readings); !read) {
    return tl::unexpected(read.error());
  }
  for (std::size_t i = 0; i < stories.size(); ++i) {
    finish(*stories[i], readings[i].frames, false);
  }
  const double seconds = now(options) - begin;
  for (std::size_t i = 0; i < items.size() && bytes > 0; ++i) {
    results[i].seconds = seconds * static_cast<double>(items[i]->bytes.size()) / static_cast<double>(bytes);
  }
  return results;
}

void StoryReader::code_all(PageResult& result, const std::string& where, const base::Deadline& deadline,
                           bool explained) const {
  for (CodedStory& coded : result.stories) {
    const auto done = code(coded, deadline, explained);
    if (!done) {
      result.diagnostics.push_back(error_of(done.error(), where, coded.story.id));
    } else if (!*done) {
      result.diagnostics.push_back(not_english(coded.story, where));
    }
    if (!done && done.error().code == ErrorCode::kTimeout) {
      result.stories.clear();  // Half a page would look like a whole one.
      return;
    }
  }
}

}  // namespace rapport::pipeline
