#include "ingest/http_message.hpp"

#include <string>

#include <brotli/encode.h>
#include <gtest/gtest.h>

#include "packing.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMost = 100000;

std::string answer(const std::string& fields, const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"ISO-8859-1\"\r\n" + fields + "\r\n" + body;
}

std::string brotli(const std::string& bytes) {
  std::string out(bytes.size() + 1000, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, bytes.size(),
                                  reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                  reinterpret_cast<std::uint8_t*>(out.data())),
            BROTLI_TRUE);
  out.resize(size);
  return out;
}

/// zlib's format, or bare deflate.
std::string deflate_of(std::string bytes, int window) {
  z_stream zlib{};
  EXPECT_EQ(deflateInit2(&zlib, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(bytes.size() + 1000, '\0');
  zlib.next_in = reinterpret_cast<unsigned char*>(bytes.data());
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<unsigned char*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&zlib, Z_FINISH), Z_STREAM_END);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

TEST(HttpMessage, ReadsItsHeader) {
  const auto message = read_http_message(answer("X-Long: a\r\n b\r\n", "<p>x"), kMost);
  ASSERT_TRUE(message);
  EXPECT_EQ(message->status, 200);
  EXPECT_EQ(message->media_type, "text/html");
  EXPECT_EQ(message->charset, "ISO-8859-1");
  EXPECT_EQ(message->body, "<p>x");
  EXPECT_EQ(read_http_message("HTTP/1.0 404\n\nnone", kMost)->status, 404);
  EXPECT_EQ(read_http_message("HTTP/1.1 200 OK\r\n\r\n", kMost)->body, "");
  EXPECT_EQ(read_http_message("<html>", kMost).error().code, ErrorCode::kBadRecord);
  EXPECT_EQ(read_http_message("HTTP/1.1 200 OK\r\nA: b\r\n", kMost).error().code, ErrorCode::kBadRecord);
}

TEST(HttpMessage, TakesCodingsOff) {
  const std::string page = "<p>The envoys met.</p>";
  struct Row {
    const char* name;
    std::string fields;
    std::string body;
    std::string expected;
    std::size_t notes;
  };
  const Row rows[] = {
      {"chunks", "Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
       "<p>0123456789", 0},
      {"chunks taken off before", "Transfer-Encoding: chunked\r\n", page, page, 0},
      {"chunks cut", "Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\nA\r\n0123", "<p>0123", 1},
      {"a broken chunk", "Transfer-Encoding: chunked\r\n", "3\r\n<p>\r\nxyz\r\n", "<p>", 1},
      {"gzip", "Content-Encoding: gzip\r\n", gzip(page), page, 0},
      {"gzip taken off before", "Content-Encoding: gzip\r\n", page, page, 0},
      {"gzip in chunks", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
       std::string(1, static_cast<char>('0' + gzip("a").size() / 16)) +
           "0123456789abcdef"[gzip("a").size() % 16] + "\r\n" + gzip("a") + "\r\n0\r\n\r\n",
       "a", 0},
      {"deflate", "Content-Encoding: deflate\r\n", deflate_of(page, 15), page, 0},
      {"bare deflate", "Content-Encoding: deflate\r\n", deflate_of(page, -15), page, 0},
      {"deflate taken off before", "Content-Encoding: deflate\r\n", page, page, 0},
      {"brotli", "Content-Encoding: br\r\n", brotli(page), page, 0},
      {"brotli taken off before", "Content-Encoding: br\r\n", page, page, 0},
      {"zstd", "Content-Encoding: zstd\r\n", zstd(page), page, 0},
      {"two", "Content-Encoding: deflate, gzip\r\n", gzip(deflate_of(page, 15)), page, 0},
      {"none", "Content-Encoding: identity\r\n", page, page, 0},
      {"unknown", "Content-Encoding: rot13\r\n", page, page, 1},
  };
  for (const Row& row : rows) {
    const auto message = read_http_message(answer(row.fields, row.body), kMost);
    ASSERT_TRUE(message) << row.name;
    EXPECT_EQ(message->body, row.expected) << row.name;
    EXPECT_EQ(message->notes.size(), row.notes) << row.name;
  }
}

TEST(HttpMessage, KeepsToItsLimit) {
  const std::string large(2 * kMost, 'x');
  for (const auto& [name, body] :
       {std::pair{"gzip", gzip(large)}, std::pair{"deflate", deflate_of(large, 15)},
        std::pair{"br", brotli(large)}}) {
    const auto message =
        read_http_message(answer("Content-Encoding: " + std::string(name) + "\r\n", body), kMost);
    ASSERT_FALSE(message) << name;
    EXPECT_EQ(message.error().code, ErrorCode::kInputTooLarge) << name;
  }
}

}  // namespace
}  // namespace rapport::ingest
