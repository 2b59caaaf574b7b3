#include "coding/story_scanner.hpp"

#include <algorithm>

#include "coding/actor_words.hpp"
#include "coding/possessors.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kMaxModifiers =
    3;  // lower-case words between nationality and noun ("Chinese senior trade officials")

bool is_person(const Piece& piece) {
  return piece.kind == PieceKind::kName && piece.name.values.front().entry->kind == dict::ActorKind::kPerson;
}

// A nationality that is not the country's name as well ("Chinese", not "U.S.").
bool is_pure_adjective(const Piece& piece) {
  return piece.kind == PieceKind::kName &&
         std::all_of(piece.name.values.begin(), piece.name.values.end(), [](const dict::NameValue& v) {
           return v.form == dict::NameForm::kAdjective || v.form == dict::NameForm::kDemonym;
         });
}

bool is_party(const Piece& piece) {
  return piece.kind == PieceKind::kName || piece.kind == PieceKind::kAgent || piece.kind == PieceKind::kRun;
}

}  // namespace

// Where the modifiers between a nationality and its noun end: after "'s" any few common words, after an
// adjective words that are no function words. "Russia attacked civilians" has a verb there, so a country's
// name alone takes none.
std::size_t StoryScanner::noun_after(const Pieces& cut, std::size_t end) const {
  const auto word = [&](std::size_t i) -> const std::string& {
    return cut.words[cut.pieces[i].begin].folded;
  };
  const Piece& last = cut.pieces[end - 1];
  const bool possessive = word(end) == "'s";
  if (!possessive && !is_pure_adjective(last)) {
    return end;
  }
  std::size_t ahead = end;
  while (ahead < cut.pieces.size() && ahead < end + kMaxModifiers &&
         cut.pieces[ahead].kind == PieceKind::kWord && !opens_tail(word(ahead)) &&
         !is_determiner(word(ahead)) && (word(ahead) == "'s" || !is_function_word(word(ahead)))) {
    ++ahead;
  }
  const bool noun = ahead < cut.pieces.size() && (cut.pieces[ahead].kind == PieceKind::kAgent ||
                                                  cut.pieces[ahead].kind == PieceKind::kRun);
  return noun && ahead > end ? ahead : end;
}

// A group ends after a personal name, before a function word, a mark or a verb.
std::size_t StoryScanner::group_end(const Pieces& cut, std::size_t at) const {
  const auto first = [&](std::size_t i) -> const dict::PhraseWord& { return cut.words[cut.pieces[i].begin]; };
  bool named = is_person(cut.pieces[at]);
  bool agent = cut.pieces[at].kind == PieceKind::kAgent;
  std::size_t end = at + 1;
  while (end < cut.pieces.size() && !named) {
    const Piece& next = cut.pieces[end];
    if (is_party(next)) {
      const bool pair =
          next.kind == PieceKind::kName && cut.pieces[end - 1].kind == PieceKind::kName && first(end).joined;
      if (pair) {  // "Japan-China"
        break;
      }
      named = is_person(next) || (next.kind == PieceKind::kRun && agent);
      agent = agent || next.kind == PieceKind::kAgent;
      ++end;
      continue;
    }
    if (next.kind == PieceKind::kWord && first(end).joined && end + 1 < cut.pieces.size() &&
        cut.pieces[end + 1].kind == PieceKind::kAgent) {  // "U.S.-backed rebels", "Houthi-led forces"
      ++end;
      continue;
    }
    const std::size_t noun = agent || next.kind != PieceKind::kWord ? end : noun_after(cut, end);
    if (noun == end) {
      break;
    }
    end = noun;
  }
  return end;
}

// "a Danish businessman, Ole Holm,": one person by a noun that is no office, and a name of two words or more
// between marks.
bool StoryScanner::names_common_noun(const Pieces& cut, std::size_t at, std::size_t end) {
  const Piece& last = cut.pieces[end - 1];
  const bool noun = last.kind == PieceKind::kAgent && last.agent.entry->kind == dict::AgentKind::kNoun &&
                    !last.agent.plural && end - at > 1;
  if (!noun || end + 2 >= cut.pieces.size() || cut.words[cut.pieces[end].begin].folded != ",") {
    return false;
  }
  const Piece& name = cut.pieces[end + 1];
  return name.kind == PieceKind::kRun && name.end > name.begin + 1 &&
         cut.pieces[end + 2].kind == PieceKind::kMark;
}

// "his Danish counterpart, Ole Holm,": a nationality with the noun, then the name. Other nouns of office have
// their holder looked up by themselves.
std::size_t StoryScanner::apposition_end(const Pieces& cut, std::size_t at, std::size_t end) const {
  const auto word = [&](std::size_t i) -> const std::string& {
    return cut.words[cut.pieces[i].begin].folded;
  };
  const Piece& last = cut.pieces[end - 1];
  const bool counterpart = last.kind == PieceKind::kAgent && last.agent.entry->phrase == "counterpart" &&
                           !last.agent.plural && end - at > 1;
  if (end >= cut.pieces.size()) {
    return end;
  }
  if (!counterpart) {
    return names_common_noun(cut, at, end) ? end + 2 : end;
  }
  const std::size_t name = word(end) == "," ? end + 1 : end;
  const bool named =
      name < cut.pieces.size() && (cut.pieces[name].kind == PieceKind::kRun || is_person(cut.pieces[name]));
  return named ? name + 1 : end;
}

// `mention` with its place in the text still to be filled in; `place` says whether it is a state.
void StoryScanner::add(const Pieces& cut, std::size_t first, std::size_t last, EntityMention mention) {
  mention.span = {cut.span_of(cut.pieces[first]).begin, cut.span_of(cut.pieces[last - 1]).end};
  std::size_t before = first;
  while (before > 0 && cut.pieces[before - 1].kind == PieceKind::kWord &&
         is_determiner(cut.words[cut.pieces[before - 1].begin].folded)) {
    --before;
  }
  const std::string previous = before == 0 ? "" : cut.words[cut.pieces[before - 1].begin].folded;
  const auto among = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), previous) != words.end();
  };
  mention.oblique =
      opens_tail(previous) && !among({"that", "who", "which", "as", "is", "was", "were", "are"});
  mention.place =
      mention.place && among({"in", "at", "near", "across", "inside", "outside", "around", "over"});
  const auto& all = discourse_.mentions();
  if ((previous == "and" || previous == ",") && !all.empty() && all.back().sentence == mention.sentence &&
      before >= 1) {
    mention.coordinated = all.back().span.end <= cut.words[cut.pieces[before - 1].begin].span.begin &&
                          cut.words[cut.pieces[before - 1].begin].span.begin <= all.back().span.end + 2;
  }
  discourse_.mention(mention);
}

// "Norway will not follow. Finance Minister Ada Holm said ...": an official without a nationality is of the
// state that the paragraph speaks of.
void StoryScanner::give_state(LinkedActor& who, std::size_t position, std::size_t number) const {
  const auto state = discourse_.state_spoken_of(position, number, [&](ByteSpan gap) {
    return gap.of(story_.text).find('\n') == std::string_view::npos;
  });
  if (state && resolver_.table().state(*state) != nullptr) {
    who.actor.country = state;
    who.actor.code = actor_code(who.actor);
    who.steps.add({.rule = PartyRule::kCountryOfStory});
  }
}

// "Its foreign minister, Ada Holm": of the country that the pronoun stands for.
void StoryScanner::give_owner(LinkedActor& who, ByteSpan first, std::size_t number) const {
  const bool can = who.kind == PartyKind::kGroup || (who.kind == PartyKind::kPerson && who.actor.title);
  const auto owners =
      can ? possessors_of(discourse_, {story_.text, {first.begin, who.actor.span.end}, number})
          : std::vector<EntityId>{};
  if (owners.size() == 1 && belongs_to(who, discourse_.entity(owners.front()))) {
    take_owner(who, discourse_.entity(owners.front()), owners.front());
    who.actor.code = actor_code(who.actor);
  }
}

void StoryScanner::enter_group(const Pieces& cut, std::size_t first, std::size_t last, std::size_t number) {
  const LinkContext context{published_, &codes_, false};
  LinkedActor who = resolver_.read(story_.text, cut, first, last, context);
  if (who.actor.country && who.linked) {
    ++counts_[*who.actor.country];
    codes_.insert(*who.actor.country);
  }
  if (who.kind == PartyKind::kNothing || who.kind == PartyKind::kThing) {
    return;
  }
  std::optional<EntityId> id;
  const bool bare = (who.kind == PartyKind::kUnknown || who.kind == PartyKind::kPerson) && who.actor.name &&
                    !who.actor.country;
  if (bare) {
    std::vector<std::string> words;
    for (const dict::PhraseWord& word : dict::phrase_words(*who.actor.name)) {
      words.push_back(word.folded);
    }
    id = discourse_.by_short_name(words, cut.span_of(cut.pieces[first]).begin);
  }
  if (who.kind == PartyKind::kGroup && !who.actor.country && !who.modified) {
    id = discourse_.same_noun(who, cut.span_of(cut.pieces[first]).begin, number);
  }
  if (!id && !who.actor.country) {
    give_owner(who, cut.span_of(cut.pieces[first]), number);
  }
  if (!id && !who.actor.country && (holds_public_office(who) || held_public_office(who))) {
    give_state(who, cut.span_of(cut.pieces[first]).begin, number);
  }
  if (const auto owners = possessors_of(
          discourse_, {story_.text, {cut.span_of(cut.pieces[first]).begin, who.actor.span.end}, number});
      owners.size() == 1) {
    take_office_of(who, discourse_.entity(owners.front()));
    who.actor.code = actor_code(who.actor);
  }
  const EntityId entity = id ? *id : discourse_.enter(who);
  if (id && bare) {
    discourse_.learn_person(*id, *who.actor.name);
  }
  if (id && who.gender != Gender::kUnknown) {
    discourse_.learn_gender(*id, who.gender);
  }
  EntityMention mention;
  mention.sentence = number;
  mention.entity = entity;
  mention.place = who.kind == PartyKind::kState;
  for (const LinkStep& step : who.steps.all()) {
    mention.metonym =
        mention.metonym || (step.rule == PartyRule::kTableEntry && mention.place &&
                            (step.form == dict::NameForm::kCapital || step.form == dict::NameForm::kSeat));
  }
  add(cut, first, last, mention);
}

// "he" and "she" carry a person on to the next sentence; "they" does so for its group. "it" often stands for
// nothing.
void StoryScanner::enter_pronoun(const Pieces& cut, std::size_t at, std::size_t number) {
  const Pronoun pronoun = pronoun_of(cut.words[cut.pieces[at].begin].folded);
  if (pronoun != Pronoun::kHe && pronoun != Pronoun::kShe && pronoun != Pronoun::kThey) {
    return;
  }
  const auto found = discourse_.antecedents(pronoun, cut.span_of(cut.pieces[at]).begin, number, {});
  if (found.size() != 1) {
    return;
  }
  if (pronoun != Pronoun::kThey) {
    discourse_.learn_gender(found.front(), pronoun == Pronoun::kHe ? Gender::kMale : Gender::kFemale);
  }
  EntityMention mention;
  mention.sentence = number;
  mention.entity = found.front();
  add(cut, at, at + 1, mention);
}

// "the National Relief Front (NRF)": initials in brackets behind a name are a short form of it.
void StoryScanner::enter_short_form(const Pieces& cut, std::size_t at) {
  const auto& all = discourse_.mentions();
  if (all.empty() || at == 0 || cut.words[cut.pieces[at - 1].begin].folded != "(") {
    return;
  }
  const dict::PhraseWord& initials = cut.words[cut.pieces[at].begin];
  const EntityMention& named = all.back();
  if (!initials.all_caps || named.span.end > initials.span.begin ||
      initials.span.begin > named.span.end + 3) {
    return;
  }
  std::string letters;
  for (const dict::PhraseWord& word : dict::phrase_words(story_.text, named.span)) {
    letters += word.upper ? word.folded.substr(0, 1) : "";
  }
  if (letters == initials.folded) {
    discourse_.alias(named.entity, initials.folded);
  }
}

void StoryScanner::scan(const Sentence& sentence, std::size_t number) {
  const Pieces cut = cut_pieces(resolver_.table(), story_.text, sentence.span, true);
  std::size_t at = 0;
  while (at < cut.pieces.size()) {
    const Piece& piece = cut.pieces[at];
    if (!is_party(piece)) {
      if (piece.kind == PieceKind::kWord) {
        enter_pronoun(cut, at, number);
      }
      ++at;
      continue;
    }
    if (piece.kind == PieceKind::kRun && piece.end == piece.begin + 1) {
      enter_short_form(cut, at);
    }
    const std::size_t end = apposition_end(cut, at, group_end(cut, at));
    enter_group(cut, at, end, number);
    at = end;
  }
}

}  // namespace rapport::coding
