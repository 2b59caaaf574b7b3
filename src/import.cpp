#include "rapport/import.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "ingest/byte_stream.hpp"
#include "pipeline/locations.hpp"
#include "wire/row_importer.hpp"

namespace rapport {
namespace {

constexpr std::size_t kStoriesAtOnce = 1000;
constexpr std::size_t kMostProblems = 1000;  // In a part, so that a file of another format stays bounded.
constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::size_t kLongestRow = std::size_t{64} << 20U;       // Bytes.
constexpr std::size_t kLongestQuotedRow = std::size_t{1} << 20U;  // Over several lines.

/// POLECAT's files are ISO-8859-1, and so are some of ICEWS: what is no UTF-8 is that.
std::string to_utf8(std::string_view row) {
  if (base::find_invalid(row) >= row.size()) {
    return std::string(row);
  }
  std::string out;
  for (const char c : row) {
    base::append(out, static_cast<unsigned char>(c));
  }
  return out;
}

/// Reads one file and hands its parts on.
class FileImport {
 public:
  FileImport(const std::string& path, wire::RowImporter& importer, const ImportSink& sink)
      : importer_(importer), sink_(sink) {
    part_.path = path;
  }

  /// False where the sink has stopped. With `is_last` also what the importer holds back.
  bool run(bool is_last) {
    auto stream = ingest::ByteStream::open(part_.path);
    std::optional<Error> error = stream ? std::nullopt : std::optional(stream.error());
    bool more = stream.has_value();
    while (more && !stopped_ && !importer_.is_hopeless()) {
      const auto block = stream->read(bytes_);
      if (!block) {
        error = block.error();
      }
      if (line_ == 0 && bytes_.starts_with(kZip)) {
        error = Error{ErrorCode::kInputBinary, "a zip archive: unpack it, or 'unzip -p FILE |'", part_.path};
        break;
      }
      more = block && *block;
      take_rows(!more);
    }
    while (is_last && !stopped_) {
      auto last = importer_.finish();
      if (!last) {
        break;
      }
      part_.stories.push_back(std::move(*last));
      hand_on_if_full();
    }
    if (error) {
      part_.problems.push_back({Diagnostic::Level::kError, part_.path, error->message});
    }
    if (!stopped_) {
      hand_on();
    }
    return !stopped_;
  }

 private:
  void take_rows(bool all) {
    std::size_t begin = 0;
    bool found = true;
    while (found && !stopped_ && !importer_.is_hopeless()) {
      const std::size_t newline = bytes_.find('\n', scanned_);
      found = newline != std::string::npos;
      const std::size_t end = found ? newline : bytes_.size();
      count_quotes(end);
      scanned_ = found ? end + 1 : end;
      if ((!found && !all) || begin == scanned_) {
        break;
      }
      ++lines_;
      std::string_view row = std::string_view(bytes_).substr(begin, end - begin);
      if (in_quotes_ && found && row.size() < kLongestQuotedRow) {
        continue;
      }
      if (lines_ > 1 && !importer_.fits(row)) {
        // A quote without its second one: the line stands alone, and the next one is looked at again.
        row = row.substr(0, row.find('\n'));
        scanned_ = begin + row.size() + 1;
        lines_ = 1;
        found = true;
      }
      if (!skipping_) {
        take(row);
      }
      begin = next_row();
    }
    drop_long_row(begin);
    bytes_.erase(0, begin);
    scanned_ -= begin;
  }

  void count_quotes(std::size_t end) {
    if (importer_.has_quotes()) {
      const auto from = bytes_.begin() + static_cast<std::ptrdiff_t>(scanned_);
      const auto to = bytes_.begin() + static_cast<std::ptrdiff_t>(end);
      in_quotes_ = in_quotes_ != (std::count(from, to, '"') % 2 == 1);
    }
  }

  std::size_t next_row() {
    line_ += std::exchange(lines_, 0);
    in_quotes_ = false;
    skipping_ = false;
    return scanned_;
  }

  // What has no line ends must not fill the memory.
  void drop_long_row(std::size_t& begin) {
    if (bytes_.size() - begin <= kLongestRow) {
      return;
    }
    if (!skipping_) {
      ++part_.rows;
      part_.problems.push_back(
          {Diagnostic::Level::kError, place(), fmt::format("longer than {} bytes", kLongestRow)});
    }
    skipping_ = true;
    begin = bytes_.size();
    scanned_ = begin;
  }

  /// Of the row under way: its first line.
  [[nodiscard]] std::string place() const { return part_.path + ":" + std::to_string(line_ + 1); }

  void take(std::string_view row) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (line_ == 0 && row.starts_with(kByteOrderMark)) {
      row.remove_prefix(kByteOrderMark.size());
    }
    if (!row.empty() && row.back() == '\r') {
      row.remove_suffix(1);
    }
    if (row.empty()) {
      return;
    }
    auto read = importer_.read(to_utf8(row));
    if (!read) {
      ++part_.rows;
      part_.problems.push_back({Diagnostic::Level::kError, place(), std::move(read.error())});
    } else {
      part_.rows += read->is_header ? 0U : 1U;
      part_.without_act += read->without_act ? 1U : 0U;
      if (read->coded) {
        part_.stories.push_back(std::move(*read->coded));
      }
    }
    hand_on_if_full();
  }

  void hand_on_if_full() {
    if (part_.stories.size() >= kStoriesAtOnce || part_.problems.size() >= kMostProblems) {
      hand_on();
    }
  }

  void hand_on() {
    ImportedPart next;
    next.path = part_.path;
    stopped_ = !sink_(std::exchange(part_, std::move(next))) || stopped_;
  }

  wire::RowImporter& importer_;
  const ImportSink& sink_;
  ImportedPart part_;
  std::string bytes_;        // Not read yet.
  std::size_t scanned_ = 0;  // So far of them.
  std::size_t line_ = 0;     // Lines before the row under way.
  std::size_t lines_ = 0;    // Of the row under way that have ended.
  bool in_quotes_ = false;   // At `scanned_`.
  bool skipping_ = false;    // The rest of a row that was too long.
  bool stopped_ = false;
};

}  // namespace

std::optional<ImportFormat> import_format_of(std::string_view name) {
  const auto found = std::find(kImportFormats.begin(), kImportFormats.end(), name);
  return found == kImportFormats.end()
             ? std::nullopt
             : std::optional(static_cast<ImportFormat>(found - kImportFormats.begin()));
}

Result<void> import_records(const std::vector<std::string>& paths, ImportFormat format,
                            const std::string& data_dir, const ImportSink& sink) {
  const auto codes = wire::ImportCodes::load(pipeline::table_folder(data_dir));
  if (!codes) {
    return tl::unexpected(codes.error());
  }
  std::unique_ptr<wire::RowImporter> importer;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const bool is_last = i + 1 == paths.size();
    // Our own lines of one story may stand in several files.
    const bool shared = format == ImportFormat::kJsonl;
    if (!importer || !shared) {
      importer = wire::make_importer(format, *codes);
    }
    if (!FileImport(paths[i], *importer, sink).run(is_last || !shared)) {
      break;
    }
  }
  return {};
}

}  // namespace rapport
