// Files of mail: one message, or an mbox of them.
#pragma once

#include <cstddef>
#include <optional>

#include "ingest/item_splitter.hpp"

namespace rapport::ingest {

/// An item a message; see read_mail_message(). A message that cannot be read, or is over max_page_bytes, is
/// an error item. Source: RFC 4155 for mbox, with ">From " taken back.
class MailSplitter : public ItemSplitter {
 public:
  explicit MailSplitter(OpenInput input) : ItemSplitter(std::move(input)) {}
  [[nodiscard]] std::optional<Item> next() override;
  [[nodiscard]] bool holds_many() const override { return is_mbox_; }

 private:
  bool begun_ = false;
  bool is_mbox_ = false;
  bool done_ = false;

  void begin();
  std::size_t end_of_message();
  std::optional<Item> item_of(std::size_t size);
};

}  // namespace rapport::ingest
