#include "dict/actor_table.hpp"

#include <algorithm>

namespace rapport::dict {
namespace {

constexpr std::uint32_t kForms = 8;

}  // namespace

std::optional<NameMatch> ActorTable::name_at(std::span<const PhraseWord> words, std::size_t at) const {
  auto found = names_.longest(words, at);
  if (!found) {
    return std::nullopt;
  }
  NameMatch match;
  match.words = found->words;
  for (const std::uint32_t value : found->values) {
    match.values.push_back({&entries_[value / kForms], static_cast<NameForm>(value % kForms)});
  }
  return match;
}

std::optional<AgentMatch> ActorTable::agent_at(std::span<const PhraseWord> words, std::size_t at) const {
  const auto found = agent_index_.longest(words, at);
  if (!found) {
    return std::nullopt;
  }
  const std::uint32_t number = found->values.front() / 2;
  const bool plural =
      std::find(found->values.begin(), found->values.end(), number * 2 + 1) != found->values.end();
  return AgentMatch{found->words, &agents_[number], plural};  // "police", "troops" are their own plural
}

std::vector<const ActorEntry*> ActorTable::listed(const Lists& lists, std::string_view key) const {
  std::vector<const ActorEntry*> out;
  const auto at = lists.find(key);
  if (at != lists.end()) {
    for (const std::uint32_t number : at->second) {
      out.push_back(&entries_[number]);
    }
  }
  return out;
}

std::vector<const ActorEntry*> ActorTable::holders(std::string_view country, std::string_view office,
                                                   base::Date date) const {
  std::vector<const ActorEntry*> out;
  for (const ActorEntry* entry : listed(offices_, std::string(country) + "|" + std::string(office))) {
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const ActorEntry* e) { return e->name == entry->name; });
    if (entry->holds(date) && !known) {
      out.push_back(entry);
    }
  }
  return out;
}

std::vector<const ActorEntry*> ActorTable::by_surname(std::string_view folded) const {
  return listed(surnames_, folded);
}

std::vector<const ActorEntry*> ActorTable::terms_of(std::string_view name) const {
  return listed(people_, name);
}

const ActorEntry* ActorTable::state(std::string_view code) const {
  const auto found = listed(states_, code);
  return found.empty() ? nullptr : found.front();
}

}  // namespace rapport::dict
