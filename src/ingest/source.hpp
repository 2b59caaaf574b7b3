// Items to read: files, folders, standard input, gzip; JSONL split into its lines. The only part of the room
// that opens files.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rapport/options.hpp"
#include "rapport/result.hpp"

namespace rapport::ingest {

/// One thing to read: a whole page, or one line of a JSONL input. When `error` is set there is nothing to
/// read and `error->where` names the file (path:line for JSONL); reading goes on with the next item.
struct Item {
  std::string path;   ///< As given, or the path found in a folder; "-" for standard input.
  std::string page;   ///< The file's name up to its first dot; "-" for standard input.
  std::string bytes;  ///< As in the file, after decompression.
  InputFormat format = InputFormat::kAuto;  ///< kJsonl for a line of JSONL, else as in the options.
  std::size_t line = 0;                     ///< Line number from 1 for JSONL, 0 for a whole page.
  std::optional<Error> error;

  /// "path", or "path:line" for a line of JSONL.
  [[nodiscard]] std::string where() const;
};

/// Gives the items of some inputs one by one, in the order of the inputs; the files of a folder come in byte
/// order of their paths, hidden ones and links to folders are skipped. Memory is bounded by the limits in the
/// options: JSONL of any size is read in blocks. Gzip is found by its magic bytes; a damaged stream is an
/// error item, after the complete JSONL lines before the damage. Not thread-safe; one reader has one
/// consumer.
class ItemReader {
 public:
  /// Opens nothing yet. `paths` may name files, folders and "-" (standard input).
  ItemReader(std::vector<std::string> paths, const IngestOptions& options);
  ~ItemReader();
  ItemReader(ItemReader&&) noexcept;
  ItemReader& operator=(ItemReader&&) noexcept;
  ItemReader(const ItemReader&) = delete;
  ItemReader& operator=(const ItemReader&) = delete;

  /// The next item, an error item included; empty at the end of the last input. Never fails as a whole.
  [[nodiscard]] std::optional<Item> next();

  /// Whether an input is to be opened. Asked once for each file, for "-", and for each folder that cannot be
  /// listed or holds no file, in the order in which next() comes to them.
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
