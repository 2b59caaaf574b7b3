// Links one mention of an actor by its own words: country, sectors, name, title.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "rapport/record.hpp"
#include "rapport/span.hpp"

#include "base/date.hpp"
#include "coding/actor_words.hpp"
#include "coding/link_steps.hpp"
#include "coding/mention_pieces.hpp"
#include "dict/actor_table.hpp"

namespace rapport::coding {

enum class PartyKind : std::uint8_t {
  kNothing,  ///< No name, no agent noun: a pronoun or common noun.
  kPerson,   ///< A named person or the holder of an office.
  kState,    ///< A country or its capital or seat of government as its metonym.
  kBody,     ///< An intergovernmental body.
  kOrg,      ///< A named organisation or institution.
  kGroup,    ///< People, troops, an institution by a common noun ("U.S. officials", "police").
  kUnknown,  ///< A capitalised name of which nothing tells what it is.
  kThing,    ///< Something of a country that is no party by itself ("Chinese balloon").
};

/// A mention with what coreference needs to know about it beside the record's fields.
struct LinkedActor {
  Actor actor;
  PartyKind kind = PartyKind::kNothing;
  std::string head;     ///< Agent phrase that heads it, singular ("official"); empty for bare names.
  std::string generic;  ///< Its last noun as written, folded, where it is a common noun ("officials").
  bool plural = false;
  bool modified = false;  ///< An unknown name stands before the noun ("Naroda police").
  bool former = false;
  Gender gender = Gender::kUnknown;
  bool demonym = false;  ///< "Americans", "the Chinese".
  bool linked = false;   ///< Name or country comes from the tables.
  LinkSteps steps;       ///< Why it is who it is.
};

/// What is known beside the words.
struct LinkContext {
  std::optional<base::Date> date;  ///< Of the story; terms of office are looked up on it.
  const std::set<std::string>* countries =
      nullptr;                  ///< Codes that the story names, to settle "Congolese"; borrowed.
  bool opens_sentence = false;  ///< The first word's capital means nothing.
};

/// Appends country and sectors ("USA", {"GOV"} -> "USAGOV"); empty when both are. Source: CAMEO codebook,
/// chapter 3.
[[nodiscard]] std::optional<std::string> actor_code(const Actor& actor);

/// Whether it is a named person who holds an office of a state, by the title beside the name ("Finance
/// Minister Ada Holm"), so that a state is to be found even where no nationality stands there.
[[nodiscard]] bool holds_public_office(const LinkedActor& who);

/// Whether it is a named person who once held an office ("former trade minister Ada Holm").
[[nodiscard]] bool held_public_office(const LinkedActor& who);

/// Links mentions one by one. Immutable, thread-safe; borrows the table.
class ActorResolver {
 public:
  explicit ActorResolver(const dict::ActorTable& table) : table_(table) {}

  /// Reads the bytes `mention` of `text`. What the words do not tell stays empty; `actor.text` and
  /// `actor.span` are those of the mention. A family name alone is linked only when a title or country beside
  /// it leaves one person.
  [[nodiscard]] LinkedActor resolve(std::string_view text, ByteSpan mention,
                                    const LinkContext& context) const;

  /// Same for pieces [first, last) that are cut already.
  [[nodiscard]] LinkedActor read(std::string_view text, const Pieces& pieces, std::size_t first,
                                 std::size_t last, const LinkContext& context) const;

  [[nodiscard]] const dict::ActorTable& table() const { return table_; }

 private:
  const dict::ActorTable& table_;
};

}  // namespace rapport::coding
