// The part of SegmentLinker that links personal names and names that no table has.
#include <algorithm>
#include <array>

#include "coding/segment_linker.hpp"

namespace rapport::coding {

using dict::ActorEntry;
using dict::ActorKind;
using dict::AgentKind;
using dict::NameValue;

std::string country_led_by(const dict::ActorTable& table, const std::vector<std::string>& name,
                           std::optional<base::Date> date) {
  constexpr auto kOffices =
      std::to_array<std::string_view>({"president", "prime minister", "supreme leader"});
  for (const std::string_view office : kOffices) {
    const std::string country = link_name(table, name, "", office, false, date).country;
    if (!country.empty()) {
      return country;
    }
  }
  return {};
}

void SegmentLinker::use_standing(const Standing& standing, const std::string& title) {
  const ActorEntry& row = *standing.row;
  out_.kind = PartyKind::kPerson;
  out_.linked = true;
  out_.actor.name = row.name;
  out_.actor.country = known(row.country);
  out_.actor.wikidata = known(row.wikidata);
  out_.actor.sectors = standing.sectors;
  const std::vector<std::string> said = agent_sectors(parts_);
  if (parts_.former && !(standing.in_office && context_.date)) {
    out_.actor.sectors = {"ELI"};
  } else if (!title.empty() && !said.empty() &&
             (out_.actor.sectors.empty() || !parts_.agents.back().generic) &&
             (!standing.in_office || !context_.date)) {
    out_.actor.sectors = said;
    note_agent(*parts_.agents.back().piece->agent.entry);
  }
  out_.actor.title = !title.empty()       ? std::optional(title)
                     : standing.in_office ? known(row.office)
                                          : std::nullopt;
}

void SegmentLinker::link_person(const Piece& p) {
  std::vector<const ActorEntry*> terms;
  for (const NameValue& value : p.name.values) {
    if (value.entry->kind == ActorKind::kPerson) {
      for (const ActorEntry* term : table_.terms_of(value.entry->name)) {
        if (std::find(terms.begin(), terms.end(), term) == terms.end()) {
          terms.push_back(term);
        }
      }
    }
  }
  const std::string title =
      title_before(parts_, cut_, text_, static_cast<std::size_t>(&p - cut_.pieces.data()));
  const bool of_body = parts_.country().empty() && parts_.body.entry != nullptr;
  const std::string country = of_body ? parts_.body.entry->country : parts_.country();
  const Standing standing = standing_of(terms, country, table_.office_key(title), context_.date);
  if (standing.row != nullptr) {
    note(PartyRule::kTableEntry, standing.row);
    use_standing(standing, title);
  } else {
    unknown_person(cut_.span_of(p).of(text_), title);
  }
  set_gender(p);
}

void SegmentLinker::unknown_person(std::string_view name, const std::string& title) {
  const bool human = !title.empty() || parts_.honorific;
  out_.kind = human ? PartyKind::kPerson : PartyKind::kUnknown;
  out_.actor.name = std::string(name);
  out_.actor.sectors = agent_sectors(parts_);
  const ActorEntry* body = parts_.body.entry;
  note(PartyRule::kAsWritten);
  if (!parts_.agents.empty()) {
    note_agent(*parts_.agents.back().piece->agent.entry);
  }
  note_state();
  if (body != nullptr && (parts_.country().empty() || out_.actor.sectors.empty())) {
    note(PartyRule::kTableEntry, body);
  }
  set_country(!parts_.country().empty() ? parts_.country() : body != nullptr ? body->country : "");
  if (out_.actor.sectors.empty() && body != nullptr) {
    out_.actor.sectors = body->sectors;
  }
  if (parts_.former) {
    out_.actor.sectors = {"ELI"};
  }
  out_.actor.title = known(title);
}

void SegmentLinker::set_gender(const Piece& p) {
  out_.gender = parts_.gender;
  for (const AgentPart& agent : parts_.agents) {
    if (out_.gender == Gender::kUnknown) {
      out_.gender = gender_of_title(phrase_of(*agent.piece, cut_, text_));
    }
  }
  if (out_.gender == Gender::kUnknown && out_.actor.name) {
    const auto words = dict::phrase_words(*out_.actor.name);
    out_.gender = words.size() > 1 ? gender_of_first_name(words.front().folded) : Gender::kUnknown;
  }
  if (out_.gender == Gender::kUnknown && p.end > p.begin + 1) {
    out_.gender = gender_of_first_name(cut_.words[p.begin].folded);
  }
}

std::vector<std::string> SegmentLinker::run_words() const {
  std::vector<std::string> out;
  for (std::size_t i = parts_.run->begin; i < parts_.run->end; ++i) {
    if (!is_family_letter(cut_.words[i].folded)) {
      out.push_back(cut_.words[i].folded);
    }
  }
  return out;
}

// The run, and what belongs to it in a name like "Campaign for Equal Rights": capitals, and small links
// between them.
std::string_view SegmentLinker::unknown_name() const {
  ByteSpan span = cut_.span_of(*parts_.run);
  for (std::size_t i = parts_.run_at + 1; i < parts_.last; ++i) {
    constexpr auto kLinks = std::to_array<std::string_view>({"of", "for", "and", "the", "on"});
    const bool link =
        piece(i).kind == PieceKind::kWord && std::find(kLinks.begin(), kLinks.end(), word(i)) != kLinks.end();
    if (piece(i).kind == PieceKind::kName || (!link && !piece(i).capital)) {
      break;
    }
    if (!link) {
      span.end = cut_.span_of(piece(i)).end;
    }
  }
  return span.of(text_);
}

void SegmentLinker::link_run() {
  const bool has_agent = !parts_.agents.empty();
  if (has_agent && parts_.run_at < parts_.agents.back().at) {
    link_named_institution();
    return;
  }
  const std::string title = title_before(parts_, cut_, text_, parts_.run_at);
  const std::string office = title.empty() ? std::string() : table_.office_key(title);
  const bool possessive = parts_.state.entry != nullptr && parts_.state_at < parts_.run_at;
  const bool other_person = is_family_letter(cut_.words[parts_.run->end - 1].folded);
  NameLink link;
  if (has_agent || possessive || run_words().size() > 1) {
    link = link_name(table_, run_words(), parts_.country(), office, parts_.former, context_.date);
  }
  Standing standing;
  if (!link.terms.empty() && !other_person) {
    standing = standing_of(link.terms, parts_.country(), office, context_.date);
  }
  if (standing.row != nullptr) {
    note(PartyRule::kTitleAndName, standing.row);
    use_standing(standing, title);
  } else {
    unknown_person(unknown_name(), title);
    if (!out_.actor.country && has_agent) {
      set_country(link.country);
      if (out_.actor.country) {
        note(PartyRule::kTitleAndName);
      }
    }
  }
  set_gender(*parts_.run);
}

// "Libyan National Army" keeps its name; "Trump administration" is the government that Trump leads.
void SegmentLinker::link_named_institution() {
  const Piece& agent = *parts_.agents.back().piece;
  link_agents();
  if (agent.capital && agent.agent.entry->kind != AgentKind::kTitle) {
    const bool nation_before = parts_.state.entry != nullptr && parts_.state_at + 1 == parts_.run_at;
    const std::size_t begin = nation_before ? piece(parts_.state_at).begin : parts_.run->begin;
    const ByteSpan span{cut_.words[begin].span.begin, cut_.words[agent.end - 1].span.end};
    out_.actor.name = std::string(span.of(text_));
    out_.kind = PartyKind::kOrg;
    note(PartyRule::kAsWritten);
    return;
  }
  if (!out_.actor.country && std::count(out_.actor.sectors.begin(), out_.actor.sectors.end(), "GOV") > 0) {
    set_country(country_led_by(table_, run_words(), context_.date));
    if (out_.actor.country) {
      note(PartyRule::kLeaderOf);
    }
  }
}

}  // namespace rapport::coding
