// Who speaks the quotations of a story: also of those that run over several sentences.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "rapport/sentence.hpp"
#include "rapport/span.hpp"

#include "coding/coreference.hpp"

namespace rapport::coding {

/// Words that name a speaker, in the sentence that has them.
struct Speaker {
  ByteSpan words;
  std::size_t sentence = 0;
};

/// Read once a story; borrows nothing afterwards. Linear in the text.
class Quotations {
 public:
  Quotations(std::string_view text, const std::vector<Sentence>& sentences, const Discourse& discourse);

  /// Who speaks what stands at byte `position` of sentence `sentence`; nothing outside quotation marks and
  /// where the text does not say it. A quotation without a speaker beside it is of the one who speaks on in
  /// the quotation's next sentences, else of the one who was quoted in the sentence before.
  [[nodiscard]] std::optional<Speaker> speaker_at(std::size_t position, std::size_t sentence) const;

  /// Whether the byte stands in quotation marks.
  [[nodiscard]] bool quoted(std::size_t position) const;

 private:
  struct Line {
    std::optional<Speaker> speaker;
    bool quotes = false;  ///< Some of it is quoted.
    bool whole = false;   ///< No word of it stands outside the marks.
    bool open = false;    ///< The quotation goes on in the next sentence.
  };

  void find_marks(std::string_view text);
  [[nodiscard]] Line read(std::string_view text, const Sentence& sentence, std::size_t number,
                          const Discourse& discourse) const;
  void pass_on(std::string_view text, const std::vector<Sentence>& sentences);

  std::vector<ByteSpan> marks_;  ///< Quoted stretches, in order.
  std::vector<Line> lines_;
};

/// said, told, added ...: the verb of a report, folded.
[[nodiscard]] bool is_speech_verb(std::string_view folded);

}  // namespace rapport::coding
