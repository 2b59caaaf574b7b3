// Explanations for people: sentence by sentence, what was found and why, indented.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/format.hpp"

#include "wire/cells.hpp"
#include "wire/explanation_words.hpp"
#include "wire/json_line.hpp"
#include "wire/phrases.hpp"

namespace rapport {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kEvent = "\x1b[1;33m";
constexpr std::string_view kParty = "\x1b[36m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::size_t kLabel = 11;  // cells of "recipient" and a gap
constexpr std::size_t kStep = 2;

/// Collects the lines of one story.
class Page {
 public:
  Page(const ReportOptions& options, std::size_t width) : colour_(options.colour), width_(width) {}

  /// `label` filled to the cells of all labels, then `text` wrapped beside it, in one style.
  void field(std::size_t indent, std::string_view label, std::string_view text, std::string_view style = {}) {
    const std::string filled =
        wire::cells(label) < kLabel ? wire::fit(label, kLabel) : std::string(label) + ' ';
    std::string margin = std::string(indent, ' ') + styled(filled, kDim);
    for (const std::string& line : wrapped(text, indent + kLabel)) {
      out_ += margin + styled(line, style) + '\n';
      margin = std::string(indent + kLabel, ' ');
    }
  }

  /// `text` wrapped below an indent, later lines one step further in.
  void text(std::size_t indent, std::string_view words, std::string_view style = {}) {
    std::size_t margin = indent;
    for (const std::string& line : wrapped(words, indent + kStep)) {
      out_ += std::string(margin, ' ') + styled(line, style) + '\n';
      margin = indent + kStep;
    }
  }

  void gap() { out_ += '\n'; }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t used) const {
    return wire::wrap(wire::printable(text), width_ > used ? width_ - used : 1);
  }
  [[nodiscard]] std::string styled(const std::string& words, std::string_view style) const {
    return colour_ && !words.empty() && !style.empty() ? std::string(style) + words + std::string(kPlain)
                                                       : words;
  }

  bool colour_;
  std::size_t width_;
  std::string out_;
};

std::string quoted(std::string_view words) {
  return "“" + wire::one_line(words) + "”";
}

std::string score(double value) {
  return wire::fixed(value, 2);
}

std::string frame_head(const Frame& frame, std::string_view text) {
  std::string out = frame.type + (frame.mode ? "/" + *frame.mode : "");
  out += frame.about ? " about " + *frame.about : "";
  out += " " + quoted(wire::words_of(text, frame.trigger)) + " " + score(frame.confidence);
  out += ", " + frame.status + " " + score(frame.status_score);
  return out;
}

std::string party_head(const PartyTrace& party) {
  const Actor& actor = party.actor;
  std::vector<std::string> parts = {actor.name.value_or(""), actor.country.value_or(""),
                                    wire::join(actor.sectors, " "), actor.title.value_or("")};
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  std::string out = parts.empty() ? "not known" : wire::join(parts, ", ");
  out += actor.code ? "; code " + *actor.code : "";
  return party.repeated ? out + "; stands before it already" : out;
}

template <class T>
std::string value_of(const std::optional<T>& value) {
  return value ? wire::Json(*value).dump() : "none";
}

std::string value_of(const std::optional<std::string>& value) {
  return value.value_or("none");
}

template <class T>
std::string code_line(const std::optional<T>& value, const std::optional<TableRow>& row) {
  return row ? value_of(value) + "; " + wire::row_phrase(*row) : value_of(value);
}

void write_mention(const MentionTrace& mention, std::string_view text, Page& page) {
  constexpr std::size_t kIndent = 4;
  const bool party =
      mention.role == Role::kActor || mention.role == Role::kRecipient || mention.role == Role::kSaidBy;
  page.field(kIndent, wire::role_name(mention.role),
             quoted(wire::words_of(text, mention.span.span)) + " " + score(mention.span.score),
             party ? kParty : std::string_view{});
  for (const PartyTrace& who : mention.parties) {
    page.text(kIndent + kLabel, "→ " + party_head(who));
    for (const PartyStep& step : who.steps) {
      page.text(kIndent + kLabel + kStep, "· " + wire::step_phrase(step, text), kDim);
    }
  }
  if (mention.place) {
    page.text(kIndent + kLabel, "→ " + wire::place_phrase(*mention.place));
  }
  if (mention.time) {
    page.text(kIndent + kLabel, "→ " + wire::time_phrase(*mention.time));
  }
}

void write_outcome(const FrameTrace& trace, Page& page) {
  constexpr std::size_t kIndent = 4;
  const CodeTrace& codes = trace.codes;
  page.field(kIndent, "PLOVER", code_line(codes.plover, codes.plover_row));
  page.field(kIndent, "quad class", code_line(codes.quad_class, codes.quad_row));
  page.field(kIndent, "CAMEO", code_line(codes.cameo, codes.cameo_row));
  page.field(kIndent, "Goldstein", code_line(codes.goldstein, codes.goldstein_row));
  page.field(
      kIndent, "record",
      trace.record.empty() ? "none" : trace.record + (trace.merged ? "; joins this earlier record" : ""),
      kBold);
  for (const KeptApart& apart : trace.kept_apart) {
    page.text(kIndent + kLabel, "not " + apart.record + ": " + wire::reason_phrase(apart), kDim);
  }
}

void write_frame(const FrameTrace& trace, std::string_view text, Page& page) {
  page.text(kStep, frame_head(trace.frame, text), kEvent);
  if (!trace.frame.contexts.empty()) {
    page.field(kStep + kStep, "contexts", wire::join(trace.frame.contexts, ", "));
  }
  for (const FrameStep& step : trace.rules) {
    page.field(kStep + kStep, "rule", wire::frame_step_phrase(step, text), kDim);
  }
  for (const MentionTrace& mention : trace.mentions) {
    write_mention(mention, text, page);
  }
  write_outcome(trace, page);
}

void write_head(const Story& story, Page& page) {
  std::string name = story.title ? wire::one_line(*story.title) : "";
  if (name.empty()) {
    name = wire::one_line(story.path.empty() || story.path == "-" ? story.id : story.path);
  }
  page.text(0, name, kBold);
  if (const std::string source = wire::source_line(story); !source.empty()) {
    page.text(0, source, kDim);
  }
}

std::string entity_phrase(const EntityMention& mention, std::string_view text) {
  return quoted(wire::words_of(text, mention.span)) + " " + mention.type + " #" +
         std::to_string(mention.chain) + " " + score(mention.score);
}

std::string words_line(const Sentence& sentence, std::string_view text) {
  std::vector<std::string> words;
  words.reserve(sentence.tokens.size());
  for (const Token& token : sentence.tokens) {
    words.push_back(wire::one_line(wire::words_of(text, token.span)));
  }
  return wire::join(words, " | ");
}

}  // namespace

std::string explanation_to_text(const CodedStory& coded, const ReportOptions& options) {
  constexpr int kLeastWidth = 40;
  Page page(options, static_cast<std::size_t>(std::max(options.width, kLeastWidth)));
  write_head(coded.story, page);
  auto next = coded.explanation.begin();
  auto mention = coded.entities.begin();
  for (std::size_t s = 0; s < coded.sentences.size(); ++s) {
    const Sentence& sentence = coded.sentences[s];
    page.gap();
    page.text(0, std::to_string(s) + ". " + wire::one_line(wire::words_of(coded.story.text, sentence.span)),
              kBold);
    page.field(kStep, "words", words_line(sentence, coded.story.text), kDim);
    std::vector<std::string> entities;
    for (; mention != coded.entities.end() && mention->sentence <= s; ++mention) {
      entities.push_back(entity_phrase(*mention, coded.story.text));
    }
    if (!entities.empty()) {
      page.field(kStep, "entities", wire::join(entities, ", "));
    }
    if (next == coded.explanation.end() || next->frame.sentence > s) {
      page.text(kStep, "No event found.", kDim);
    }
    for (; next != coded.explanation.end() && next->frame.sentence <= s; ++next) {
      write_frame(*next, coded.story.text, page);
    }
  }
  page.gap();
  return std::move(page).take();
}

}  // namespace rapport
