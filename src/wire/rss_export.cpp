// RSS 2.0 (https://www.rssboard.org/rss-specification): an item a record.
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "wire/cells.hpp"
#include "wire/exported_id.hpp"
#include "wire/field_exports.hpp"
#include "wire/phrases.hpp"
#include "wire/publication_time.hpp"
#include "wire/xml_text.hpp"

namespace rapport::wire {
namespace {

class Rss final : public Exporter {
 public:
  explicit Rss(const ExportOptions& options) : sentences_(options.sentences) {}

  std::string begin() override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n"
           "<title>Rapport: political events</title>\n"
           "<link>https://github.com/openeventdata/PLOVER</link>\n"
           "<description>Records of political events read from news text, newest first.</description>\n";
  }
  std::string end() override { return "</channel>\n</rss>\n"; }

 protected:
  std::string write(const CodedStory& coded) override {
    std::string out;
    for (const Record& record : coded.records) {
      out += item(coded.story, record);
      ++count().rows;
    }
    return out;
  }

 private:
  [[nodiscard]] std::string item(const Story& story, const Record& record) const {
    std::string out = "<item>\n" + element("title", title_of(record));
    out += story.url ? element("link", *story.url) : "";
    out += element("description", description_of(story, record));
    out += fmt::format("<guid isPermaLink=\"false\">{}</guid>\n", xml(exported_id(story, record)));
    if (const auto moment = story.published ? moment_of(*story.published) : std::nullopt) {
      out += element("pubDate", rfc822(*moment));
    }
    out += category("event", record.plover.value_or(record.event)) + category("status", record.status);
    for (const auto* side : {&record.actors, &record.recipients}) {
      for (const Actor& actor : *side) {
        out += actor.country ? category("country", *actor.country) : "";
      }
    }
    return out + "</item>\n";
  }

  static std::string title_of(const Record& record) {
    const std::string parties = parties_phrase(record);
    return parties.empty() ? act_phrase(record) : parties + ": " + act_phrase(record);
  }

  [[nodiscard]] std::string description_of(const Story& story, const Record& record) const {
    std::string out;
    if (sentences_ && !record.mentions.empty()) {
      const ByteSpan span = record.mentions.front().sentence_span;
      out = span.end <= story.text.size() && !span.empty() ? one_line(span.of(story.text)) + " " : "";
    }
    const std::string when = record.time ? time_phrase(*record.time) : "";
    const std::string where = join(names_of(record.places), ", ");
    for (const std::string& part : {when, where, source_line(story)}) {
      out += part.empty() ? "" : "[" + part + "] ";
    }
    return one_line(out);
  }

  static std::string element(const char* name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>\n", name, xml(text));
  }
  static std::string category(const char* domain, std::string_view text) {
    return fmt::format("<category domain=\"{}\">{}</category>\n", domain, xml(text));
  }

  bool sentences_;
};

}  // namespace

std::unique_ptr<Exporter> make_rss(const ExportOptions& options) {
  return std::make_unique<Rss>(options);
}

}  // namespace rapport::wire
