// Finds the parties that a story names, sentence by sentence, and enters them into its discourse.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "rapport/sentence.hpp"
#include "rapport/story.hpp"

#include "coding/actor_resolver.hpp"
#include "coding/coreference.hpp"

namespace rapport::coding {

/// Used once per story, sentences in order. Borrows everything.
class StoryScanner {
 public:
  StoryScanner(const ActorResolver& resolver, const Story& story, std::optional<base::Date> published,
               Discourse& discourse)
      : resolver_(resolver), story_(story), published_(published), discourse_(discourse) {}

  /// Enters the parties of sentence number `number`.
  void scan(const Sentence& sentence, std::size_t number);

  /// How often the story names each country, by code; bodies included.
  [[nodiscard]] const std::map<std::string, std::size_t>& countries() const { return counts_; }

 private:
  [[nodiscard]] std::size_t noun_after(const Pieces& cut, std::size_t end) const;
  [[nodiscard]] std::size_t group_end(const Pieces& cut, std::size_t at) const;
  [[nodiscard]] static bool names_common_noun(const Pieces& cut, std::size_t at, std::size_t end);
  [[nodiscard]] std::size_t apposition_end(const Pieces& cut, std::size_t at, std::size_t end) const;
  void enter_group(const Pieces& cut, std::size_t first, std::size_t last, std::size_t number);
  void give_owner(LinkedActor& who, ByteSpan first, std::size_t number) const;
  void give_state(LinkedActor& who, std::size_t position, std::size_t number) const;
  void enter_pronoun(const Pieces& cut, std::size_t at, std::size_t number);
  void enter_short_form(const Pieces& cut, std::size_t at);
  void add(const Pieces& cut, std::size_t first, std::size_t last, EntityMention mention);

  const ActorResolver& resolver_;
  const Story& story_;
  std::optional<base::Date> published_;
  Discourse& discourse_;
  std::map<std::string, std::size_t> counts_;
  std::set<std::string> codes_;
};

}  // namespace rapport::coding
