// The actors of a story: coreference over the whole text, linking through the tables.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "rapport/explanation.hpp"
#include "rapport/record.hpp"
#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

#include "base/date.hpp"
#include "coding/actor_resolver.hpp"
#include "coding/coreference.hpp"
#include "coding/mention_reader.hpp"
#include "dict/actor_table.hpp"

namespace rapport::coding {

/// What the event of a mention adds to its words.
struct ResolveHint {
  std::optional<std::string> place_country;  ///< Where the story places the act, as a code.
  std::vector<ByteSpan> exclude;  ///< The other parties of the event; a pronoun stands for none of them.
  std::optional<ByteSpan> speaker = std::nullopt;  ///< Of the quotation that the mention stands in: "we".
};

/// Reads a story once and then answers for any mention. Immutable after construction, thread-safe; borrows
/// the table, the story and the sentences. Time and memory grow linearly with the text.
class StoryActors {
 public:
  /// `dateline_country`: the gazetteer's, for a dateline that no actor table has.
  StoryActors(const dict::ActorTable& table, const Story& story, const std::vector<Sentence>& sentences,
              std::optional<base::Date> published,
              const std::optional<std::string>& dateline_country = std::nullopt);
  StoryActors(const StoryActors&) = delete;
  StoryActors& operator=(const StoryActors&) = delete;

  /// Who the bytes `mention` of the story's text are, in sentence `sentence`: one actor, or several for a set
  /// ("the two countries", "U.S. and Chinese officials"). `text` and `span` are always those of the mention;
  /// what the story and the tables do not tell stays empty. `mention` may hold a determiner or a possessive
  /// ending. Never empty. `why`, where given, gets each actor with the steps that settled it.
  [[nodiscard]] std::vector<Actor> resolve(ByteSpan mention, std::size_t sentence, const ResolveHint& hint,
                                           std::vector<PartyTrace>* why = nullptr) const;

  /// The entities found, for diagnosis and tests.
  [[nodiscard]] const Discourse& discourse() const { return discourse_; }

 private:
  [[nodiscard]] LinkContext context() const;
  [[nodiscard]] PartyStep step_of(const LinkStep& step, ByteSpan mention) const;
  [[nodiscard]] std::optional<ByteSpan> antecedent_of(const LinkStep& step, ByteSpan mention) const;

  ActorResolver resolver_;
  const Story& story_;
  std::optional<base::Date> published_;
  std::set<std::string> countries_;  ///< Codes of all that the story names.
  HomeCountries home_;
  Discourse discourse_;
};

}  // namespace rapport::coding
