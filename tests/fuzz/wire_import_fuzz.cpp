// Any bytes, read as rows of each format that can be imported: no crash; what is accepted has a story with an
// id, records with an event, and spans that lie in its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rapport/format.hpp"

#include "base/utf8.hpp"
#include "wire/row_importer.hpp"

namespace {

using rapport::CodedStory;

void check(bool good) {
  if (!good) {
    std::abort();
  }
}

void check_story(const CodedStory& coded) {
  const auto inside = [&](const rapport::ByteSpan& span) {
    return span.begin <= span.end && span.end <= coded.story.text.size();
  };
  for (const rapport::Record& record : coded.records) {
    check(!record.event.empty() && !record.status.empty());
    for (const auto* side : {&record.actors, &record.recipients, &record.said_by}) {
      for (const rapport::Actor& actor : *side) {
        check(inside(actor.span));
      }
    }
    for (const rapport::EventMention& mention : record.mentions) {
      check(inside(mention.sentence_span) && inside(mention.trigger));
    }
  }
  check(!rapport::records_to_jsonl(coded).empty() || coded.records.empty());
}

const rapport::wire::ImportCodes& codes() {
  static const rapport::wire::ImportCodes kCodes = [] {
    auto loaded = rapport::wire::ImportCodes::load(std::string(RAPPORT_SOURCE_DIR) + "/data");
    check(loaded.has_value());
    return std::move(*loaded);
  }();
  return kCodes;
}

}  // namespace

// The first byte chooses the format.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const auto format = static_cast<rapport::ImportFormat>(data[0] % rapport::kImportFormats.size());
  const auto importer = rapport::wire::make_importer(format, codes());
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  while (!rest.empty() && !importer->is_hopeless()) {
    const std::size_t end = rest.find('\n');
    const std::string row = rapport::base::repair(rest.substr(0, end));
    if (const auto read = importer->read(row); read && read->coded) {
      check_story(*read->coded);
    }
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  while (const auto story = importer->finish()) {
    check_story(*story);
  }
  return 0;
}
