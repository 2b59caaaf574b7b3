#include "coding/story_links.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "coding/act_nouns.hpp"
#include "coding/actor_words.hpp"
#include "coding/issue_list.hpp"
#include "coding/time_resolver.hpp"

namespace rapport::coding {
namespace {

constexpr double kSure = 0.5;         // what the docs tell users to keep
constexpr std::size_t kActReach = 8;  // sentences back to the act that a noun takes up
constexpr std::size_t kModifierReach = 3;

std::set<std::string> countries_of(const Record& record) {
  std::set<std::string> out;
  for (const std::vector<Actor>* side : {&record.actors, &record.recipients}) {
    for (const Actor& actor : *side) {
      if (actor.country) {
        out.insert(*actor.country);
      }
    }
  }
  return out;
}

std::size_t parties_of(const Record& record) {
  return record.actors.size() + record.recipients.size();
}

const EventMention& mention_of(const DraftRecord& draft) {
  return draft.record.mentions.front();
}

bool is_mutual(const Record& record) {
  return record.event == "CONSULT" || record.event == "AGREE" || record.event == "REJECT" ||
         record.event == "COOPERATE" || record.event == "SUPPORT";
}

/// The rules, over all drafts of a story.
class StoryLinker {
 public:
  StoryLinker(const StoryView& view, std::vector<DraftRecord>& drafts) : view_(view), drafts_(drafts) {}

  void run() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      add_host(drafts_[i]);
      add_other_side(i);
      take_up_act(i);
    }
    for (std::size_t s = 0; s < view_.sentences.size(); ++s) {
      date_from_noun(s);
      carry_issues(s);
    }
  }

 private:
  [[nodiscard]] Actor state_at(const std::string& country, const Place& place) const {
    Actor out;
    out.text = place.text;
    out.span = place.span;
    if (const dict::ActorEntry* state = view_.table.state(country)) {
      out.name = state->name;
    }
    out.country = country;
    out.code = country;
    return out;
  }

  void note(DraftRecord& draft, const char* rule, std::optional<Role> role, ByteSpan words) const {
    draft.steps.push_back({rule, role, words, std::nullopt, std::nullopt});
  }

  // The country of the first place that is another state's than the parties', who are all of one country.
  [[nodiscard]] std::pair<std::string, const Place*> foreign_place(const Record& record) const {
    const auto own = countries_of(record);
    for (const Place& place : record.places) {
      if (own.size() == 1 && place.country && !own.contains(*place.country) &&
          view_.table.state(*place.country) != nullptr && view_.table.state(*own.begin()) != nullptr) {
        return {*place.country, &place};
      }
    }
    return {"", nullptr};
  }

  [[nodiscard]] bool names_party(const std::string& country, ByteSpan but) const {
    const auto& all = view_.discourse.mentions();
    return std::any_of(all.begin(), all.end(), [&](const EntityMention& m) {
      return !m.span.overlaps(but) && view_.discourse.entity(m.entity).actor.country == country;
    });
  }

  // "A visit to Lima" in a story that names Peru or somebody of it: the host state is the recipient.
  void add_host(DraftRecord& draft) const {
    Record& record = draft.record;
    if (record.mode != "visit" || !record.recipients.empty()) {
      return;
    }
    const auto [country, place] = foreign_place(record);
    if (place != nullptr && names_party(country, place->span)) {
      note(draft, "host-state", Role::kRecipient, place->span);
      record.recipients.push_back(state_at(country, *place));
    }
  }

  // "Berg ended his talks in Lima" in a story of an act between his state and Peru.
  void add_other_side(std::size_t i) const {
    Record& record = drafts_[i].record;
    if (record.event != "CONSULT" || record.mode || parties_of(record) != 1) {
      return;
    }
    const auto [country, place] = foreign_place(record);
    if (place == nullptr) {
      return;
    }
    const std::string own = *countries_of(record).begin();
    const std::string& other = country;
    const auto between = [&](const DraftRecord& draft) {
      const auto parties = countries_of(draft.record);
      return &draft != &drafts_[i] && is_mutual(draft.record) && parties.contains(own) &&
             parties.contains(other);
    };
    if (std::any_of(drafts_.begin(), drafts_.end(), between)) {
      note(drafts_[i], "other-side", Role::kActor, place->span);
      record.actors.push_back(state_at(country, *place));
    }
  }

  // The last draft before `sentence` that tells an act which the noun can take up.
  [[nodiscard]] DraftRecord* act_before(std::string_view event, std::size_t sentence) const {
    DraftRecord* found = nullptr;
    for (DraftRecord& draft : drafts_) {
      const EventMention& at = mention_of(draft);
      if (at.sentence >= sentence) {
        break;
      }
      const bool near = at.sentence + kActReach >= sentence;
      if (near && draft.record.event == event && !countries_of(draft.record).empty()) {
        found = &draft;
      }
    }
    return found;
  }

  // "the talks", "these peace talks", "their meeting": the words before the noun point back.
  [[nodiscard]] bool points_back(const ClauseWords& words, std::size_t noun) const {
    std::size_t i = noun;
    for (std::size_t n = 0; n < kModifierReach && i > 0; ++n) {
      --i;
      if (words.is_one_of(i, {"the", "these", "those", "this", "that", "'s"})) {
        return words.at(i) != "'s" || (i > 0 && is_time_word(words.at(i - 1)));
      }
      if (!looks_like_modifier(words.at(i))) {
        return false;
      }
    }
    return false;
  }

  [[nodiscard]] static bool is_time_word(std::string_view word) {
    return (is_calendar_word(word) && word.ends_with("day")) || word == "today" || word == "yesterday";
  }

  [[nodiscard]] ClauseWords words_of(std::size_t sentence) const {
    return {view_.story.text, view_.sentences[sentence].span};
  }

  void take_up_act(std::size_t i) const {
    DraftRecord& draft = drafts_[i];
    if (parties_of(draft.record) != 0) {
      return;
    }
    const EventMention& at = mention_of(draft);
    const ClauseWords words = words_of(at.sentence);
    const std::size_t noun = words.holding(at.trigger.begin);
    if (event_of_noun(words.at(noun)) != draft.record.event || !points_back(words, noun)) {
      return;
    }
    const DraftRecord* act = act_before(draft.record.event, at.sentence);
    const bool same_kind =
        act != nullptr && (!act->record.mode || !draft.record.mode || act->record.mode == draft.record.mode);
    if (same_kind) {
      note(draft, "takes-up-act", std::nullopt, mention_of(*act).trigger);
      draft.record.actors = act->record.actors;
      draft.record.recipients = act->record.recipients;
    }
  }

  // "Sunday's meeting went well": the meeting told before, if it has no date yet, was on Sunday.
  void date_from_noun(std::size_t sentence) const {
    const ClauseWords words = words_of(sentence);
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words.at(i) != "'s" || !is_time_word(words.at(i - 1))) {
        continue;
      }
      std::size_t noun = i + 1;
      while (noun < i + kModifierReach && event_of_noun(words.at(noun)).empty() &&
             looks_like_modifier(words.at(noun))) {
        ++noun;
      }
      const std::string_view event = event_of_noun(words.at(noun));
      DraftRecord* act = event.empty() ? nullptr : last_done(event, sentence);
      const ByteSpan day = words[i - 1].span;
      const auto when = resolve_time(day.of(view_.story.text), {view_.published, false, true});
      if (act == nullptr || act->record.time || !when || !when->start) {
        continue;
      }
      note(*act, "dated-by-noun", Role::kTime, {day.begin, words[noun].span.end});
      act->record.time = EventTime{std::string(day.of(view_.story.text)), day, base::to_iso(*when->start),
                                   base::to_iso(*when->end), when->precision};
    }
  }

  // Of acts that were done; one of them that is dated otherwise would be another.
  [[nodiscard]] DraftRecord* last_done(std::string_view event, std::size_t sentence) const {
    DraftRecord* found = nullptr;
    for (DraftRecord& draft : drafts_) {
      const EventMention& at = mention_of(draft);
      const bool before = at.sentence < sentence && at.sentence + kActReach >= sentence;
      if (before && draft.record.event == event && draft.record.status == "actual" &&
          draft.record.confidence >= kSure && draft.record.mode != "visit" &&
          !countries_of(draft.record).empty()) {
        found = &draft;
      }
    }
    return found;
  }

  // The surest of the last acts between parties of two countries or more before or in `sentence`.
  [[nodiscard]] DraftRecord* pair_before(std::size_t sentence) const {
    DraftRecord* found = nullptr;
    for (DraftRecord& draft : drafts_) {
      const EventMention& at = mention_of(draft);
      const Record& record = draft.record;
      if (at.sentence > sentence) {
        break;
      }
      const bool pair = (record.event == "CONSULT" || record.event == "REJECT" || record.event == "AGREE") &&
                        countries_of(record).size() > 1;
      const bool told = record.status == "actual" || record.status == "future";
      if (pair && told && at.sentence + kActReach >= sentence &&
          (found == nullptr || record.confidence >= std::min(kSure, found->record.confidence))) {
        found = &draft;
      }
    }
    return found;
  }

  // "Their differences range from trade to fishing": issues of the act between the two that was told last. A
  // sentence that names parties of its own has its own issues.
  void carry_issues(std::size_t sentence) const {
    const ClauseWords words = words_of(sentence);
    const auto list = find_issue_list(words);
    if (!list || names_subject(words, sentence, list->noun)) {
      return;
    }
    DraftRecord* act = pair_before(sentence);
    for (DraftRecord& draft : drafts_) {
      const bool here = mention_of(draft).sentence == sentence;
      const ByteSpan trigger = mention_of(draft).trigger;
      if (here && act != nullptr && trigger.begin == words[list->noun].span.begin &&
          parties_of(draft.record) == 0) {
        note(draft, "takes-up-act", std::nullopt, mention_of(*act).trigger);
        draft.record.actors = act->record.actors;
        draft.record.recipients = act->record.recipients;
        add_issues(draft, list->items);
      }
    }
    if (act != nullptr) {
      add_issues(*act, list->items);
    }
  }

  // A party before the topic noun ("Peru raised issues such as ..."), other than a pronoun ("their").
  [[nodiscard]] bool names_subject(const ClauseWords& words, std::size_t sentence, std::size_t noun) const {
    const auto& all = view_.discourse.mentions();
    return std::any_of(all.begin(), all.end(), [&](const EntityMention& m) {
      const bool pronoun = pronoun_of(words.at(words.holding(m.span.begin))) != Pronoun::kNone;
      return m.sentence == sentence && !pronoun && m.span.begin < words[noun].span.begin;
    });
  }

  void add_issues(DraftRecord& draft, const std::vector<ByteSpan>& items) const {
    for (const ByteSpan& item : items) {
      auto& issues = draft.record.issues;
      const auto same = [&](const Issue& issue) { return issue.span.overlaps(item); };
      std::erase_if(issues, [&](const Issue& issue) { return same(issue) && item.contains(issue.span); });
      if (std::none_of(issues.begin(), issues.end(), same)) {
        issues.push_back({std::string(item.of(view_.story.text)), item, std::nullopt});
        note(draft, "listed-issue", Role::kIssue, item);
      }
    }
  }

  const StoryView& view_;
  std::vector<DraftRecord>& drafts_;
};

}  // namespace

void link_story(const StoryView& view, std::vector<DraftRecord>& drafts) {
  StoryLinker(view, drafts).run();
}

}  // namespace rapport::coding
