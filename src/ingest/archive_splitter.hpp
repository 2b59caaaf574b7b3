// WARC and ARC files: an item a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/archive_record.hpp"
#include "ingest/item_splitter.hpp"

namespace rapport::ingest {

/// Gives the pages of an archive: HTTP responses with status 200, resources and conversions whose content is
/// HTML or plain text. What is of no such kind, and revisits, are counted in a note at the end. A record that
/// is damaged or cut is an error item with the byte of the file where it begins; reading goes on at the next
/// one, also behind a damaged member of a compressed file. Item::page and given.url are the address,
/// given.captured the time at which it was fetched.
class ArchiveSplitter : public ItemSplitter {
 public:
  explicit ArchiveSplitter(OpenInput input) : ItemSplitter(std::move(input)) {}
  [[nodiscard]] std::optional<Item> next() override;

 private:
  struct Counts {
    std::size_t revisits = 0;
    std::size_t other_status = 0;
    std::size_t other_content = 0;
  };
  Counts counts_;
  bool done_ = false;
  bool in_damage_ = false;  // Looking for the next record.

  [[nodiscard]] Item item_here() const;
  void drop_space();
  bool find_record();
  std::optional<Item> read_record(const HeaderEnd& header);
  std::optional<Item> read_block(const ArchiveRecord& record, Item item);
  std::optional<Item> page_of(const ArchiveRecord& record, std::string_view block, Item item);
  std::optional<Item> fill_page(const ArchiveRecord& record, std::string_view block, Item& item);
  bool pass_over(const ArchiveRecord& record);
  /// What stands behind a record: another, nothing, a damage of its own member, or something else.
  enum class Behind { kRecord, kEnd, kDamage, kRubbish };
  [[nodiscard]] Behind behind(std::size_t size, std::uint64_t member);
  std::optional<Item> broken(Item item, const std::string& what);
  std::optional<Item> end_of_stream();
  std::optional<Item> summary();
};

}  // namespace rapport::ingest
