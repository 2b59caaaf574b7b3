// What the readers of inputs that hold many stories have in common.
#pragma once

#include <optional>
#include <string>

#include "rapport/options.hpp"
#include "rapport/result.hpp"

#include "ingest/input_buffer.hpp"
#include "ingest/item.hpp"

namespace rapport::ingest {

/// An input that is open, and how its items are to be made.
struct OpenInput {
  InputBuffer bytes;
  std::string path;
  IngestOptions options;

  /// An item of this input without bytes.
  [[nodiscard]] Item item() const;
  /// An item with an error; `where` is that of `at`.
  [[nodiscard]] static Item failed(Item at, ErrorCode code, std::string message);
  /// The same for the stream's own error.
  [[nodiscard]] static Item failed(Item at, Error error);
};

/// Gives the items of one input one by one. At most the bytes of one item, within the limits of the options,
/// and one block are in memory. Not thread-safe.
class ItemSplitter {
 public:
  virtual ~ItemSplitter() = default;
  ItemSplitter(const ItemSplitter&) = delete;
  ItemSplitter& operator=(const ItemSplitter&) = delete;

  /// The next item, one with an error included; empty at the end. Item::position is set by the caller, and
  /// Item::line where this leaves it 0.
  [[nodiscard]] virtual std::optional<Item> next() = 0;

  /// False where the input turned out to be one page, whose item has no number of a line.
  [[nodiscard]] virtual bool holds_many() const { return true; }

  /// Bytes taken from the file so far.
  [[nodiscard]] std::size_t bytes_read() const { return input_.bytes.stream().bytes_read(); }

 protected:
  explicit ItemSplitter(OpenInput input) : input_(std::move(input)) {}
  OpenInput input_;
};

}  // namespace rapport::ingest
