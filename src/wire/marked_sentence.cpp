#include "wire/marked_sentence.hpp"

#include <algorithm>

#include "wire/cells.hpp"

namespace rapport::wire {
namespace {

// Marks stand in the text as control characters while it is wrapped; printable() has removed any others.
constexpr char kTrigger = '\x01';
constexpr char kActor = '\x02';
constexpr char kRecipient = '\x03';
constexpr char kEnd = '\x04';

struct Mark {
  ByteSpan span;
  char kind;
};

std::vector<Mark> marks_in(const ByteSpan& sentence, const Record& record, const EventMention& mention) {
  std::vector<Mark> marks;
  const auto add = [&](const ByteSpan& span, char kind) {
    const bool free =
        std::none_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.span.overlaps(span); });
    if (!span.empty() && sentence.contains(span) && free) {
      marks.push_back({span, kind});
    }
  };
  add(mention.trigger, kTrigger);
  for (const Actor& actor : record.actors) {
    add(actor.span, kActor);
  }
  for (const Actor& actor : record.recipients) {
    add(actor.span, kRecipient);
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  return marks;
}

std::string with_marks(std::string_view text, const ByteSpan& sentence, const std::vector<Mark>& marks,
                       bool colour) {
  std::string out;
  std::size_t at = sentence.begin;
  for (const Mark& mark : marks) {
    out += printable(ByteSpan{at, mark.span.begin}.of(text));
    out += colour ? mark.kind : '[';
    out += printable(mark.span.of(text));
    out += colour ? kEnd : ']';
    at = mark.span.end;
  }
  return out + printable(ByteSpan{at, sentence.end}.of(text));
}

std::string_view sequence_of(char kind) {
  switch (kind) {
    case kTrigger:
      return "\x1b[1;33m";
    case kActor:
      return "\x1b[36m";
    case kRecipient:
      return "\x1b[32m";
    default:
      return "\x1b[0m";
  }
}

// Replaces the marks of one line by escape sequences. `open` is the kind under way, kEnd for none: it is
// closed at the end of the line and opened again on the next, so that the margin stays plain.
std::string coloured(std::string_view line, char& open) {
  std::string out;
  if (open != kEnd) {
    out += sequence_of(open);
  }
  for (const char c : line) {
    if (c >= kTrigger && c <= kEnd) {
      open = c;
      out += sequence_of(c);
    } else {
      out += c;
    }
  }
  if (open != kEnd) {
    out += sequence_of(kEnd);
  }
  return out;
}

}  // namespace

std::vector<std::string> marked_sentence(std::string_view text, const Record& record,
                                         const EventMention& mention, SentenceStyle style) {
  const ByteSpan sentence{std::min(mention.sentence_span.begin, text.size()),
                          std::min(mention.sentence_span.end, text.size())};
  if (sentence.empty()) {
    return {};
  }
  const std::string marked = with_marks(text, sentence, marks_in(sentence, record, mention), style.colour);
  std::vector<std::string> lines = wrap(marked, style.width);
  char open = kEnd;
  for (std::string& line : lines) {
    line = coloured(line, open);
  }
  return lines;
}

}  // namespace rapport::wire
