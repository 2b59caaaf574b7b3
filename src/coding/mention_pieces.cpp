#include "coding/mention_pieces.hpp"

#include <algorithm>
#include <utility>

#include "coding/actor_words.hpp"

namespace rapport::coding {
namespace {

using dict::ActorKind;
using dict::NameForm;
using dict::PhraseWord;

class Cutter {
 public:
  Cutter(const dict::ActorTable& table, Pieces& out, bool opens_sentence)
      : table_(table), out_(out), words_(out.words), opens_sentence_(opens_sentence) {}

  void cut() {
    std::size_t at = 0;
    while (at < words_.size()) {
      const std::size_t end = next(at);
      at = end;
    }
    merge_runs();
  }

 private:
  [[nodiscard]] bool opener(std::size_t at) const {
    const bool first = at == 0 || (at == 1 && words_[0].mark);
    return first && opens_sentence_ && is_sentence_opener(words_[at].folded);
  }

  void push(Piece piece) {
    piece.capital = words_[piece.begin].upper;
    out_.pieces.push_back(std::move(piece));
  }

  std::size_t next(std::size_t at) {
    const PhraseWord& word = words_[at];
    Piece piece;
    piece.begin = at;
    if (word.mark) {
      piece.kind = PieceKind::kMark;
      piece.end = at + 1;
      push(std::move(piece));
      return at + 1;
    }
    auto name = table_.name_at(words_, at);
    auto agent = table_.agent_at(words_, at);
    if (name && (!agent || name->words >= agent->words || agent_goes_on(*name, at, at + agent->words))) {
      piece.kind = PieceKind::kName;
      piece.end = at + name->words;
      piece.name = std::move(*name);
    } else if (agent) {
      piece.kind = PieceKind::kAgent;
      piece.end = at + agent->words;
      piece.agent = *agent;
    } else {
      const bool known = is_determiner(word.folded) || is_honorific(word.folded) || is_former(word.folded) ||
                         is_calendar_word(word.folded) || word.folded == "'s" ||
                         (is_quantity(word.folded) && !word.all_caps) || pronoun_like(word);
      const bool capital = word.upper && !opener(at) && !known;
      piece.kind = capital ? PieceKind::kRun : PieceKind::kWord;
      piece.end = at + 1;
    }
    const std::size_t end = piece.end;
    push(std::move(piece));
    return end;
  }

  // "He", "They" at the head of a mention; "IT" and "US" are names.
  [[nodiscard]] static bool pronoun_like(const PhraseWord& word) {
    return pronoun_of(word.folded) != Pronoun::kNone && !word.all_caps && !word.pointed;
  }

  // "hamas fighter" is an agent phrase, and so is "fighter": the name tells more than the phrase. "Republican
  // Guard" is no guard of the Republicans.
  [[nodiscard]] bool agent_goes_on(const dict::NameMatch& name, std::size_t at, std::size_t end) const {
    const std::size_t next = at + name.words;
    const bool state = name.values.front().entry->kind <= ActorKind::kRegion;
    if (next >= words_.size() || (words_[next].upper && !state)) {
      return false;
    }
    const auto rest = table_.agent_at(words_, next);
    return rest && next + rest->words >= end;
  }

  [[nodiscard]] const PhraseWord& first_word(const Piece& piece) const { return words_[piece.begin]; }

  [[nodiscard]] bool is_run(const Piece& piece) const { return piece.kind == PieceKind::kRun; }

  // A one-word place or family name that may be a part of a longer personal name.
  [[nodiscard]] bool is_soft(const Piece& piece) const {
    if (piece.kind != PieceKind::kName || piece.end != piece.begin + 1 || first_word(piece).all_caps) {
      return false;
    }
    return std::all_of(piece.name.values.begin(), piece.name.values.end(), [&](const dict::NameValue& v) {
      const bool place = v.entry->kind == ActorKind::kCountry || v.entry->kind == ActorKind::kRegion;
      const bool people = v.form == NameForm::kAdjective || v.form == NameForm::kDemonym;
      return (place && !people && (v.form != NameForm::kSeat || is_capital(piece))) ||
             v.entry->kind == ActorKind::kPerson;
    });
  }

  [[nodiscard]] static bool is_capital(const Piece& piece) {
    return std::any_of(piece.name.values.begin(), piece.name.values.end(),
                       [](const dict::NameValue& v) { return v.form == NameForm::kCapital; });
  }

  [[nodiscard]] bool is_person(const Piece& piece) const {
    return piece.kind == PieceKind::kName && piece.name.values.front().entry->kind == ActorKind::kPerson;
  }

  // Whether `left` (already a run) takes in `right`.
  [[nodiscard]] bool joins(const Piece& left, const Piece& right) const {
    if (!is_run(left) || right.begin != left.end || words_[right.begin].folded == "'s") {
      return false;
    }
    const bool first_name = is_first_name(first_word(left).folded);
    switch (right.kind) {
      case PieceKind::kRun:
        return true;
      case PieceKind::kName:
        return is_soft(right) &&
               (first_name || is_capital(right) || (is_person(right) && !canonical_first(left, right)));
      case PieceKind::kAgent:
        return first_name && right.capital && right.end == right.begin + 1;
      case PieceKind::kWord:
        return particle_between(right);
      case PieceKind::kMark:
        return false;
    }
    return false;
  }

  // "Recep Tayyip" before "Erdogan": the run begins like the name that the table has, so it is that person.
  [[nodiscard]] bool canonical_first(const Piece& left, const Piece& right) const {
    return std::any_of(right.name.values.begin(), right.name.values.end(), [&](const dict::NameValue& v) {
      const auto words = dict::phrase_words(v.entry->name);
      return !words.empty() && words.front().folded == first_word(left).folded;
    });
  }

  [[nodiscard]] bool particle_between(const Piece& word) const {
    const bool next_capital = word.end < words_.size() && words_[word.end].upper;
    return is_particle(first_word(word).folded) && next_capital;
  }

  // Runs grow to the right; a place name that is a first name opens one ("Jordan Peterson"); a particle does
  // too.
  void merge_runs() {
    std::vector<Piece> merged;
    for (std::size_t i = 0; i < out_.pieces.size(); ++i) {
      Piece piece = std::move(out_.pieces[i]);
      if (opens_run(piece, i)) {
        piece.kind = PieceKind::kRun;
      }
      if (!merged.empty() && joins(merged.back(), piece)) {
        merged.back().end = piece.end;
        continue;
      }
      if (!merged.empty() && (is_forename_only(merged.back()) || is_short_form(merged.back(), piece)) &&
          is_run(piece) && piece.begin == merged.back().end) {
        merged.back().kind = PieceKind::kRun;
        merged.back().end = piece.end;
        continue;
      }
      if (!merged.empty() && swallows(merged.back(), piece)) {
        piece.begin = merged.back().begin;
        merged.back() = std::move(piece);
        continue;
      }
      merged.push_back(std::move(piece));
    }
    out_.pieces = std::move(merged);
  }

  // "Juan Carlos" is the table's king by himself; before a family name ("Juan Carlos Rojas") it is not.
  // "Lazarus Holm": one word that the table has as the short form of an organisation's longer name, before
  // one capital word and no more of them, as in no headline.
  [[nodiscard]] bool is_short_form(const Piece& piece, const Piece& next) const {
    const bool one =
        piece.kind == PieceKind::kName && piece.end == piece.begin + 1 && !first_word(piece).all_caps;
    const bool last = next.end == next.begin + 1 && next.end < words_.size() && !words_[next.end].upper;
    return one && last && std::all_of(piece.name.values.begin(), piece.name.values.end(), [&](const auto& v) {
             return v.entry->kind == ActorKind::kOrg && dict::phrase_words(v.entry->name).size() > 1;
           });
  }

  [[nodiscard]] bool is_forename_only(const Piece& piece) const {
    bool forenames = is_person(piece);
    for (std::size_t i = piece.begin; i < piece.end && forenames; ++i) {
      forenames = gender_of_first_name(words_[i].folded) != Gender::kUnknown;
    }
    return forenames;
  }

  // A longer personal name of the table after a run that belongs to it ("Mohammad" + "Javad Zarif").
  [[nodiscard]] bool swallows(const Piece& left, const Piece& right) const {
    return is_run(left) && is_person(right) && right.begin == left.end &&
           (right.end > right.begin + 1 || canonical_first(left, right)) &&
           !is_honorific(first_word(left).folded);
  }

  [[nodiscard]] bool opens_run(const Piece& piece, std::size_t i) const {
    const bool has_next = i + 1 < out_.pieces.size();
    if (!has_next) {
      return false;
    }
    const Piece& next = out_.pieces[i + 1];
    if (piece.kind == PieceKind::kWord && particle_between(piece) && next.kind == PieceKind::kRun) {
      return true;
    }
    return is_soft(piece) && !is_person(piece) && is_first_name(first_word(piece).folded) && is_run(next);
  }

  const dict::ActorTable& table_;
  Pieces& out_;
  const std::vector<PhraseWord>& words_;
  bool opens_sentence_;
};

}  // namespace

Pieces cut_pieces(const dict::ActorTable& table, std::string_view text, ByteSpan extent,
                  bool opens_sentence) {
  Pieces out;
  out.words = dict::phrase_words(text, extent);
  Cutter(table, out, opens_sentence).cut();
  return out;
}

}  // namespace rapport::coding
