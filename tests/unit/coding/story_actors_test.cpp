#include "coding/story_actors.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::coding {
namespace {

const dict::ActorTable& small_tables() {
  static const auto table =
      dict::ActorTable::load(std::string(RAPPORT_SOURCE_DIR) + "/tests/unit/coding/tables");
  if (!table) {
    ADD_FAILURE() << table.error().to_string();
  }
  return *table;
}

/// A story of one sentence a line; the asked mention stands in [ ], other parties of its event in { }.
/// Expected: "COUNTRY:SECTORS:name", joined by " + " for a set.
struct Row {
  const char* story;
  const char* expected;
  const char* place = "";
  const char* dateline = "";
};

struct Marked {
  Story story;
  std::vector<Sentence> sentences;
  ByteSpan mention;
  std::size_t sentence = 0;
  ResolveHint hint;
};

Marked unmark(const Row& row) {
  Marked out;
  std::size_t other = 0;
  std::size_t line = 0;
  for (const char* c = row.story; *c != '\0'; ++c) {
    const std::size_t at = out.story.text.size();
    if (*c == '[') {
      out.mention.begin = at;
      out.sentence = out.sentences.size();
    } else if (*c == ']') {
      out.mention.end = at;
    } else if (*c == '{') {
      other = at;
    } else if (*c == '}') {
      out.hint.exclude.push_back({other, at});
    } else {
      if (*c == '\n') {
        out.sentences.push_back({{line, at}, false, {}});
        line = at + 1;
      }
      out.story.text += *c;
    }
  }
  out.sentences.push_back({{line, out.story.text.size()}, false, {}});
  if (*row.place != '\0') {
    out.hint.place_country = row.place;
  }
  if (*row.dateline != '\0') {
    out.story.dateline = row.dateline;
  }
  return out;
}

std::string written(const std::vector<Actor>& actors) {
  std::string out;
  for (const Actor& actor : actors) {
    out += (out.empty() ? "" : " + ") + actor.country.value_or("") + ":";
    for (std::size_t i = 0; i < actor.sectors.size(); ++i) {
      out += (i > 0 ? "," : "") + actor.sectors[i];
    }
    out += ":" + actor.name.value_or("");
  }
  return out;
}

void check(std::span<const Row> rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.story);
    const Marked m = unmark(row);
    const StoryActors actors(small_tables(), m.story, m.sentences, base::parse_iso_date("2023-06-18"));
    const std::vector<Actor> got = actors.resolve(m.mention, m.sentence, m.hint);
    EXPECT_EQ(written(got), row.expected);
    ASSERT_FALSE(got.empty());
    EXPECT_EQ(got.front().span, m.mention);
    EXPECT_EQ(got.front().text, m.mention.of(m.story.text));
  }
}

TEST(StoryActors, PersonalPronouns) {
  check(std::to_array<Row>({
      {"Antony Blinken flew to Beijing.\n[He] left on Monday.", "USA:GOV:Antony Blinken"},
      {"Antony Blinken said [he] was ready.", "USA:GOV:Antony Blinken"},
      {"Antony Blinken put off [his] trip.", "USA:GOV:Antony Blinken"},
      {"Antony Blinken received Chinese Foreign Minister Qin Gang.\n[His] talks went on.",
       "USA:GOV:Antony Blinken"},
      {"Antony Blinken arrived for talks with Xi Jinping.\n[He] looked tired.", "USA:GOV:Antony Blinken"},
      {"Annalena Baerbock spoke to Antony Blinken.\n[She] thanked the host.", "DEU:GOV:Annalena Baerbock"},
      {"Annalena Baerbock spoke to Antony Blinken.\nThen [he] answered.", "USA:GOV:Antony Blinken"},
      {"Vladimir Putin called Xi Jinping.\n{He} asked [him] for help.", "CHN:GOV:Xi Jinping"},
      {"Kenyan journalist Mercy Otieno was arrested.\nPolice beat [her].", "KEN:JRN:Mercy Otieno"},
      {"The spokeswoman refused to comment.\n[She] left.", "::"},
      {"The talks failed.\n[He] left.", "::"},
      {"\"[We] will fight,\" said Vladimir Putin.", "::"},
      {"\"[I] am not resigning,\" Rishi Sunak said.", "::"},
      {"Rishi Sunak resigned.\nHis party lost.\nThe sun rose.\n[He] waved.", "GBR:GOV:Rishi Sunak"},
      {"A Turkish minister spoke.\n[He] condemned the strike.", "TUR:GOV:"},
  }));
}

TEST(StoryActors, PluralAndNeuterPronouns) {
  check(std::to_array<Row>({
      {"U.S. officials spoke on Sunday.\n[They] said little.", "USA:GOV:"},
      {"The U.S. officials said Antony Blinken met Qin Gang.\nBut [they] gave no details.", "USA:GOV:"},
      {"Rebels attacked a village.\n[They] burned houses.", ":REB:"},
      {"Turkish police used tear gas as [they] moved in.", "TUR:COP:"},
      {"Russia and China signed a pact.\n[They] promised more.", "RUS::Russia + CHN::China"},
      {"Joe Biden and Xi Jinping met.\n[They] talked for hours.", "USA:GOV:Joe Biden + CHN:GOV:Xi Jinping"},
      {"Ukraine asked for arms.\n[It] needs them soon.", "UKR::Ukraine"},
      {"The United Nations condemned the raid.\n[It] called for calm.", "UNO::United Nations"},
      {"Russia attacked Ukraine with [its] missiles.", "RUS::Russia"},
      {"Hamas fired rockets.\nIsrael said [it] would respond.", "ISR::Israel"},
      {"Nothing moved.\n[They] slept.", "::"},
      {"Russia attacked [civilians] in Syria.", ":CVL:"},
      {"The U.S. arrested [protesters].", ":CVL:"},
      {"Chinese senior trade [officials] came.", "CHN:GOV:"},
      {"Talks of China and [Turkey] on Tuesday failed.", "TUR::Turkey"},
  }));
}

TEST(StoryActors, ShortNames) {
  check(std::to_array<Row>({
      {"Secretary of State Antony Blinken landed.\n[Blinken] smiled.", "USA:GOV:Antony Blinken"},
      {"[Blinken] lands in Beijing\nSecretary of State Antony Blinken landed.", "USA:GOV:Antony Blinken"},
      {"Secretary of State Antony Blinken landed.\n[Blinken's] trip began.", "USA:GOV:Antony Blinken"},
      {"Iranian MP Ali Rezaei protested.\nMr. [Rezaei] left.", "IRN:LEG:Ali Rezaei"},
      {"Iranian MP Ali Rezaei protested.\n[Mr. Rezaei] left.", "IRN:LEG:Ali Rezaei"},
      {"Ali Rezaei spoke.\nIranian MP Ali Rezaei protested.\nThen [Ali Rezaei] left.", "IRN:LEG:Ali Rezaei"},
      {"Xi Jinping spoke.\n[Xi] left.", "CHN:GOV:Xi Jinping"},
      {"The European Union met.\n[the EU] agreed.", "EUR::European Union"},
      {"The Libyan National Army (LNA) advanced.\nThe [LNA] stopped.", "LBY:MIL:Libyan National Army"},
      {"Jane Whitlock sued.\n[Whitlock] lost.", "::Jane Whitlock"},
      {"Turkey protested.\n[Erdogan] was angry.", "TUR:GOV:Recep Tayyip Erdoğan"},
      {"A storm came.\n[Erdogan] was angry.", "TUR:GOV:Recep Tayyip Erdoğan"},
      {"President Joe [Biden] spoke.", "USA:GOV:Joe Biden"},
      {"Joe Biden spoke.\nJill Biden left.\n[Jill Biden] waved.", "::Jill Biden"},
  }));
}

TEST(StoryActors, Descriptions) {
  check(std::to_array<Row>({
      {"U.S. officials spoke.\nThe [officials] left.", "USA:GOV:"},
      {"U.S. officials spoke.\n[The officials] left.", "USA:GOV:"},
      {"Chinese Foreign Minister Qin Gang came.\nThe [minister] smiled.", "CHN:GOV:Qin Gang"},
      {"French President Emmanuel Macron came.\nThe [president] smiled.", "FRA:GOV:Emmanuel Macron"},
      {"Xi Jinping rules China.\nThe [president] smiled.", "CHN:GOV:Xi Jinping"},
      {"Hezbollah fired rockets.\nThe [group] denied it.", "LBN:REB:Hezbollah"},
      {"Boeing was sued.\nThe [company] denied it.", "MNC:BUS:Boeing"},
      {"Pakistan was hit by floods.\nThe [country] asked for help.", "PAK::Pakistan"},
      {"Turkish police came.\nThen the [police] left.", "TUR:COP:"},
      {"The Syrian government fell.\nThe [government] had ruled long.", "SYR:GOV:"},
      {"African leaders met.\nSyrian leaders came.\nAfrican [leaders] left.", ":GOV:"},
      {"The [minister] smiled.", ":GOV:"},
  }));
}

TEST(StoryActors, DomesticActorsTakeThePlaceOfTheAct) {
  check(std::to_array<Row>({
      {"[Police] fired on the crowd in Nairobi.", "KEN:COP:", "KEN"},
      {"[Police] fired on the crowd.", ":COP:"},
      {"[Protesters] marched.", "KEN:CVL:", "KEN"},
      {"[Police] fired on the crowd.", "KEN:COP:", "", "NAIROBI"},
      {"The [court] ruled.", "PAK:JUD:", "PAK"},
      {"Pakistan was calm.\nPakistan held a vote.\n[Police] stood by.", "PAK:COP:"},
      {"Pakistan was calm.\nIndia held a vote.\n[Police] stood by.", ":COP:"},
      {"The [prime minister] spoke.", "IND:GOV:Narendra Modi", "IND"},
      {"Russian [troops] came.", "RUS:MIL:", "UKR"},
      {"[Whitlock] came.", "::Whitlock", "UKR"},
  }));
}

TEST(StoryActors, OwnersGiveTheirCountry) {
  check(std::to_array<Row>({
      {"Iran refused.\nIts [foreign minister, Ada Holm], called it a mistake.", "IRN:GOV:Ada Holm"},
      {"Iran refused.\nThe plan failed, its [information minister, Ada Holm], said.", "IRN:GOV:Ada Holm"},
      {"Xi Jinping arrived.\n[His spokesman] said little.", "CHN:GOV:"},
      {"Xi Jinping arrived.\n[Xi's spokesman] said little.", "CHN:GOV:"},
      {"Annalena Baerbock was praised.\nThe guests thanked [her country].", "DEU::Germany"},
      {"Xi Jinping arrived.\n[His wife] stayed.", "::"},
      {"Russia and China agreed.\nLater [their trade ministers] met.", "RUS:GOV: + CHN:GOV:"},
      {"Iran refused.\nThe [soldiers] left.", ":MIL:"},
  }));
}

TEST(StoryActors, NounsBehindAForeignSubjectAreNotOfTheStorysCountry) {
  check(std::to_array<Row>({
      {"Iran put off a meeting of [officials].", ":GOV:", "", "BEIJING"},
      {"China put off a meeting of [officials].", "CHN:GOV:", "", "BEIJING"},
      {"In Iran [officials] said little.", "IRN:GOV:", "", "BEIJING"},
  }));
}

TEST(StoryActors, NamesBehindNounsAndOffices) {
  check(std::to_array<Row>({
      {"Antony Blinken met his Turkish [counterpart, Ole Holm], twice.", "TUR:GOV:Ole Holm"},
      {"A [Turkish activist, Ole Holm], was charged.", "TUR:CVL:Ole Holm"},
      {"A [Turkish activist, Ole Holm], was charged.\nPolice released him.", "TUR:CVL:Ole Holm"},
      {"Donald Trump called China and Russia.\n{He} urged [both sides] to talk.", "CHN::China + RUS::Russia"},
      {"Donald Trump called China and Russia.\nBut [both sides] refused.", "CHN::China + RUS::Russia"},
  }));
}

TEST(StoryActors, NationalitiesShareTheNounBehind) {
  check(std::to_array<Row>({
      {"[Russian] and Chinese soldiers clashed.", "RUS:MIL:"},
      {"Russian and [Chinese soldiers] clashed.", "CHN:MIL:"},
      {"[Russia] and Chinese soldiers clashed.", "RUS::Russia"},
      {"[Russian], not Chinese soldiers clashed.", "RUS::"},
  }));
}

TEST(StoryActors, FormerOfficialsAreOfTheStateSpokenOf) {
  check(std::to_array<Row>({
      {"An Iranian court sentenced [former trade minister Ada Holm] to death.", "IRN:ELI:Ada Holm"},
      {"A court sentenced [former trade minister Ada Holm] to death.", ":ELI:Ada Holm"},
  }));
}

TEST(StoryActors, Sets) {
  check(std::to_array<Row>({
      {"The United States and China talked.\nThe [two countries] agreed.", "USA::United States + CHN::China"},
      {"Antony Blinken met Qin Gang.\nThe [two countries] agreed.", "USA::United States + CHN::China"},
      {"India shelled Pakistan.\n[Both sides] lost men.", "IND::India + PAK::Pakistan"},
      {"Joe Biden met Xi Jinping.\nThe [two leaders] shook hands.", "USA:GOV:Joe Biden + CHN:GOV:Xi Jinping"},
      {"Joe Biden met Xi Jinping.\nThe [two presidents] shook hands.",
       "USA:GOV:Joe Biden + CHN:GOV:Xi Jinping"},
      {"Russia, China and Iran met.\nThe [three countries] agreed.", "RUS::Russia + CHN::China + IRN::Iran"},
      {"Russia fought.\nThe [two countries] agreed.", "::"},
      {"[U.S. and Chinese officials] met.", "USA:GOV: + CHN:GOV:"},
      {"[leaders of India and Pakistan] met.", "IND:GOV: + PAK:GOV:"},
      {"[leaders of France, Germany and Turkey] met.", "FRA:GOV: + DEU:GOV: + TUR:GOV:"},
      {"[Joe Biden and Xi Jinping] met.", "USA:GOV:Joe Biden + CHN:GOV:Xi Jinping"},
      {"[Bosnia and Herzegovina] voted.", "BIH::Bosnia and Herzegovina"},
      {"[Two people] died.", ":CVL:"},
  }));
}

TEST(StoryActors, OddSpansAreHarmless) {
  Story story;
  story.text = "Joe Biden spoke.";
  const std::vector<Sentence> sentences = {{{0, story.text.size()}, false, {}}};
  const StoryActors actors(small_tables(), story, sentences, std::nullopt);
  EXPECT_EQ(actors.resolve({0, 0}, 0, {}).size(), 1U);
  EXPECT_EQ(actors.resolve({15, 16}, 0, {}).size(), 1U);
  EXPECT_EQ(actors.resolve({0, story.text.size()}, 7, {}).size(), 1U);
  const StoryActors empty(small_tables(), story, {}, std::nullopt);
  EXPECT_EQ(empty.resolve({0, 9}, 0, {}).front().name, "Joe Biden");
}

// The same question in a story of twice the length must not take four times as long; counted in mentions, not
// seconds.
TEST(StoryActors, LongStoriesStayLinear) {
  Story story;
  std::vector<Sentence> sentences;
  for (int i = 0; i < 20000; ++i) {
    const std::size_t begin = story.text.size();
    story.text +=
        "Kenyan official Rono Kip" + std::to_string(i) + " said he and the officials met Turkish police. ";
    sentences.push_back({{begin, story.text.size() - 1}, false, {}});
  }
  const StoryActors actors(small_tables(), story, sentences, std::nullopt);
  EXPECT_GT(actors.discourse().mentions().size(), 60000U);
  const std::size_t he = story.text.rfind(" he ") + 1;
  EXPECT_EQ(written(actors.resolve({he, he + 2}, sentences.size() - 1, {})), "KEN:GOV:Rono Kip19999");
}

struct OfficialCase {
  std::string_view name;
  std::string text;
  std::string mention;
  std::string country;
};

class Officials : public testing::TestWithParam<OfficialCase> {};

TEST_P(Officials, AreOfTheStateSpokenOf) {
  Story story;
  story.id = "s";
  story.text = GetParam().text;
  std::vector<Sentence> sentences;
  for (std::size_t begin = 0; begin < story.text.size();) {
    const std::size_t end = std::min(story.text.find_first_of("|\n", begin), story.text.size());
    sentences.push_back({{begin, end}, false, {}});
    begin = end + 1;
  }
  std::replace(story.text.begin(), story.text.end(), '|', ' ');
  const StoryActors actors(small_tables(), story, sentences, std::nullopt);
  const std::size_t at = story.text.rfind(GetParam().mention);
  std::size_t sentence = 0;
  while (sentences[sentence].span.end <= at) {
    ++sentence;
  }
  const auto who = actors.resolve({at, at + GetParam().mention.size()}, sentence, {});
  ASSERT_EQ(who.size(), 1U);
  EXPECT_EQ(who[0].country.value_or(""), GetParam().country);
}

INSTANTIATE_TEST_SUITE_P(
    Stories, Officials,
    testing::Values(
        OfficialCase{"Paragraph", "France will not follow.|Foreign Minister Ada Holm said so.",
                     "Foreign Minister Ada Holm", "FRA"},
        OfficialCase{"Subject", "France has sued Turkey.|Foreign Minister Ada Holm said so.",
                     "Foreign Minister Ada Holm", "FRA"},
        OfficialCase{"LaterByName",
                     "France waits.|Foreign Minister Ada Holm said so.\nTurkey acted.|Holm left.", "Holm",
                     "FRA"},
        OfficialCase{"OtherParagraph", "France has sued Turkey.\nForeign Minister Ada Holm said so.",
                     "Foreign Minister Ada Holm", ""},
        OfficialCase{
            "DominantCountry",
            "France slept.|France woke.|France and Turkey met.|France ate.\nForeign Minister Ada Holm left.",
            "Foreign Minister Ada Holm", "FRA"},
        OfficialCase{"NoOffice", "France waits.|Singer Ada Holm said so.", "Ada Holm", ""}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace rapport::coding
