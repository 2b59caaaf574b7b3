#include "coding/act_nouns.hpp"

#include <algorithm>
#include <array>

namespace rapport::coding {

std::string_view event_of_noun(std::string_view folded) {
  struct Row {
    std::string_view noun;
    std::string_view event;
  };
  constexpr auto kRows =
      std::to_array<Row>({{"talk", "CONSULT"},          {"meeting", "CONSULT"},    {"negotiation", "CONSULT"},
                          {"summit", "CONSULT"},        {"discussion", "CONSULT"}, {"dialogue", "CONSULT"},
                          {"visit", "CONSULT"},         {"trip", "CONSULT"},       {"attack", "ASSAULT"},
                          {"bombing", "ASSAULT"},       {"strike", "ASSAULT"},     {"shooting", "ASSAULT"},
                          {"raid", "ASSAULT"},          {"clash", "ASSAULT"},      {"clashes", "ASSAULT"},
                          {"blast", "ASSAULT"},         {"explosion", "ASSAULT"},  {"shelling", "ASSAULT"},
                          {"protest", "PROTEST"},       {"rally", "PROTEST"},      {"rallies", "PROTEST"},
                          {"demonstration", "PROTEST"}, {"march", "PROTEST"},      {"signing", "SUPPORT"},
                          {"marches", "PROTEST"}});
  const auto find = [&](std::string_view noun) {
    const auto at =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.noun == noun; });
    return at == kRows.end() ? std::string_view() : at->event;
  };
  const std::string_view whole = find(folded);
  return whole.empty() && folded.ends_with('s') ? find(folded.substr(0, folded.size() - 1)) : whole;
}

bool is_topic_noun(std::string_view folded) {
  constexpr auto kNouns = std::to_array<std::string_view>(
      {"issues", "disagreements", "differences", "topics", "disputes", "matters", "questions", "concerns",
       "subjects", "areas", "grievances", "tensions", "challenges", "problems", "points", "agenda", "list",
       "themes"});
  return std::find(kNouns.begin(), kNouns.end(), folded) != kNouns.end();
}

}  // namespace rapport::coding
