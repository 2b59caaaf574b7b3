// Answers who a mention is, from its words, the discourse before it and the place of the act.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rapport/story.hpp"

#include "coding/actor_resolver.hpp"
#include "coding/coreference.hpp"

namespace rapport::coding {

/// Whose the parties without a nationality are where nothing near them says more.
struct HomeCountries {
  std::optional<std::string>
      institutions;  ///< Of "the court": of the dateline, else what the story is about.
  std::optional<std::string>
      officials;  ///< Of "Finance Minister Ada Holm": the same, else the lead's subject.
};

/// Stateless beside what it borrows; made per question or kept.
class MentionReader {
 public:
  MentionReader(const ActorResolver& resolver, const Story& story, const Discourse& discourse,
                LinkContext context, const HomeCountries& home)
      : resolver_(resolver),
        story_(story),
        discourse_(discourse),
        context_(context),
        home_(home.institutions),
        office_home_(home.officials) {}

  /// What is known of the act beside the mention.
  struct Surroundings {
    std::optional<std::string> place_country;
    std::span<const ByteSpan> exclude;  ///< Other parties, for which a pronoun does not stand.
    std::optional<ByteSpan> speaker;    ///< Of the quotation around the mention.
  };

  /// The parties that `mention` stands for; empty when nothing is known of it.
  [[nodiscard]] std::vector<LinkedActor> read(ByteSpan mention, std::size_t sentence,
                                              const Surroundings& around) const;

 private:
  struct Question {
    ByteSpan mention;
    std::size_t sentence = 0;
    std::optional<std::string> place;
    std::vector<EntityId> exclude;
    std::optional<ByteSpan> speaker;
  };

  [[nodiscard]] std::vector<LinkedActor> parties(const Pieces& cut, const Question& q) const;
  [[nodiscard]] std::vector<LinkedActor> pronoun(const Pieces& cut, const Question& q) const;
  [[nodiscard]] std::vector<LinkedActor> speaker(const Question& q) const;
  [[nodiscard]] std::vector<LinkedActor> set_of(const Pieces& cut, const Question& q) const;
  [[nodiscard]] std::vector<LinkedActor> members(const Pieces& cut, const Question& q) const;
  [[nodiscard]] LinkedActor single(const Pieces& cut, std::size_t first, std::size_t last,
                                   const Question& q) const;
  void complete(LinkedActor& who, const Question& q) const;
  void complete_name(LinkedActor& who, const Question& q) const;
  void leader_of_that_name(LinkedActor& who, const std::vector<std::string>& words) const;
  void official_of_story(LinkedActor& who) const;
  [[nodiscard]] bool of_owner(LinkedActor& who, const Question& q) const;
  [[nodiscard]] std::vector<LinkedActor> of_owners(const Pieces& cut, const Question& q) const;
  void share_noun_behind(LinkedActor& who, const Question& q) const;
  void complete_noun(LinkedActor& who, const Question& q) const;
  [[nodiscard]] bool foreign_subject(const Question& q) const;
  void settle(LinkedActor& who, const std::string& country) const;
  [[nodiscard]] ByteSpan with_number(ByteSpan mention) const;
  [[nodiscard]] bool definite(ByteSpan mention) const;
  [[nodiscard]] bool named_just_before(EntityId id, const Question& q) const;

  const ActorResolver& resolver_;
  const Story& story_;
  const Discourse& discourse_;
  LinkContext context_;
  const std::optional<std::string>& home_;
  const std::optional<std::string>& office_home_;
};

}  // namespace rapport::coding
