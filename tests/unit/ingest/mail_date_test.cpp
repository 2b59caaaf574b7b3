#include "ingest/mail_date.hpp"

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

TEST(MailDate, BecomesIso) {
  struct Row {
    const char* text;
    std::optional<std::string> iso;
  };
  const Row rows[] = {
      {"Fri, 17 May 2024 10:00:00 +0200", "2024-05-17T10:00:00+02:00"},
      {"17 May 2024 10:00 GMT", "2024-05-17T10:00:00Z"},
      {"Fri, 7 May 99 10:00:00 EST", "1999-05-07T10:00:00-05:00"},
      {"Fri,17 May 2024 10:00:00 -0000 (UTC)", "2024-05-17T10:00:00-00:00"},
      {"17 May 2024", "2024-05-17"},
      {"17 May 2024 25:00:00 GMT", "2024-05-17"},
      {"17 May 2024 10:00:00 CEST", "2024-05-17T10:00:00"},
      {"31 Feb 2024 10:00:00 GMT", std::nullopt},
      {"2024-05-17T10:00:00Z", std::nullopt},
      {"", std::nullopt},
      {"yesterday, at noon", std::nullopt},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(iso_of_mail_date(row.text), row.iso) << row.text;
  }
  EXPECT_EQ(iso_if_mail_date("2024-05-17T10:00:00Z"), "2024-05-17T10:00:00Z");
}

}  // namespace
}  // namespace rapport::ingest
