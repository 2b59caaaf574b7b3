#include "coding/segment.hpp"

#include <algorithm>

#include "coding/segment_linker.hpp"

namespace rapport::coding {

using dict::ActorEntry;
using dict::ActorKind;
using dict::AgentKind;
using dict::NameForm;

namespace {

constexpr std::size_t kMaxTail = 24;  // pieces read behind the head; bounds the recursion on hostile text

bool has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// The "'s" after a personal or unknown name with an agent noun somewhere behind it, or `last`.
std::size_t possessor_end(const Pieces& pieces, std::size_t first, std::size_t last) {
  for (std::size_t i = last; i-- > first + 1;) {
    if (pieces.words[pieces.pieces[i].begin].folded != "'s") {
      continue;
    }
    const Piece& owner = pieces.pieces[i - 1];
    const bool person =
        owner.kind == PieceKind::kRun ||
        (owner.kind == PieceKind::kName && owner.name.values.front().entry->kind == ActorKind::kPerson);
    const bool noun = std::any_of(pieces.pieces.begin() + static_cast<std::ptrdiff_t>(i + 1),
                                  pieces.pieces.begin() + static_cast<std::ptrdiff_t>(last),
                                  [](const Piece& p) { return p.kind == PieceKind::kAgent; });
    if (person && noun) {
      return i;
    }
  }
  return last;
}

}  // namespace

LinkedActor SegmentLinker::link(std::size_t first, std::size_t last) {
  parts_ = read_parts(cut_, first, last, context_);
  const bool state_last = parts_.state.entry != nullptr && parts_.state_at == parts_.head_last;
  if (parts_.person != nullptr) {
    link_person(*parts_.person);
  } else if (parts_.body.entry != nullptr) {
    link_body();
  } else if (parts_.run != nullptr) {
    link_run();
  } else if (!parts_.agents.empty() && !state_last) {
    link_agents();
  } else {
    link_state(state_last);
  }
  out_.former = parts_.former;
  if (parts_.ambiguous && out_.kind == PartyKind::kNothing) {
    out_.kind = PartyKind::kThing;
  }
  if (out_.kind == PartyKind::kPerson || out_.kind == PartyKind::kUnknown) {
    read_tail();
  }
  return std::move(out_);
}

void SegmentLinker::set_country(const std::string& code) {
  if (!code.empty()) {
    out_.actor.country = code;
    out_.linked = true;
  }
}

// The nationality or country that gave the party its country.
void SegmentLinker::note_state() {
  if (parts_.state.entry != nullptr) {
    out_.steps.add({.rule = PartyRule::kTableEntry, .form = parts_.state.form, .row = parts_.state.entry});
  }
}

// An organisation by itself, its people, or a named person of it.
void SegmentLinker::link_body() {
  const ActorEntry& entry = *parts_.body.entry;
  if (parts_.run != nullptr && parts_.run_at > parts_.body_at && !parts_.agents.empty()) {
    link_run();
    return;
  }
  out_.kind = entry.kind == ActorKind::kBody ? PartyKind::kBody : PartyKind::kOrg;
  out_.linked = true;
  set_country(entry.country);
  out_.actor.sectors = entry.sectors;
  out_.actor.name = entry.name;
  out_.actor.wikidata = known(entry.wikidata);
  note(PartyRule::kTableEntry, &entry);
  if (!parts_.agents.empty() && parts_.agents.back().at > parts_.body_at) {
    people_of(entry);
  }
}

// "UN peacekeepers", "Taliban fighters", "EU officials", "NATO chief": the body's sectors go before the
// noun's.
void SegmentLinker::people_of(const ActorEntry& entry) {
  const AgentPart& part = parts_.agents.back();
  const bool intergovernmental = entry.kind == ActorKind::kBody && entry.country != "EUR";
  if (entry.sectors.empty()) {
    out_.actor.sectors = agent_sectors(parts_);
    if (intergovernmental) {
      std::erase(out_.actor.sectors, "GOV");  // an official of a body is of no government
    }
  }
  head_from(*part.piece);
  note_agent(*part.piece->agent.entry);
  const AgentKind kind = part.piece->agent.entry->kind;
  out_.kind = kind == AgentKind::kInstitution && !out_.plural ? out_.kind : PartyKind::kGroup;
  if (kind == AgentKind::kTitle && !out_.plural) {
    out_.actor.name.reset();
    out_.actor.wikidata.reset();
    out_.actor.title = phrase_of(*part.piece, cut_, text_);
    office_holder();
  }
}

void SegmentLinker::head_from(const Piece& agent) {
  out_.head = agent.agent.entry->phrase;
  out_.generic = cut_.words[agent.end - 1].folded;
  out_.plural = agent.agent.plural || parts_.quantity;
  out_.modified = parts_.run != nullptr;
}

void SegmentLinker::link_agents() {
  const Piece& agent = *parts_.agents.back().piece;
  out_.kind = PartyKind::kGroup;
  head_from(agent);
  out_.actor.sectors = parts_.former ? std::vector<std::string>{"ELI"} : agent_sectors(parts_);
  set_country(parts_.country());
  note_agent(*agent.agent.entry);
  note_state();
  if (agent.agent.entry->kind == AgentKind::kTitle && !out_.plural) {
    out_.actor.title = title_before(parts_, cut_, text_, cut_.pieces.size());
  }
  out_.gender = gender_of_title(phrase_of(agent, cut_, text_));
  named_institution(agent);
  read_tail();
  office_holder();
}

// "Supreme Court", "Italian Interior Ministry": capitals throughout make it a name.
void SegmentLinker::named_institution(const Piece& agent) {
  const bool one_word = parts_.agents.size() == 1 && agent.end == agent.begin + 1;
  if (agent.agent.entry->kind != AgentKind::kInstitution || !agent.capital || agent.agent.plural ||
      one_word || !cut_.words[agent.end - 1].upper || !parts_.agents.front().piece->capital) {
    return;
  }
  std::size_t first = parts_.agents.front().at;
  if (parts_.state.entry != nullptr && parts_.state_at + 1 == first) {
    first = parts_.state_at;
  }
  const ByteSpan span{cut_.span_of(piece(first)).begin, cut_.span_of(agent).end};
  out_.actor.name = std::string(span.of(text_));
  note(PartyRule::kAsWritten);
}

// A title with a country and a date: who held the office on that day, when the tables know exactly one.
void SegmentLinker::office_holder() {
  if (!context_.date || !out_.actor.country || !out_.actor.title || out_.plural || parts_.former ||
      out_.modified) {
    return;
  }
  const auto holders =
      table_.holders(*out_.actor.country, table_.office_key(*out_.actor.title), *context_.date);
  if (holders.size() == 1) {
    out_.actor.name = holders.front()->name;
    out_.actor.sectors = holders.front()->sectors;
    out_.actor.wikidata = known(holders.front()->wikidata);
    out_.kind = PartyKind::kPerson;
    note(PartyRule::kOfficeHolder, holders.front());
  }
}

// "government of Iraq", "members of the Taliban", "spokesman for President Lourenco": country of what stands
// there; its sectors too where the noun itself only says "members".
void SegmentLinker::read_tail() {
  if (parts_.tail + 1 >= parts_.last || (out_.actor.country && !out_.actor.sectors.empty())) {
    return;
  }
  const std::size_t end = std::min(parts_.last, parts_.tail + 1 + kMaxTail);
  const LinkedActor tail = link_segment(table_, text_, cut_, parts_.tail + 1, end, context_);
  if (!out_.actor.country && tail.actor.country) {
    set_country(*tail.actor.country);
    out_.steps.add(tail.steps);
  }
  const bool generic = !parts_.agents.empty() && parts_.agents.back().generic && parts_.agents.size() == 1;
  const bool organised = tail.kind == PartyKind::kOrg || tail.kind == PartyKind::kBody ||
                         tail.kind == PartyKind::kUnknown ||
                         (tail.kind == PartyKind::kGroup && tail.actor.name);
  if (generic && organised && word(parts_.tail) != "in" && !parts_.former) {
    out_.actor.sectors = tail.actor.sectors;
    if (!tail.actor.country) {
      out_.steps.add(tail.steps);
    }
  }
}

// A country, its capital or seat of government, its people, or a thing of it.
void SegmentLinker::link_state(bool whole) {
  if (parts_.state.entry == nullptr) {
    plain_noun();
    return;
  }
  const ActorEntry& entry = *parts_.state.entry;
  set_country(entry.country);
  out_.actor.sectors = entry.sectors;
  note_state();
  if (!whole) {
    plain_noun();
    out_.kind = PartyKind::kThing;
    return;
  }
  out_.kind = PartyKind::kState;
  switch (parts_.state.form) {
    case NameForm::kName:
      out_.actor.name = entry.name;
      break;
    case NameForm::kCapital:
      out_.actor.name = entry.name;
      out_.actor.sectors = {"GOV"};
      break;
    case NameForm::kSeat:
      out_.actor.name = std::string(cut_.span_of(piece(parts_.state_at)).of(text_));
      out_.actor.sectors = {"GOV"};
      break;
    case NameForm::kAdjective:
      break;
    case NameForm::kDemonym:
      out_.demonym = true;
      out_.plural = true;
      break;
  }
}

// "countries", "three men": the last common noun, for coreference only.
void SegmentLinker::plain_noun() {
  const Piece& p = cut_.pieces[parts_.head_last];
  if (p.kind == PieceKind::kWord) {
    out_.generic = cut_.words[p.end - 1].folded;
    out_.plural = out_.generic.size() > 2 && out_.generic.ends_with('s') && !out_.generic.ends_with("ss");
  }
  if (!out_.actor.country && parts_.tail < parts_.last &&
      (word(parts_.tail) == "of" || word(parts_.tail) == "from")) {
    read_tail();
  }
}

LinkedActor link_segment(const dict::ActorTable& table, std::string_view text, const Pieces& pieces,
                         std::size_t first, std::size_t last, const LinkContext& context) {
  if (first >= last) {
    return {};
  }
  const std::size_t owner = possessor_end(pieces, first, last);
  if (owner == last) {
    return SegmentLinker(table, text, pieces, context).link(first, last);
  }
  LinkedActor out = SegmentLinker(table, text, pieces, context).link(owner + 1, last);
  if (!out.actor.country) {
    const LinkedActor possessor = SegmentLinker(table, text, pieces, context).link(first, owner);
    out.actor.country = possessor.actor.country;
    if (out.actor.country) {
      out.steps.add(possessor.steps);
    }
    const std::size_t name = owner - 1;
    if (!out.actor.country && has(out.actor.sectors, "GOV") && pieces.pieces[name].kind == PieceKind::kRun) {
      const std::string family = pieces.words[pieces.pieces[name].end - 1].folded;
      out.actor.country = known(country_led_by(table, {family}, context.date));
      if (out.actor.country) {
        out.steps.add({.rule = PartyRule::kLeaderOf});
      }
    }
    out.linked = out.linked || out.actor.country.has_value();
  }
  return out;
}

}  // namespace rapport::coding
