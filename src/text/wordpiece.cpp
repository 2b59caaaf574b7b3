#include "text/wordpiece.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"

namespace rapport::text {
namespace {

constexpr std::size_t kMaxVocabBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxPieceChars = 100;  // As in the reference implementation: longer runs are [UNK].

bool stands_alone(char32_t c) {
  if (c < 0x80) {
    return !base::is_alnum(static_cast<char>(c));
  }
  const bool cjk = (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
                   (c >= 0x20000 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) ||
                   (c >= 0x2F800 && c <= 0x2FA1F);
  return cjk || u_ispunct(static_cast<UChar32>(c)) != 0;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Lower case, decomposed, without combining marks and control characters.
std::string fold(std::string_view word) {
  if (is_ascii(word)) {
    return base::lower(word);
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  text.toLower(icu::Locale::getRoot());
  icu::UnicodeString decomposed = U_SUCCESS(status) ? nfd->normalize(text, status) : text;
  icu::UnicodeString kept;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    const auto type = u_charType(c);
    if (type != U_NON_SPACING_MARK && type != U_CONTROL_CHAR && type != U_FORMAT_CHAR && c != 0xFFFD) {
      kept.append(c);
    }
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

}  // namespace

Result<WordPiece> WordPiece::load(const std::string& vocab_path) {
  auto bytes = base::read_file(vocab_path, kMaxVocabBytes);
  if (!bytes) {
    return fail(ErrorCode::kBadModel, bytes.error().message, vocab_path);
  }
  WordPiece out;
  std::int32_t id = 0;
  for (std::string_view line : base::split(*bytes, '\n')) {
    if (!line.empty() && line.back() == '\r') {
      line.remove_suffix(1);
    }
    if (!line.empty()) {
      out.pieces_.emplace(line, id);
    }
    ++id;
  }
  const auto need = [&](const char* piece, std::int32_t& slot) {
    const auto at = out.pieces_.find(std::string_view(piece));
    slot = at == out.pieces_.end() ? -1 : at->second;
    return slot >= 0;
  };
  if (!need("[UNK]", out.unk_) || !need("[CLS]", out.cls_) || !need("[SEP]", out.sep_)) {
    return fail(ErrorCode::kBadModel, "the vocabulary lacks [UNK], [CLS] or [SEP]", vocab_path);
  }
  return out;
}

void WordPiece::encode_run(std::string_view run, std::vector<std::int32_t>& out) const {
  const std::size_t rollback = out.size();
  if (base::count_code_points(run) > kMaxPieceChars) {
    out.push_back(unk_);
    return;
  }
  std::string key;
  for (std::size_t begin = 0; begin < run.size();) {
    std::size_t end = run.size();
    std::int32_t found = -1;
    for (; end > begin; --end) {
      if (end < run.size() && (static_cast<unsigned char>(run[end]) & 0xC0U) == 0x80U) {
        continue;
      }
      key.assign(begin > 0 ? "##" : "");
      key.append(run.substr(begin, end - begin));
      const auto at = pieces_.find(key);
      if (at != pieces_.end()) {
        found = at->second;
        break;
      }
    }
    if (found < 0) {
      out.resize(rollback);
      out.push_back(unk_);
      return;
    }
    out.push_back(found);
    begin = end;
  }
}

void WordPiece::encode(std::string_view word, std::vector<std::int32_t>& out) const {
  const std::size_t before = out.size();
  const std::string folded = fold(word);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const base::CodePoint point = base::decode(folded, at);
    if (stands_alone(point.value)) {
      if (at > begin) {
        encode_run(std::string_view(folded).substr(begin, at - begin), out);
      }
      encode_run(std::string_view(folded).substr(at, point.size), out);
      begin = at + point.size;
    }
    at += point.size;
  }
  if (begin < folded.size()) {
    encode_run(std::string_view(folded).substr(begin), out);
  }
  if (out.size() == before) {
    out.push_back(unk_);
  }
}

}  // namespace rapport::text
