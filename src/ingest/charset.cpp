#include "ingest/charset.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "ingest/charset_label.hpp"
#include "ingest/format.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kSampleBytes = std::size_t{64} << 10;
// ICU counts bytes in 32 bits, and text grows when it becomes UTF-8.
constexpr std::size_t kMaxConvertedBytes =
    static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / 4;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kMaxReplacedShare = 20;     // At most one character in 20 may be lost.
constexpr std::size_t kMinValidPerMalformed = 4;  // "Nearly all UTF-8".
constexpr int kMinDetectorConfidence = 50;
constexpr std::size_t kMaxControlShare = 50;  // More than one control byte in 50 is no text.

/// Charset of the byte order mark and the mark's length; empty if there is none.
std::pair<const char*, std::size_t> byte_order_mark(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF"sv) {
    return {"UTF-8", 3};
  }
  if (bytes.substr(0, 4) == "\xFF\xFE\0\0"sv) {
    return {"UTF-32LE", 4};
  }
  if (bytes.substr(0, 4) == "\0\0\xFE\xFF"sv) {
    return {"UTF-32BE", 4};
  }
  if (bytes.substr(0, 2) == "\xFF\xFE"sv) {
    return {"UTF-16LE", 2};
  }
  if (bytes.substr(0, 2) == "\xFE\xFF"sv) {
    return {"UTF-16BE", 2};
  }
  return {nullptr, 0};
}

/// UTF-16 of mostly Latin text has zeros in every other byte.
const char* utf16_by_zeros(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
  }
  const std::size_t half = sample.size() / 2;
  if (half < 2) {
    return nullptr;
  }
  if (zeros[1] * 10 > half * 4 && zeros[0] * 20 < half) {
    return "UTF-16LE";
  }
  if (zeros[0] * 10 > half * 4 && zeros[1] * 20 < half) {
    return "UTF-16BE";
  }
  return nullptr;
}

bool has_many_controls(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !base::is_space(c) && c != '\x1B' && c != '\b';
  });
  return static_cast<std::size_t>(controls) * kMaxControlShare > sample.size();
}

std::size_t count_of(std::string_view text, std::string_view piece) {
  std::size_t count = 0;
  for (std::size_t at = text.find(piece); at != std::string_view::npos;
       at = text.find(piece, at + piece.size())) {
    ++count;
  }
  return count;
}

/// Converts at most kMaxConvertedBytes with ICU; empty when the charset is unknown to it.
std::optional<std::string> convert(std::string_view bytes, const char* charset) {
  const auto size = static_cast<std::int32_t>(bytes.size());
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t needed = ucnv_convert("UTF-8", charset, nullptr, 0, bytes.data(), size, &status);
  if (status != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(status)) {
    return std::nullopt;
  }
  std::string out(static_cast<std::size_t>(needed), '\0');
  status = U_ZERO_ERROR;
  ucnv_convert("UTF-8", charset, out.data(), needed, bytes.data(), size, &status);
  if (U_FAILURE(status)) {
    return std::nullopt;
  }
  return out;
}

/// How many multi-byte sequences are sound, how many bytes are not, and where the first bad one is.
struct Utf8Census {
  std::size_t valid = 0;
  std::size_t malformed = 0;
  std::size_t first_bad = 0;
};

Utf8Census take_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::decode(bytes, at);
    if (point.size > 1) {
      ++census.valid;
    } else if (point.value > 0x7F) {
      census.first_bad = census.malformed == 0 ? at : census.first_bad;
      ++census.malformed;
    }
    at += point.size;
  }
  return census;
}

std::string detect_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status),
                                                                                &ucsdet_close);
  if (U_FAILURE(status)) {
    return "windows-1252";
  }
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  ucsdet_enableInputFilter(detector.get(), 1);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = U_SUCCESS(status) ? ucsdet_detect(detector.get(), &status) : nullptr;
  if (match == nullptr || U_FAILURE(status)) {
    return "windows-1252";
  }
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* name = ucsdet_getName(match, &status);
  const std::string_view found = U_SUCCESS(status) && name != nullptr ? name : "";
  const bool usable = confidence >= kMinDetectorConfidence && !found.empty() && found.substr(0, 3) != "UTF" &&
                      found.substr(0, 3) != "IBM" && found.substr(0, 8) != "ISO-2022";
  return usable ? std::string(found) : "windows-1252";
}

Result<DecodedText> converted(std::string_view bytes, const std::string& charset,
                              std::vector<std::string> notes) {
  if (bytes.size() > kMaxConvertedBytes) {
    return fail(ErrorCode::kInputTooLarge,
                fmt::format("{} text of more than {} bytes", charset, kMaxConvertedBytes));
  }
  auto text = convert(bytes, charset.c_str());
  if (!text) {
    return fail(ErrorCode::kBadEncoding, fmt::format("cannot be read as {}", charset));
  }
  if (const std::size_t nul = text->find('\0'); nul != std::string::npos) {
    return fail(ErrorCode::kInputBinary, fmt::format("NUL character in {} text", charset));
  }
  const std::size_t lost = count_of(*text, kReplacement);
  if (lost * kMaxReplacedShare > base::count_code_points(*text)) {
    return fail(ErrorCode::kBadEncoding, fmt::format("{} characters are malformed in {}", lost, charset));
  }
  if (lost > 0) {
    notes.push_back(fmt::format("{} malformed characters in {} replaced", lost, charset));
  }
  return DecodedText{std::move(*text), charset, std::move(notes)};
}

/// True for ISO-2022 text that is declared as such: its bytes are those of ASCII, only escape sequences tell.
bool switches_by_escape(std::string_view bytes, const std::string& declared) {
  return base::lower(declared).substr(0, 8) == "iso-2022" && bytes.find('\x1B') != std::string_view::npos;
}

/// Bytes that are not UTF-8.
Result<DecodedText> from_legacy(std::string_view bytes, const std::string& declared) {
  const Utf8Census census = take_census(bytes);
  std::vector<std::string> notes;
  if (!declared.empty() && base::lower(declared).substr(0, 3) != "utf") {
    if (auto text = converted(bytes, charset_of_label(declared), {})) {
      return text;
    }
    notes.push_back(fmt::format("cannot be the declared charset {}", declared));
  }
  if (census.valid >= census.malformed * kMinValidPerMalformed) {
    notes.push_back(fmt::format("{} malformed UTF-8 bytes replaced, the first at byte {}", census.malformed,
                                census.first_bad));
    return DecodedText{base::repair(bytes), "UTF-8", std::move(notes)};
  }
  const std::string charset = charset_of_label(detect_charset(bytes));
  notes.push_back(fmt::format("not UTF-8 (first bad byte at {}), read as {}", census.first_bad, charset));
  return converted(bytes, charset, std::move(notes));
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, std::string_view transport_charset) {
  const auto [mark, mark_size] = byte_order_mark(bytes);
  const std::string_view rest = bytes.substr(mark_size);
  if (mark != nullptr && mark != "UTF-8"sv) {
    return converted(rest, mark, {});
  }
  if (const char* format = binary_format(rest)) {
    return fail(ErrorCode::kInputBinary, fmt::format("is a {}, not text", format));
  }
  if (const std::size_t nul = rest.find('\0'); nul != std::string_view::npos) {
    if (const char* utf16 = utf16_by_zeros(rest)) {
      return converted(rest, utf16, {fmt::format("no byte order mark, read as {}", utf16)});
    }
    return fail(ErrorCode::kInputBinary, fmt::format("NUL byte at byte {}", nul + mark_size));
  }
  if (has_many_controls(rest)) {
    return fail(ErrorCode::kInputBinary, "control bytes, not text");
  }
  const std::string declared =
      transport_charset.empty() ? declared_charset(rest) : std::string(transport_charset);
  if (switches_by_escape(rest, declared)) {
    return converted(rest, declared, {});
  }
  if (base::find_invalid(rest) == std::string_view::npos) {
    return DecodedText{std::string(rest), "UTF-8", {}};
  }
  return from_legacy(rest, declared);
}

}  // namespace rapport::ingest
