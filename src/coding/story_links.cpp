#include "coding/story_links.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "coding/actor_words.hpp"
#include "coding/issue_list.hpp"
#include "coding/noun_links.hpp"
#include "coding/story_drafts.hpp"

namespace rapport::coding {
namespace {

constexpr double kSure = 0.5;           // what the docs tell users to keep
constexpr std::size_t kIssueReach = 3;  // sentences back to the pair whose differences are listed

/// The rules, over all drafts of a story.
class StoryLinker {
 public:
  StoryLinker(const StoryView& view, std::vector<DraftRecord>& drafts)
      : view_(view), drafts_(view, drafts), nouns_(drafts_) {
    learn_talks();
    learn_mentions();
  }

  void run() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      add_host(drafts_[i]);
      add_other_side(i);
      nouns_.take_up_act(i);
    }
    for (std::size_t s = 0; s < view_.sentences.size(); ++s) {
      nouns_.date_from_noun(s);
      carry_issues(s);
    }
  }

 private:
  // Whom the parties of each country talk or agree with, as the frames have it, before any rule of this file.
  void learn_talks() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Record& record = drafts_[i].record;
      if ((record.event != "CONSULT" && record.event != "AGREE") || !is_told(record)) {
        continue;
      }
      const Countries countries = countries_of(record);
      for (const std::string& one : countries) {
        for (const std::string& other : countries) {
          if (one != other) {
            talks_[one].emplace(other, i);
          }
        }
      }
    }
  }

  void learn_mentions() {
    for (const EntityMention& m : view_.discourse.mentions()) {
      if (const auto& country = view_.discourse.entity(m.entity).actor.country) {
        const auto at = named_.try_emplace(*country, m.span, m.span).first;
        at->second.second = m.span;
      }
    }
  }

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

  // The country of the first place that is another state's than the parties', who are all of one country.
  [[nodiscard]] std::pair<std::string, const Place*> foreign_place(const Record& record) const {
    const Countries own = countries_of(record);
    for (const Place& place : record.places) {
      if (own.size() == 1 && place.country && !own.contains(*place.country) &&
          view_.table.state(*place.country) != nullptr && view_.table.state(*own.begin()) != nullptr) {
        return {*place.country, &place};
      }
    }
    return {"", nullptr};
  }

  // Whether words of the story other than `but` name a party of the country.
  [[nodiscard]] bool names_party(const std::string& country, ByteSpan but) const {
    const auto at = named_.find(country);
    return at != named_.end() && (!at->second.first.overlaps(but) || !at->second.second.overlaps(but));
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

  // "Berg ended his talks in Lima" in a story that told before of talks or an agreement between his state and
  // Peru, and of none between his state and a third one, whom he could have met there.
  void add_other_side(std::size_t i) const {
    Record& record = drafts_[i].record;
    if (record.event != "CONSULT" || record.mode || parties_of(record) != 1) {
      return;
    }
    const auto [country, place] = foreign_place(record);
    if (place == nullptr) {
      return;
    }
    const auto partners = talks_.find(*countries_of(record).begin());
    if (partners == talks_.end() || partners->second.size() != 1) {
      return;
    }
    const auto& [partner, told] = *partners->second.begin();
    if (partner == country && told < i) {
      note(drafts_[i], "other-side", Role::kActor, place->span);
      record.actors.push_back(state_at(country, *place));
    }
  }

  // The surest of the last acts between parties of two countries or more before or in `sentence`.
  [[nodiscard]] DraftRecord* pair_before(std::size_t sentence) const {
    DraftRecord* found = nullptr;
    for (std::size_t n = drafts_.first_of(sentence + 1);
         n-- > 0 && mention_of(drafts_[n]).sentence + kIssueReach >= sentence;) {
      const Record& record = drafts_[n].record;
      const bool pair = (record.event == "CONSULT" || record.event == "REJECT" || record.event == "AGREE") &&
                        countries_of(record).size() > 1;
      if (pair && is_told(record) &&
          (found == nullptr ||
           (found->record.confidence < kSure && record.confidence > found->record.confidence))) {
        found = &drafts_[n];
      }
    }
    return found;
  }

  // "Their differences range from trade to fishing": issues of the act between the two that was told last. A
  // sentence that names parties of its own has its own issues.
  void carry_issues(std::size_t sentence) const {
    const ClauseWords words = drafts_.words_of(sentence);
    const auto list = find_issue_list(words);
    DraftRecord* act = list && list->shared ? pair_before(sentence) : nullptr;
    if (act == nullptr || names_other(sentence, list->items.front(), countries_of(act->record))) {
      return;
    }
    for (std::size_t i = drafts_.first_of(sentence); drafts_.is_of(i, sentence); ++i) {
      DraftRecord& draft = drafts_[i];
      if (mention_of(draft).trigger.begin == words[list->noun].span.begin && parties_of(draft.record) == 0) {
        note(draft, "takes-up-act", std::nullopt, mention_of(*act).trigger);
        draft.record.actors = act->record.actors;
        draft.record.recipients = act->record.recipients;
        add_issues(draft, list->items);
      }
    }
    add_issues(*act, list->items);
  }

  // A party or place before the list that is none of the two countries' ("Disputes with Japan include ...").
  [[nodiscard]] bool names_other(std::size_t sentence, ByteSpan list, const Countries& pair) const {
    const auto& all = view_.discourse.mentions();
    const std::size_t begin = view_.sentences[sentence].span.begin;
    auto m = std::partition_point(all.begin(), all.end(),
                                  [&](const EntityMention& other) { return other.span.begin < begin; });
    for (; m != all.end() && m->span.begin < list.begin; ++m) {
      const Actor& who = view_.discourse.entity(m->entity).actor;
      if (who.country ? !pair.contains(*who.country) : who.name.has_value()) {
        return true;
      }
    }
    return false;
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
  StoryDrafts drafts_;
  NounLinks nouns_;
  /// Country, country it talks or agrees with, the first draft that tells so.
  std::map<std::string, std::map<std::string, std::size_t>> talks_;
  std::map<std::string, std::pair<ByteSpan, ByteSpan>> named_;  ///< First and last mention of a country's.
};

}  // namespace

void link_story(const StoryView& view, std::vector<DraftRecord>& drafts) {
  StoryLinker(view, drafts).run();
}

}  // namespace rapport::coding
