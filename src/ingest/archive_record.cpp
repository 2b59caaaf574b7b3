#include "ingest/archive_record.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/header_fields.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMaxHeader = std::size_t{64} << 10;
constexpr std::size_t kMaxArcLine = std::size_t{16} << 10;
constexpr std::size_t kArcFields = 5;  // Address, IP, date, type, length.
constexpr std::size_t kArc2Fields =
    10;  // Result, checksum, location, offset and file in front of the length.
constexpr std::string_view kWarc = "WARC/";
constexpr std::string_view kArc = "filedesc://";

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  constexpr std::uint64_t kMost = std::uint64_t{1} << 62;
  return error == std::errc{} && end == text.data() + text.size() && out < kMost ? std::optional(out)
                                                                                 : std::nullopt;
}

bool is_date(std::string_view text) {
  constexpr std::size_t kLeastDigits = 12;  // Some files leave the seconds out.
  constexpr std::size_t kDigits = 14;
  return text.size() >= kLeastDigits && text.size() <= kDigits &&
         std::all_of(text.begin(), text.end(), base::is_digit);
}

/// "20010203040506" as ISO 8601.
std::string iso_of(std::string_view digits) {
  const auto part = [&](std::size_t at, std::size_t size) { return std::string(digits.substr(at, size)); };
  const std::string seconds = digits.size() == 14 ? part(12, 2) : "00";
  return part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' + part(8, 2) + ':' + part(10, 2) + ':' +
         seconds + 'Z';
}

bool is_http_url(std::string_view url) {
  const std::string head = base::lower(url.substr(0, 8));
  return head.starts_with("http://") || head.starts_with("https://");
}

/// Fields of the line that an ARC record begins with; empty where it is none.
std::vector<std::string_view> arc_fields(std::string_view line) {
  auto fields = base::split(base::trim(line), ' ');
  const bool fits = (fields.size() == kArcFields || fields.size() == kArc2Fields) && is_date(fields[2]) &&
                    number_of(fields.back()) && fields[0].find(':') != std::string_view::npos;
  return fits ? fields : std::vector<std::string_view>{};
}

ArchiveRecord::Kind kind_of(std::string_view type) {
  using Kind = ArchiveRecord::Kind;
  return type == "response"     ? Kind::kResponse
         : type == "resource"   ? Kind::kResource
         : type == "conversion" ? Kind::kConversion
         : type == "revisit"    ? Kind::kRevisit
                                : Kind::kOther;
}

/// WARC-Date is a time in UTC; what is none is left out.
std::optional<std::string> date_of(std::string_view value) {
  const bool fits = value.size() >= 10 && value.size() <= 40 && value[4] == '-' && value[7] == '-' &&
                    std::all_of(value.begin(), value.end(), [](char c) {
                      return base::is_alnum(c) || c == '-' || c == ':' || c == '.' || c == '+';
                    });
  return fits ? std::optional(std::string(value)) : std::nullopt;
}

std::optional<ArchiveRecord> read_warc(std::string_view header) {
  const HeaderFields fields = read_header_fields(header);
  const auto length = number_of(fields.find("content-length"));
  if (!length) {
    return std::nullopt;
  }
  ArchiveRecord out;
  out.length = *length;
  out.kind = kind_of(base::lower(fields.find("warc-type")));
  std::string_view url = fields.find("warc-target-uri");
  if (url.size() > 2 && url.front() == '<' && url.back() == '>') {  // As the grammar of WARC 1.0 has it.
    url = url.substr(1, url.size() - 2);
  }
  out.url = base::repair(url);
  const std::string_view type = fields.find("content-type");
  out.media_type = media_type_of(type);
  out.charset = header_parameter(type, "charset");
  const bool is_answer = out.kind == ArchiveRecord::Kind::kResponse;
  out.is_http = is_answer && is_http_url(url) && (type.empty() || out.media_type == "application/http");
  out.captured = date_of(fields.find("warc-date"));
  out.truncated = !fields.find("warc-truncated").empty();
  const auto segment = number_of(fields.find("warc-segment-number"));
  out.truncated = out.truncated || segment.value_or(0) > 0;
  return out;
}

std::optional<ArchiveRecord> read_arc(std::string_view header) {
  const auto fields = arc_fields(header);
  if (fields.empty()) {
    return std::nullopt;
  }
  ArchiveRecord out;
  out.length = *number_of(fields.back());
  out.url = base::repair(fields[0]);
  out.is_http = is_http_url(fields[0]);
  out.kind = out.is_http ? ArchiveRecord::Kind::kResponse : ArchiveRecord::Kind::kOther;
  out.media_type = base::lower(fields[3]);
  out.captured = iso_of(fields[2]);
  return out;
}

}  // namespace

HeaderEnd end_of_record_header(std::string_view bytes) {
  using State = HeaderEnd::State;
  const std::string_view begin = bytes.substr(0, kWarc.size());
  const bool may_be_warc = kWarc.starts_with(begin);
  if (may_be_warc) {
    const std::size_t end =
        begin.size() < kWarc.size() ? std::string_view::npos : end_of_header(bytes.substr(0, kMaxHeader));
    return end != std::string_view::npos ? HeaderEnd{State::kFound, end}
           : bytes.size() >= kMaxHeader  ? HeaderEnd{}
                                         : HeaderEnd{State::kNeedsMore, 0};
  }
  const std::size_t newline = bytes.substr(0, kMaxArcLine).find('\n');
  if (newline == std::string_view::npos) {
    return bytes.size() >= kMaxArcLine ? HeaderEnd{} : HeaderEnd{State::kNeedsMore, 0};
  }
  return arc_fields(bytes.substr(0, newline)).empty() ? HeaderEnd{} : HeaderEnd{State::kFound, newline + 1};
}

std::optional<ArchiveRecord> read_record_header(std::string_view header) {
  auto out = header.starts_with(kWarc) ? read_warc(header) : read_arc(header);
  if (out) {
    out->header_size = header.size();
  }
  return out;
}

bool looks_like_archive(std::string_view head) {
  return (head.starts_with(kWarc) && head.size() > kWarc.size() && base::is_digit(head[kWarc.size()])) ||
         head.starts_with(kArc);
}

}  // namespace rapport::ingest
