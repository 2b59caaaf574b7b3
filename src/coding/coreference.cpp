#include "coding/coreference.hpp"

#include <algorithm>
#include <array>

namespace rapport::coding {
namespace {

using Word = std::string_view;

constexpr std::size_t kLookBackSentences = 40;
constexpr std::size_t kPronounSentences = 6;  // a pronoun does not reach over a longer gap in news prose
constexpr std::size_t kLookBackMentions = 200;
constexpr std::size_t kMaxNamesakes = 50;
constexpr std::size_t kMaxMembers = 8;  // of one coordination

std::string identity_of(const LinkedActor& who) {
  const Actor& actor = who.actor;
  const std::string country = actor.country.value_or("");
  switch (who.kind) {
    case PartyKind::kState:
      return "S:" + country + (who.demonym ? ":people" : "");
    case PartyKind::kPerson:
    case PartyKind::kUnknown:
    case PartyKind::kBody:
    case PartyKind::kOrg:
      if (actor.name) {
        return "N:" + *actor.name;
      }
      [[fallthrough]];
    default:
      return "G:" + country + ":" + who.head + ":" + actor.name.value_or("") + (who.plural ? ":s" : "");
  }
}

bool is_country_noun(Word noun) {
  return noun == "country" || noun == "nation" || noun == "state" || noun == "republic" || noun == "kingdom";
}

bool is_collective(const LinkedActor& who) {
  return who.kind == PartyKind::kOrg || who.kind == PartyKind::kBody;
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& s) { return std::find(b.begin(), b.end(), s) != b.end(); });
}

/// "minister" is the head of "foreign minister", not of "ministers".
bool ends_with_words(Word longer, Word shorter) {
  return !shorter.empty() && longer.ends_with(shorter) &&
         (longer.size() == shorter.size() || longer[longer.size() - shorter.size() - 1] == ' ');
}

bool is_human(const LinkedActor& who) {
  return who.kind == PartyKind::kPerson || (who.kind == PartyKind::kGroup && !who.plural && who.actor.title);
}

}  // namespace

bool is_collective_noun(Word noun) {
  constexpr auto kNouns = std::to_array<Word>(
      {"group",       "organization", "organisation", "movement",  "bloc",    "alliance", "company",
       "firm",        "party",        "body",         "agency",    "network", "outfit",   "council",
       "institution", "militia",      "broadcaster",  "newspaper", "union",   "coalition"});
  return std::find(kNouns.begin(), kNouns.end(), noun) != kNouns.end();
}

EntityId Discourse::enter(const LinkedActor& who) {
  const auto [at, fresh] =
      by_identity_.try_emplace(identity_of(who), static_cast<EntityId>(entities_.size()));
  if (!fresh) {
    LinkedActor& known = entities_[at->second];
    if (!known.actor.country &&
        who.actor.country) {  // a fuller mention later: "Ali Rezaei", "Iranian MP Ali Rezaei"
      const Gender gender = known.gender;
      known = who;
      known.gender = known.gender == Gender::kUnknown ? gender : known.gender;
    } else if (known.actor.sectors.empty() && who.actor.country == known.actor.country) {
      known.actor.sectors = who.actor.sectors;
      known.actor.code = who.actor.code;
    }
    if (!known.actor.title) {
      known.actor.title = who.actor.title;
    }
    return at->second;
  }
  entities_.push_back(who);
  std::vector<std::string> words;
  if (who.actor.name && who.kind != PartyKind::kState) {
    for (const dict::PhraseWord& word : dict::phrase_words(*who.actor.name)) {
      words.push_back(word.folded);
      auto& list = by_word_[word.folded];
      if (list.size() < kMaxNamesakes && (list.empty() || list.back() != at->second)) {
        list.push_back(at->second);
      }
    }
  }
  names_.push_back(std::move(words));
  return at->second;
}

void Discourse::alias(EntityId entity, const std::string& short_name) {
  names_[entity].push_back(short_name);
  by_word_[short_name].push_back(entity);
}

void Discourse::learn_gender(EntityId entity, Gender gender) {
  if (entities_[entity].gender == Gender::kUnknown) {
    entities_[entity].gender = gender;
  }
}

void Discourse::learn_person(EntityId entity, std::string_view short_name) {
  LinkedActor& who = entities_[entity];
  const std::vector<std::string>& words = names_[entity];
  const auto shorter = dict::phrase_words(short_name);
  if (who.kind == PartyKind::kUnknown && words.size() > 1 && shorter.size() == 1 &&
      shorter.front().folded == words.back() && !shorter.front().all_caps) {
    who.kind = PartyKind::kPerson;
  }
}

std::size_t Discourse::before(std::size_t position) const {
  const auto at = std::partition_point(mentions_.begin(), mentions_.end(),
                                       [&](const EntityMention& m) { return m.span.begin < position; });
  return static_cast<std::size_t>(at - mentions_.begin());
}

const EntityMention* Discourse::covering(ByteSpan span) const {
  std::size_t at = before(span.begin + 1);
  for (std::size_t n = 0; n < 4 && at > 0; ++n) {
    const EntityMention& m = mentions_[--at];
    if (m.span.contains(span) && m.span.end == span.end) {
      return &m;
    }
  }
  return nullptr;
}

std::vector<EntityId> Discourse::under(std::span<const ByteSpan> spans) const {
  std::vector<EntityId> out;
  for (const ByteSpan& span : spans) {
    for (std::size_t at = before(span.end); at > 0; --at) {
      const EntityMention& m = mentions_[at - 1];
      if (!m.span.overlaps(span)) {
        break;
      }
      out.push_back(m.entity);
    }
  }
  return out;
}

bool Discourse::fits_pronoun(const LinkedActor& who, Pronoun pronoun) const {
  const bool collective =
      who.kind == PartyKind::kState || who.kind == PartyKind::kBody || who.kind == PartyKind::kOrg;
  switch (pronoun) {
    case Pronoun::kHe:
      return is_human(who) && who.gender != Gender::kFemale;
    case Pronoun::kShe:
      return is_human(who) && who.gender != Gender::kMale;
    case Pronoun::kThey:
      return (who.kind == PartyKind::kGroup && (who.plural || !who.actor.title)) || collective;
    case Pronoun::kIt:
      return (collective && !who.demonym) ||
             (who.kind == PartyKind::kGroup && !who.plural && !who.actor.title);
    default:
      return false;
  }
}

// The mention and those coordinated with it after it, before `end`.
std::vector<EntityId> Discourse::with_coordinated(std::size_t at, std::size_t end) const {
  std::vector<EntityId> out{mentions_[at].entity};
  for (std::size_t i = at + 1; i < end && mentions_[i].coordinated && out.size() < kMaxMembers; ++i) {
    if (std::find(out.begin(), out.end(), mentions_[i].entity) == out.end()) {
      out.push_back(mentions_[i].entity);
    }
  }
  return out;
}

// Sentence by sentence backwards; in a sentence the first subject goes before the first of all (Hobbs 1978:
// left to right, breadth first), for "they" plurals before states and organisations.
std::vector<EntityId> Discourse::antecedents(Pronoun pronoun, std::size_t position, std::size_t sentence,
                                             std::span<const EntityId> exclude) const {
  std::size_t end = before(position);
  const std::size_t floor = sentence > kPronounSentences ? sentence - kPronounSentences : 0;
  while (end > 0 && mentions_[end - 1].sentence >= floor) {
    const std::size_t current = mentions_[end - 1].sentence;
    std::size_t begin = end;
    while (begin > 0 && mentions_[begin - 1].sentence == current && end - begin < kLookBackMentions) {
      --begin;
    }
    std::size_t best = end;
    int best_score = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const EntityMention& m = mentions_[i];
      const LinkedActor& who = entities_[m.entity];
      const bool pair = pronoun == Pronoun::kThey && i + 1 < end && mentions_[i + 1].coordinated;
      const bool excluded = std::find(exclude.begin(), exclude.end(), m.entity) != exclude.end();
      if (m.place || excluded || (!pair && !fits_pronoun(who, pronoun))) {
        continue;
      }
      const bool plural = pair || who.plural;
      const int score = 1 + (m.oblique ? 0 : 2) + (pronoun == Pronoun::kThey && plural ? 4 : 0);
      if (score > best_score) {
        best = i;
        best_score = score;
      }
    }
    if (best_score > 0) {
      return pronoun == Pronoun::kThey ? with_coordinated(best, end)
                                       : std::vector<EntityId>{mentions_[best].entity};
    }
    end = begin;
  }
  return {};
}

std::optional<std::string> Discourse::state_spoken_of(std::size_t position, std::size_t sentence,
                                                      const std::function<bool(ByteSpan)>& together) const {
  std::optional<std::string> found;
  bool subject = false;
  std::size_t in = sentence + 1;
  for (std::size_t at = before(position); at > 0; --at) {
    const EntityMention& m = mentions_[at - 1];
    if ((found && m.sentence != in) || !together({m.span.begin, position})) {
      break;
    }
    const LinkedActor& who = entities_[m.entity];
    if (m.place || !who.actor.country || m.span.end > position || (subject && m.oblique)) {
      continue;
    }
    found = who.actor.country;  // going backwards: the first one of its sentence stays
    subject = subject || !m.oblique;
    in = m.sentence;
  }
  return found;
}

std::optional<EntityId> Discourse::same_noun(const LinkedActor& who, std::size_t position,
                                             std::size_t sentence) const {
  return last(position, sentence, [&](const LinkedActor& e) {
    if (who.head.empty()) {
      return is_country_noun(who.generic) && e.kind == PartyKind::kState && !e.demonym &&
             e.actor.sectors.empty();
    }
    // "the ministry" after "the Danish foreign ministry", not the other way round.
    const bool same_head = e.head == who.head || (!who.plural && ends_with_words(e.head, who.head));
    const bool same_group =
        e.kind == PartyKind::kGroup && same_head && e.plural == who.plural && e.actor.country;
    const bool holder =
        !who.plural && e.kind == PartyKind::kPerson && e.actor.title && !e.former &&
        (ends_with_words(*e.actor.title, who.head) || (who.head == "leader" && e.actor.country));
    const bool collective = !who.plural && is_collective(e) && is_collective_noun(who.generic) &&
                            (who.actor.sectors.empty() || share(who.actor.sectors, e.actor.sectors));
    const bool named = is_collective(e) && e.actor.name && !who.plural && e.head == who.head;
    return same_group || holder || collective || named;
  });
}

void Discourse::walk_back(std::size_t position, std::size_t sentence,
                          const std::function<bool(EntityId)>& stop) const {
  std::size_t at = before(position);
  const std::size_t floor = sentence > kLookBackSentences ? sentence - kLookBackSentences : 0;
  for (std::size_t n = 0; n < kLookBackMentions && at > 0; ++n) {
    const EntityMention& m = mentions_[--at];
    if (m.sentence < floor || stop(m.entity)) {
      return;
    }
  }
}

std::optional<EntityId> Discourse::last(std::size_t position, std::size_t sentence, const Fits& fits) const {
  std::optional<EntityId> found;
  walk_back(position, sentence, [&](EntityId id) {
    if (fits(entities_[id])) {
      found = id;
    }
    return found.has_value();
  });
  return found;
}

std::vector<EntityId> Discourse::last_different(
    std::size_t count, std::size_t position, std::size_t sentence,
    const std::function<std::string(const LinkedActor&)>& key) const {
  std::vector<EntityId> out;
  std::vector<std::string> keys;
  walk_back(position, sentence, [&](EntityId id) {
    const std::string k = key(entities_[id]);
    if (!k.empty() && std::find(keys.begin(), keys.end(), k) == keys.end()) {
      keys.push_back(k);
      out.push_back(id);
    }
    return keys.size() == count;
  });
  if (out.size() < count) {
    return {};
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::optional<EntityId> Discourse::by_short_name(const std::vector<std::string>& folded,
                                                 std::size_t position) const {
  const auto list = folded.empty() ? by_word_.end() : by_word_.find(folded.back());
  if (list == by_word_.end()) {
    return std::nullopt;
  }
  std::vector<EntityId> fitting;
  for (const EntityId id : list->second) {
    const auto& words = names_[id];
    const bool inside = std::all_of(folded.begin(), folded.end(), [&](const std::string& word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    });
    const bool longer = words.size() > folded.size();
    const bool at_edge = longer && (words.back() == folded.back() || words.front() == folded.front());
    if (inside && at_edge) {
      fitting.push_back(id);
    }
  }
  if (fitting.size() <= 1) {
    return fitting.empty() ? std::nullopt : std::optional<EntityId>(fitting.front());
  }
  std::size_t at = before(position);
  for (std::size_t n = 0; n < kLookBackMentions && at > 0; ++n) {
    const EntityId id = mentions_[--at].entity;
    if (std::find(fitting.begin(), fitting.end(), id) != fitting.end()) {
      return id;
    }
  }
  return fitting.front();
}

}  // namespace rapport::coding
