// The language core: sentences in, event frames out.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/entity.hpp"
#include "rapport/frame.hpp"
#include "rapport/relation.hpp"
#include "rapport/result.hpp"
#include "rapport/sentence.hpp"

#include "analysis/manifest.hpp"
#include "base/deadline.hpp"
#include "nn/event_model.hpp"
#include "text/wordpiece.hpp"

namespace rapport::analysis {

/// A story to be read, and what is found in it.
struct Reading {
  std::string_view text;                           ///< Of the story; borrowed, as the sentences.
  const std::vector<Sentence>* sentences;          ///< Never null.
  std::vector<EntityMention>* entities = nullptr;  ///< Where its entity mentions go; null: not asked for.
  std::vector<Frame> frames = {};                  ///< In order of sentence and trigger.
};

/// Model, vocabulary and manifest together. Thread-safe after load().
class LanguageCore {
 public:
  /// Loads a model folder. `isa` as in nn::kernels_for. Errors: kBadModel, kBadOption.
  [[nodiscard]] static Result<LanguageCore> load(const std::string& model_dir, const std::string& isa);

  /// Frames of all sentences, in order of sentence and trigger. A sentence of more sub-words than the encoder
  /// holds is read in pieces. A sentence's frames do not depend on the other sentences. Errors: kBadShape (a
  /// broken model); kTimeout (the deadline is looked at before each batch of sentences). Asked for, the
  /// entity mentions of all sentences too, in order; none where the model has no head for them.
  [[nodiscard]] Result<std::vector<Frame>> analyse(std::string_view story_text,
                                                   const std::vector<Sentence>& sentences,
                                                   const base::Deadline& deadline = {},
                                                   std::vector<EntityMention>* entities = nullptr) const;

  /// The same for several stories at once, so that the sentences of short ones share batches. What is found
  /// in a story does not depend on the others. Errors: as analyse().
  [[nodiscard]] Result<void> analyse_all(std::vector<Reading>& stories,
                                         const base::Deadline& deadline = {}) const;

  /// The relation between the two parties, one encoder pass. Sub-words beyond the encoder's length are left
  /// out; a party among them counts as not named. Errors: kBadModel (no relation head), kBadShape.
  [[nodiscard]] Result<Relation> relate(const RelationQuery& query) const;

  /// Errors: kBadModel where the model has no relation head.
  [[nodiscard]] Result<void> can_relate() const;

  [[nodiscard]] const Manifest& manifest() const { return manifest_; }

 private:
  struct Piece;
  void cut(Reading& story, std::vector<Piece>& out) const;
  /// The words that a piece holds.
  [[nodiscard]] static std::span<const Token> words_of(const Piece& piece);
  [[nodiscard]] Result<void> read_batch(std::span<const Piece> pieces) const;

  LanguageCore(Manifest manifest, text::WordPiece vocabulary, nn::EventModel model);

  Manifest manifest_;
  text::WordPiece vocabulary_;
  nn::EventModel model_;
};

}  // namespace rapport::analysis
