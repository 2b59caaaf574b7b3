// The network of the language core: encoder, trigger tagger and frame stage. Ids in, probabilities out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nn/transformer_layer.hpp"

namespace rapport::nn {

/// Sizes of the label lists, read from the model's manifest by the caller.
struct LabelSizes {
  std::size_t types = 0;
  std::size_t statuses = 0;
  std::size_t modes = 0;  ///< Without "none".
  std::size_t contexts = 0;
  std::size_t roles = 0;
  std::size_t entities = 0;  ///< 0: the model has no entity head.
};

/// Nesting levels of mentions of one type: those that lie in no other, and those that lie in one.
constexpr std::size_t kEntityLevels = 2;

/// One sentence: ids with the start and end marks, and the index of each word's first sub-word in them.
/// Borrowed.
struct SentenceIds {
  std::span<const std::int32_t> ids;
  std::span<const std::size_t> first;
};

/// Contextual vectors of packed sentences: rows of sentence s are offsets[s] to offsets[s + 1].
struct Encoded {
  std::vector<float> hidden;  ///< [rows, hidden]
  std::vector<std::size_t> offsets;
};

/// A trigger in an encoded sentence: sub-words [first, end) counted in the sentence's ids.
struct TriggerRef {
  std::size_t sentence = 0;
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t type = 0;
};

/// What the frame stage says of one trigger; all are probabilities.
struct FrameScores {
  std::vector<float> roles;     ///< [words, roles, 3]: outside, begin, inside.
  std::vector<float> status;    ///< [statuses]
  std::vector<float> mode;      ///< [1 + modes], 0 is none; softmax over all, the caller masks.
  std::vector<float> about;     ///< [1 + types], 0 is none.
  std::vector<float> contexts;  ///< [contexts], independent.
};

/// Thread-safe after load(). Results for a sentence never depend on the others it is encoded with.
class EventModel {
 public:
  /// Reads a weight file (docs/formats/model.md) for the given label sizes. Errors: kBadModel.
  [[nodiscard]] static Result<EventModel> load(const std::string& path, const LabelSizes& labels,
                                               const Kernels* kernels);

  /// Encodes sentences of at most max_length() ids. Errors: kBadShape naming the sentence; ids outside the
  /// vocabulary likewise.
  [[nodiscard]] Result<Encoded> encode(std::span<const SentenceIds> sentences) const;

  /// Probabilities [words, 2 + types] of outside, inside, and the type of the trigger that begins at each
  /// word.
  [[nodiscard]] std::vector<float> tag(const Encoded& encoded, std::size_t sentence,
                                       std::span<const std::size_t> first) const;

  /// Probabilities [words, entities, kEntityLevels, 3] of outside, begin and inside of a mention of each
  /// type; empty where the model has no entity head.
  [[nodiscard]] std::vector<float> tag_entities(const Encoded& encoded, std::size_t sentence,
                                                std::span<const std::size_t> first) const;

  /// Roles and labels of triggers, all in one pass. `sentences` are those that were encoded.
  [[nodiscard]] std::vector<FrameScores> frames(const Encoded& encoded,
                                                std::span<const SentenceIds> sentences,
                                                std::span<const TriggerRef> triggers) const;

  /// True where the weights have a relation head.
  [[nodiscard]] bool has_relation() const { return has_relation_; }

  /// Probabilities [types] of the relation between two marked parties of one sentence. `at`: index of each
  /// side's first mark in `ids`, 0 where it has none. Requires has_relation(). Errors: kBadShape.
  [[nodiscard]] Result<std::vector<float>> relate(std::span<const std::int32_t> ids,
                                                  const std::array<std::size_t, 2>& at) const;

  [[nodiscard]] std::size_t max_length() const { return positions_; }

 private:
  void embed(std::span<const std::int32_t> ids, float* rows) const;
  /// One layer over the vectors of words: rows of out_stride() of the layer.
  [[nodiscard]] std::vector<float> apply_at(const QuantizedLinear& layer, const Encoded& encoded,
                                            std::size_t sentence, std::span<const std::size_t> first) const;
  [[nodiscard]] FrameScores score_frame(const float* rows, const float* before, std::size_t length,
                                        const SentenceIds& sentence, const TriggerRef& trigger) const;

  const Kernels* kernels_ = nullptr;
  LabelSizes labels_;
  std::size_t hidden_ = 0;
  std::size_t vocabulary_ = 0;
  std::size_t positions_ = 0;
  std::vector<std::int8_t> word_rows_;
  std::vector<float> word_scales_;
  std::vector<float> position_rows_;
  std::vector<float> type_rows_;
  Norm embedding_norm_;
  std::vector<TransformerLayer> layers_;
  QuantizedLinear trigger_;
  TransformerLayer frame_layer_;
  QuantizedLinear role_word_;
  QuantizedLinear role_trigger_;
  QuantizedLinear role_out_;
  QuantizedLinear label_hidden_;
  QuantizedLinear label_out_;
  QuantizedLinear relation_;
  QuantizedLinear entity_;
  bool has_relation_ = false;
};

}  // namespace rapport::nn
