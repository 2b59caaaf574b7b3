#include "ingest/charset_label.hpp"

#include <string>

#include <gtest/gtest.h>

namespace rapport::ingest {
namespace {

struct TextRow {
  const char* name;
  std::string input;
  const char* expected;
};

TEST(CharsetLabel, FindsDeclarations) {
  const TextRow rows[] = {
      {"meta charset", "<meta charset='koi8-r'>", "koi8-r"},
      {"space around the sign", "<META CharSet = \"koi8-r\" >", "koi8-r"},
      {"http-equiv", "<meta http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">", "Shift_JIS"},
      {"content first", "<meta content='text/html;charset = \"euc-kr\"' http-equiv=\"content-type\">",
       "euc-kr"},
      {"XML declaration", "<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>", "ISO-8859-2"},
      {"XML declaration after space", "\n<?xml version='1.0' encoding = 'ISO-8859-2' ?><p>", "ISO-8859-2"},
      {"XML declaration before meta", "<?xml encoding='big5'?><meta charset=utf-8>", "big5"},
      {"XML declaration without encoding", "<?xml version='1.0'?><meta charset=big5>", "big5"},
      {"the first meta that names one", "<meta name=a><meta charset=big5><meta charset=gbk>", "big5"},
      {"in a text", "<p>the charset=x of a text</p>", ""},
      {"in a comment", "<!-- <meta charset=gbk> --><meta charset=big5>", "big5"},
      {"in a script", "<script>'<meta charset=gbk>'</script>", ""},
      {"in a description", "<meta name=description content='text/html; charset=gbk'>", ""},
      {"empty", "<meta charset=''>", ""},
      {"no label", "<meta charset='a b'>", ""},
      {"too long", "<meta charset='" + std::string(41, 'x') + "'>", ""},
      {"too far down", std::string(5000, ' ') + "<meta charset=big5>", ""},
      {"cut", "<meta charset=", ""},
      {"nothing", "", ""},
  };
  for (const TextRow& row : rows) {
    EXPECT_EQ(declared_charset(row.input), row.expected) << row.name;
  }
}

TEST(CharsetLabel, ReadsTheParameterOfAContentType) {
  const TextRow rows[] = {
      {"plain", "text/html; charset=utf-8", "utf-8"},
      {"quoted", "text/html; Charset=\"windows-1252\"; q=1", "windows-1252"},
      {"space", "text/html;charset = big5", "big5"},
      {"a value first", "text/charset; charset=big5", "big5"},
      {"none", "text/html", ""},
      {"empty", "text/html; charset=", ""},
  };
  for (const TextRow& row : rows) {
    EXPECT_EQ(charset_parameter(row.input), row.expected) << row.name;
  }
}

TEST(CharsetLabel, MeansWhatTheWebMeans) {
  const TextRow rows[] = {
      {"Latin-1", "ISO-8859-1", "windows-1252"},
      {"ASCII", " us-ascii ", "windows-1252"},
      {"Turkish", "iso-8859-9", "windows-1254"},
      {"Chinese", "GB2312", "GB18030"},
      {"Korean", "EUC-KR", "windows-949"},
      {"Japanese", "x-sjis", "ibm-943_P15A-2003"},
      {"Latin-2", "ISO-8859-2", "ISO-8859-2"},
      {"unknown", "klingon", "klingon"},
      {"empty", "", ""},
  };
  for (const TextRow& row : rows) {
    EXPECT_EQ(charset_of_label(row.input), row.expected) << row.name;
  }
}

}  // namespace
}  // namespace rapport::ingest
