#include "coding/phrase_parts.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "coding/entry_choice.hpp"

namespace rapport::coding {
namespace {

using dict::ActorKind;
using dict::NameValue;

bool has(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class PartsReader {
 public:
  PartsReader(const Pieces& pieces, const LinkContext& context) : cut_(pieces), context_(context) {}

  PhraseParts read(std::size_t first, std::size_t last) {
    first = skip_quantity(first, last);
    parts_.last = last;
    parts_.tail = tail_of(first, last);
    parts_.head_last = std::min(first, last - 1);  // a phrase of determiners alone has no head
    for (std::size_t i = first; i < parts_.tail; ++i) {
      collect(i);
    }
    return std::move(parts_);
  }

 private:
  [[nodiscard]] const Piece& piece(std::size_t i) const { return cut_.pieces[i]; }
  [[nodiscard]] const std::string& word(std::size_t i) const { return cut_.words[piece(i).begin].folded; }
  [[nodiscard]] bool plain(std::size_t i) const { return piece(i).kind == PieceKind::kWord; }

  // "thousands of Sudanese protesters", "a group of U.S. lawmakers": the head stands after "of".
  std::size_t skip_quantity(std::size_t first, std::size_t last) {
    for (;;) {
      std::size_t at = first;
      while (at < last && plain(at) && is_determiner(word(at)) && !is_quantity(word(at))) {
        ++at;
      }
      std::size_t of = at;
      while (of < last && of < at + 4 && word(of) != "of" && piece(of).kind != PieceKind::kName) {
        ++of;
      }
      const bool counts = of > at && of + 1 < last && word(of) == "of" && is_quantity(word(of - 1)) &&
                          (!piece(of - 1).capital || of - 1 == first);
      if (!counts) {
        return at;
      }
      parts_.quantity = true;
      first = of + 1;
    }
  }

  [[nodiscard]] std::size_t tail_of(std::size_t first, std::size_t last) const {
    bool content = false;
    for (std::size_t i = first; i < last; ++i) {
      const bool participle =
          i + 1 < last && piece(i + 1).kind != PieceKind::kWord &&
          is_one_of(word(i), {"backed", "based", "held"});  // "U.S. backed rebels" goes on
      if (plain(i) && content && !participle && !cut_.words[piece(i).begin].joined && opens_tail(word(i))) {
        return i;
      }
      content = content || !plain(i) || !is_determiner(word(i));
    }
    return last;
  }

  void collect(std::size_t i) {
    const Piece& p = piece(i);
    if (p.kind != PieceKind::kMark && word(i) != "'s") {
      parts_.head_last = i;
    }
    parts_.led = parts_.led || (word(i) == "led" && cut_.words[p.begin].joined);
    parts_.former = parts_.former || (p.kind != PieceKind::kName && is_former(word(i)));
    if (p.end == p.begin + 1 && is_honorific(word(i))) {
      parts_.honorific = true;
      parts_.gender = gender_of_title(word(i));
    } else if (p.kind == PieceKind::kName) {
      collect_name(i);
    } else if (p.kind == PieceKind::kAgent) {
      parts_.agents.push_back({&p, i, p.end == p.begin + 1 && is_generic_head(word(i))});
    } else if (p.kind == PieceKind::kRun) {
      parts_.run = &p;
      parts_.run_at = i;
    }
  }

  [[nodiscard]] bool is_foreign(const NameValue& value) const {
    const bool domestic = value.entry->kind == ActorKind::kOrg &&
                          !is_one_of(value.entry->country, {"IGO", "NGO", "MNC", "IMG", "ISM"});
    return domestic && parts_.state.entry != nullptr && value.entry->country != parts_.state.entry->country;
  }

  // Of organisations with one name that of the nation before it.
  [[nodiscard]] std::vector<NameValue> of_nation(const std::vector<NameValue>& values) const {
    std::vector<NameValue> out;
    std::copy_if(values.begin(), values.end(), std::back_inserter(out),
                 [&](const NameValue& v) { return !is_foreign(v); });
    return out.empty() ? values : out;
  }

  void collect_name(std::size_t i) {
    if (is_detached(cut_, i)) {
      return;
    }
    const NameValue value = choose(of_nation(piece(i).name.values), context_);
    if (value.entry == nullptr) {
      parts_.ambiguous = true;
    } else if (is_foreign(value)) {
      parts_.run = &piece(i);  // "Kenya's Liberal Democratic Party": a namesake that the table does not have
      parts_.run_at = i;
    } else if (value.entry->kind == ActorKind::kPerson) {
      parts_.person = parts_.person == nullptr ? &piece(i) : parts_.person;
    } else if (value.entry->kind == ActorKind::kBody || value.entry->kind == ActorKind::kOrg) {
      parts_.body = value;
      parts_.body_at = i;
    } else if (parts_.state.entry == nullptr) {
      parts_.state = value;
      parts_.state_at = i;
    }
  }

  const Pieces& cut_;
  const LinkContext& context_;
  PhraseParts parts_;
};

}  // namespace

bool is_detached(const Pieces& pieces, std::size_t i) {
  const auto first = [&](std::size_t n) -> const dict::PhraseWord& {
    return pieces.words[pieces.pieces[n].begin];
  };
  if (i + 1 < pieces.pieces.size()) {
    const dict::PhraseWord& next = first(i + 1);
    if (next.joined && is_detaching_suffix(next.folded)) {
      return true;
    }
    // "U.S. backed forces": the participle between a name and a noun.
    const bool participle = pieces.pieces[i + 1].kind == PieceKind::kWord && i + 2 < pieces.pieces.size() &&
                            pieces.pieces[i + 2].kind != PieceKind::kWord;
    if (participle && is_one_of(next.folded, {"backed", "supported", "funded", "sponsored", "controlled"})) {
      return true;
    }
  }
  if (i == 0) {
    return false;
  }
  // "Latin American" is no American of the United States.
  const bool direction =
      is_one_of(first(i - 1).folded, {"latin", "central", "north", "south", "pan", "inter"}) &&
      pieces.pieces[i - 1].end == pieces.pieces[i].begin && pieces.pieces[i - 1].capital;
  return direction || (first(i).joined && is_detaching_prefix(first(i - 1).folded));
}

PhraseParts read_parts(const Pieces& pieces, std::size_t first, std::size_t last,
                       const LinkContext& context) {
  return PartsReader(pieces, context).read(first, last);
}

std::vector<std::string> agent_sectors(const PhraseParts& parts) {
  std::vector<std::string> out;
  bool generic_so_far = true;
  bool opposition = false;
  for (std::size_t i = parts.agents.size(); i-- > 0;) {
    const std::vector<std::string>& own = parts.agents[i].piece->agent.entry->sectors;
    opposition = opposition || has(own, "OPP");
    if (generic_so_far && !own.empty() && (out.empty() || !parts.agents[i].generic)) {
      out = own;
    }
    generic_so_far = generic_so_far && parts.agents[i].generic;
  }
  const bool adds = opposition && !out.empty() && !has(out, "OPP") && !has(out, "REB");
  if (adds) {
    out.emplace_back("OPP");
  }
  if (parts.led) {
    std::erase(out, "PTY");  // a coalition that a country leads is none of parties
  }
  return out;
}

std::string phrase_of(const Piece& agent, const Pieces& pieces, std::string_view text) {
  return agent.agent.plural ? agent.agent.entry->phrase : base::lower(pieces.span_of(agent).of(text));
}

std::string title_before(const PhraseParts& parts, const Pieces& pieces, std::string_view text,
                         std::size_t limit) {
  std::string title;
  for (const AgentPart& agent : parts.agents) {
    if (agent.at < limit) {
      title += (title.empty() ? "" : " ") + phrase_of(*agent.piece, pieces, text);
    }
  }
  return title;
}

}  // namespace rapport::coding
