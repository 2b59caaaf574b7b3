#include "coding/story_actors.hpp"

#include <algorithm>
#include <map>

#include "base/ascii.hpp"
#include "coding/mention_reader.hpp"
#include "coding/story_scanner.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kDominant = 2;  // mentions that make the only country of a story its country

bool is_state_code(const dict::ActorTable& table, const std::string& code) {
  return table.state(code) != nullptr;
}

/// The only state that a story names, or the one that it names far more often than any other.
std::optional<std::string> dominant(std::vector<std::pair<std::size_t, std::string>> states) {
  std::sort(states.begin(), states.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const bool only = states.size() == 1 && states.front().first >= kDominant;
  const bool most =
      states.size() > 1 && states[0].first > kDominant && states[0].first >= 2 * states[1].first;
  return only || most ? std::optional(states.front().second) : std::nullopt;
}

// The state whose party opens the story and shares its first sentence's subject with nobody, where the story
// names no other one as often.
std::optional<std::string> lead_subject(const dict::ActorTable& table, const Discourse& discourse,
                                        const std::map<std::string, std::size_t>& counts) {
  const auto& all = discourse.mentions();
  if (all.empty() || all.front().oblique || all.front().place ||
      (all.size() > 1 && all[1].coordinated && all[1].sentence == all.front().sentence)) {
    return std::nullopt;
  }
  const auto& country = discourse.entity(all.front().entity).actor.country;
  if (!country || table.state(*country) == nullptr || !counts.contains(*country)) {
    return std::nullopt;
  }
  const bool most = std::all_of(counts.begin(), counts.end(), [&](const auto& other) {
    return other.first == *country || other.second < counts.at(*country);
  });
  return most ? country : std::nullopt;
}

std::optional<std::string> country_of_name(const ActorResolver& resolver, std::string_view text,
                                           const LinkContext& context) {
  const LinkedActor who = resolver.resolve(text, {0, text.size()}, context);
  return who.kind == PartyKind::kState ? who.actor.country : std::nullopt;
}

// "BEIJING" is written in capitals; the tables want "Beijing".
std::string title_case(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool first = out.empty() || !base::is_alpha(out.back());
    out += first ? c : base::to_lower(c);
  }
  return out;
}

std::string_view table_of(dict::ActorKind kind) {
  switch (kind) {
    case dict::ActorKind::kCountry:
      return "countries";
    case dict::ActorKind::kRegion:
      return "regions";
    case dict::ActorKind::kBody:
      return "bodies";
    case dict::ActorKind::kOrg:
      return "orgs";
    case dict::ActorKind::kPerson:
      return "people";
  }
  return "";
}

std::string_view form_name(dict::NameForm form) {
  switch (form) {
    case dict::NameForm::kName:
      return "name";
    case dict::NameForm::kAdjective:
      return "adjective";
    case dict::NameForm::kDemonym:
      return "demonym";
    case dict::NameForm::kCapital:
      return "capital";
    case dict::NameForm::kSeat:
      return "seat";
  }
  return "";
}

std::optional<std::string> iso(const std::optional<base::Date>& date) {
  return date ? std::optional(base::to_iso(*date)) : std::nullopt;
}

}  // namespace

StoryActors::StoryActors(const dict::ActorTable& table, const Story& story,
                         const std::vector<Sentence>& sentences, std::optional<base::Date> published,
                         const std::optional<std::string>& dateline_country)
    : resolver_(table), story_(story), published_(published) {
  StoryScanner scanner(resolver_, story_, published_, discourse_);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    scanner.scan(sentences[i], i);
  }
  std::vector<std::pair<std::size_t, std::string>> states;
  for (const auto& [code, count] : scanner.countries()) {
    countries_.insert(code);
    if (is_state_code(table, code)) {
      states.emplace_back(count, code);
    }
  }
  if (story_.dateline) {
    home_.institutions = country_of_name(resolver_, title_case(*story_.dateline), context());
    home_.institutions = home_.institutions ? home_.institutions : dateline_country;
  } else {
    home_.institutions = dominant(std::move(states));
  }
  home_.officials =
      home_.institutions ? home_.institutions : lead_subject(table, discourse_, scanner.countries());
}

LinkContext StoryActors::context() const {
  return {published_, &countries_, false};
}

// A longer name is best seen where the story has it first, what a pronoun or a noun stands for where it was
// last; a mention of the same words behind it only where there is none before.
std::optional<ByteSpan> StoryActors::antecedent_of(const LinkStep& step, ByteSpan mention) const {
  if (step.entity == kNoEntity) {
    return std::nullopt;
  }
  if (step.rule == PartyRule::kLongerPhrase) {
    const EntityMention* whole = discourse_.covering(mention);
    return whole == nullptr ? std::nullopt : std::optional(whole->span);
  }
  const bool by_name = step.rule == PartyRule::kShortName || step.rule == PartyRule::kSameName;
  std::optional<ByteSpan> found;
  for (const EntityMention& m : discourse_.mentions()) {
    const bool before = m.span.begin < mention.begin;
    if (m.entity != step.entity || m.span.overlaps(mention) || (found && (by_name || !before))) {
      continue;
    }
    found = m.span;
  }
  return found;
}

PartyStep StoryActors::step_of(const LinkStep& step, ByteSpan mention) const {
  PartyStep out;
  out.rule = step.rule;
  if (step.row != nullptr) {
    out.table = std::string(table_of(step.row->kind));
    out.entry = step.row->name;
    out.from = iso(step.row->begin);
    out.to = iso(step.row->end);
    if (step.rule == PartyRule::kTableEntry) {
      out.form = std::string(form_name(step.form));
    }
  } else if (step.agent != nullptr) {
    out.table = "agents";
    out.entry = step.agent->phrase;
  }
  out.antecedent = antecedent_of(step, mention);
  return out;
}

std::vector<Actor> StoryActors::resolve(ByteSpan mention, std::size_t sentence, const ResolveHint& hint,
                                        std::vector<PartyTrace>* why) const {
  const MentionReader reader(resolver_, story_, discourse_, context(), home_);
  std::vector<Actor> out;
  for (LinkedActor& who : reader.read(mention, sentence, {hint.place_country, hint.exclude, hint.speaker})) {
    who.actor.text = std::string(mention.of(story_.text));
    who.actor.span = mention;
    who.actor.code = actor_code(who.actor);
    if (why != nullptr) {
      PartyTrace& trace = why->emplace_back();
      trace.actor = who.actor;
      for (const LinkStep& step : who.steps.all()) {
        trace.steps.push_back(step_of(step, mention));
      }
    }
    out.push_back(std::move(who.actor));
  }
  if (out.empty()) {
    out.emplace_back();
    out.back().text = std::string(mention.of(story_.text));
    out.back().span = mention;
    if (why != nullptr) {
      why->push_back({out.back(), {}, false});
    }
  }
  return out;
}

}  // namespace rapport::coding
