#include "nn/event_model.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace rapport::nn {
namespace {

constexpr std::size_t kInnerFactor = 4;
constexpr std::size_t kTags = 3;  // outside, begin, inside

void softmax(float* x, std::size_t n) {
  const float top = *std::max_element(x, x + n);
  float total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = std::exp(x[i] - top);
    total += x[i];
  }
  for (std::size_t i = 0; i < n; ++i) {
    x[i] /= total;
  }
}

std::vector<float> softmax_of(const float* x, std::size_t n) {
  std::vector<float> out(x, x + n);
  softmax(out.data(), n);
  return out;
}

/// The mean of `count` rows.
std::vector<float> mean_of(const Kernels& kernels, const float* rows, std::size_t count, std::size_t width) {
  std::vector<float> mean(width, 0.0F);
  for (std::size_t i = 0; i < count; ++i) {
    kernels.add(mean.data(), rows + i * width, width);
  }
  for (float& m : mean) {
    m /= static_cast<float>(count);
  }
  return mean;
}

/// Copies a tensor of the file; `read` keeps the first error.
class TensorCopier {
 public:
  explicit TensorCopier(const WeightFile& file) : file_(file) {}

  void floats(const std::string& name, std::size_t count, std::vector<float>& to) {
    if (const auto from = file_.floats(name, count); from) {
      to.assign(from->begin(), from->end());
    } else {
      keep(from.error());
    }
  }
  void bytes(const std::string& name, std::size_t count, std::vector<std::int8_t>& to) {
    if (const auto from = file_.bytes(name, count); from) {
      to.assign(from->begin(), from->end());
    } else {
      keep(from.error());
    }
  }
  template <class T>
  void take(Result<T> from, T& to) {
    if (from) {
      to = std::move(*from);
    } else {
      keep(from.error());
    }
  }
  [[nodiscard]] const std::vector<Error>& errors() const { return errors_; }

 private:
  void keep(const Error& error) { errors_.push_back(error); }

  const WeightFile& file_;
  std::vector<Error> errors_;
};

}  // namespace

Result<EventModel> EventModel::load(const std::string& path, const LabelSizes& labels,
                                    const Kernels* kernels) {
  const auto file = WeightFile::load(path);
  if (!file) {
    return tl::unexpected(file.error());
  }
  const auto words = file->shape("words.weight");
  const auto positions = file->shape("positions.weight");
  const auto role = file->shape("role_word.weight");
  if (words.size() != 2 || positions.size() != 2 || role.size() != 2 || words[1] % kPanel != 0) {
    return fail(ErrorCode::kBadModel, "the embeddings or the role stage are missing", path);
  }
  EventModel model;
  model.kernels_ = kernels;
  model.labels_ = labels;
  model.vocabulary_ = words[0];
  model.hidden_ = words[1];
  model.positions_ = positions[0];
  const std::size_t h = model.hidden_;
  TensorCopier copy(*file);
  copy.bytes("words.weight", words[0] * h, model.word_rows_);
  copy.floats("words.scale", words[0], model.word_scales_);
  copy.floats("positions.weight", positions[0] * h, model.position_rows_);
  copy.floats("type_vector.weight", labels.types * h, model.type_rows_);
  copy.take(Norm::load(*file, "norm", h), model.embedding_norm_);
  for (std::size_t i = 0; !file->shape(fmt::format("layers.{}.qkv.weight", i)).empty(); ++i) {
    copy.take(TransformerLayer::load(*file, fmt::format("layers.{}.", i), h, kInnerFactor * h),
              model.layers_.emplace_back());
  }
  copy.take(TransformerLayer::load(*file, "frame_layer.", h, kInnerFactor * h), model.frame_layer_);
  copy.take(QuantizedLinear::load(*file, "trigger", h, 2 + labels.types), model.trigger_);
  copy.take(QuantizedLinear::load(*file, "role_word", h, role[0]), model.role_word_);
  copy.take(QuantizedLinear::load(*file, "role_trigger", h, role[0]), model.role_trigger_);
  copy.take(QuantizedLinear::load(*file, "role_out", role[0], kTags * labels.roles), model.role_out_);
  copy.take(QuantizedLinear::load(*file, "label_hidden", 3 * h, h), model.label_hidden_);
  copy.take(QuantizedLinear::load(*file, "label_out", h,
                                  labels.statuses + 1 + labels.modes + 1 + labels.types + labels.contexts),
            model.label_out_);
  if (labels.entities > 0) {
    copy.take(QuantizedLinear::load(*file, "entity", h, labels.entities * kEntityLevels * kTags),
              model.entity_);
  }
  model.has_relation_ = !file->shape("relation.weight").empty();
  if (model.has_relation_) {
    copy.take(QuantizedLinear::load(*file, "relation", 3 * h, labels.types), model.relation_);
  }
  if (!copy.errors().empty()) {
    return tl::unexpected(copy.errors().front());
  }
  return model;
}

void EventModel::embed(std::span<const std::int32_t> ids, float* rows) const {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto id = static_cast<std::size_t>(ids[i]);
    const std::int8_t* word = word_rows_.data() + id * hidden_;
    const float* position = position_rows_.data() + i * hidden_;
    float* row = rows + i * hidden_;
    for (std::size_t c = 0; c < hidden_; ++c) {
      row[c] = static_cast<float>(word[c]) * word_scales_[id] + position[c];
    }
    kernels_->layer_norm(row, embedding_norm_.gain.data(), embedding_norm_.bias.data(), hidden_);
  }
}

Result<Encoded> EventModel::encode(std::span<const SentenceIds> sentences) const {
  Encoded out;
  out.offsets.push_back(0);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const auto ids = sentences[s].ids;
    if (ids.empty() || ids.size() > positions_) {
      return fail(ErrorCode::kBadShape, fmt::format("sentence {} has {} ids", s, ids.size()));
    }
    for (const std::int32_t id : ids) {
      if (id < 0 || static_cast<std::size_t>(id) >= vocabulary_) {
        return fail(ErrorCode::kBadShape, fmt::format("sentence {} has the id {}", s, id));
      }
    }
    out.offsets.push_back(out.offsets.back() + ids.size());
  }
  out.hidden.resize(out.offsets.back() * hidden_);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    embed(sentences[s].ids, out.hidden.data() + out.offsets[s] * hidden_);
  }
  for (const TransformerLayer& layer : layers_) {
    layer.apply(*kernels_, out.offsets, out.hidden);
  }
  return out;
}

std::vector<float> EventModel::apply_at(const QuantizedLinear& layer, const Encoded& encoded,
                                        std::size_t sentence, std::span<const std::size_t> first) const {
  std::vector<float> rows(first.size() * hidden_);
  for (std::size_t w = 0; w < first.size(); ++w) {
    const float* from = encoded.hidden.data() + (encoded.offsets[sentence] + first[w]) * hidden_;
    std::copy(from, from + hidden_, rows.data() + w * hidden_);
  }
  std::vector<float> wide(first.size() * layer.out_stride());
  layer.apply(*kernels_, rows.data(), first.size(), wide.data());
  return wide;
}

std::vector<float> EventModel::tag(const Encoded& encoded, std::size_t sentence,
                                   std::span<const std::size_t> first) const {
  std::vector<float> wide = apply_at(trigger_, encoded, sentence, first);
  std::vector<float> out;
  out.reserve(first.size() * trigger_.out());
  for (std::size_t w = 0; w < first.size(); ++w) {
    float* row = wide.data() + w * trigger_.out_stride();
    softmax(row, trigger_.out());
    out.insert(out.end(), row, row + trigger_.out());
  }
  return out;
}

std::vector<float> EventModel::tag_entities(const Encoded& encoded, std::size_t sentence,
                                            std::span<const std::size_t> first) const {
  std::vector<float> out;
  if (labels_.entities == 0) {
    return out;
  }
  std::vector<float> wide = apply_at(entity_, encoded, sentence, first);
  const std::size_t groups = labels_.entities * kEntityLevels;
  out.reserve(first.size() * groups * kTags);
  for (std::size_t w = 0; w < first.size(); ++w) {
    float* row = wide.data() + w * entity_.out_stride();
    for (std::size_t g = 0; g < groups; ++g) {
      softmax(row + g * kTags, kTags);
    }
    out.insert(out.end(), row, row + groups * kTags);
  }
  return out;
}

std::vector<FrameScores> EventModel::frames(const Encoded& encoded, std::span<const SentenceIds> sentences,
                                            std::span<const TriggerRef> triggers) const {
  std::vector<std::size_t> offsets{0};
  std::vector<float> rows;
  for (const TriggerRef& t : triggers) {
    const float* from = encoded.hidden.data() + encoded.offsets[t.sentence] * hidden_;
    const std::size_t length = encoded.offsets[t.sentence + 1] - encoded.offsets[t.sentence];
    const std::size_t base = rows.size();
    rows.insert(rows.end(), from, from + length * hidden_);
    for (std::size_t i = t.first; i < t.end; ++i) {
      kernels_->add(rows.data() + base + i * hidden_, type_rows_.data() + t.type * hidden_, hidden_);
    }
    offsets.push_back(offsets.back() + length);
  }
  std::vector<FrameScores> out;
  if (triggers.empty()) {
    return out;
  }
  frame_layer_.apply(*kernels_, offsets, rows);
  for (std::size_t k = 0; k < triggers.size(); ++k) {
    const TriggerRef& t = triggers[k];
    out.push_back(score_frame(rows.data() + offsets[k] * hidden_,
                              encoded.hidden.data() + encoded.offsets[t.sentence] * hidden_,
                              offsets[k + 1] - offsets[k], sentences[t.sentence], t));
  }
  return out;
}

FrameScores EventModel::score_frame(const float* rows, const float* before, std::size_t length,
                                    const SentenceIds& sentence, const TriggerRef& trigger) const {
  const std::size_t words = sentence.first.size();
  const float* at_trigger = rows + trigger.first * hidden_;
  // Roles: each word against the trigger.
  std::vector<float> word_rows(words * hidden_);
  for (std::size_t w = 0; w < words; ++w) {
    std::copy_n(rows + sentence.first[w] * hidden_, hidden_, word_rows.data() + w * hidden_);
  }
  const std::size_t pair = role_word_.out_stride();
  std::vector<float> pairs(words * pair);
  std::vector<float> anchor(pair);
  role_word_.apply(*kernels_, word_rows.data(), words, pairs.data());
  role_trigger_.apply(*kernels_, at_trigger, 1, anchor.data());
  for (std::size_t w = 0; w < words; ++w) {
    kernels_->add(pairs.data() + w * pair, anchor.data(), pair);
  }
  kernels_->gelu(pairs.data(), pairs.size());
  std::vector<float> tags(words * role_out_.out_stride());
  role_out_.apply(*kernels_, pairs.data(), words, tags.data());
  FrameScores out;
  for (std::size_t w = 0; w < words; ++w) {
    for (std::size_t r = 0; r < labels_.roles; ++r) {
      const auto tag = softmax_of(tags.data() + w * role_out_.out_stride() + r * kTags, kTags);
      out.roles.insert(out.roles.end(), tag.begin(), tag.end());
    }
  }
  // Labels: the trigger after and before the frame layer, and the sentence's mean.
  std::vector<float> joined(at_trigger, at_trigger + hidden_);
  joined.insert(joined.end(), before + trigger.first * hidden_, before + (trigger.first + 1) * hidden_);
  const auto mean = mean_of(*kernels_, before, length, hidden_);
  joined.insert(joined.end(), mean.begin(), mean.end());
  std::vector<float> inner(label_hidden_.out_stride());
  std::vector<float> logits(label_out_.out_stride());
  label_hidden_.apply(*kernels_, joined.data(), 1, inner.data());
  kernels_->gelu(inner.data(), inner.size());
  label_out_.apply(*kernels_, inner.data(), 1, logits.data());
  const float* at = logits.data();
  out.status = softmax_of(at, labels_.statuses);
  at += labels_.statuses;
  out.mode = softmax_of(at, 1 + labels_.modes);
  at += 1 + labels_.modes;
  out.about = softmax_of(at, 1 + labels_.types);
  at += 1 + labels_.types;
  for (std::size_t c = 0; c < labels_.contexts; ++c) {
    out.contexts.push_back(1.0F / (1.0F + std::exp(-at[c])));
  }
  return out;
}

Result<std::vector<float>> EventModel::relate(std::span<const std::int32_t> ids,
                                              const std::array<std::size_t, 2>& at) const {
  const SentenceIds sentence{ids, {}};
  const auto encoded = encode({&sentence, 1});
  if (!encoded) {
    return tl::unexpected(encoded.error());
  }
  // The sentence's mean, then the vector at each side's first mark.
  std::vector<float> joined = mean_of(*kernels_, encoded->hidden.data(), ids.size(), hidden_);
  for (const std::size_t i : at) {
    const float* row = encoded->hidden.data() + i * hidden_;
    joined.insert(joined.end(), row, row + hidden_);
  }
  std::vector<float> logits(relation_.out_stride());
  relation_.apply(*kernels_, joined.data(), 1, logits.data());
  return softmax_of(logits.data(), labels_.types);
}

}  // namespace rapport::nn
