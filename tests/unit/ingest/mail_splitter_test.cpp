#include "ingest/mail_splitter.hpp"

#include <string>

#include <gtest/gtest.h>

#include "ingest/mail_message.hpp"
#include "ingest/mime_coding.hpp"
#include "ingest/page_reader.hpp"
#include "split_helper.hpp"

namespace rapport::ingest {
namespace {

const std::string kHead =
    "From: \"Harbour Post\" <news@post.example>\r\nTo: reader@mail.example\r\n"
    "Subject: =?UTF-8?Q?Strike_ends_?=\r\n =?UTF-8?B?4oCUIGFsbCBnbGFk?=\r\n"
    "Date: Fri, 17 May 2024 10:00:00 +0200\r\nMessage-ID: <17@post.example>\r\nMIME-Version: 1.0\r\n";

const std::string kAlternative =
    kHead +
    "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\nFor old readers.\r\n"
    "--b1\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nWorkers went back, as text.\r\n"
    "--b1\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n"
    "<html><body><p>Workers at the caf=E9 went=\r\n back to work after a long strike.</p></body></html>\r\n"
    "--b1--\r\nBehind.\r\n";

TEST(MailSplitter, ReadsANewsletter) {
  const auto items = split(kAlternative);
  ASSERT_EQ(items.size(), 1U);
  const Item& item = items[0];
  ASSERT_FALSE(item.error) << item.error->to_string();
  EXPECT_EQ(item.format, InputFormat::kHtml);
  EXPECT_NE(item.bytes.find("caf\xC3\xA9 went back"), std::string::npos) << item.bytes;
  EXPECT_EQ(item.given.title, "Strike ends \xE2\x80\x94 all glad");
  EXPECT_EQ(item.given.outlet, "Harbour Post");
  EXPECT_EQ(item.given.published, "2024-05-17T10:00:00+02:00");
  EXPECT_EQ(item.given.id, "17@post.example");
  const auto read = read_item(item, {});
  ASSERT_TRUE(read) << read.error().to_string();
  EXPECT_EQ(
      read->stories.at(0).text,
      "Strike ends \xE2\x80\x94 all glad\nWorkers at the caf\xC3\xA9 went back to work after a long strike.");
}

TEST(MailSplitter, ReadsPartsOfAllKinds) {
  struct Row {
    const char* name;
    std::string rest;
    std::string expected;
  };
  const Row rows[] = {
      {"plain", "\r\nWorkers went back.\r\n", "Strike ends \xE2\x80\x94 all glad\nWorkers went back."},
      {"base64", "Content-Transfer-Encoding: base64\r\n\r\nV29ya2VycyB3\r\nZW50IGJhY2su\r\n",
       "Strike ends \xE2\x80\x94 all glad\nWorkers went back."},
      {"mixed",
       "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Disposition: attachment; "
       "filename=a.html\r\n"
       "Content-Type: text/html\r\n\r\n<p>no\r\n--x\r\n\r\nWorkers went back.\r\n--x--\r\n",
       "Strike ends \xE2\x80\x94 all glad\nWorkers went back."},
      {"nested",
       "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; "
       "boundary=y\r\n\r\n"
       "--y\r\nContent-Type: text/html\r\n\r\n<p>Went back.\r\n--y--\r\n--x--\r\n",
       "<p>Went back.\r\n"},
      {"cut",
       "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Went",
       "<p>Went"},
  };
  for (const Row& row : rows) {
    const auto items = split(kHead + row.rest);
    ASSERT_EQ(items.size(), 1U) << row.name;
    ASSERT_FALSE(items[0].error) << row.name << items[0].error->to_string();
    EXPECT_EQ(items[0].bytes, row.expected) << row.name;
  }
}

TEST(MailSplitter, NamesWhatHasNoText) {
  const auto items = split(kHead + "Content-Type: image/png\r\n\r\nPNG");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].error->code, ErrorCode::kBadRecord);
}

TEST(MailSplitter, LeavesTheOutletOpenWithoutAName) {
  const auto items = split(
      "From: news@post.example\nSubject: T\nMIME-Version: 1.0\nMessage-ID: <1@a>\n\nWorkers went back.\n");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_FALSE(items[0].given.outlet);
  EXPECT_FALSE(items[0].given.published);
}

TEST(MailSplitter, ReadsASavedPage) {
  const auto items = split(
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/a\r\nSubject: X\r\n"
      "Date: Fri, 17 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n\r\n"
      "----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
      "Content-Location: https://news.example/a\r\n\r\n<html><p class=3D\"x\">Went back.</p></html>\r\n"
      "----b\r\nContent-Type: image/png\r\nContent-Location: "
      "https://news.example/x.png\r\n\r\nPNG\r\n----b--\r\n");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].content, Item::Content::kPage);
  EXPECT_EQ(items[0].bytes, "<html><p class=\"x\">Went back.</p></html>\r\n");
  EXPECT_EQ(items[0].given.url, "https://news.example/a");
  EXPECT_EQ(items[0].page, "https://news.example/a");
  EXPECT_EQ(items[0].given.captured, "2024-05-17T10:00:00-00:00");
  EXPECT_FALSE(items[0].given.published);
  EXPECT_EQ(items[0].charset, "utf-8");
}

TEST(MailSplitter, CutsAnMbox) {
  const std::string from = "From news@post.example Fri May 17 10:00:00 2024\n";
  const std::string fields = "From: Post <a@b>\nSubject: T\nMessage-ID: <1@b>\nMIME-Version: 1.0\n\n";
  const auto items = split(from + fields + ">From here on.\nFrom this day too.\n\n" + from + "no header\n\n" +
                           from + fields + "Three.\n");
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].bytes, "T\nFrom here on.\nFrom this day too.");
  EXPECT_EQ(items[0].where(), "file.x:byte 0");
  EXPECT_EQ(items[1].error->code, ErrorCode::kBadRecord);
  EXPECT_EQ(items[2].bytes, "T\nThree.");
}

TEST(MailSplitter, KeepsToItsLimit) {
  IngestOptions options;
  options.max_page_bytes = 1000;
  const std::string from = "From news@post.example Fri May 17 10:00:00 2024\n";
  const std::string fields = "From: Post <a@b>\nSubject: T\nMessage-ID: <1@b>\nMIME-Version: 1.0\n\n";
  const auto items =
      split(from + fields + std::string(700000, 'x') + "\n\n" + from + fields + "Two.\n", options);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].error->code, ErrorCode::kInputTooLarge);
  EXPECT_EQ(items[1].bytes, "T\nTwo.");
}

TEST(MimeCoding, Decodes) {
  EXPECT_EQ(decode_base64("YWJj"), "abc");
  EXPECT_EQ(decode_base64("YW I=\nYQ=="), "aba");
  EXPECT_EQ(decode_base64("="), "");
  EXPECT_EQ(decode_quoted_printable("a=3Db=\r\nc=  \nd=zz="), "a=bcd=zz=");
  EXPECT_EQ(decode_header_words("=?utf-8?q?a=C3?= =?utf-8?q?=A9b?= c"),
            "a\xC3\xA9"
            "b c");
  EXPECT_EQ(decode_header_words("x =?iso-8859-1*en?Q?caf=E9?= y"), "x caf\xC3\xA9 y");
  EXPECT_EQ(decode_header_words("=?broken"), "=?broken");
  EXPECT_EQ(decode_header_words("a\xFF"), "a\xC3\xBF");
}

TEST(LooksLikeMail, NeedsFieldsOfMail) {
  EXPECT_TRUE(looks_like_mail(kHead + "\r\n"));
  EXPECT_TRUE(looks_like_mail("From a@b Fri May 17 10:00:00 2024\n" + kHead + "\n"));
  EXPECT_FALSE(looks_like_mail("Strike ends\nFrom: our man\n\nText"));
  EXPECT_FALSE(looks_like_mail("Title: Strike ends\nDate: today\nSource: Post\n\nText"));
  EXPECT_FALSE(looks_like_mail(""));
}

}  // namespace
}  // namespace rapport::ingest
