// Items to read: files, folders, patterns, standard input; inputs that hold many stories split into them. The
// only part of the room that opens files.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rapport/options.hpp"
#include "rapport/result.hpp"

#include "ingest/item.hpp"

namespace rapport::ingest {

/// Gives the items of some inputs one by one, in the order of the inputs; the files of a folder, or of a
/// pattern, come in byte order of their paths, hidden ones and links to folders are skipped. Memory is
/// bounded by the limits in the options: inputs with many stories are read in blocks and may have any size.
/// Compressed ones are found by their magic bytes; a damaged stream is an error item, after the complete
/// items before the damage. Not thread-safe; one reader has one consumer.
class ItemReader {
 public:
  /// Opens nothing yet. `paths` may name files, folders, patterns (see folder.hpp; one that is the name of a
  /// file is that file) and "-" (standard input).
  ItemReader(std::vector<std::string> paths, const IngestOptions& options);
  ~ItemReader();
  ItemReader(ItemReader&&) noexcept;
  ItemReader& operator=(ItemReader&&) noexcept;
  ItemReader(const ItemReader&) = delete;
  ItemReader& operator=(const ItemReader&) = delete;

  /// The next item, an error item included; empty at the end of the last input. Never fails as a whole.
  [[nodiscard]] std::optional<Item> next();

  /// Whether an input is to be opened. Asked once for each file, for "-", and for each folder or pattern that
  /// cannot be listed or holds no file, in the order in which next() comes to them.
  using Gate = std::function<bool(const std::string& path)>;

  /// From now on inputs for which `gate` says no are passed over without being opened.
  void set_gate(Gate gate);

  /// Bytes that have been read of the last input opened, as they lie in the file; a block may be ahead of the
  /// items.
  [[nodiscard]] std::size_t input_bytes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "page" of "folder/page.html.gz": the file's name up to its first dot (the whole name when it begins with
/// one).
[[nodiscard]] std::string page_name(const std::string& path);

}  // namespace rapport::ingest
