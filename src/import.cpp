#include "rapport/import.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/utf8.hpp"
#include "ingest/byte_stream.hpp"
#include "pipeline/locations.hpp"
#include "wire/row_importer.hpp"

namespace rapport {
namespace {

constexpr std::size_t kStoriesAtOnce = 1000;
constexpr std::size_t kMostProblems = 1000;  // In a part, so that a file of another format stays bounded.
constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::size_t kLongestRow = std::size_t{64} << 20U;

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
  FileImport(const std::string& path, std::unique_ptr<wire::RowImporter> importer, const ImportSink& sink)
      : importer_(std::move(importer)), sink_(sink) {
    part_.path = path;
  }

  /// False where the sink has stopped.
  bool run() {
    auto stream = ingest::ByteStream::open(part_.path);
    std::optional<Error> error = stream ? std::nullopt : std::optional(stream.error());
    bool more = stream.has_value();
    while (more && !stopped_ && !importer_->is_hopeless()) {
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
    while (!stopped_) {
      auto last = importer_->finish();
      if (!last) {
        break;
      }
      part_.stories.push_back(std::move(*last));
      hand_on_if_full();
    }
    if (error) {
      part_.problems.push_back({Diagnostic::Level::kError, part_.path, error->message});
    }
    hand_on();
    return !stopped_;
  }

 private:
  void take_rows(bool all) {
    std::size_t begin = 0;
    std::size_t end = bytes_.find('\n', open_);
    for (; end != std::string::npos && !stopped_ && !importer_->is_hopeless();
         end = bytes_.find('\n', end + 1)) {
      ++line_;
      const std::string_view row(bytes_.data() + begin, end - begin);
      if (importer_->is_open(row) && row.size() < kLongestRow) {
        continue;
      }
      take(row);
      begin = end + 1;
    }
    if (all && begin < bytes_.size()) {
      ++line_;
      take(std::string_view(bytes_).substr(begin));
      begin = bytes_.size();
    }
    bytes_.erase(0, begin);
    // Lines of a quoted cell that is still open have been counted.
    const std::size_t last = bytes_.rfind('\n');
    open_ = last == std::string::npos ? 0 : last + 1;
  }

  void take(std::string_view row) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (line_ == 1 && row.starts_with(kByteOrderMark)) {
      row.remove_prefix(kByteOrderMark.size());
    }
    if (!row.empty() && row.back() == '\r') {
      row.remove_suffix(1);
    }
    if (row.empty()) {
      return;
    }
    auto read = importer_->read(to_utf8(row));
    if (!read) {
      ++part_.rows;
      part_.problems.push_back(
          {Diagnostic::Level::kError, part_.path + ":" + std::to_string(line_), std::move(read.error())});
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

  std::unique_ptr<wire::RowImporter> importer_;
  const ImportSink& sink_;
  ImportedPart part_;
  std::string bytes_;     // Not read yet.
  std::size_t open_ = 0;  // Where in them to look for the next newline.
  std::size_t line_ = 0;
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
  for (const std::string& path : paths) {
    if (!FileImport(path, wire::make_importer(format, *codes), sink).run()) {
      break;
    }
  }
  return {};
}

}  // namespace rapport
