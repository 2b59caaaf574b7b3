#include "ingest/archive_splitter.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "packing.hpp"
#include "split_helper.hpp"

namespace rapport::ingest {
namespace {

std::string record(const std::string& type, const std::string& url, const std::string& content_type,
                   const std::string& block, const std::string& more = "") {
  return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2024-05-17T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n" + more +
         "Content-Type: " + content_type + "\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& body, const std::string& type = "text/html", int status = 200) {
  return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: " + type + "\r\n\r\n" + body;
}

std::string page_record(const std::string& name) {
  return record("response", "https://news.example/" + name, "application/http; msgtype=response",
                answer("<p>" + name + "</p>"));
}

std::string info_record() {
  return record("warcinfo", "", "application/warc-fields", "software: none\r\n");
}

/// "one two !bad-record": the bodies of items, errors with '!', notes with '#'.
std::string shown(const std::vector<Item>& items) {
  std::string out;
  for (const Item& item : items) {
    out += out.empty() ? "" : " ";
    out += item.error ? std::string("!") + name_of(item.error->code) : item.bytes.empty() ? "#" : item.bytes;
  }
  return out;
}

TEST(ArchiveSplitter, GivesPagesWithAddressAndTime) {
  const std::string front = info_record();
  const auto items = split(front + page_record("one"));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].bytes, "<p>one</p>");
  EXPECT_EQ(items[0].page, "https://news.example/one");
  EXPECT_EQ(items[0].given.url, "https://news.example/one");
  EXPECT_EQ(items[0].given.captured, "2024-05-17T01:02:03Z");
  EXPECT_FALSE(items[0].given.published);
  EXPECT_EQ(items[0].format, InputFormat::kHtml);
  EXPECT_EQ(items[0].where(), "file.x:byte " + std::to_string(front.size()));
}

TEST(ArchiveSplitter, KnowsTheKindsOfRecords) {
  struct Row {
    const char* name;
    std::string bytes;
    std::string expected;
  };
  const std::string url = "https://news.example/a";
  const std::string http = "application/http;msgtype=response";
  const Row rows[] = {
      {"request", record("request", url, "application/http;msgtype=request", "GET / HTTP/1.1\r\n\r\n"), ""},
      {"metadata", record("metadata", url, "application/warc-fields", "a: b\r\n"), ""},
      {"revisit", record("revisit", url, http, "HTTP/1.1 200 OK\r\n\r\n"), "#"},
      {"resource", record("resource", url, "text/html; charset=x", "<p>a</p>"), "<p>a</p>"},
      {"conversion", record("conversion", url, "text/plain", "A text."), "A text."},
      {"image", record("resource", url, "image/png", "PNG"), "#"},
      {"response that is an image", record("response", url, http, answer("PNG", "image/png")), "#"},
      {"status", record("response", url, http, answer("<p>no</p>", "text/html", 404)), "#"},
      {"redirect", record("response", url, http, answer("", "text/html", 301)), "#"},
      {"no type, but a page", record("response", url, http, "HTTP/1.1 200 OK\r\n\r\n<html><p>a"),
       "<html><p>a"},
      {"no type, no page", record("response", url, http, "HTTP/1.1 200 OK\r\n\r\n{}"), "#"},
      {"dns", record("response", "dns:news.example", "text/dns", "1 2 3"), ""},
      {"robots", record("response", "http://a/robots.txt", http, answer("User-agent: *", "text/plain")), "#"},
      {"no http", record("response", url, http, "rubbish"), "!bad-record"},
      {"address in <>", record("response", "<" + url + ">", http, answer("<p>b")), "<p>b"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(
        shown(split(row.bytes + page_record("z"))),
        row.expected == "#" ? "<p>z</p> #" : row.expected + (row.expected.empty() ? "" : " ") + "<p>z</p>")
        << row.name;
  }
}

TEST(ArchiveSplitter, CountsWhatIsNotRead) {
  const auto items = split(record("revisit", "https://a/", "application/http", "HTTP/1.1 200 OK\r\n\r\n") +
                           record("resource", "https://a/b", "image/png", "x"));
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].where(), "file.x");
  EXPECT_EQ(
      items[0].notes[0],
      "not read: 1 pages that an earlier capture holds (revisits), 0 answers with a status other than 200, 1 "
      "of other content than HTML or text");
}

TEST(ArchiveSplitter, GoesOnBehindWhatIsBroken) {
  const std::string one = page_record("one");
  const std::string two = page_record("two");
  const std::string three = page_record("three");
  const auto cut = [](const std::string& bytes, std::size_t by) {
    return bytes.substr(0, bytes.size() - by);
  };
  std::string lost = one;  // Bytes are lost in the middle of a record.
  lost.erase(lost.size() - 10, 8);
  std::string no_length = one;
  no_length.replace(no_length.find("Content-Length"), 14, "Content-Lengtx");
  struct Row {
    const char* name;
    std::string bytes;
    std::string expected;
  };
  const Row rows[] = {
      {"cut at the end", one + cut(two, 10), "<p>one</p> !bad-record"},
      {"cut in a header", one + two.substr(0, 40), "<p>one</p> !bad-record"},
      {"lost bytes", lost + two + three, "!bad-record <p>two</p> <p>three</p>"},
      {"rubbish between", one + "rubbish\r\nmore\r\n" + two, "<p>one</p> !bad-record <p>two</p>"},
      {"no length", no_length + two, "!bad-record <p>two</p>"},
      {"rubbish at the end", one + "rubbish", "<p>one</p> !bad-record"},
      {"no space between", cut(one, 4) + two, "<p>one</p> <p>two</p>"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(shown(split(row.bytes)), row.expected) << row.name;
  }
}

TEST(ArchiveSplitter, NamesTheMemberOfADamage) {
  for (const auto& pack : {+[](const std::string& bytes) { return gzip(bytes); },
                           +[](const std::string& bytes) { return zstd(bytes); }}) {
    const std::string front = pack(page_record("one"));
    std::string damaged = pack(page_record("two"));
    damaged.resize(damaged.size() - 12);
    const auto items = split(front + damaged + pack(page_record("three")) + pack(page_record("four")));
    EXPECT_EQ(shown(items), "<p>one</p> !bad-compression <p>three</p> <p>four</p>");
    EXPECT_EQ(items[1].where(), "file.x:byte " + std::to_string(front.size()));
    EXPECT_EQ(items[2].where(), "file.x:byte " + std::to_string(front.size() + damaged.size()));
    const auto cut = split(front + damaged);
    EXPECT_EQ(shown(cut), "<p>one</p> !bad-compression");
    const auto rubbish = split(front + "rubbish" + pack(page_record("two")));
    EXPECT_EQ(shown(rubbish), "<p>one</p> !bad-compression <p>two</p>");
    EXPECT_EQ(rubbish[1].where(), "file.x:byte " + std::to_string(front.size()));
  }
}

TEST(ArchiveSplitter, ReadsOneMemberOfManyRecords) {
  EXPECT_EQ(shown(split(gzip(info_record() + page_record("one") + page_record("two")))),
            "<p>one</p> <p>two</p>");
}

TEST(ArchiveSplitter, ReadsArc) {
  const auto arc = [](const std::string& url, const std::string& type, const std::string& block) {
    return url + " 192.0.2.1 20010203040506 " + type + " " + std::to_string(block.size()) + "\n" + block +
           "\n";
  };
  const std::string front = arc("filedesc://x.arc", "text/plain",
                                "1 0 News\nURL IP-address Archive-date Content-type Archive-length\n");
  const std::string page = arc("http://news.example/a", "text/html", answer("<p>old</p>"));
  const std::string dns = arc("dns:news.example", "text/dns", "x");
  const auto items = split(front + dns + page);
  EXPECT_EQ(shown(items), "<p>old</p>");
  EXPECT_EQ(items[0].given.captured, "2001-02-03T04:05:06Z");
  EXPECT_EQ(items[0].given.url, "http://news.example/a");
  EXPECT_EQ(shown(split(gzip(front) + gzip(page) + gzip(page))), "<p>old</p> <p>old</p>");
  EXPECT_EQ(shown(split(front + "rubbish\n" + page)), "!bad-record <p>old</p>");
}

TEST(ArchiveSplitter, KeepsToItsLimit) {
  IngestOptions options;
  options.max_page_bytes = 1000;
  const std::string large =
      record("response", "https://a/b", "application/http", answer(std::string(200000, 'x')));
  EXPECT_EQ(shown(split(page_record("one") + large + page_record("two"), options)),
            "<p>one</p> !input-too-large <p>two</p>");
}

}  // namespace
}  // namespace rapport::ingest
