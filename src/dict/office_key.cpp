// Which titles name the same office.
#include <array>

#include "dict/actor_table.hpp"

namespace rapport::dict {
namespace {

struct Office {
  std::string_view needle;  // all of these words, in order, as whole words of the title
  std::string_view key;
};

// First fitting row wins; deputies are sorted out before. "Secretary of state" is the foreign minister where
// it stands for an office at all; the chancellors of the exchequer and of universities are no heads of
// government.
constexpr std::array kOffices = {
    Office{"secretary of state for", ""},
    Office{"secretary of state", "foreign minister"},
    Office{"foreign secretary", "foreign minister"},
    Office{"foreign minister", "foreign minister"},
    Office{"foreign affairs", "foreign minister"},
    Office{"external affairs", "foreign minister"},
    Office{"external relations", "foreign minister"},
    Office{"top diplomat", "foreign minister"},
    Office{"chief diplomat", "foreign minister"},
    Office{"national defense", "defense minister"},
    Office{"national defence", "defense minister"},
    Office{"defense minister", "defense minister"},
    Office{"defence minister", "defense minister"},
    Office{"defense secretary", "defense minister"},
    Office{"defence secretary", "defense minister"},
    Office{"minister of defense", "defense minister"},
    Office{"minister of defence", "defense minister"},
    Office{"minister for defence", "defense minister"},
    Office{"secretary of defense", "defense minister"},
    Office{"defense chief", "defense minister"},
    Office{"defence chief", "defense minister"},
    Office{"pentagon chief", "defense minister"},
    Office{"chancellor of the exchequer", ""},
    Office{"prime minister", "prime minister"},
    Office{"premier", "prime minister"},
    Office{"pm", "prime minister"},
    Office{"chancellor", "prime minister"},
    Office{"taoiseach", "prime minister"},
    Office{"head of government", "prime minister"},
    Office{"secretary general", "secretary general"},
    Office{"general secretary", "secretary general"},
    Office{"director general", "director general"},
    Office{"supreme leader", "supreme leader"},
    Office{"crown prince", ""},
    Office{"king", "monarch"},
    Office{"queen", "monarch"},
    Office{"emir", "monarch"},
    Office{"sultan", "monarch"},
    Office{"emperor", "monarch"},
    Office{"monarch", "monarch"},
    Office{"president", "president"},
};

constexpr std::array<std::string_view, 7> kOthers = {"vice",  "deputy", "former", "assistant",
                                                     "under", "shadow", "ex"};

}  // namespace

std::string office_key(std::string_view title) {
  std::string joined = " ";
  for (const PhraseWord& word : phrase_words(title)) {
    if (!word.mark) {
      joined += word.folded + " ";
    }
  }
  const auto has = [&](std::string_view words) {
    return joined.find(" " + std::string(words) + " ") != std::string::npos;
  };
  const std::string whole = joined.size() > 2 ? joined.substr(1, joined.size() - 2) : std::string();
  for (const std::string_view other : kOthers) {
    if (has(other)) {
      return whole;
    }
  }
  // Of an assembly, a court, a body: another office than the president of a country.
  if (has("president of the") && !has("president of the republic") &&
      !has("president of the united states")) {
    return whole;
  }
  for (const Office& office : kOffices) {
    if (has(office.needle)) {
      return office.key.empty() ? whole : std::string(office.key);
    }
  }
  return whole;
}

}  // namespace rapport::dict
