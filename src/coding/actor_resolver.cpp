#include "coding/actor_resolver.hpp"

#include <algorithm>
#include <array>

#include "coding/segment.hpp"

namespace rapport::coding {

bool holds_public_office(const LinkedActor& who) {
  constexpr auto kSectors = std::to_array<std::string_view>({"GOV", "JUD", "LEG", "MIL", "COP", "SPY"});
  const auto& sectors = who.actor.sectors;
  return who.kind == PartyKind::kPerson && who.actor.title && !who.former && !sectors.empty() &&
         std::find(kSectors.begin(), kSectors.end(), sectors.front()) != kSectors.end();
}

bool held_public_office(const LinkedActor& who) {
  return who.kind == PartyKind::kPerson && who.actor.title && who.former && who.actor.name;
}

std::optional<std::string> actor_code(const Actor& actor) {
  std::string code = actor.country.value_or("");
  for (const std::string& sector : actor.sectors) {
    code += sector;
  }
  return code.empty() ? std::nullopt : std::optional<std::string>(code);
}

namespace {

/// Parts between commas; an apposition ("Putin, President of Russia") gives what the first part lacks.
std::vector<std::pair<std::size_t, std::size_t>> comma_parts(const Pieces& pieces, std::size_t first,
                                                             std::size_t last) {
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t begin = first;
  for (std::size_t i = first; i <= last; ++i) {
    const bool comma = i < last && pieces.pieces[i].kind == PieceKind::kMark &&
                       pieces.words[pieces.pieces[i].begin].folded == ",";
    if (i == last || comma) {
      if (i > begin) {
        parts.emplace_back(begin, i);
      }
      begin = i + 1;
    }
  }
  return parts;
}

bool is_holder(const LinkedActor& who) {
  return (who.kind == PartyKind::kGroup || who.kind == PartyKind::kPerson) && who.actor.title && !who.plural;
}

// "a Danish businessman": one person by a noun that is no institution.
bool is_single_human(const LinkedActor& who) {
  const auto steps = who.steps.all();
  return who.kind == PartyKind::kGroup && !who.plural &&
         std::any_of(steps.begin(), steps.end(), [](const LinkStep& step) {
           return step.agent != nullptr && step.agent->kind == dict::AgentKind::kNoun;
         });
}

std::string last_word(const LinkedActor& who) {
  const auto words = dict::phrase_words(*who.actor.name);
  return words.empty() ? std::string() : words.back().folded;
}

// Whether the apposition names the person that the first part only describes ("the minister, Luc Moreau"), or
// names him better ("Putin, President of Russia"); another holder of the office than the one named is not he.
bool names_first(const LinkedActor& first, const LinkedActor& other) {
  if (!other.actor.name || (other.kind != PartyKind::kPerson && other.kind != PartyKind::kUnknown)) {
    return false;
  }
  if (first.kind == PartyKind::kUnknown && first.actor.name) {
    return other.kind == PartyKind::kPerson && last_word(first) == last_word(other);
  }
  return !first.actor.name && (is_holder(first) || is_single_human(first) ||
                               (other.kind == PartyKind::kPerson && first.kind != PartyKind::kState));
}

void fill(LinkedActor& main, const LinkedActor& other) {
  const bool person = main.kind == PartyKind::kUnknown || main.kind == PartyKind::kPerson;
  if (!main.actor.country) {
    if (other.actor.country) {
      main.steps.add(other.steps);
    }
    main.actor.country = other.actor.country;
    main.linked = main.linked || other.linked;
  }
  if (person && (is_holder(other) || is_single_human(other)) && main.actor.sectors.empty()) {
    main.actor.sectors = other.actor.sectors;
    main.actor.title = other.actor.title;
    main.kind = PartyKind::kPerson;
  }
}

}  // namespace

LinkedActor ActorResolver::read(std::string_view text, const Pieces& pieces, std::size_t first,
                                std::size_t last, const LinkContext& context) const {
  LinkedActor out;
  bool begun = false;
  for (const auto& [begin, end] : comma_parts(pieces, first, last)) {
    LinkedActor part = link_segment(table_, text, pieces, begin, end, context);
    const bool better = begun && names_first(out, part);
    if (!begun || better) {
      std::swap(out, part);
    }
    if (begun) {
      fill(out, part);
    }
    begun = true;
  }
  if (first < last) {
    const ByteSpan span{pieces.words[pieces.pieces[first].begin].span.begin,
                        pieces.words[pieces.pieces[last - 1].end - 1].span.end};
    out.actor.text = std::string(span.of(text));
    out.actor.span = span;
  }
  out.actor.code = actor_code(out.actor);
  return out;
}

LinkedActor ActorResolver::resolve(std::string_view text, ByteSpan mention,
                                   const LinkContext& context) const {
  const Pieces pieces = cut_pieces(table_, text, mention, context.opens_sentence);
  LinkedActor out = read(text, pieces, 0, pieces.pieces.size(), context);
  out.actor.text = std::string(mention.of(text));
  out.actor.span = mention;
  return out;
}

}  // namespace rapport::coding
