// The relation head: marks around the two parties, then one pass. The same ids as
// training/rapport_training/pairs.py.
#include <algorithm>
#include <array>

#include "analysis/language_core.hpp"
#include "text/tokenizer.hpp"

namespace rapport::analysis {
namespace {

/// [unused0] to [unused3] of BERT's vocabulary.
struct Marks {
  std::int32_t begin;
  std::int32_t end;
};
constexpr std::array<Marks, 2> kMarks = {{{1, 2}, {3, 4}}};
constexpr std::size_t kMostIds = 255;  // Before [SEP].

/// Marks before and after each word of a sentence.
struct WordMarks {
  std::vector<std::int32_t> before;
  std::vector<std::int32_t> after;
};

void mark(const std::vector<ByteSpan>& spans, const Marks& marks, const std::vector<Token>& tokens,
          std::vector<WordMarks>& out) {
  for (const ByteSpan& span : spans) {
    const auto under = [&](const Token& token) { return token.span.overlaps(span); };
    const auto first = std::find_if(tokens.begin(), tokens.end(), under);
    if (first == tokens.end()) {
      continue;
    }
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), under);
    out[static_cast<std::size_t>(first - tokens.begin())].before.push_back(marks.begin);
    out[static_cast<std::size_t>(tokens.rend() - last) - 1].after.push_back(marks.end);
  }
}

}  // namespace

Result<void> LanguageCore::can_relate() const {
  if (!model_.has_relation()) {
    return fail(ErrorCode::kBadModel, "the model " + manifest_.name + " has no relation head");
  }
  return {};
}

Result<Relation> LanguageCore::relate(const RelationQuery& query) const {
  if (auto able = can_relate(); !able) {
    return tl::unexpected(able.error());
  }
  const auto tokens = text::tokenize(query.text, {0, query.text.size()});
  std::vector<WordMarks> marks(tokens.size());
  mark(query.source, kMarks[0], tokens, marks);
  mark(query.target, kMarks[1], tokens, marks);
  std::vector<std::int32_t> ids{vocabulary_.cls()};
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    std::vector<std::int32_t> word = marks[t].before;
    vocabulary_.encode(tokens[t].span.of(query.text), word);
    word.insert(word.end(), marks[t].after.begin(), marks[t].after.end());
    if (ids.size() + word.size() > kMostIds) {
      break;
    }
    ids.insert(ids.end(), word.begin(), word.end());
  }
  ids.push_back(vocabulary_.sep());
  std::array<std::size_t, 2> at{};
  for (std::size_t side = 0; side < at.size(); ++side) {
    const auto found = std::find(ids.begin(), ids.end(), kMarks[side].begin);
    at[side] = found == ids.end() ? 0 : static_cast<std::size_t>(found - ids.begin());
  }
  const auto scores = model_.relate(ids, at);
  if (!scores) {
    return tl::unexpected(scores.error());
  }
  Relation out;
  for (std::size_t i = 0; i < scores->size(); ++i) {
    out.scores.push_back({manifest_.types[i], static_cast<double>((*scores)[i])});
  }
  return out;
}

}  // namespace rapport::analysis
