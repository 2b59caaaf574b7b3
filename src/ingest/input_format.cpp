#include "ingest/input_format.hpp"

#include <utility>

#include "base/ascii.hpp"
#include "ingest/archive_record.hpp"
#include "ingest/archive_splitter.hpp"
#include "ingest/charset.hpp"
#include "ingest/feed_splitter.hpp"
#include "ingest/format.hpp"
#include "ingest/json_feed.hpp"
#include "ingest/line_splitter.hpp"
#include "ingest/mail_message.hpp"
#include "ingest/mail_splitter.hpp"
#include "ingest/table_splitter.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

bool is_wide(std::string_view head) {
  return head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv);
}

bool begins_json(OpenInput& input) {
  constexpr std::size_t kHead = 1024;
  drop_mark(input.bytes);
  input.bytes.need(kHead);
  return base::trim(input.bytes.view()).starts_with('{');
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
  if (looks_like_json_feed(head)) {
    return InputFormat::kFeed;
  }
  if (looks_like_jsonl(head)) {
    return InputFormat::kJsonl;
  }
  return looks_like_mail(head) ? InputFormat::kMail : table_format_of(head, options);
}

std::unique_ptr<ItemSplitter> make_splitter(InputFormat format, OpenInput& input) {
  switch (format) {
    case InputFormat::kJsonl:
      return std::make_unique<LineSplitter>(std::move(input));
    case InputFormat::kWarc:
      return std::make_unique<ArchiveSplitter>(std::move(input));
    case InputFormat::kCsv:
      decode_wide(input);
      return std::make_unique<TableSplitter>(std::move(input), std::nullopt);
    case InputFormat::kTsv:
      decode_wide(input);
      return std::make_unique<TableSplitter>(std::move(input), '\t');
    case InputFormat::kMail:
      return std::make_unique<MailSplitter>(std::move(input));
    case InputFormat::kFeed:
    case InputFormat::kPetrarch:
      decode_wide(input);
      if (begins_json(input)) {
        return std::make_unique<JsonFeedSplitter>(std::move(input));
      }
      return std::make_unique<FeedSplitter>(std::move(input));
    default:
      return nullptr;
  }
}

}  // namespace rapport::ingest
