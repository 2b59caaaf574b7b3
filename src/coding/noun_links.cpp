#include "coding/noun_links.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "coding/act_nouns.hpp"
#include "coding/act_reference.hpp"
#include "coding/actor_words.hpp"
#include "coding/time_resolver.hpp"

namespace rapport::coding {
namespace {

constexpr double kSure = 0.5;         // what the docs tell users to keep
constexpr std::size_t kActReach = 8;  // sentences back to the act that a noun takes up
constexpr std::size_t kModifierReach = 3;

/// "The talks" can be those of an act: what took place is no plan, and talks go on after those told.
bool status_fits(const Record& noun, const Record& act) {
  return noun.status == act.status ||
         (noun.event == "CONSULT" && is_told(act) && noun.status != "actual" && noun.status != "historical");
}

}  // namespace

// What stands behind the noun makes it an act of its own, unless it only repeats the scene of `act`.
bool NounLinks::own_act(const ClauseWords& words, std::size_t noun, const DraftRecord& draft,
                        const Record& act) const {
  const auto complement = complement_of(words, noun);
  if (!complement) {
    return false;
  }
  std::size_t i = *complement + 1;
  while (i < words.size() && is_determiner(words.at(i))) {
    ++i;
  }
  if (i >= words.size()) {
    return false;
  }
  const ByteSpan word = words[i].span;
  const auto& time = draft.record.time;
  const auto& places = draft.record.places;
  const bool its_time = is_calendar_word(words.at(i)) || (time && time->span && time->span->overlaps(word));
  const bool its_place = std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.span.overlaps(word) && has_place(act, place);
  });
  return !its_time && !its_place;
}

// The act before draft `i` that its noun takes up: the last one that fits, where no other of its event within
// reach could be meant, which has other parties or another place.
const DraftRecord* NounLinks::act_before(std::size_t i, std::string_view noun) const {
  const DraftRecord& draft = drafts_[i];
  const std::size_t sentence = mention_of(draft).sentence;
  const DraftRecord* found = nullptr;
  std::vector<const DraftRecord*> all;
  for (std::size_t n = i; n-- > 0 && mention_of(drafts_[n]).sentence + kActReach >= sentence;) {
    const DraftRecord& act = drafts_[n];
    if (act.record.event != draft.record.event) {
      continue;
    }
    all.push_back(&act);
    const bool fits = !countries_of(act.record).empty() && mention_of(act).sentence < sentence &&
                      can_name(noun, act.record) && status_fits(draft.record, act.record);
    found = found == nullptr && fits ? &act : found;
  }
  const auto is_rival = [&](const DraftRecord* act) {
    if (!countries_of(act->record).empty()) {
      return !parties_agree(act->record, found->record);
    }
    // "A car bomb exploded" between the two: by whom is not told, and nearer.
    const bool nearer = mention_of(*act).trigger.begin > mention_of(*found).trigger.begin;
    return !same_scene(act->record, found->record) || (nearer && act->record.status == "actual");
  };
  return found != nullptr && std::none_of(all.begin(), all.end(), is_rival) ? found : nullptr;
}

// Whether the noun tells an act of its own, or one not done: a frame of it has parties, another place or
// time.
bool NounLinks::told_by_itself(std::size_t sentence, ByteSpan noun, ByteSpan day, const Record& act) const {
  for (std::size_t i = drafts_.first_of(sentence); drafts_.is_of(i, sentence); ++i) {
    const Record& record = drafts_[i].record;
    const bool other_time =
        record.time && record.time->start && record.time->span && !record.time->span->overlaps(day);
    if (mention_of(drafts_[i]).trigger.overlaps(noun) &&
        (drafts_.own_parties(i) != 0 || !same_scene(record, act) || record.status != "actual" ||
         other_time)) {
      return true;
    }
  }
  return false;
}

// The last act done that the noun can name, where none that it can name has a date or other parties: one of
// them that is dated is the one meant, or shows that there are two.
DraftRecord* NounLinks::last_done(std::string_view noun, std::size_t sentence) const {
  DraftRecord* found = nullptr;
  for (std::size_t n = drafts_.first_of(sentence);
       n-- > 0 && mention_of(drafts_[n]).sentence + kActReach >= sentence;) {
    DraftRecord& act = drafts_[n];
    const Record& record = act.record;
    if (record.event != event_of_noun(noun) || record.status != "actual" || record.confidence < kSure ||
        record.mode == "visit" || countries_of(record).empty()) {
      continue;
    }
    const bool dated = record.time && record.time->start;
    if (dated || !can_name(noun, record) || (found != nullptr && !parties_agree(record, found->record))) {
      return nullptr;
    }
    found = found == nullptr ? &act : found;
  }
  return found;
}

// "The talks will resume": the parties of those told before.
void NounLinks::take_up_act(std::size_t i) const {
  DraftRecord& draft = drafts_[i];
  if (drafts_.own_parties(i) != 0 || parties_of(draft.record) != 0) {
    return;
  }
  const EventMention& at = mention_of(draft);
  const ClauseWords words = drafts_.words_of(at.sentence);
  const std::size_t noun = words.holding(at.trigger.begin);
  if (event_of_noun(words.at(noun)) != draft.record.event || !points_back(words, noun)) {
    return;
  }
  const DraftRecord* act = act_before(i, words.at(noun));
  const bool one_act = act != nullptr && !own_act(words, noun, draft, act->record) &&
                       (draft.record.status != act->record.status || same_scene(draft.record, act->record));
  if (one_act) {
    note(draft, "takes-up-act", std::nullopt, mention_of(*act).trigger);
    draft.record.actors = act->record.actors;
    draft.record.recipients = act->record.recipients;
  }
}

// "Sunday's meeting went well": the one meeting told before, if it has no date yet, was on Sunday.
void NounLinks::date_from_noun(std::size_t sentence) const {
  const ClauseWords words = drafts_.words_of(sentence);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words.at(i) != "'s" || !is_day_word(words.at(i - 1))) {
      continue;
    }
    std::size_t noun = i + 1;
    while (noun < i + kModifierReach && event_of_noun(words.at(noun)).empty() &&
           looks_like_modifier(words.at(noun)) && !words[noun].upper) {
      ++noun;
    }
    const ByteSpan day = words[i - 1].span;
    if (event_of_noun(words.at(noun)).empty() || complement_of(words, noun) ||
        words.is_one_of(noun + 1, {"will", "would", "is", "are", "could", "may", "might", "should"})) {
      continue;
    }
    DraftRecord* act = last_done(words.at(noun), sentence);
    const auto when =
        resolve_time(day.of(drafts_.view().story.text), {drafts_.view().published, false, true});
    if (act == nullptr || told_by_itself(sentence, words[noun].span, day, act->record) || !when ||
        !when->start) {
      continue;
    }
    note(*act, "dated-by-noun", Role::kTime, {day.begin, words[noun].span.end});
    act->record.time = EventTime{std::string(day.of(drafts_.view().story.text)), day,
                                 base::to_iso(*when->start), base::to_iso(*when->end), when->precision};
  }
}

}  // namespace rapport::coding
