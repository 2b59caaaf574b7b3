// Any bytes as words to search, cursor, party, place or date of a question: no crash, and an answer or a bad
// option, never a statement that the database refuses.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "rapport/archive.hpp"

namespace {

rapport::CodedStory small_story() {
  rapport::CodedStory coded;
  coded.story.id = "a";
  coded.story.title = "Oslo and Lima speak";
  coded.story.text = "Norway met Peru in Lima.";
  coded.story.body = {0, coded.story.text.size()};
  coded.story.published = "2024-05-17";
  rapport::Record record;
  record.id = "a-0";
  record.key = "a:0";
  record.event = "CONSULT";
  record.status = "actual";
  record.plover = "CONSULT";
  rapport::Actor norway;
  norway.text = "Norway";
  norway.span = {0, 6};
  norway.name = "Norway";
  norway.country = "NOR";
  record.actors = {norway};
  record.mentions = {{{0, 24}, 0, "met", {7, 10}}};
  coded.sentences = {{{0, 24}, false, {}}};
  coded.records = {record};
  return coded;
}

const rapport::Archive& archive() {
  static const auto opened = [] {
    const auto folder =
        std::filesystem::temp_directory_path() / ("rapport_fuzz_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    rapport::ArchiveOptions options;
    options.create = true;
    auto store = rapport::Archive::open((folder / "store.db").string(), options);
    if (!store || !store->add(small_story(), {"m", "o", "p"}, "2024-06-01T10:00:00Z")) {
      std::abort();
    }
    return std::move(*store);
  }();
  return opened;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  const std::string words(reinterpret_cast<const char*>(data) + 1, size - 1);
  rapport::RecordFilter filter;
  rapport::PageOptions page;
  switch (data[0] % 6) {
    case 0:
      filter.text = words;
      break;
    case 1:
      page.sort = static_cast<rapport::SortKey>(size % 5);
      page.falling = size % 2 == 0;
      page.cursor = words;
      break;
    case 2:
      filter.actors = {words};
      break;
    case 3:
      filter.places = {words};
      filter.issues = {words};
      filter.outlets = {words};
      break;
    case 4:
      filter.since = words;
      break;
    default:
      filter.dyad = {words.substr(0, words.size() / 2), words.substr(words.size() / 2)};
  }
  const auto answer = archive().query(filter, page);
  if (!answer && answer.error().code != rapport::ErrorCode::kBadOption &&
      answer.error().code != rapport::ErrorCode::kBadDate) {
    std::abort();
  }
  return 0;
}
