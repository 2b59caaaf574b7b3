#include "coding/story_actors.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "coding/mention_reader.hpp"
#include "coding/story_scanner.hpp"

namespace rapport::coding {
namespace {

constexpr std::size_t kDominant = 2;  // mentions that make the only country of a story its country

bool is_state_code(const dict::ActorTable& table, const std::string& code) {
  return table.state(code) != nullptr;
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

}  // namespace

StoryActors::StoryActors(const dict::ActorTable& table, const Story& story,
                         const std::vector<Sentence>& sentences, std::optional<base::Date> published)
    : resolver_(table), story_(story), published_(published) {
  StoryScanner scanner(resolver_, story_, published_, discourse_);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    scanner.scan(sentences[i], i);
  }
  std::vector<std::string> states;
  std::size_t times = 0;
  for (const auto& [code, count] : scanner.countries()) {
    countries_.insert(code);
    if (is_state_code(table, code)) {
      states.push_back(code);
      times = count;
    }
  }
  if (story_.dateline) {
    home_ = country_of_name(resolver_, title_case(*story_.dateline), context());
  } else if (states.size() == 1 && times >= kDominant) {
    home_ = states.front();
  }
}

LinkContext StoryActors::context() const {
  return {published_, &countries_, false};
}

std::vector<Actor> StoryActors::resolve(ByteSpan mention, std::size_t sentence,
                                        const ResolveHint& hint) const {
  const MentionReader reader(resolver_, story_, discourse_, context(), home_);
  std::vector<Actor> out;
  for (LinkedActor& who : reader.read(mention, sentence, hint.place_country, hint.exclude)) {
    who.actor.text = std::string(mention.of(story_.text));
    who.actor.span = mention;
    who.actor.code = actor_code(who.actor);
    out.push_back(std::move(who.actor));
  }
  if (out.empty()) {
    out.emplace_back();
    out.back().text = std::string(mention.of(story_.text));
    out.back().span = mention;
  }
  return out;
}

}  // namespace rapport::coding
