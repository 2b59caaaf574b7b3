#include "ingest/input_format.hpp"

#include <utility>

#include "ingest/archive_record.hpp"
#include "ingest/archive_splitter.hpp"
#include "ingest/charset.hpp"
#include "ingest/feed_splitter.hpp"
#include "ingest/format.hpp"
#include "ingest/line_splitter.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

bool is_wide(std::string_view head) {
  return head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv);
}

/// UTF-16, as spreadsheets and some feeds write it: the readers look for ASCII, so it is decoded as a whole.
void decode_wide(OpenInput& input) {
  const std::size_t most = input.options.max_page_bytes;
  if (!input.bytes.need(2) || !is_wide(input.bytes.view())) {
    return;
  }
  while (input.bytes.view().size() <= most && input.bytes.more()) {
  }
  if (input.bytes.view().size() > most || input.bytes.error()) {
    return;  // What is read of it then fails, and says why.
  }
  if (auto decoded = decode_text(input.bytes.view())) {
    input.bytes = InputBuffer(ByteStream::over(std::move(decoded->text), input.path));
  }
}

}  // namespace

InputFormat find_input_format(std::string_view head, const IngestOptions& options) {
  if (is_wide(head)) {
    const auto decoded = decode_text(head.substr(0, head.size() & ~std::size_t{1}));
    const InputFormat found = decoded ? find_input_format(decoded->text, options) : InputFormat::kAuto;
    return found == InputFormat::kJsonl ? InputFormat::kAuto : found;  // Its lines are found when it is read.
  }
  if (looks_like_archive(head)) {
    return InputFormat::kWarc;
  }
  if (const XmlKind kind = xml_kind_of(head); kind != XmlKind::kOther) {
    return kind == XmlKind::kFeed ? InputFormat::kFeed : InputFormat::kPetrarch;
  }
  return looks_like_jsonl(head) ? InputFormat::kJsonl : InputFormat::kAuto;
}

std::unique_ptr<ItemSplitter> make_splitter(InputFormat format, OpenInput& input) {
  switch (format) {
    case InputFormat::kJsonl:
      return std::make_unique<LineSplitter>(std::move(input));
    case InputFormat::kWarc:
      return std::make_unique<ArchiveSplitter>(std::move(input));
    case InputFormat::kFeed:
    case InputFormat::kPetrarch:
      decode_wide(input);
      return std::make_unique<FeedSplitter>(std::move(input));
    default:
      return nullptr;
  }
}

}  // namespace rapport::ingest
