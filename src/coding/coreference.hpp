// The parties of a story in the order it names them, and the choice of the one that a later word stands for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/span.hpp"

#include "coding/actor_resolver.hpp"
#include "coding/actor_words.hpp"

namespace rapport::coding {

using EntityId = std::uint32_t;

/// One mention of an entity, bytes of the story's text.
struct EntityMention {
  ByteSpan span;
  std::size_t sentence = 0;
  EntityId entity = 0;
  bool oblique = false;      ///< Follows a preposition: no subject.
  bool place = false;        ///< "in Beijing": where, not who.
  bool metonym = false;      ///< A capital or seat that stands for its state.
  bool coordinated = false;  ///< Only "and" or a comma stands between it and the mention before.
};

/// A noun that takes up an organisation of any kind ("the group", "the company").
[[nodiscard]] bool is_collective_noun(std::string_view folded);

/// Entities and mentions of one story. Mentions are added in text order; queries look back a bounded way (40
/// sentences, 200 mentions), so that a long story costs no more per query than a short one.
class Discourse {
 public:
  using Fits = std::function<bool(const LinkedActor&)>;

  /// The entity that `who` names: an earlier one with the same identity, or a new one.
  EntityId enter(const LinkedActor& who);
  void mention(const EntityMention& mention) { mentions_.push_back(mention); }
  /// Makes `short_name` (folded) one more name of the entity.
  void alias(EntityId entity, const std::string& short_name);
  void learn_gender(EntityId entity, Gender gender);
  /// An unknown name of several words that the story shortens to `short_name`, its last word, is a person's.
  void learn_person(EntityId entity, std::string_view short_name);

  [[nodiscard]] const LinkedActor& entity(EntityId id) const { return entities_[id]; }
  [[nodiscard]] const std::vector<EntityMention>& mentions() const { return mentions_; }

  /// The mention that covers `span` with the same end, or null.
  [[nodiscard]] const EntityMention* covering(ByteSpan span) const;
  /// Entities mentioned under any of `spans`.
  [[nodiscard]] std::vector<EntityId> under(std::span<const ByteSpan> spans) const;

  /// What a pronoun at `position` stands for: one entity, several where the antecedent is coordinated, none.
  [[nodiscard]] std::vector<EntityId> antecedents(Pronoun pronoun, std::size_t position, std::size_t sentence,
                                                  std::span<const EntityId> exclude) const;

  /// The entity of the last mention before `position` that fits, nearest sentence first.
  [[nodiscard]] std::optional<EntityId> last(std::size_t position, std::size_t sentence,
                                             const Fits& fits) const;

  /// The country of the first subject, else of the first party at all but places, of the last sentence before
  /// `position` that names one; `together` says whether the text up to the mention still belongs to the
  /// same paragraph.
  [[nodiscard]] std::optional<std::string> state_spoken_of(
      std::size_t position, std::size_t sentence, const std::function<bool(ByteSpan)>& together) const;

  /// What a common noun ("the officials", "the minister", "the group") takes up again: the last entity with
  /// that noun, in that office, or of that kind.
  [[nodiscard]] std::optional<EntityId> same_noun(const LinkedActor& who, std::size_t position,
                                                  std::size_t sentence) const;

  /// The last `count` different things before `position`, in text order; `key` names the thing ("" does not
  /// fit). Empty when there are fewer.
  [[nodiscard]] std::vector<EntityId> last_different(
      std::size_t count, std::size_t position, std::size_t sentence,
      const std::function<std::string(const LinkedActor&)>& key) const;

  /// The named entity that a shorter name stands for: its words are all in the entity's name, the last one
  /// among them. The nearest before `position` wins, else the first after it.
  [[nodiscard]] std::optional<EntityId> by_short_name(const std::vector<std::string>& folded,
                                                      std::size_t position) const;

 private:
  [[nodiscard]] std::size_t before(std::size_t position) const;
  /// Calls `stop` for the mentions before `position`, nearest first, within the bounds, until it returns
  /// true.
  void walk_back(std::size_t position, std::size_t sentence, const std::function<bool(EntityId)>& stop) const;
  [[nodiscard]] bool fits_pronoun(const LinkedActor& who, Pronoun pronoun) const;
  [[nodiscard]] std::vector<EntityId> with_coordinated(std::size_t at, std::size_t end) const;

  std::vector<LinkedActor> entities_;
  std::vector<std::vector<std::string>> names_;  ///< Folded words of the entity's name.
  std::vector<EntityMention> mentions_;
  std::unordered_map<std::string, EntityId> by_identity_;
  std::unordered_map<std::string, std::vector<EntityId>> by_word_;
};

}  // namespace rapport::coding
