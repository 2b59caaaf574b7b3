#include "coding/mention_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "coding/actor_words.hpp"
#include "coding/entry_choice.hpp"
#include "coding/possessors.hpp"

namespace rapport::coding {
namespace {

using Word = std::string_view;

std::size_t number_of(Word word) {
  constexpr auto kNumbers = std::to_array<Word>({"two", "three", "four", "five"});
  if (word == "both" || word == "pair") {
    return 2;
  }
  const auto at = std::find(kNumbers.begin(), kNumbers.end(), word);
  return at == kNumbers.end() ? 0 : static_cast<std::size_t>(at - kNumbers.begin()) + 2;
}

/// What a set is a set of.
enum class SetOf { kCountries, kSides, kPeople, kInstitutions };

std::optional<SetOf> set_noun(Word noun) {
  constexpr auto kCountries =
      std::to_array<Word>({"countries", "nations", "states", "neighbors", "neighbours", "governments",
                           "powers", "capitals", "allies", "economies", "superpowers"});
  constexpr auto kSides =
      std::to_array<Word>({"sides", "parties", "", "camps", "rivals", "foes", "groups", "factions"});
  constexpr auto kPeople =
      std::to_array<Word>({"leaders", "presidents", "ministers", "men", "women", "officials", "diplomats",
                           "politicians", "premiers", "chiefs", "counterparts", "generals"});
  const auto in = [&](const auto& list) { return std::find(list.begin(), list.end(), noun) != list.end(); };
  return in(kCountries) ? std::optional(SetOf::kCountries)
         : in(kSides)   ? std::optional(SetOf::kSides)
         : in(kPeople)  ? std::optional(SetOf::kPeople)
                        : std::nullopt;
}

bool is_collective(const LinkedActor& who) {
  return who.kind == PartyKind::kOrg || who.kind == PartyKind::kBody;
}

/// "the two navies": the noun, where it is an institution that each state has one of. "The two ministries"
/// can be two of one state.
const dict::AgentEntry* institutions_of(const Pieces& cut) {
  const Piece& last = cut.pieces.back();
  constexpr auto kOfAState =
      std::to_array<Word>({"navy", "army", "military", "air force", "coast guard", "parliament",
                           "foreign ministry", "foreign affairs ministry", "defence ministry",
                           "defense ministry", "interior ministry", "finance ministry", "trade ministry"});
  const bool fits =
      last.kind == PieceKind::kAgent && last.agent.plural && !last.agent.entry->sectors.empty() &&
      last.agent.entry->kind == dict::AgentKind::kInstitution &&
      std::find(kOfAState.begin(), kOfAState.end(), Word(last.agent.entry->phrase)) != kOfAState.end();
  return fits ? last.agent.entry : nullptr;
}

bool is_country_word(Word noun) {
  return noun == "country" || noun == "nation" || noun == "homeland";
}

constexpr std::size_t kMaxMembers = 12;

/// "U.S. and Chinese officials", "leaders of India and Pakistan": one noun for all. Empty where the parts are
/// one person
/// ("ambassador and permanent representative").
std::vector<LinkedActor> share_noun(std::vector<LinkedActor> members) {
  const auto titled = [](const LinkedActor& m) {
    return m.kind == PartyKind::kGroup && !m.plural && m.actor.title;
  };
  if (std::all_of(members.begin(), members.end(), titled)) {
    return {};
  }
  const LinkedActor& first = members.front();
  const LinkedActor& last = members.back();
  const LinkedActor* noun =
      last.kind == PartyKind::kGroup && first.kind == PartyKind::kState                   ? &last
      : first.kind == PartyKind::kGroup && first.plural && last.kind == PartyKind::kState ? &first
                                                                                          : nullptr;
  for (LinkedActor& member : members) {
    if (noun != nullptr && member.kind == PartyKind::kState) {
      member.actor.sectors = noun->actor.sectors;
      for (const LinkStep& step : noun->steps.all()) {
        if (step.agent != nullptr) {
          member.steps.add({.rule = PartyRule::kSharedNoun, .agent = step.agent});
        }
      }
      member.actor.name.reset();
    }
  }
  return members;
}

// A head of state or government, or of a body; ministers are too many to be known by the name alone.
bool leads(const dict::ActorEntry& row) {
  constexpr auto kHeads =
      std::to_array<Word>({"president", "prime minister", "chancellor", "supreme leader", "monarch"});
  constexpr auto kBodies = std::to_array<Word>({"UNO", "EUR", "IGO"});
  return std::find(kHeads.begin(), kHeads.end(), Word(row.office_key)) != kHeads.end() ||
         std::find(kBodies.begin(), kBodies.end(), Word(row.country)) != kBodies.end();
}

}  // namespace

bool MentionReader::definite(ByteSpan mention) const {
  const std::string_view text = story_.text;
  const auto words = dict::phrase_words(text, mention);
  const auto demonstrative = [](Word w) {
    return w == "the" || w == "this" || w == "that" || w == "these" || w == "those";
  };
  if (!words.empty() && demonstrative(words.front().folded)) {
    return true;
  }
  const std::size_t from = mention.begin > 12 ? mention.begin - 12 : 0;
  const auto before = dict::phrase_words(text, {from, mention.begin});
  return !before.empty() && demonstrative(before.back().folded);
}

// "navies" of "the two navies", "sides" of "both sides": the number before belongs to it.
ByteSpan MentionReader::with_number(ByteSpan mention) const {
  constexpr std::size_t kReach = 16;
  const std::size_t from = mention.begin > kReach ? mention.begin - kReach : 0;
  const auto before = dict::phrase_words(story_.text, {from, mention.begin});
  const auto named = [&](std::size_t back, std::initializer_list<Word> words) {
    return before.size() >= back &&
           std::find(words.begin(), words.end(), before[before.size() - back].folded) != words.end();
  };
  if (named(1, {"both"}) || (named(1, {"two", "three"}) && named(2, {"the", "these", "those"}))) {
    return {before.back().span.begin, mention.end};
  }
  return mention;
}

std::vector<LinkedActor> MentionReader::pronoun(const Pieces& cut, const Question& q) const {
  std::size_t words = 0;
  Pronoun pronoun = Pronoun::kNone;
  for (const dict::PhraseWord& word : cut.words) {
    if (!word.mark && word.folded != "'s") {
      ++words;
      pronoun = pronoun_of(word.folded);
    }
  }
  std::vector<LinkedActor> out;
  if (words != 1 || pronoun == Pronoun::kNone || cut.words.front().all_caps) {
    return out;
  }
  if (pronoun == Pronoun::kSpeaker && q.speaker) {
    return speaker(q);
  }
  for (const EntityId id : discourse_.antecedents(pronoun, q.mention.begin, q.sentence, q.exclude)) {
    out.push_back(discourse_.entity(id));
    out.back().steps.lead({.rule = PartyRule::kPronoun, .entity = id});
    complete(out.back(), q);
  }
  if (out.empty()) {
    out.emplace_back();
  }
  return out;
}

// "I" and "we" of a quotation: who speaks it.
std::vector<LinkedActor> MentionReader::speaker(const Question& q) const {
  std::vector<LinkedActor> out = read(*q.speaker, q.sentence, {q.place, {}, std::nullopt});
  const EntityMention* named = discourse_.covering(*q.speaker);
  for (LinkedActor& who : out) {
    who.steps.lead({.rule = PartyRule::kSpeaker, .entity = named != nullptr ? named->entity : kNoEntity});
  }
  return out;
}

// In the sentence of the mention, before it, or the sentence before.
bool MentionReader::named_just_before(EntityId id, const Question& q) const {
  const auto& all = discourse_.mentions();
  auto m = std::partition_point(
      all.begin(), all.end(), [&](const EntityMention& other) { return other.span.begin < q.mention.begin; });
  while (m != all.begin() && (--m)->sentence + 1 >= q.sentence) {
    if (m->entity == id) {
      return true;
    }
  }
  return false;
}

// "the two countries", "both sides", "the two": the last so many different ones.
std::vector<LinkedActor> MentionReader::set_of(const Pieces& cut, const Question& q) const {
  std::size_t count = 0;
  std::string noun;
  for (const dict::PhraseWord& word : cut.words) {
    count = count == 0 ? number_of(word.folded) : count;
    noun = is_determiner(word.folded) || word.folded == "of" || word.folded == "them" ? noun : word.folded;
  }
  const bool named = std::any_of(cut.pieces.begin(), cut.pieces.end(), [](const Piece& p) {
    return p.kind == PieceKind::kName || p.kind == PieceKind::kRun;
  });
  auto what = set_noun(noun);
  const dict::AgentEntry* const institutions = what ? nullptr : institutions_of(cut);
  what = institutions != nullptr ? std::optional(SetOf::kInstitutions) : what;
  std::vector<LinkedActor> out;
  if (count == 0 || !what || named) {
    return out;
  }
  const auto key = [&](const LinkedActor& who) -> std::string {
    const std::string country = who.actor.country.value_or("");
    // "Berg urged both sides": he is on neither.
    const bool other_party = std::any_of(q.exclude.begin(), q.exclude.end(), [&](EntityId id) {
      return discourse_.entity(id).actor.country == who.actor.country && who.actor.country;
    });
    if (other_party && *what != SetOf::kPeople) {
      return "";
    }
    switch (*what) {
      case SetOf::kCountries:
      case SetOf::kInstitutions:
        return resolver_.table().state(country) != nullptr ? country : "";
      case SetOf::kPeople:
        return who.kind == PartyKind::kPerson ? who.actor.name.value_or("") : "";
      case SetOf::kSides:
        return !country.empty() ? country : is_collective(who) ? who.actor.name.value_or("") : "";
    }
    return "";
  };
  const std::vector<EntityId> members = discourse_.last_different(count, q.mention.begin, q.sentence, key);
  const bool just_named =
      std::all_of(members.begin(), members.end(), [&](EntityId id) { return named_just_before(id, q); });
  if (institutions != nullptr && !just_named) {
    return std::vector<LinkedActor>(1);
  }
  for (const EntityId id : members) {
    LinkedActor who = discourse_.entity(id);
    const dict::ActorEntry* state =
        *what == SetOf::kPeople ? nullptr : resolver_.table().state(who.actor.country.value_or(""));
    if (state != nullptr && institutions != nullptr) {
      who = LinkedActor{};
      who.kind = PartyKind::kGroup;
      who.actor.country = state->country;
      who.actor.sectors = institutions->sectors;
      who.steps.add({.rule = PartyRule::kAgentNoun, .agent = institutions});
    } else if (state != nullptr && (*what == SetOf::kCountries || who.kind != PartyKind::kOrg)) {
      who = LinkedActor{};
      who.kind = PartyKind::kState;
      who.actor.name = state->name;
      who.actor.country = state->country;
    }
    who.steps.lead({.rule = PartyRule::kMemberOfSet, .entity = id});
    out.push_back(std::move(who));
  }
  if (out.empty()) {
    out.emplace_back();  // a set of things that the story does not name: nothing else it could be
  }
  return out;
}

// "U.S. and Chinese officials", "leaders of India and Pakistan", "Biden and Xi": one actor a member.
std::vector<LinkedActor> MentionReader::members(const Pieces& cut, const Question& q) const {
  const auto is_word = [&](std::size_t i, Word w) {
    return cut.pieces[i].kind == PieceKind::kWord && cut.words[cut.pieces[i].begin].folded == w;
  };
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t begin = 0;
  bool conjunction = false;
  for (std::size_t i = 1; i + 1 < cut.pieces.size(); ++i) {
    const bool comma = cut.pieces[i].kind == PieceKind::kMark && cut.words[cut.pieces[i].begin].folded == ",";
    const bool joins = is_word(i, "and") && cut.pieces[i - 1].kind != PieceKind::kWord;
    if (i > begin && (comma || joins)) {
      parts.emplace_back(begin, i);
      begin = i + 1;
    } else if (joins) {
      begin = i + 1;  // ", and"
    }
    conjunction = conjunction || joins;
  }
  parts.emplace_back(begin, cut.pieces.size());
  std::vector<LinkedActor> out;
  if (!conjunction || parts.size() > kMaxMembers) {
    return out;
  }
  for (const auto& [first, last] : parts) {
    out.push_back(single(cut, first, last, q));
    if (!out.back().actor.name && !out.back().actor.country) {
      return {};
    }
  }
  return share_noun(std::move(out));
}

LinkedActor MentionReader::single(const Pieces& cut, std::size_t first, std::size_t last,
                                  const Question& q) const {
  LinkedActor who = resolver_.read(story_.text, cut, first, last, context_);
  complete(who, q);
  return who;
}

void MentionReader::complete(LinkedActor& who, const Question& q) const {
  if (who.actor.country || who.linked) {
    share_noun_behind(who, q);
    if (const auto owners = possessors_of(discourse_, {story_.text, q.mention, q.sentence});
        owners.size() == 1) {
      take_office_of(who, discourse_.entity(owners.front()));
    }
    return;
  }
  if (of_owner(who, q)) {
    return;
  }
  if (who.actor.name && (who.kind == PartyKind::kUnknown || who.kind == PartyKind::kPerson)) {
    complete_name(who, q);
  } else if (who.kind == PartyKind::kGroup || who.kind == PartyKind::kOrg ||
             who.kind == PartyKind::kNothing) {
    complete_noun(who, q);
  }
}

// "Danish" of "Danish and Dutch officials": the noun behind the last nationality is that of all.
void MentionReader::share_noun_behind(LinkedActor& who, const Question& q) const {
  const auto& all = discourse_.mentions();
  const auto next = std::partition_point(
      all.begin(), all.end(), [&](const EntityMention& m) { return m.span.begin < q.mention.end; });
  if (who.kind != PartyKind::kState || next == all.end() || !next->coordinated ||
      q.mention.of(story_.text) == who.actor.name) {
    return;
  }
  const LinkedActor& group = discourse_.entity(next->entity);
  const auto between = dict::phrase_words(story_.text, {q.mention.end, next->span.begin});
  const bool joined =
      between.size() == 1 && (between.front().folded == "and" || between.front().folded == "or");
  if (joined && group.kind == PartyKind::kGroup && group.plural && group.actor.country &&
      group.actor.country != who.actor.country) {
    who.actor.sectors = group.actor.sectors;
    who.actor.name.reset();
    who.kind = PartyKind::kGroup;
    who.plural = true;
    who.steps.add({.rule = PartyRule::kSharedNoun, .entity = next->entity});
  }
}

// "its foreign minister", "Holm's spokeswoman", "her country": of the possessor's country.
bool MentionReader::of_owner(LinkedActor& who, const Question& q) const {
  const bool state = who.head.empty() && who.kind == PartyKind::kNothing && is_country_word(who.generic);
  const bool can =
      state || who.kind == PartyKind::kGroup || (who.kind == PartyKind::kPerson && who.actor.title);
  if (!can) {
    return false;
  }
  const auto owners = possessors_of(discourse_, {story_.text, q.mention, q.sentence});
  if (owners.size() != 1) {
    return false;
  }
  const LinkedActor& owner = discourse_.entity(owners.front());
  if (state) {
    const dict::ActorEntry* row = resolver_.table().state(*owner.actor.country);
    if (row == nullptr) {
      return false;
    }
    who = LinkedActor{};
    who.kind = PartyKind::kState;
    who.actor.name = row->name;
    who.actor.country = row->country;
    who.steps.lead({.rule = PartyRule::kPronoun, .entity = owners.front()});
    return true;
  }
  if (!belongs_to(who, owner)) {
    return false;
  }
  take_owner(who, owner, owners.front());
  settle(who, *owner.actor.country);
  return true;
}

// "their trade ministers" of two states: one party of each.
std::vector<LinkedActor> MentionReader::of_owners(const Pieces& cut, const Question& q) const {
  const LinkedActor who = resolver_.read(story_.text, cut, 0, cut.pieces.size(), context_);
  std::vector<LinkedActor> out;
  if (who.actor.country || who.linked || who.kind != PartyKind::kGroup || !who.plural) {
    return out;
  }
  const auto owners = possessors_of(discourse_, {story_.text, q.mention, q.sentence});
  for (const EntityId id : owners) {
    const LinkedActor& owner = discourse_.entity(id);
    const bool repeated = std::any_of(out.begin(), out.end(), [&](const LinkedActor& other) {
      return other.actor.country == owner.actor.country;
    });
    if (!belongs_to(who, owner)) {
      return {};
    }
    if (!repeated) {
      out.push_back(who);
      take_owner(out.back(), owner, id);
    }
  }
  return out.size() > 1 ? out : std::vector<LinkedActor>{};
}

// A family name after the full one; the same name with nationality or title elsewhere in the story.
void MentionReader::complete_name(LinkedActor& who, const Question& q) const {
  std::vector<std::string> words;
  for (const dict::PhraseWord& word : dict::phrase_words(*who.actor.name)) {
    words.push_back(word.folded);
  }
  std::optional<EntityId> id = discourse_.by_short_name(words, q.mention.begin);
  const PartyRule rule = id ? PartyRule::kShortName : PartyRule::kSameName;
  if (!id) {
    // The discourse begins a phrase at its office or name, not at "former".
    const EntityMention* same = discourse_.covering({who.actor.span.end - 1, who.actor.span.end});
    const bool fits = same != nullptr && discourse_.entity(same->entity).actor.country &&
                      discourse_.entity(same->entity).actor.name == who.actor.name;
    id = fits ? std::optional<EntityId>(same->entity) : std::nullopt;
  }
  if (id) {
    const LinkedActor said = who;
    who = discourse_.entity(*id);
    who.steps.lead({.rule = rule, .entity = *id});
    who.actor.title = said.actor.title ? said.actor.title : who.actor.title;
    if (held_public_office(said)) {
      who.actor.sectors = said.actor.sectors;
      who.former = true;
    }
    official_of_story(who);
    return;
  }
  leader_of_that_name(who, words);
  official_of_story(who);
}

// "Finance Minister Ada Holm" without a nationality, where no state stands before: of the story's country.
void MentionReader::official_of_story(LinkedActor& who) const {
  if (!who.actor.country && office_home_ && (holds_public_office(who) || held_public_office(who))) {
    who.steps.add({.rule = PartyRule::kCountryOfStory});
    who.actor.country = office_home_;
  }
}

// A family name alone: of those of this name who lead a state or a body on the story's date, the one whose
// country the story names ("Erdogan" in a story about Turkey), else the one who is the only bearer of the
// name in the tables.
void MentionReader::leader_of_that_name(LinkedActor& who, const std::vector<std::string>& words) const {
  if (words.size() != 1 || context_.countries == nullptr || is_first_name(words.front())) {
    return;
  }
  const auto bearers = resolver_.table().by_surname(words.front());
  std::vector<const dict::ActorEntry*> in_story;
  std::vector<const dict::ActorEntry*> anywhere;
  for (const dict::ActorEntry* row : bearers) {
    if (leads(*row) && (!context_.date || row->holds(*context_.date))) {
      anywhere.push_back(row);
      if (context_.countries->contains(row->country)) {
        in_story.push_back(row);
      }
    }
  }
  const bool one_bearer = context_.date && std::all_of(bearers.begin(), bearers.end(), [&](const auto* row) {
                            return row->name == bearers.front()->name;
                          });
  const bool spoken_of = !in_story.empty();
  const Standing standing = standing_of(spoken_of || !one_bearer ? std::move(in_story) : std::move(anywhere),
                                        "", "", context_.date);
  if (standing.row == nullptr) {
    return;
  }
  who.actor.name = standing.row->name;
  who.actor.country = standing.row->country;
  who.actor.sectors = standing.sectors;
  who.actor.title = who.actor.title ? who.actor.title : std::optional(standing.row->office);
  who.actor.wikidata = standing.row->wikidata.empty() ? std::nullopt : std::optional(standing.row->wikidata);
  who.kind = PartyKind::kPerson;
  who.steps.add(
      {.rule = spoken_of ? PartyRule::kLeaderInStory : PartyRule::kLeaderByName, .row = standing.row});
}

// "The Danish ministry postponed a meeting of officials": a subject of another country than the story's
// stands before it in the sentence, so that the noun need not be of the story's.
bool MentionReader::foreign_subject(const Question& q) const {
  const auto& all = discourse_.mentions();
  auto m = std::partition_point(
      all.begin(), all.end(), [&](const EntityMention& other) { return other.span.begin < q.mention.begin; });
  while (m != all.begin() && (--m)->sentence == q.sentence) {
    const auto& country = discourse_.entity(m->entity).actor.country;
    if (!m->oblique && !m->place && m->span.end <= q.mention.begin && country && country != home_) {
      return true;
    }
  }
  return false;
}

// A common noun: with an article the thing named before it, else a domestic one of the place of the act.
void MentionReader::complete_noun(LinkedActor& who, const Question& q) const {
  const std::optional<EntityId> before =
      who.modified ? std::nullopt : discourse_.same_noun(who, q.mention.begin, q.sentence);
  const bool pointing = definite(q.mention);
  if (who.head.empty()) {
    if (before && pointing) {
      who = discourse_.entity(*before);
      who.steps.lead({.rule = PartyRule::kSameNoun, .entity = *before});
    }
    return;
  }
  if (before && (pointing || !q.place)) {
    const LinkedActor& e = discourse_.entity(*before);
    if (e.kind != PartyKind::kGroup && pointing) {
      who = e;
      who.steps.lead({.rule = PartyRule::kSameNoun, .entity = *before});
      return;
    }
    if (e.kind == PartyKind::kGroup) {
      who.steps.add({.rule = PartyRule::kSameNoun, .entity = *before});
      settle(who, *e.actor.country);
      who.actor.sectors = who.actor.sectors.empty() ? e.actor.sectors : who.actor.sectors;
      return;
    }
  }
  if (q.place) {
    who.steps.add({.rule = PartyRule::kPlaceOfAct});
    settle(who, *q.place);
    return;
  }
  const bool domestic = !who.modified && !who.actor.sectors.empty() && !is_collective_noun(who.generic);
  if (domestic && home_ && !foreign_subject(q)) {
    who.steps.add({.rule = PartyRule::kCountryOfStory});
    settle(who, *home_);
  }
}

// The country is known now: an office has its holder.
void MentionReader::settle(LinkedActor& who, const std::string& country) const {
  who.actor.country = country;
  if (!who.actor.title || who.plural || who.former || !context_.date || who.actor.name) {
    return;
  }
  const auto holders =
      resolver_.table().holders(country, resolver_.table().office_key(*who.actor.title), *context_.date);
  if (holders.size() == 1) {
    who.actor.name = holders.front()->name;
    who.actor.sectors = holders.front()->sectors;
    who.steps.add({.rule = PartyRule::kOfficeHolder, .row = holders.front()});
  }
}

std::vector<LinkedActor> MentionReader::read(ByteSpan mention, std::size_t sentence,
                                             const Surroundings& around) const {
  Question q{with_number(mention), sentence, around.place_country, discourse_.under(around.exclude),
             around.speaker};
  Pieces cut = cut_pieces(resolver_.table(), story_.text, q.mention, false);
  if (cut.pieces.empty()) {
    return {};
  }
  // The end of a longer phrase ("officials" of "U.S. officials") is read with what stands before it.
  const EntityMention* whole = discourse_.covering(mention);
  const bool longer = whole != nullptr && whole->span.begin < mention.begin;
  if (q.mention.begin < mention.begin) {
    auto set = set_of(cut, q);
    if (!set.empty() && set.front().actor.country) {
      return set;
    }
    q.mention = mention;
    cut = cut_pieces(resolver_.table(), story_.text, mention, false);
  }
  if (!longer || resolver_.read(story_.text, cut, 0, cut.pieces.size(), context_).actor.country) {
    return parties(cut, q);
  }
  q.mention.begin = whole->span.begin;
  cut = cut_pieces(resolver_.table(), story_.text, q.mention, false);
  std::vector<LinkedActor> out = parties(cut, q);
  for (LinkedActor& who : out) {
    who.steps.lead({.rule = PartyRule::kLongerPhrase, .entity = whole->entity});
  }
  return out;
}

std::vector<LinkedActor> MentionReader::parties(const Pieces& cut, const Question& q) const {
  if (auto out = pronoun(cut, q); !out.empty()) {
    return out;
  }
  if (auto out = set_of(cut, q); !out.empty()) {
    return out;
  }
  if (auto out = members(cut, q); !out.empty()) {
    return out;
  }
  if (auto out = of_owners(cut, q); !out.empty()) {
    return out;
  }
  return {single(cut, 0, cut.pieces.size(), q)};
}

}  // namespace rapport::coding
