#include "wire/xml_text.hpp"

#include <gtest/gtest.h>

namespace rapport::wire {
namespace {

TEST(XmlText, HasNoCharactersThatXmlDoesNotAllow) {
  EXPECT_EQ(xml("a\xEF\xBF\xBE"
                "b\xEF\xBF\xBF"
                "c"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD"
            "c");
  EXPECT_EQ(xml("a\x01<&"), "a &lt;&amp;");
}

}  // namespace
}  // namespace rapport::wire
