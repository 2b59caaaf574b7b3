#include "ingest/http_header.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

TEST(HttpHeader, IsTakenOffThePage) {
  const struct {
    const char* name;
    std::string bytes;
    std::string body;
    const char* charset;
  } rows[] = {
      {"curl -i", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=big5\r\n\r\n<p>", "<p>", "big5"},
      {"HTTP/2 without reason", "HTTP/2 200 \r\ncontent-type: text/html\r\n\r\n<p>", "<p>", ""},
      {"bare line feeds", "HTTP/1.0 404 Not Found\nContent-Type:text/plain;charset=\"koi8-r\"\n\nGone",
       "Gone", "koi8-r"},
      {"no field", "HTTP/1.1 200 OK\r\n\r\nText", "Text", ""},
      {"a field over two lines", "HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\nText", "Text", ""},
      {"redirected",
       "HTTP/1.1 301 Moved\r\nContent-Type: text/html; charset=gbk\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\n<p>",
       "<p>", ""},
      {"the charset of another field", "HTTP/1.1 200 OK\r\nAccept: charset=gbk\r\n\r\n<p>", "<p>", ""},
      {"the body keeps its empty lines", "HTTP/1.1 200 OK\r\nA: b\r\n\r\n\r\nText\n\n", "\r\nText\n\n", ""},
      {"no body", "HTTP/1.1 200 OK\r\nA: b\r\n\r\n", "", ""},
      {"a text about HTTP", "HTTP/1.1 is a protocol\n\nText", "HTTP/1.1 is a protocol\n\nText", ""},
      {"a line that is no field", "HTTP/1.1 200 OK\nThe men said: no\n\nText",
       "HTTP/1.1 200 OK\nThe men said: no\n\nText", ""},
      {"no end", "HTTP/1.1 200 OK\r\nA: b\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n", ""},
      {"no header", "<p>HTTP/1.1 200 OK\r\n\r\n", "<p>HTTP/1.1 200 OK\r\n\r\n", ""},
      {"version cut", "HTTP/ 200 OK\r\n\r\n", "HTTP/ 200 OK\r\n\r\n", ""},
      {"nothing", "", "", ""},
  };
  for (const auto& row : rows) {
    const HttpPage page = split_http_header(row.bytes);
    EXPECT_EQ(page.body, row.body) << row.name;
    EXPECT_EQ(page.charset, row.charset) << row.name;
  }
}

TEST(HttpHeader, OverTheLimitIsNone) {
  const std::string bytes = "HTTP/1.1 200 OK\r\nX: " + std::string(70000, 'x') + "\r\nA: b\r\n\r\nText";
  EXPECT_EQ(split_http_header(bytes).body, bytes);
}

}  // namespace
}  // namespace rapport::ingest
