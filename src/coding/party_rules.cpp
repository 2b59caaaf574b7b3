// Which words of a sentence are a party of which act.
#include <algorithm>
#include <array>
#include <utility>

#include "coding/act_nouns.hpp"
#include "coding/actor_words.hpp"
#include "coding/sentence_frames.hpp"

namespace rapport::coding {
namespace {

constexpr auto kPartyRoles = std::to_array<Role>({Role::kActor, Role::kRecipient, Role::kSaidBy});

// Nothing but marks, endings and words that name nothing; a pronoun names somebody.
bool names_nothing(const SentenceFrames& s, ByteSpan span) {
  const auto words = dict::phrase_words(s.context.text, span);
  constexpr auto kNothing = std::to_array<std::string_view>(
      {"of", "in", "on", "at",   "the", "a",    "an", "and", "or",  "to",  "for", "from", "with",
       "by", "'s", "s",  "that", "was", "were", "is", "are", "has", "had", "be",  "as"});
  return std::all_of(words.begin(), words.end(), [&](const dict::PhraseWord& word) {
    return word.mark ||
           (!word.all_caps && std::find(kNothing.begin(), kNothing.end(), word.folded) != kNothing.end());
  });
}

bool is_reciprocal_type(const Frame& frame) {
  return frame.type == "CONSULT" || frame.type == "AGREE" || frame.type == "COOPERATE";
}

}  // namespace

// "of" of "hundreds of dockers", the "'s" of "Oslo's": a cut through a phrase, no party, place or time.
void drop_empty_words(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    for (std::size_t r = 0; r < kRoleCount; ++r) {
      drop_spans(f, static_cast<Role>(r), "names-nothing",
                 [&](ByteSpan span) { return names_nothing(s, span); });
    }
  }
}

// "Norwegian" of "Norwegian-supplied rockets" is a party of the supplying alone.
void drop_detached(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const auto detached = [&](ByteSpan span) {
      const std::size_t next = s.words.from(span.end);
      return next < s.words.size() && s.words[next].joined && is_detaching_suffix(s.words.at(next)) &&
             s.words[next].span.begin <= span.end + 1 && f.frame.trigger.begin != s.words[next].span.begin;
    };
    for (const Role role : {Role::kActor, Role::kRecipient}) {
      drop_spans(f, role, "detached", detached);
    }
  }
}

namespace {

// "his Turkish counterpart, Iranian President ...": two people of a list.
bool of_other_countries(const SentenceFrames& s, ByteSpan first, ByteSpan second) {
  const EntityMention* a = s.context.discourse.covering(first);
  const EntityMention* b = s.context.discourse.covering(second);
  if (a == nullptr || b == nullptr) {
    return false;
  }
  const auto& one = s.context.discourse.entity(a->entity).actor.country;
  const auto& other = s.context.discourse.entity(b->entity).actor.country;
  return one && other && *one != *other;
}

// "their leader, Ada Holm,": one holder of an office without a name, a comma, and a name.
bool names_holder(const SentenceFrames& s, ByteSpan office, ByteSpan name) {
  const std::size_t begin = s.words.holding(name.begin);
  const std::size_t end = s.words.from(name.end);
  if (begin < 2 || s.words.at(begin - 1) != "," || !s.words.is_mark(end)) {
    return false;
  }
  const EntityMention* first = s.context.discourse.covering({office.begin, s.words[begin - 2].span.end});
  const EntityMention* second = s.context.discourse.covering(name);
  if (first == nullptr || second == nullptr) {
    return false;
  }
  const LinkedActor& holder = s.context.discourse.entity(first->entity);
  const LinkedActor& named = s.context.discourse.entity(second->entity);
  const bool person = named.kind == PartyKind::kUnknown || named.kind == PartyKind::kPerson;
  return holder.kind == PartyKind::kGroup && !holder.plural && holder.actor.title && !holder.actor.name &&
         person && named.actor.name;
}

}  // namespace

// "his Danish counterpart, Ole Holm": the nationality and the name are one party.
void join_apposition(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    for (const Role role : kPartyRoles) {
      auto& spans = f.frame.role(role);
      for (std::size_t i = 0; i + 1 < spans.size(); ++i) {
        std::size_t at = s.words.from(spans[i].span.end);
        const bool counterpart = s.words.is_one_of(at, {"counterpart", "colleague", "opposite"}) ||
                                 s.text(spans[i].span).ends_with("counterpart") ||
                                 names_holder(s, spans[i].span, spans[i + 1].span);
        at += s.words.is_one_of(at, {"counterpart", "colleague"}) ? 1U : 0U;
        const bool comma = s.words.at(at) == ",";
        at += comma ? 1U : 0U;
        const bool list = of_other_countries(s, spans[i].span, spans[i + 1].span) ||
                          (comma && s.words.is_one_of(s.words.from(spans[i + 1].span.end), {"and", "or"}));
        if (counterpart && !list && at < s.words.size() &&
            s.words[at].span.begin == spans[i + 1].span.begin) {
          const ByteSpan whole{spans[i].span.begin, spans[i + 1].span.end};
          spans[i] = {whole, std::max(spans[i].score, spans[i + 1].score)};
          spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(i) + 1);
          note(f, "apposition", role, whole);
        }
      }
    }
  }
}

// "His talks could lead to a meeting between Holm and Berg": they are those of the meeting.
void keep_between(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    auto& actors = f.frame.role(Role::kActor);
    for (std::size_t i = s.words.from(f.frame.trigger.end); i < s.words.size(); ++i) {
      if (s.words.at(i) != "between") {
        continue;
      }
      const std::size_t begin = s.words[i].span.begin;
      const bool nearer = std::any_of(s.frames.begin(), s.frames.end(), [&](const SettledFrame& other) {
        return is_reciprocal_type(other.frame) && other.frame.trigger.begin > f.frame.trigger.begin &&
               other.frame.trigger.end <= begin && other.frame.role(Role::kActor).size() > 1 &&
               other.frame.role(Role::kActor).front().span.begin > begin;
      });
      if (nearer && is_reciprocal_type(f.frame) && !actors.empty()) {
        drop_spans(f, Role::kActor, "between", [&](ByteSpan span) { return span.begin > begin; });
      }
      break;
    }
  }
}

// "met his host before the signing": who met is not said to have signed.
void drop_party_of_other_clause(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const std::size_t noun = s.words.holding(f.frame.trigger.begin);
    const bool bare =
        noun > 1 && s.words.at(noun) == "signing" && s.words.at(noun - 1) == "the" &&
        s.words.is_one_of(noun - 2, {"before", "after", "during", "since", "until", "at", "of"}) &&
        s.words.at(noun + 1) != "of" && s.words.at(noun + 1) != "by";
    if (bare) {
      const std::size_t begin = s.words[noun - 2].span.begin;
      drop_spans(f, Role::kActor, "other-clause", [&](ByteSpan span) { return span.end <= begin; });
    }
  }
}

// "will visit Lima for talks with the president": the president is no visitor, where the visit has another.
// Who comes along ("visited Lima with the president") is one.
void drop_partner_of_talks(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    const auto& actors = f.frame.role(Role::kActor);
    if (f.frame.mode != "visit" || actors.size() < 2) {
      continue;
    }
    const bool visitor_before = actors.front().span.end <= f.frame.trigger.begin;
    const auto of_talks = [&](std::size_t with) {
      for (std::size_t i = s.words.from(f.frame.trigger.end); i < with; ++i) {
        const std::string_view word = s.words.at(i);
        const bool noun =
            event_of_noun(word) == "CONSULT" && !word.starts_with("visit") && !word.starts_with("trip");
        if (noun || word.starts_with("meet") || word.starts_with("consult") ||
            s.words.is_one_of(i, {"where", "lunch", "dinner", "breakfast", "met", "speak", "speaking",
                                  "confer", "negotiate", "discuss"})) {
          return true;
        }
      }
      return false;
    };
    const auto partner = [&](ByteSpan span) {
      const auto before = s.words.before_determiners(s.words.holding(span.begin));
      return visitor_before && span.begin > f.frame.trigger.end && before &&
             (s.words.is_one_of(*before, {"meet", "meeting", "see"}) ||
              (s.words.at(*before) == "with" && of_talks(*before)));
    };
    drop_spans(f, Role::kActor, "partner-of-talks", partner);
  }
}

// "a visit to Lima", "visited Peru": the city is the place, the state the recipient, where the network has
// neither.
void take_destination(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    if (f.frame.mode != "visit" || !f.frame.role(Role::kPlace).empty() ||
        !f.frame.role(Role::kRecipient).empty()) {
      continue;
    }
    std::size_t next = s.words.from(f.frame.trigger.end);
    const bool noun = s.words.is_one_of(next, {"to", "in"});
    const bool verb = s.words.at(s.words.holding(f.frame.trigger.begin)).starts_with("visit");
    next += noun ? 1U : 0U;
    const auto party = noun || verb ? s.party_from(next) : std::nullopt;
    const EntityMention* mention = party ? s.context.discourse.covering(*party) : nullptr;
    const LinkedActor* who = mention == nullptr ? nullptr : &s.context.discourse.entity(mention->entity);
    if (who == nullptr || who->kind != PartyKind::kState ||
        overlaps_any(f.frame.role(Role::kActor), *party)) {
      continue;
    }
    const Role role = mention->metonym ? Role::kPlace : Role::kRecipient;
    f.frame.role(role).push_back({*party, kRuleScore});
    note(f, "destination", role, *party);
  }
}

namespace {

// "balloon over Peru", but not "threats over Peru", which only are about it.
bool is_air_word(std::string_view word) {
  constexpr auto kStems = std::to_array<std::string_view>(
      {"balloon",   "drone",   "aircraft", "airplane", "plane",  "jet",      "helicopter",
       "flight",    "flew",    "flown",    "airspace", "aerial", "missile",  "rocket",
       "shootdown", "downing", "downed",   "airship",  "bomber", "warplane", "overflight"});
  return std::any_of(kStems.begin(), kStems.end(), [&](auto stem) { return word.starts_with(stem); });
}

}  // namespace

// "the shootdown of a balloon over the fjord": where the act's words go on with "inside" or "near", or for
// what was done in the air with "over", and a state, the act was there.
void take_place_behind(SentenceFrames& s) {
  for (SettledFrame& f : s.frames) {
    if (!f.frame.role(Role::kPlace).empty() || f.frame.mode == "visit") {
      continue;
    }
    const auto has_role = [&](ByteSpan span) {
      return overlaps_any(f.frame.role(Role::kActor), span) ||
             overlaps_any(f.frame.role(Role::kRecipient), span) ||
             overlaps_any(f.frame.role(Role::kIssue), span);
    };
    const std::size_t verb = s.words.holding(f.frame.trigger.begin);
    const bool by_force = f.frame.type == "ASSAULT" || f.frame.type == "MOBILIZE";
    bool in_the_air = by_force && (is_air_word(s.words.at(verb)) ||
                                   (s.words.at(verb).starts_with("sho") && s.words.at(verb + 1) == "down"));
    for (std::size_t i = s.words.from(f.frame.trigger.end); i < s.words.size(); ++i) {
      if (s.is_trigger(i) || s.words.is_mark(i) ||
          (is_function_word(s.words.at(i)) && s.words.at(i) != "of" && s.words.at(i) != "a" &&
           s.words.at(i) != "over")) {
        break;
      }
      in_the_air = in_the_air || (by_force && is_air_word(s.words.at(i)));
      const bool where = s.words.is_one_of(i, {"inside", "near"}) || (s.words.at(i) == "over" && in_the_air);
      const auto party = where ? s.party_from(i + 1) : std::nullopt;
      const EntityMention* mention = party ? s.context.discourse.covering(*party) : nullptr;
      if (mention != nullptr && !has_role(*party) &&
          s.context.discourse.entity(mention->entity).kind == PartyKind::kState) {
        f.frame.role(Role::kPlace).push_back({*party, kRuleScore});
        note(f, "place-behind", Role::kPlace, *party);
        break;
      }
    }
  }
}

namespace {

constexpr std::size_t kWillReach = 7;

// "will have more contacts": the act itself is planned, whatever is only possible in it.
bool will_before(const SentenceFrames& s, const Frame& frame) {
  std::size_t i = s.words.holding(frame.trigger.begin);
  for (std::size_t n = 0; n < kWillReach && i > 0; ++n) {
    --i;
    if (s.words.at(i) == "will") {
      return true;
    }
    if (s.words.is_mark(i) || s.words.is_one_of(i, {"may", "might", "could", "would", "if", "not", "that"})) {
      return false;
    }
  }
  return false;
}

}  // namespace

// "talks with Danes, possibly with their king": the king is a second, hypothetical meeting, with those who
// stand before the trigger.
void split_hedged(SentenceFrames& s) {
  const auto hedged = [&](ByteSpan span) -> std::optional<std::size_t> {
    auto before = s.words.before_determiners(s.words.holding(span.begin));
    if (before && s.words.is_one_of(*before, {"with", "to", "from", "by"}) && *before > 0) {
      before = *before - 1;
    }
    const bool hedge = before && s.words.is_one_of(*before, {"potentially", "possibly", "perhaps", "maybe"});
    return hedge ? before : std::nullopt;
  };
  // "possibly with Danish king Ole Holm", of which the network has the name.
  const auto starts_title = [&](ByteSpan span) {
    const EntityMention* m = s.context.discourse.covering(span);
    return m != nullptr ? m->span : span;
  };
  bool any = false;
  for (std::size_t i = 0; i < s.words.size(); ++i) {
    any = any || s.words.is_one_of(i, {"potentially", "possibly", "perhaps", "maybe"});
  }
  if (!any) {
    return;
  }
  const std::size_t count = s.frames.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t parts = s.frames[i].part;
    for (const Role role : {Role::kActor, Role::kRecipient}) {
      const auto spans = s.frames[i].frame.role(role);
      for (const ScoredSpan& span : spans) {
        const ByteSpan whole = starts_title(span.span);
        const auto hedge = hedged(whole);
        const bool open = s.frames[i].frame.status == "hypothetical";
        const bool planned = open && hedge && will_before(s, s.frames[i].frame);
        if (!hedge || (open && !planned) || s.frames[i].frame.role(role).size() < 2) {
          continue;
        }
        if (planned) {
          set_status(s.frames[i], "hedged-party", "future", s.words[*hedge].span);
        }
        SettledFrame copy = s.frames[i];
        const auto stays = [&](const ScoredSpan& a) {
          return a.span == span.span || a.span.end <= copy.frame.trigger.begin;
        };
        std::erase_if(copy.frame.role(role), [&](const ScoredSpan& a) { return !stays(a); });
        copy.part = ++parts;
        note(copy, "hedged-party", role, span.span);
        set_status(copy, "hedged-party", "hypothetical", s.words[*hedge].span);
        note(s.frames[i], "hedged-party", role, span.span);
        std::erase_if(s.frames[i].frame.role(role), [&](const ScoredSpan& a) { return a.span == span.span; });
        s.frames.push_back(std::move(copy));
      }
    }
  }
}

}  // namespace rapport::coding
