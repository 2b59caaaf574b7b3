#include "coding/issue_list.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::coding {
namespace {

struct Case {
  std::string text;
  std::vector<std::string> items;
  bool shared = true;
};

class IssueLists : public testing::TestWithParam<Case> {};

TEST_P(IssueLists, AreSplit) {
  const std::string& text = GetParam().text;
  const auto list = find_issue_list(ClauseWords(text, {0, text.size()}));
  std::vector<std::string> got;
  for (const ByteSpan& item : list ? list->items : std::vector<ByteSpan>{}) {
    got.emplace_back(item.of(text));
  }
  EXPECT_EQ(got, GetParam().items);
  if (list) {
    EXPECT_EQ(list->shared, GetParam().shared);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, IssueLists,
    testing::Values(
        Case{"They raised issues such as trade, fishing and the border.",
             {"trade", "fishing", "border"},
             false},
        Case{"Issues such as trade dominated the talks.", {"trade"}},
        Case{"The two sides differ on issues such as the one-China policy and a no-fly zone.",
             {"one-China policy", "no-fly zone"}},
        Case{"The campaign was dominated by issues such as housing.", {"housing"}, false},
        Case{"The two candidates clashed on issues such as housing.", {"housing"}, false},
        Case{"Problems including visas divide them.", {"visas"}, false},
        Case{"Their differences range from fishing to visas, press freedom in Peru and Chile to Peruvian "
             "drills in "
             "the north and Lima's war on smugglers.",
             {"fishing", "visas", "press freedom in Peru and Chile", "Peruvian drills in the north",
              "Lima's war on smugglers"}},
        Case{"The list includes disagreements ranging from tariffs to dams.", {"tariffs", "dams"}, false},
        Case{"That list includes dams.", {"dams"}},
        Case{"Disputes including fishing quotas remain.", {"fishing quotas"}, false},
        Case{"Topics like visas; other matters were left.", {"visas"}, false},
        Case{"Trade and fishing are issues that divide them.", {}}, Case{"The talks included lunch.", {}}));

}  // namespace
}  // namespace rapport::coding
