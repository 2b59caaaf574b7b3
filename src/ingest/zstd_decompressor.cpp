#include "ingest/zstd_decompressor.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include <zstd.h>
#include <zstd_errors.h>

namespace rapport::ingest {
namespace {

constexpr int kWindowLog = 27;  // 128 MiB, the most that `zstd -d` takes without --long.
constexpr std::uint32_t kFrameMagic = 0xFD2FB528;
constexpr std::uint32_t kSkippableMagic = 0x184D2A50;   // To 0x184D2A5F.
constexpr std::uint32_t kDictionaryMagic = 0x184D2A5D;  // Of the WARC specification.
constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kMaxDictionary = std::size_t{32} << 20;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return out;
}

class ZstdDecompressor : public Decompressor {
 public:
  explicit ZstdDecompressor(ZSTD_DCtx* context) : context_(context, &ZSTD_freeDCtx) {}

  DecodeStep step(std::string_view in, char* out, std::size_t room) override {
    if (!decided_) {
      return begin(in);
    }
    if (dictionary_left_ > 0) {
      return take_dictionary(in);
    }
    const DecodeStep of_head = decode_head(out, room);
    if (of_head.problem != nullptr || of_head.ended || of_head.given == room) {
      return of_head;
    }
    DecodeStep rest = decode(in, out + of_head.given, room - of_head.given);
    rest.given += of_head.given;
    return rest;
  }

  bool reset() override {
    decided_ = false;
    head_.clear();
    head_used_ = 0;
    dictionary_left_ = 0;
    dictionary_.clear();
    return ZSTD_isError(ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only)) == 0;
  }

 private:
  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
  bool decided_ = false;  // Whether this frame is a dictionary.
  std::string head_;
  std::size_t head_used_ = 0;
  std::size_t dictionary_left_ = 0;
  std::string dictionary_;

  DecodeStep begin(std::string_view in) {
    const std::size_t taken = std::min(in.size(), kHeadBytes - head_.size());
    head_ += in.substr(0, taken);
    const bool may_be = head_.size() < 4 || number_at(head_, 0) == kDictionaryMagic;
    if (may_be && head_.size() < kHeadBytes) {
      return {taken, 0, false};
    }
    decided_ = true;
    if (!may_be) {
      return {taken, 0, false};
    }
    dictionary_left_ = number_at(head_, 4);
    head_.clear();
    if (dictionary_left_ > kMaxDictionary) {
      return {taken, 0, false, "has a dictionary of more than 32 MiB"};
    }
    return {taken, 0, dictionary_left_ == 0};
  }

  DecodeStep take_dictionary(std::string_view in) {
    const std::size_t taken = std::min(in.size(), dictionary_left_);
    dictionary_ += in.substr(0, taken);
    dictionary_left_ -= taken;
    if (dictionary_left_ == 0 && !load_dictionary()) {
      return {taken, 0, false, "has a corrupt dictionary"};
    }
    return {taken, 0, dictionary_left_ == 0};
  }

  /// The dictionary may be a frame itself.
  bool load_dictionary() {
    std::string plain;
    if (dictionary_.size() >= 4 && number_at(dictionary_, 0) == kFrameMagic) {
      const auto size = ZSTD_getFrameContentSize(dictionary_.data(), dictionary_.size());
      if (size == ZSTD_CONTENTSIZE_ERROR || (size != ZSTD_CONTENTSIZE_UNKNOWN && size > kMaxDictionary)) {
        return false;
      }
      plain.resize(size == ZSTD_CONTENTSIZE_UNKNOWN ? kMaxDictionary : static_cast<std::size_t>(size));
      const auto got = ZSTD_decompress(plain.data(), plain.size(), dictionary_.data(), dictionary_.size());
      if (ZSTD_isError(got) != 0) {
        return false;
      }
      plain.resize(got);
    } else {
      plain = std::move(dictionary_);
    }
    dictionary_.clear();
    return ZSTD_isError(ZSTD_DCtx_loadDictionary(context_.get(), plain.data(), plain.size())) == 0;
  }

  /// The bytes that were held back to look at them.
  DecodeStep decode_head(char* out, std::size_t room) {
    if (head_used_ == head_.size()) {
      return {};
    }
    DecodeStep step = decode(std::string_view(head_).substr(head_used_), out, room);
    head_used_ += std::exchange(step.taken, 0);
    return step;
  }

  DecodeStep decode(std::string_view in, char* out, std::size_t room) {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, room, 0};
    const std::size_t left = ZSTD_decompressStream(context_.get(), &to, &from);
    const char* problem = nullptr;
    if (ZSTD_isError(left) != 0) {
      const bool too_much = ZSTD_getErrorCode(left) == ZSTD_error_frameParameter_windowTooLarge;
      problem = too_much ? "needs a window of more than 128 MiB" : "corrupt";
    }
    return {from.pos, to.pos, left == 0, problem};
  }
};

}  // namespace

std::unique_ptr<Decompressor> make_zstd_decompressor() {
  ZSTD_DCtx* context = ZSTD_createDCtx();
  if (context == nullptr) {
    return nullptr;
  }
  auto out = std::make_unique<ZstdDecompressor>(context);
  if (ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, kWindowLog)) != 0) {
    return nullptr;
  }
  return out;
}

bool begins_zstd(std::string_view head) {
  if (head.size() < 4) {
    return false;
  }
  const std::uint32_t magic = number_at(head, 0);
  return magic == kFrameMagic || (magic & 0xFFFFFFF0U) == kSkippableMagic;
}

}  // namespace rapport::ingest
