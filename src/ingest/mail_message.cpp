#include "ingest/mail_message.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "ingest/charset.hpp"
#include "ingest/header_fields.hpp"
#include "ingest/html_fragment.hpp"
#include "ingest/mail_date.hpp"
#include "ingest/mime_coding.hpp"
#include "ingest/story_text.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMostDepth = 20;
constexpr std::size_t kMostParts = 10000;

struct Part {
  HeaderFields header;
  std::string_view body;
};

Part split_part(std::string_view bytes) {
  if (bytes.starts_with('\n') || bytes.starts_with("\r\n")) {  // No header: text.
    return {{}, bytes};
  }
  const std::size_t end = end_of_header(bytes);
  return {read_header_fields(bytes.substr(0, end)), end == std::string_view::npos ? ""sv : bytes.substr(end)};
}

/// The parts between the lines "--boundary"; one that is cut ends with the body. Source: RFC 2046 §5.1.1.
std::vector<std::string_view> split_multipart(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> out;
  const std::string mark = "--" + boundary;
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = body.find(mark); at != std::string_view::npos; at = body.find(mark, at + 1)) {
    const std::string_view rest = body.substr(at + mark.size());
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const bool is_line =
        (at == 0 || body[at - 1] == '\n') && (base::trim(line).empty() || base::trim(line) == "--");
    if (!is_line) {
      continue;
    }
    if (begin != std::string_view::npos) {
      out.push_back(body.substr(begin, at - begin));
    }
    begin = std::min(at + mark.size() + line.size() + 1, body.size());
    if (line.starts_with("--") || out.size() > kMostParts) {
      return out;
    }
  }
  if (begin != std::string_view::npos) {
    out.push_back(body.substr(begin));
  }
  return out;
}

/// The first parts of each kind, attachments left out.
struct Found {
  std::optional<Part> html;
  std::optional<Part> text;
};

void find_parts(const Part& part, std::size_t depth, Found& found) {
  const std::string_view type_field = part.header.find("content-type");
  const std::string type = type_field.empty() ? "text/plain" : media_type_of(type_field);
  if (media_type_of(part.header.find("content-disposition")) == "attachment") {
    return;
  }
  if (type.starts_with("multipart/") && depth < kMostDepth) {
    for (const std::string_view bytes :
         split_multipart(part.body, header_parameter(type_field, "boundary"))) {
      find_parts(split_part(bytes), depth + 1, found);
    }
  } else if (type == "text/html" || type == "application/xhtml+xml") {
    found.html = found.html ? std::move(found.html) : part;
  } else if (type == "text/plain") {
    found.text = found.text ? std::move(found.text) : part;
  }
}

std::string body_of(const Part& part) {
  return decode_transfer(part.body, part.header.find("content-transfer-encoding"));
}

Result<std::string> text_of(const Part& part) {
  return decode_text(body_of(part), header_parameter(part.header.find("content-type"), "charset"))
      .map([](DecodedText&& decoded) { return std::move(decoded.text); });
}

std::optional<std::string> if_any(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// "Harbour Post" of `"Harbour Post" <news@post.example>` and of `news@post.example (Harbour Post)`.
std::optional<std::string> sender_of(std::string_view from) {
  const std::size_t angle = from.find('<');
  const std::size_t bracket = from.find('(');
  std::string_view name;
  if (angle != std::string_view::npos) {
    name = base::trim(from.substr(0, angle));
  } else if (bracket != std::string_view::npos) {
    name = from.substr(bracket + 1, from.find(')', bracket) - bracket - 1);
  }
  std::string plain;
  for (const char c : name) {
    plain += c == '"' || c == '\\' ? "" : std::string(1, c);
  }
  std::string decoded = decode_header_words(plain);
  return decoded.find('@') == std::string::npos ? if_any(std::move(decoded)) : std::nullopt;
}

/// "<a@b>" without its brackets.
std::optional<std::string> id_of(std::string_view id) {
  id = base::trim(id);
  id.remove_prefix(id.starts_with('<') ? 1 : 0);
  return if_any(decode_header_words(id.substr(0, id.find('>'))));
}

/// Where a browser says that it saved a page, its address; empty for mail.
std::string saved_address(const Part& message, const Found& found) {
  const auto address_in = [](const HeaderFields& header, std::string_view name) {
    return decode_header_words(header.find(name));
  };
  if (auto address = address_in(message.header, "snapshot-content-location"); !address.empty()) {
    return address;
  }
  const bool is_related = media_type_of(message.header.find("content-type")) == "multipart/related";
  const bool sent = !message.header.find("to").empty() || !message.header.find("message-id").empty();
  if (!is_related || sent || !found.html) {
    return {};
  }
  return address_in(found.html->header, "content-location");
}

void fill_page(const Part& message, const Part& html, std::string address, Item& item) {
  item.page = address;
  item.given.url = std::move(address);
  item.given.captured = iso_of_mail_date(message.header.find("date"));
  item.charset = header_parameter(html.header.find("content-type"), "charset");
  item.bytes = body_of(html);
  item.format = InputFormat::kHtml;
}

Result<void> fill_story(const Part& message, const Found& found, Item& item) {
  item.given.title = if_any(decode_header_words(message.header.find("subject")));
  item.given.outlet = sender_of(message.header.find("from"));
  item.given.published = if_any(iso_if_mail_date(message.header.find("date")));
  item.given.id = id_of(message.header.find("message-id"));
  item.content = Item::Content::kStory;
  if (found.html) {
    auto html = text_of(*found.html);
    if (!html) {
      return tl::unexpected(html.error());
    }
    if (!found.text || !html_to_line(*html).empty()) {
      item.bytes = std::move(*html);
      item.format = InputFormat::kHtml;
      return {};
    }
  }
  auto text = text_of(*found.text);
  if (!text) {
    return tl::unexpected(text.error());
  }
  set_story_text(*text, item);
  return {};
}

constexpr std::array kMailFields = {
    "from"sv,         "to"sv,       "subject"sv,      "message-id"sv, "mime-version"sv,
    "received"sv,     "reply-to"sv, "return-path"sv,  "sender"sv,     "content-transfer-encoding"sv,
    "content-type"sv, "date"sv,     "delivered-to"sv, "list-id"sv,    "snapshot-content-location"sv};

bool is_field_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) { return base::is_alnum(c) || c == '-' || c == '_'; });
}

}  // namespace

Result<void> read_mail_message(std::string_view message, Item& item) {
  const Part whole = split_part(message);
  if (whole.header.fields.empty()) {
    return fail(ErrorCode::kBadRecord, "a message without a header");
  }
  Found found;
  find_parts(whole, 0, found);
  if (!found.html && !found.text) {
    return fail(ErrorCode::kBadRecord, "a message without a part of text");
  }
  if (std::string address = saved_address(whole, found); found.html && !address.empty()) {
    fill_page(whole, *found.html, std::move(address), item);
  } else if (auto filled = fill_story(whole, found, item); !filled) {
    return filled;
  }
  return item.bytes.empty() ? fail(ErrorCode::kInputEmpty, "a message without text") : Result<void>{};
}

bool is_mbox_line(std::string_view line) {
  constexpr std::size_t kWords = 7;  // From, sender, weekday, month, day, time, year.
  const auto words = base::words(line);
  return line.starts_with("From ") && words.size() >= kWords &&
         std::any_of(words.begin() + 2, words.end(), [](std::string_view word) {
           return word.size() >= 5 && base::is_digit(word.front()) &&
                  word.find(':') != std::string_view::npos;
         });
}

bool looks_like_mail(std::string_view head) {
  std::vector<std::string_view> known;
  bool first = true;
  for (std::string_view line : base::split(head, '\n')) {
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    if (std::exchange(first, false) && is_mbox_line(line)) {
      continue;
    }
    if (line.empty()) {
      break;
    }
    const bool continued = line.front() == ' ' || line.front() == '\t';
    if (!continued && !is_field_line(line)) {
      return false;
    }
    const std::string name = base::lower(line.substr(0, line.find(':')));
    const auto at = std::find(kMailFields.begin(), kMailFields.end(), name);
    if (!continued && at != kMailFields.end() && std::find(known.begin(), known.end(), *at) == known.end()) {
      known.push_back(*at);
    }
  }
  const auto has = [&](std::string_view name) {
    return std::find(known.begin(), known.end(), name) != known.end();
  };
  return known.size() >= 3 && (has("from") || has("mime-version"));
}

}  // namespace rapport::ingest
