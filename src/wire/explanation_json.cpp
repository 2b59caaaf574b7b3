// Explanations as JSON lines, after docs/formats/explain.md: one object a sentence, every key always there.
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/format.hpp"

#include "wire/explanation_words.hpp"
#include "wire/json_line.hpp"

namespace rapport {
namespace {

using wire::Json;
using wire::nullable;
using wire::Offsets;

/// Rounded to three decimals, within 0 and 1.
Json probability(double value) {
  constexpr double kSteps = 1000;
  const double safe = value >= 0 ? std::min(value, 1.0) : 0.0;  // NaN fails the comparison
  return std::round(safe * kSteps) / kSteps;
}

Json name_or_null(const std::string& name) {
  return name.empty() ? Json(nullptr) : Json(name);
}

/// Writes the frames of one story.
class ExplanationWriter {
 public:
  explicit ExplanationWriter(const Story& story) : text_(story.text), offsets_(story.text) {}

  [[nodiscard]] Json span(const ByteSpan& span) const {
    return {
        {"text", wire::words_of(text_, span)}, {"begin", offsets_.begin(span)}, {"end", offsets_.end(span)}};
  }

  [[nodiscard]] Json frame(const FrameTrace& trace) const {
    const Frame& frame = trace.frame;
    Json out;
    out["trigger"] = span(frame.trigger);
    out["event"] = frame.type;
    out["confidence"] = probability(frame.confidence);
    out["status"] = frame.status;
    out["status_score"] = probability(frame.status_score);
    out["mode"] = nullable(frame.mode);
    out["about"] = nullable(frame.about);
    out["contexts"] = frame.contexts;
    out["rules"] = list(trace.rules, [&](const FrameStep& r) { return rule(r); });
    out["mentions"] = list(trace.mentions, [&](const MentionTrace& m) { return mention(m); });
    out["codes"] = codes(trace.codes);
    out["record"] = name_or_null(trace.record);
    out["merged"] = trace.merged;
    out["kept_apart"] = list(trace.kept_apart, [](const KeptApart& apart) {
      return Json{{"record", apart.record}, {"reason", apart.reason}};
    });
    return out;
  }

  [[nodiscard]] Json entity(const EntityMention& mention) const {
    Json out = {{"type", mention.type}};
    out.update(span(mention.span));
    out["chain"] = mention.chain;
    out["score"] = probability(mention.score);
    return out;
  }

  [[nodiscard]] Json tokens(const Sentence& sentence) const {
    return list(sentence.tokens, [&](const Token& token) { return span(token.span); });
  }

  [[nodiscard]] const Offsets& offsets() const { return offsets_; }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  template <class T, class Write>
  static Json list(const std::vector<T>& items, const Write& write) {
    Json out = Json::array();
    for (const T& item : items) {
      out.push_back(write(item));
    }
    return out;
  }

  [[nodiscard]] Json mention(const MentionTrace& trace) const {
    Json out;
    out["role"] = wire::role_name(trace.role);
    out.update(span(trace.span.span));
    out["score"] = probability(trace.span.score);
    out["parties"] = list(trace.parties, [&](const PartyTrace& p) { return party(p); });
    out["place"] = trace.place ? place(*trace.place) : Json(nullptr);
    out["time"] = trace.time ? time(*trace.time) : Json(nullptr);
    return out;
  }

  [[nodiscard]] Json rule(const FrameStep& step) const {
    return {{"rule", step.rule},
            {"role", step.role ? Json(wire::role_name(*step.role)) : Json(nullptr)},
            {"words", step.words ? span(*step.words) : Json(nullptr)},
            {"from", nullable(step.from)},
            {"to", nullable(step.to)}};
  }

  [[nodiscard]] Json party(const PartyTrace& trace) const {
    const Actor& actor = trace.actor;
    return {{"name", nullable(actor.name)},
            {"country", nullable(actor.country)},
            {"sectors", actor.sectors},
            {"code", nullable(actor.code)},
            {"title", nullable(actor.title)},
            {"wikidata", nullable(actor.wikidata)},
            {"repeated", trace.repeated},
            {"steps", list(trace.steps, [&](const PartyStep& s) { return step(s); })}};
  }

  [[nodiscard]] Json step(const PartyStep& step) const {
    return {{"rule", wire::rule_name(step.rule)},
            {"table", nullable(step.table)},
            {"entry", nullable(step.entry)},
            {"form", nullable(step.form)},
            {"from", nullable(step.from)},
            {"to", nullable(step.to)},
            {"antecedent", step.antecedent ? span(*step.antecedent) : Json(nullptr)}};
  }

  [[nodiscard]] static Json place(const PlaceTrace& trace) {
    const Place& place = trace.place;
    return {{"rule", trace.rule},
            {"name", nullable(place.name)},
            {"country", nullable(place.country)},
            {"admin1", nullable(place.admin1)},
            {"latitude", nullable(place.latitude)},
            {"longitude", nullable(place.longitude)},
            {"geonames", nullable(place.geonames)},
            {"precision", nullable(place.precision)},
            {"kind", nullable(trace.kind)},
            {"candidates", trace.candidates}};
  }

  [[nodiscard]] static Json time(const TimeTrace& trace) {
    return {{"rule", trace.rule},
            {"bound", nullable(trace.bound)},
            {"anchor", nullable(trace.anchor)},
            {"tense", nullable(trace.tense)},
            {"start", nullable(trace.start)},
            {"end", nullable(trace.end)},
            {"precision", nullable(trace.precision)},
            {"duration", nullable(trace.duration)},
            {"used", trace.used}};
  }

  template <class T>
  static Json code(const std::optional<T>& value, const std::optional<TableRow>& row) {
    Json out = {{"value", nullable(value)}, {"row", nullptr}};
    if (row) {
      Json cells = Json::object();
      for (const auto& [column, cell] : row->cells) {
        cells[column] = cell;
      }
      out["row"] = {{"table", row->table}, {"line", row->line}, {"cells", std::move(cells)}};
    }
    return out;
  }

  [[nodiscard]] static Json codes(const CodeTrace& trace) {
    return {{"plover", code(trace.plover, trace.plover_row)},
            {"quad_class", code(trace.quad_class, trace.quad_row)},
            {"cameo", code(trace.cameo, trace.cameo_row)},
            {"goldstein", code(trace.goldstein, trace.goldstein_row)}};
  }

  std::string_view text_;
  Offsets offsets_;
};

}  // namespace

std::string explanation_to_jsonl(const CodedStory& coded) {
  const ExplanationWriter writer(coded.story);
  std::string out;
  auto next = coded.explanation.begin();
  auto mention = coded.entities.begin();
  for (std::size_t s = 0; s < coded.sentences.size(); ++s) {
    const Sentence& sentence = coded.sentences[s];
    wire::JsonLine line;
    line.add("story", coded.story.id);
    line.add("path", name_or_null(coded.story.path));
    line.add("sentence", s);
    line.add("is_title", sentence.is_title);
    line.add("text", wire::words_of(coded.story.text, sentence.span));
    line.add("begin", writer.offsets().begin(sentence.span));
    line.add("end", writer.offsets().end(sentence.span));
    line.add("tokens", writer.tokens(sentence));
    Json entities = Json::array();
    for (; mention != coded.entities.end() && mention->sentence <= s; ++mention) {
      entities.push_back(writer.entity(*mention));
    }
    line.add("entities", entities);
    Json frames = Json::array();
    for (; next != coded.explanation.end() && next->frame.sentence <= s; ++next) {
      frames.push_back(writer.frame(*next));
    }
    line.add("frames", frames);
    out += std::move(line).finish();
  }
  return out;
}

}  // namespace rapport
