#include "ingest/charset.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

using namespace std::string_literals;

struct DecodeRow {
  const char* name;
  std::string bytes;
  std::string text;
  std::string charset;
  std::size_t notes;
};

TEST(Charset, DecodesWhatTheBytesSay) {
  const DecodeRow rows[] = {
      {"utf-8", "Caf\xC3\xA9 owners met.", "Caf\xC3\xA9 owners met.", "UTF-8", 0},
      {"utf-8 with mark", "\xEF\xBB\xBFHello", "Hello", "UTF-8", 0},
      {"utf-16 little endian with mark", "\xFF\xFEH\0i\0"s, "Hi", "UTF-16LE", 0},
      {"utf-16 big endian with mark", "\xFE\xFF\0H\0i"s, "Hi", "UTF-16BE", 0},
      {"utf-16 without mark", "T\0a\0l\0k\0s\0"s, "Talks", "UTF-16LE", 1},
      {"declared charset", "<html><meta charset=\"windows-1251\"><p>\xCC\xE8\xF0</p>",
       "<html><meta charset=\"windows-1251\"><p>\xD0\x9C\xD0\xB8\xD1\x80</p>", "windows-1251", 0},
      {"latin-1 means windows-1252",
       "<html><meta charset=iso-8859-1>\x93"
       "Yes\x94",
       "<html><meta charset=iso-8859-1>\xE2\x80\x9CYes\xE2\x80\x9D", "windows-1252", 0},
      {"declaration that is wrong", "<html><meta charset=\"iso-8859-1\">Caf\xC3\xA9",
       "<html><meta charset=\"iso-8859-1\">Caf\xC3\xA9", "UTF-8", 0},
      {"nearly utf-8", "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xC3 end",
       "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xEF\xBF\xBD end", "UTF-8", 1},
  };
  for (const DecodeRow& row : rows) {
    const auto decoded = decode_text(row.bytes);
    ASSERT_TRUE(decoded) << row.name << ": " << decoded.error().message;
    EXPECT_EQ(decoded->text, row.text) << row.name;
    EXPECT_EQ(decoded->charset, row.charset) << row.name;
    EXPECT_EQ(decoded->notes.size(), row.notes) << row.name;
  }
}

TEST(Charset, ReadsLatin1WithoutDeclaration) {
  const auto decoded = decode_text(
      "Le ministre a d\xE9"
      "clar\xE9 que la r\xE9union \xE9tait termin\xE9"
      "e.");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text,
            "Le ministre a d\xC3\xA9"
            "clar\xC3\xA9 que la r\xC3\xA9union \xC3\xA9tait termin\xC3\xA9"
            "e.");
}

TEST(Charset, NamesThePlaceOfRepairedBytes) {
  const auto decoded = decode_text("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xFF.");
  ASSERT_TRUE(decoded);
  ASSERT_EQ(decoded->notes.size(), 1U);
  EXPECT_NE(decoded->notes[0].find("byte 8"), std::string::npos) << decoded->notes[0];
}

TEST(Charset, RefusesBinaryInput) {
  const std::string rows[] = {"\x89PNG\r\n\x1A\n....", "%PDF-1.4 ...", "text with a \0 in it"s,
                              "PK\x03\x04zip", "\x01\x02\x03\x04\x05\x06 abc"};
  for (const std::string& bytes : rows) {
    const auto decoded = decode_text(bytes);
    ASSERT_FALSE(decoded) << bytes;
    EXPECT_EQ(decoded.error().code, ErrorCode::kInputBinary);
    EXPECT_FALSE(decoded.error().message.empty());
  }
}

TEST(Charset, TakesWhatTheTransportSaysBeforeWhatThePageSays) {
  const struct {
    const char* name;
    std::string bytes;
    const char* transport;
    std::string text;
    std::string charset;
    std::size_t notes;
  } rows[] = {
      {"transport alone", "\xCC\xE8\xF0", "windows-1251", "\xD0\x9C\xD0\xB8\xD1\x80", "windows-1251", 0},
      {"transport before meta", "<meta charset=iso-8859-1>\xCC", "WINDOWS-1251",
       "<meta charset=iso-8859-1>\xD0\x9C", "WINDOWS-1251", 0},
      {"valid UTF-8 before transport", "Caf\xC3\xA9", "iso-8859-1", "Caf\xC3\xA9", "UTF-8", 0},
      {"mark before transport", "\xFF\xFEH\0i\0"s, "utf-8", "Hi", "UTF-16LE", 0},
      {"a declaration that cannot be right is noted", "It\x92s over, the men said on Friday.",
       "no-such-charset", "It\xE2\x80\x99s over, the men said on Friday.", "windows-1252", 2},
      {"ISO-2022 looks like ASCII", "\x1B$B;0\x1B(B", "iso-2022-jp", "\xE4\xB8\x89", "iso-2022-jp", 0},
      {"ISO-2022 in name only", "Talks went on.", "iso-2022-jp", "Talks went on.", "UTF-8", 0},
  };
  for (const auto& row : rows) {
    const auto decoded = decode_text(row.bytes, row.transport);
    ASSERT_TRUE(decoded) << row.name << ": " << decoded.error().message;
    EXPECT_EQ(decoded->text, row.text) << row.name;
    EXPECT_EQ(decoded->charset, row.charset) << row.name;
    EXPECT_EQ(decoded->notes.size(), row.notes) << row.name;
  }
}

TEST(Charset, GuessesByStatistics) {
  const DecodeRow rows[] = {
      {"quotes of windows-1252", "The minister\x92s visit \x93went well\x94, he said.",
       "The minister\xE2\x80\x99s visit \xE2\x80\x9Cwent well\xE2\x80\x9D, he said.", "windows-1252", 1},
      {"Latin-1 is read as windows-1252",
       "President Jos\xE9 Mujica met the prime minister of Peru on Monday.",
       "President Jos\xC3\xA9 Mujica met the prime minister of Peru on Monday.", "windows-1252", 1},
      {"a short text", "Caf\xE9", "Caf\xC3\xA9", "windows-1252", 1},
      {"Latin-2 by its language",
       "Rz\xB1"
       "d powiedzia\xB3, \xBF"
       "e minister spotka si\xEA z prezydentem w pi\xB1tek w Krakowie i \xA3odzi.",
       "Rz\xC4\x85"
       "d powiedzia\xC5\x82, \xC5\xBC"
       "e minister spotka si\xC4\x99 z prezydentem w pi\xC4\x85tek w Krakowie i \xC5\x81odzi.",
       "ISO-8859-2", 1},
      {"UTF-16 big endian without mark", "\0T\0a\0l\0k\0s"s, "Talks", "UTF-16BE", 1},
  };
  for (const DecodeRow& row : rows) {
    const auto decoded = decode_text(row.bytes);
    ASSERT_TRUE(decoded) << row.name << ": " << decoded.error().message;
    EXPECT_EQ(decoded->text, row.text) << row.name;
    EXPECT_EQ(decoded->charset, row.charset) << row.name;
    EXPECT_EQ(decoded->notes.size(), row.notes) << row.name;
  }
}

}  // namespace
}  // namespace rapport::ingest
