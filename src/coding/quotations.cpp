#include "coding/quotations.hpp"

#include <algorithm>
#include <array>

#include "coding/actor_words.hpp"
#include "coding/clause_words.hpp"

namespace rapport::coding {
namespace {

constexpr std::string_view kOpening = "\u201c";
constexpr std::string_view kClosing = "\u201d";

bool starts(std::string_view text, std::size_t at, std::string_view mark) {
  return text.compare(at, mark.size(), mark) == 0;
}

// The party that ends before the verb or begins behind it; a pronoun too.
std::optional<ByteSpan> speaker_beside(const ClauseWords& words, std::size_t verb,
                                       const Discourse& discourse) {
  const auto& all = discourse.mentions();
  if (verb > 0) {
    const std::size_t end = words[verb - 1].span.end;
    const auto at = std::partition_point(all.begin(), all.end(),
                                         [&](const EntityMention& m) { return m.span.end < end; });
    if (at != all.end() && at->span.end <= end + 1 && !at->place) {
      return at->span;
    }
    if (words.is_one_of(verb - 1, {"he", "she", "they"})) {
      return words[verb - 1].span;
    }
  }
  std::size_t next = verb + 1;
  while (next < words.size() && is_determiner(words.at(next))) {
    ++next;
  }
  if (next >= words.size()) {
    return std::nullopt;
  }
  const std::size_t begin = words[next].span.begin;
  const auto at = std::partition_point(all.begin(), all.end(),
                                       [&](const EntityMention& m) { return m.span.begin < begin; });
  const bool addressee = words.at(verb) == "told" || words.at(verb) == "tells" || words.at(verb) == "asked";
  return at != all.end() && at->span.begin == begin && !addressee ? std::optional(at->span) : std::nullopt;
}

bool same_or_next_paragraph(std::string_view text, const Sentence& a, const Sentence& b) {
  const std::string_view between = ByteSpan{a.span.end, b.span.begin}.of(text);
  return std::count(between.begin(), between.end(), '\n') <= 2;
}

}  // namespace

bool is_speech_verb(std::string_view folded) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"said",      "says",     "say",      "told",     "tells",     "added",     "adds",
       "wrote",     "writes",   "tweeted",  "stated",   "states",    "explained", "explains",
       "noted",     "notes",    "insisted", "insists",  "argued",    "argues",    "declared",
       "announced", "claimed",  "claims",   "recalled", "replied",   "responded", "continued",
       "concluded", "remarked", "asked",    "warned",   "testified", "posted",    "commented"});
  return std::find(kVerbs.begin(), kVerbs.end(), folded) != kVerbs.end();
}

// Curly marks say which side they are; straight ones take turns, anew in each paragraph. A quotation that a
// paragraph leaves open goes on in the next one only where that begins with a mark of its own.
void Quotations::find_marks(std::string_view text) {
  std::optional<std::size_t> open;
  const auto close = [&](std::size_t at) {
    if (open && at > *open) {
      marks_.push_back({*open, at});
    }
    open.reset();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      close(i + 1);
    } else if (text[i] == '"') {
      if (open) {
        close(i + 1);
      } else {
        open = i;
      }
    } else if (starts(text, i, kOpening) && !open) {
      open = i;
    } else if (starts(text, i, kClosing)) {
      close(i + kClosing.size());
    }
  }
  close(text.size());
}

bool Quotations::quoted(std::size_t position) const {
  const auto at = std::partition_point(marks_.begin(), marks_.end(),
                                       [&](const ByteSpan& span) { return span.end <= position; });
  return at != marks_.end() && at->begin <= position;
}

Quotations::Line Quotations::read(std::string_view text, const Sentence& sentence, std::size_t number,
                                  const Discourse& discourse) const {
  Line line;
  const ClauseWords words(text, sentence.span);
  line.whole = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.is_mark(i)) {
      continue;
    }
    const bool inside = quoted(words[i].span.begin);
    line.quotes = line.quotes || inside;
    line.whole = line.whole && inside;
    if (!inside && !line.speaker && is_speech_verb(words.at(i))) {
      if (const auto who = speaker_beside(words, i, discourse); who && !quoted(who->begin)) {
        line.speaker = Speaker{*who, number};
      }
    }
  }
  line.whole = line.whole && line.quotes;
  line.open = line.quotes && quoted(sentence.span.end) && quoted(sentence.span.end - 1);
  return line;
}

// Backwards for a quotation whose speaker stands in its last sentence, then forwards for those who speak on.
void Quotations::pass_on(std::string_view text, const std::vector<Sentence>& sentences) {
  for (std::size_t i = lines_.size(); i-- > 1;) {
    Line& before = lines_[i - 1];
    if (before.whole && before.open && !before.speaker && lines_[i].quotes) {
      before.speaker = lines_[i].speaker;
    }
  }
  for (std::size_t i = 1; i < lines_.size(); ++i) {
    const Line& before = lines_[i - 1];
    if (lines_[i].whole && !lines_[i].speaker && before.quotes &&
        same_or_next_paragraph(text, sentences[i - 1], sentences[i])) {
      lines_[i].speaker = before.speaker;
    }
  }
}

Quotations::Quotations(std::string_view text, const std::vector<Sentence>& sentences,
                       const Discourse& discourse) {
  find_marks(text);
  if (marks_.empty()) {
    lines_.resize(sentences.size());
    return;
  }
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    lines_.push_back(read(text, sentences[i], i, discourse));
  }
  pass_on(text, sentences);
}

std::optional<Speaker> Quotations::speaker_at(std::size_t position, std::size_t sentence) const {
  return sentence < lines_.size() && quoted(position) ? lines_[sentence].speaker : std::nullopt;
}

}  // namespace rapport::coding
