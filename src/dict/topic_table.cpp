#include "dict/topic_table.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/tsv.hpp"
#include "dict/phrase_words.hpp"

namespace rapport::dict {
namespace {

bool is_word(std::string_view word, std::string_view of_table, bool last) {
  return word == of_table ||
         (last && word.size() == of_table.size() + 1 && word.ends_with('s') && word.starts_with(of_table));
}

}  // namespace

Result<TopicTable> TopicTable::load(const std::string& path) {
  const auto table = base::TsvTable::load(path, {"topic", "phrases"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  const auto bad = [&](std::size_t line, std::string message) {
    return fail(ErrorCode::kBadTable, std::move(message), fmt::format("{}:{}", path, line));
  };
  TopicTable out;
  std::set<std::vector<std::string>> seen;
  for (const auto& row : table->rows()) {
    const std::string& topic = table->cell(row, 0);
    const auto phrases = table->list(row, 1);
    if (std::find(out.topics_.begin(), out.topics_.end(), topic) != out.topics_.end() || phrases.empty()) {
      return bad(row.line, fmt::format("topic '{}' twice, or without phrases", topic));
    }
    out.topics_.push_back(topic);
    for (const std::string& text : phrases) {
      Phrase phrase{{}, out.topics_.size() - 1};
      for (const PhraseWord& word : phrase_words(text)) {
        phrase.words.push_back(word.folded);
      }
      if (phrase.words.empty() || !seen.insert(phrase.words).second) {
        return bad(row.line, fmt::format("phrase '{}' is empty or there twice", text));
      }
      const std::string first = phrase.words.front();
      if (phrase.words.size() == 1) {
        out.by_first_[first + "s"].push_back(phrase);
      }
      out.by_first_[first].push_back(std::move(phrase));
    }
  }
  return out;
}

std::optional<std::string> TopicTable::topic_of(std::string_view issue) const {
  const auto words = phrase_words(issue);
  const Phrase* best = nullptr;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto found = by_first_.find(words[at].folded);
    if (found == by_first_.end()) {
      continue;
    }
    for (const Phrase& phrase : found->second) {
      bool fits = at + phrase.words.size() <= words.size();
      for (std::size_t i = 0; i < phrase.words.size() && fits; ++i) {
        fits = is_word(words[at + i].folded, phrase.words[i], i + 1 == phrase.words.size());
      }
      const auto better = [&] {
        return best == nullptr || phrase.words.size() > best->words.size() ||
               (phrase.words.size() == best->words.size() && phrase.topic < best->topic);
      };
      best = fits && better() ? &phrase : best;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(topics_[best->topic]);
}

}  // namespace rapport::dict
