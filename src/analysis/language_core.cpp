#include "analysis/language_core.hpp"

#include <algorithm>
#include <span>

#include "analysis/frame_decoder.hpp"

namespace rapport::analysis {
namespace {

// Batches of about this many sub-words were the fastest on one core; docs/adr/002-inference-runtime.md.
constexpr std::size_t kBatchIds = 256;
constexpr std::size_t kMarks = 2;  // [CLS] and [SEP]
constexpr std::size_t kMaxIds = 256;

}  // namespace

/// Words [begin, begin + first.size()) of a sentence with their sub-words: a whole sentence, or a part of a
/// long one.
struct LanguageCore::Piece {
  Reading* story = nullptr;
  std::size_t sentence = 0;
  std::size_t begin = 0;
  std::vector<std::int32_t> ids;
  std::vector<std::size_t> first;
};

std::span<const Token> LanguageCore::words_of(const Piece& piece) {
  return std::span((*piece.story->sentences)[piece.sentence].tokens).subspan(piece.begin, piece.first.size());
}

LanguageCore::LanguageCore(Manifest manifest, text::WordPiece vocabulary, nn::EventModel model)
    : manifest_(std::move(manifest)), vocabulary_(std::move(vocabulary)), model_(std::move(model)) {}

Result<LanguageCore> LanguageCore::load(const std::string& model_dir, const std::string& isa) {
  const auto kernels = nn::kernels_for(isa);
  if (!kernels) {
    return tl::unexpected(kernels.error());
  }
  auto manifest = Manifest::load(model_dir + "/manifest.json");
  if (!manifest) {
    return tl::unexpected(manifest.error());
  }
  auto vocabulary = text::WordPiece::load(model_dir + "/" + manifest->vocabulary);
  if (!vocabulary) {
    return tl::unexpected(vocabulary.error());
  }
  const nn::LabelSizes sizes{manifest->types.size(),
                             manifest->statuses.size(),
                             manifest->modes.size(),
                             manifest->contexts.size(),
                             kRoleCount,
                             manifest->entities.size()};
  auto model = nn::EventModel::load(model_dir + "/" + manifest->weights, sizes, *kernels);
  if (!model) {
    return tl::unexpected(model.error());
  }
  return LanguageCore(std::move(*manifest), std::move(*vocabulary), std::move(*model));
}

void LanguageCore::cut(Reading& story, std::vector<Piece>& out) const {
  const std::size_t most = std::min(model_.max_length(), kMaxIds) - kMarks;
  const std::vector<Sentence>& sentences = *story.sentences;
  std::vector<std::int32_t> word;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    Piece piece{&story, s, 0, {vocabulary_.cls()}, {}};
    const auto& tokens = sentences[s].tokens;
    for (std::size_t t = 0; t < tokens.size(); ++t) {
      word.clear();
      vocabulary_.encode(tokens[t].span.of(story.text), word);
      word.resize(std::min(word.size(), most));
      if (piece.ids.size() - 1 + word.size() > most) {
        piece.ids.push_back(vocabulary_.sep());
        out.push_back(std::move(piece));
        piece = Piece{&story, s, t, {vocabulary_.cls()}, {}};
      }
      piece.first.push_back(piece.ids.size());
      piece.ids.insert(piece.ids.end(), word.begin(), word.end());
    }
    if (!piece.first.empty()) {
      piece.ids.push_back(vocabulary_.sep());
      out.push_back(std::move(piece));
    }
  }
}

Result<void> LanguageCore::read_batch(std::span<const Piece> pieces) const {
  std::vector<nn::SentenceIds> ids;
  for (const Piece& piece : pieces) {
    ids.push_back({piece.ids, piece.first});
  }
  const auto encoded = model_.encode(ids);
  if (!encoded) {
    return tl::unexpected(encoded.error());
  }
  std::vector<Trigger> triggers;
  std::vector<nn::TriggerRef> refs;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto tags = model_.tag(*encoded, i, ids[i].first);
    for (const Trigger& t : decode_triggers(tags, manifest_.types.size(), manifest_.trigger_floor)) {
      const auto& first = pieces[i].first;
      const std::size_t after = t.end < first.size() ? first[t.end] : ids[i].ids.size() - 1;
      refs.push_back({i, first[t.begin], after, t.type});
      triggers.push_back(t);
    }
    if (auto* entities = pieces[i].story->entities; entities != nullptr) {
      const auto tokens = words_of(pieces[i]);
      for (EntityMention& mention :
           decode_entities(manifest_.entities, model_.tag_entities(*encoded, i, ids[i].first), tokens)) {
        mention.sentence = pieces[i].sentence;
        entities->push_back(std::move(mention));
      }
    }
  }
  const auto scores = model_.frames(*encoded, ids, refs);
  for (std::size_t k = 0; k < refs.size(); ++k) {
    const Piece& piece = pieces[refs[k].sentence];
    Frame frame = decode_frame(manifest_, triggers[k], scores[k], words_of(piece));
    frame.sentence = piece.sentence;
    piece.story->frames.push_back(std::move(frame));
  }
  return {};
}

Result<std::vector<Frame>> LanguageCore::analyse(std::string_view story_text,
                                                 const std::vector<Sentence>& sentences,
                                                 const base::Deadline& deadline,
                                                 std::vector<EntityMention>* entities) const {
  std::vector<Reading> one = {{story_text, &sentences, entities}};
  return analyse_all(one, deadline).map([&] { return std::move(one.front().frames); });
}

Result<void> LanguageCore::analyse_all(std::vector<Reading>& stories, const base::Deadline& deadline) const {
  std::vector<Piece> pieces;
  for (Reading& story : stories) {
    cut(story, pieces);
  }
  for (std::size_t begin = 0; begin < pieces.size();) {
    if (auto in_time = deadline.check(); !in_time) {
      return tl::unexpected(in_time.error());
    }
    std::size_t end = begin + 1;
    std::size_t total = pieces[begin].ids.size();
    while (end < pieces.size() && total + pieces[end].ids.size() <= kBatchIds) {
      total += pieces[end++].ids.size();
    }
    if (auto read = read_batch(std::span(pieces).subspan(begin, end - begin)); !read) {
      return read;
    }
    begin = end;
  }
  return {};
}

}  // namespace rapport::analysis
