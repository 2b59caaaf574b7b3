// The work of link_segment(): one object a phrase; private to segment.cpp and segment_person.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coding/actor_resolver.hpp"
#include "coding/entry_choice.hpp"
#include "coding/mention_pieces.hpp"
#include "coding/phrase_parts.hpp"

namespace rapport::coding {

/// "" is an unknown value.
[[nodiscard]] inline std::optional<std::string> known(const std::string& value) {
  return value.empty() ? std::nullopt : std::optional<std::string>(value);
}

/// The country that a head of state or government of this family name leads, or "".
[[nodiscard]] std::string country_led_by(const dict::ActorTable& table, const std::vector<std::string>& name,
                                         std::optional<base::Date> date);

/// Links one phrase; borrows everything, used once.
class SegmentLinker {
 public:
  SegmentLinker(const dict::ActorTable& table, std::string_view text, const Pieces& pieces,
                const LinkContext& context)
      : table_(table), text_(text), cut_(pieces), context_(context) {}

  /// Reads pieces [first, last), at least one.
  [[nodiscard]] LinkedActor link(std::size_t first, std::size_t last);

 private:
  [[nodiscard]] const Piece& piece(std::size_t i) const { return cut_.pieces[i]; }
  [[nodiscard]] const std::string& word(std::size_t i) const { return cut_.words[piece(i).begin].folded; }

  // Persons and unknown names: segment_person.cpp.
  void use_standing(const Standing& standing, const std::string& title);
  void link_person(const Piece& p);
  void unknown_person(std::string_view name, const std::string& title);
  void set_gender(const Piece& p);
  [[nodiscard]] std::vector<std::string> run_words() const;
  [[nodiscard]] std::string_view unknown_name() const;
  void link_run();
  void link_named_institution();

  // Bodies, agent nouns, states: segment.cpp.
  void set_country(const std::string& code);
  void note(PartyRule rule, const dict::ActorEntry* row = nullptr) {
    out_.steps.add({.rule = rule, .row = row});
  }
  void note_state();
  void note_agent(const dict::AgentEntry& agent) {
    out_.steps.add({.rule = PartyRule::kAgentNoun, .agent = &agent});
  }
  void link_body();
  void people_of(const dict::ActorEntry& entry);
  void head_from(const Piece& agent);
  void link_agents();
  void named_institution(const Piece& agent);
  void office_holder();
  void read_tail();
  void link_state(bool whole);
  void plain_noun();

  const dict::ActorTable& table_;
  std::string_view text_;
  const Pieces& cut_;
  const LinkContext& context_;
  PhraseParts parts_;
  LinkedActor out_;
};

}  // namespace rapport::coding
