#include "coding/actor_resolver.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "coding/entry_choice.hpp"

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

/// Expected "COUNTRY:SECTORS:name", each part empty where nothing is to be known.
struct Row {
  const char* text;
  const char* date;
  const char* expected;
};

std::string written(const Actor& actor) {
  std::string out = actor.country.value_or("") + ":";
  for (std::size_t i = 0; i < actor.sectors.size(); ++i) {
    out += (i > 0 ? "," : "") + actor.sectors[i];
  }
  return out + ":" + actor.name.value_or("");
}

void check(const dict::ActorTable& table, std::span<const Row> rows) {
  const ActorResolver resolver(table);
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.text) + " on " + row.date);
    const std::string text(row.text);
    const LinkedActor who =
        resolver.resolve(text, {0, text.size()}, {base::parse_iso_date(row.date), nullptr, false});
    EXPECT_EQ(written(who.actor), row.expected);
    EXPECT_EQ(who.actor.text, text);
    EXPECT_EQ(who.actor.span, (ByteSpan{0, text.size()}));
  }
}

constexpr const char* kDay = "2023-06-18";

TEST(ActorResolver, CountriesAndMetonyms) {
  check(small_tables(), std::to_array<Row>({
                            {"China", kDay, "CHN::China"},
                            {"the United States", kDay, "USA::United States"},
                            {"U.S.", kDay, "USA::United States"},
                            {"US", kDay, "USA::United States"},
                            {"us", kDay, "::"},
                            {"Britain", kDay, "GBR::United Kingdom"},
                            {"Turkiye", kDay, "TUR::Turkey"},
                            {"Türkiye", kDay, "TUR::Turkey"},
                            {"Bosnia and Herzegovina", kDay, "BIH::Bosnia and Herzegovina"},
                            {"Hong Kong", kDay, "CHN::Hong Kong"},
                            {"Taiwan", kDay, "TWN::Taiwan"},
                            {"RUSSIA", kDay, "RUS::Russia"},
                            {"China's", kDay, "CHN::China"},
                            {"Washington", kDay, "USA:GOV:United States"},
                            {"Beijing", kDay, "CHN:GOV:China"},
                            {"the Kremlin", kDay, "RUS:GOV:Kremlin"},
                            {"Downing Street", kDay, "GBR:GOV:Downing Street"},
                            {"the White House", kDay, "USA:GOV:White House"},
                            {"Brussels", kDay, "EUR::European Union"},
                            {"the Élysée", kDay, "FRA:GOV:Élysée"},
                            {"the Chinese", kDay, "CHN::"},
                            {"Americans", kDay, "USA::"},
                            {"Abkhazia", kDay, "GEO:PRE:Abkhazia"},
                            {"Congolese", kDay, "::"},
                            {"Congo", kDay, "COD::DR Congo"},
                        }));
}

TEST(ActorResolver, PeopleWithTitles) {
  check(small_tables(), std::to_array<Row>({
                            {"Chinese Foreign Minister Qin Gang", kDay, "CHN:GOV:Qin Gang"},
                            {"U.S. President Joe Biden", kDay, "USA:GOV:Joe Biden"},
                            {"US President Joe Biden", kDay, "USA:GOV:Joe Biden"},
                            {"Secretary of State Antony Blinken", kDay, "USA:GOV:Antony Blinken"},
                            {"Tony Blinken", kDay, "USA:GOV:Antony Blinken"},
                            {"Chinese leader Xi Jinping", kDay, "CHN:GOV:Xi Jinping"},
                            {"Turkish President Tayyip Erdogan", kDay, "TUR:GOV:Recep Tayyip Erdoğan"},
                            {"Recep Tayyip Erdogan", kDay, "TUR:GOV:Recep Tayyip Erdoğan"},
                            {"Ukraine's Volodymyr Zelenskiy", kDay, "UKR:GOV:Volodymyr Zelenskyy"},
                            {"President Biden", kDay, "USA:GOV:Joe Biden"},
                            {"Prime Minister Modi", kDay, "IND:GOV:Narendra Modi"},
                            {"President Xi", kDay, "CHN:GOV:Xi Jinping"},
                            {"President Donald J. Trump", "2018-05-01", "USA:GOV:Donald Trump"},
                            {"President Bush", "2003-03-19", "USA:GOV:George W. Bush"},
                            {"President Bush", "1990-08-02", "USA:GOV:George H. W. Bush"},
                            {"President Bush", "", "USA:GOV:Bush"},
                            {"German Chancellor Scholz", kDay, "DEU:GOV:Olaf Scholz"},
                            {"Chancellor Angela Merkel", "2015-09-04", "DEU:GOV:Angela Merkel"},
                            {"Russian Foreign Minister Sergey Lavrov", kDay, "RUS:GOV:Sergei Lavrov"},
                            {"Israel's Netanyahu", kDay, "ISR:GOV:Benjamin Netanyahu"},
                            {"Kim Jong-un", kDay, "PRK:GOV:Kim Jong Un"},
                            {"UN Secretary-General Antonio Guterres", kDay, "UNO::António Guterres"},
                            {"Sergei Lavrov, Russia's foreign minister", kDay, "RUS:GOV:Sergei Lavrov"},
                            {"Putin, President of Russia", kDay, "RUS:GOV:Vladimir Putin"},
                            {"Ivan Petrenko, President of Russia", kDay, "RUS:GOV:Ivan Petrenko"},
                            {"the French president, Emmanuel Macron", kDay, "FRA:GOV:Emmanuel Macron"},
                            {"the French president, Luc Moreau", kDay, "FRA:GOV:Emmanuel Macron"},
                            {"Iranian MP Ali Rezaei", kDay, "IRN:LEG:Ali Rezaei"},
                            {"Kenyan journalist Mercy Otieno", kDay, "KEN:JRN:Mercy Otieno"},
                            {"Syrian opposition leader Nadim Haddad", kDay, "SYR:OPP:Nadim Haddad"},
                            {"French defense minister, Luc Moreau", kDay, "FRA:GOV:Luc Moreau"},
                            {"Jane Whitlock", kDay, "::Jane Whitlock"},
                            {"Mr. Whitlock", kDay, "::Whitlock"},
                            {"Jordan Whitlock", kDay, "::Jordan Whitlock"},
                            {"Denzel Washington", kDay, "::Denzel Washington"},
                            {"Stephen King", kDay, "::Stephen King"},
                            {"Joe Biden Jr.", kDay, "USA:GOV:Joe Biden"},
                            {"UN envoy Karl Lund", kDay, "UNO:GOV:Karl Lund"},
                            {"Hamas spokesman Sami Qasem", kDay, "PSE:REB:Sami Qasem"},
                            {"Blinken", kDay, "::Blinken"},
                            {"rebel commander Abu Farouk", kDay, ":REB:Abu Farouk"},
                            {"California Governor Dana Reyes", kDay, "USA:GOV:Dana Reyes"},
                        }));
}

TEST(ActorResolver, TermsOfOffice) {
  check(small_tables(), std::to_array<Row>({
                            {"Joe Biden", "2010-01-01", "USA:GOV:Joe Biden"},
                            {"Joe Biden", "2018-01-01", "USA:ELI:Joe Biden"},
                            {"Joe Biden", "2008-01-01", "USA::Joe Biden"},
                            {"Barack Obama", kDay, "USA:ELI:Barack Obama"},
                            {"former U.S. President Barack Obama", kDay, "USA:ELI:Barack Obama"},
                            {"former President Trump", kDay, "USA:ELI:Donald Trump"},
                            {"Donald Trump", kDay, "USA:ELI:Donald Trump"},
                            {"Donald Trump", "2025-03-01", "USA:GOV:Donald Trump"},
                            {"former Chancellor Angela Merkel", kDay, "DEU:ELI:Angela Merkel"},
                            {"former president", kDay, ":ELI:"},
                            {"ex-minister", kDay, ":ELI:"},
                            {"former Iranian lawmaker Reza Tavakoli", kDay, "IRN:ELI:Reza Tavakoli"},
                            {"Qin Gang", "2023-08-01", "CHN:ELI:Qin Gang"},
                            {"the French president", kDay, "FRA:GOV:Emmanuel Macron"},
                            {"French president", "", "FRA:GOV:"},
                            {"the German chancellor", "2021-12-08", "DEU:GOV:Olaf Scholz"},
                            {"the German chancellor", "2021-12-07", "DEU:GOV:Angela Merkel"},
                            {"Israel's prime minister", kDay, "ISR:GOV:Benjamin Netanyahu"},
                            {"Chinese foreign minister", "2023-07-26", "CHN:GOV:Wang Yi"},
                            {"British prime minister", "2020-01-01", "GBR:GOV:"},
                            {"prime minister of India", kDay, "IND:GOV:Narendra Modi"},
                            {"U.S. vice president", kDay, "USA:GOV:"},
                            {"French presidents", kDay, "FRA:GOV:"},
                            {"Taliban", "2020-01-01", "AFG:REB:Taliban"},
                            {"Taliban", kDay, "AFG:GOV:Taliban"},
                            {"Taliban", "1999-01-01", "AFG:REB:Taliban"},
                        }));
}

TEST(ActorResolver, GroupsAndInstitutions) {
  check(small_tables(), std::to_array<Row>({
                            {"U.S. officials", kDay, "USA:GOV:"},
                            {"Turkish police", kDay, "TUR:COP:"},
                            {"Ukrainian forces", kDay, "UKR:MIL:"},
                            {"a Chinese surveillance balloon", kDay, "CHN::"},
                            {"rebels", kDay, ":REB:"},
                            {"protesters", kDay, ":CVL:"},
                            {"thousands of Kenyan protesters", kDay, "KEN:CVL:"},
                            {"Tens of thousands of people", kDay, ":CVL:"},
                            {"a group of British lawmakers", kDay, "GBR:LEG:"},
                            {"Chinese Foreign Ministry", kDay, "CHN:GOV:Chinese Foreign Ministry"},
                            {"Pakistan's Supreme Court", kDay, "PAK:JUD:Supreme Court"},
                            {"Turkish court", kDay, "TUR:JUD:"},
                            {"Libyan National Army", kDay, "LBY:MIL:Libyan National Army"},
                            {"government of Syria", kDay, "SYR:GOV:"},
                            {"Government of Pakistan", kDay, "PAK:GOV:"},
                            {"opposition parties", kDay, ":PTY,OPP:"},
                            {"members of Hamas", kDay, "PSE:REB:Hamas"},
                            {"leader of Hezbollah", kDay, "LBN:REB:"},
                            {"members of the Orchard League", kDay, "::Orchard League"},
                            {"spokesman for President Biden", kDay, "USA::"},
                            {"Hamas fighters", kDay, "PSE:REB:Hamas"},
                            {"Islamic State militants", kDay, "IMG:REB:Islamic State"},
                            {"UN peacekeepers", kDay, "UNO:MIL:United Nations"},
                            {"UN officials", kDay, "UNO::United Nations"},
                            {"EU officials", kDay, "EUR:GOV:European Union"},
                            {"European Commission", kDay, "EUR:GOV:European Commission"},
                            {"the EU", kDay, "EUR::European Union"},
                            {"NATO", kDay, "IGO:MIL:NATO"},
                            {"WHO", kDay, "UNO:MED:WHO"},
                            {"who", kDay, "::"},
                            {"Amnesty International", kDay, "NGO:SOC:Amnesty International"},
                            {"State Department officials", kDay, "USA:GOV:State Department"},
                            {"US citizens", kDay, "USA:CVL:"},
                            {"Republican Guard", kDay, ":MIL:Republican Guard"},
                            {"Syrian refugees", kDay, "SYR:REF:"},
                            {"Boeing", kDay, "MNC:BUS:Boeing"},
                            {"Trump administration", "2018-01-01", "USA:GOV:"},
                            {"President Biden's administration", kDay, "USA:GOV:"},
                            {"Kenya's Democratic Party", kDay, "KEN::Democratic Party"},
                            {"Chechen rebels", kDay, "RUS:REB:"},
                            {"Dubai police", kDay, "ARE:COP:"},
                            {"army soldiers from Kenya", kDay, "KEN:MIL:"},
                            {"Campaign for Equal Harbours", kDay, "::Campaign for Equal Harbours"},
                            {"police officers", kDay, ":COP:"},
                            {"Israeli air force", kDay, "ISR:MIL:"},
                            {"Riverside Workers Union", kDay, ":LAB:Riverside Workers Union"},
                            {"senior Pakistani security officials", kDay, "PAK:GOV:"},
                        }));
}

TEST(ActorResolver, HyphensDecideWhoseItIs) {
  check(small_tables(), std::to_array<Row>({
                            {"Saudi-led coalition", kDay, "SAU::"},
                            {"U.S.-led forces", kDay, "USA:MIL:"},
                            {"U.S.-backed rebels", kDay, ":REB:"},
                            {"U.S. backed rebels", kDay, ":REB:"},
                            {"Turkish-backed Syrian rebels", kDay, "SYR:REB:"},
                            {"Iran-backed militants", kDay, ":UAF:"},
                            {"pro-Russian rebels", kDay, ":REB:"},
                            {"anti-China protesters", kDay, ":CVL:"},
                            {"Latin American leaders", kDay, ":GOV:"},
                            {"Amman-based newspaper", kDay, "JOR:JRN:"},
                            {"Russian-made missiles", kDay, "::"},
                        }));
}

TEST(ActorResolver, TitleIsKept) {
  const ActorResolver resolver(small_tables());
  const auto title = [&](const std::string& text) {
    return resolver.resolve(text, {0, text.size()}, {base::parse_iso_date(kDay), nullptr, false}).actor.title;
  };
  EXPECT_EQ(title("Chinese Foreign Minister Qin Gang"), "foreign minister");
  EXPECT_EQ(title("Antony Blinken"), "secretary of state");
  EXPECT_EQ(title("Iranian MP Ali Rezaei"), "mp");
  EXPECT_EQ(title("Turkish police"), std::nullopt);
}

TEST(ActorResolver, TheStorySettlesAmbiguousNationality) {
  const ActorResolver resolver(small_tables());
  const std::set<std::string> named = {"COG", "FRA"};
  const std::string text = "Congolese troops";
  EXPECT_EQ(written(resolver.resolve(text, {0, text.size()}, {std::nullopt, &named, false}).actor),
            "COG:MIL:");
  EXPECT_EQ(written(resolver.resolve(text, {0, text.size()}, {std::nullopt, nullptr, false}).actor), ":MIL:");
}

TEST(ActorResolver, CodeJoinsWhatIsKnown) {
  Actor actor;
  EXPECT_EQ(actor_code(actor), std::nullopt);
  actor.sectors = {"REB"};
  EXPECT_EQ(actor_code(actor), "REB");
  actor.country = "UKR";
  EXPECT_EQ(actor_code(actor), "UKRREB");
}

TEST(ActorResolver, OddTextIsHarmless) {
  const ActorResolver resolver(small_tables());
  for (const std::string text :
       {"", " ", "'s", "\"", "the", ",,", "of", "of of of", "\xff\xfe", "U.S.'", "and", "'"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(resolver.resolve(text, {0, text.size()}, {}).actor.text, text);
  }
  std::string tail;
  for (int i = 0; i < 20000; ++i) {
    tail += "members of ";
  }
  EXPECT_EQ(resolver.resolve(tail, {0, tail.size()}, {}).actor.country, std::nullopt);
}

TEST(ActorResolver, ShippedTables) {
  const std::string folder = std::string(RAPPORT_SOURCE_DIR) + "/data/actors";
  if (!std::ifstream(folder + "/people_heads.tsv").good() && !std::ifstream(folder + "/people.tsv").good()) {
    GTEST_SKIP() << "data/actors is not there";
  }
  const auto table = dict::ActorTable::load(folder);
  ASSERT_TRUE(table) << table.error().to_string();
  check(*table, std::to_array<Row>({
                    {"Chinese Foreign Minister Qin Gang", kDay, "CHN:GOV:Qin Gang"},
                    {"Secretary of State Antony Blinken", kDay, "USA:GOV:Antony Blinken"},
                    {"U.S. President Joe Biden", kDay, "USA:GOV:Joe Biden"},
                    {"U.S. officials", kDay, "USA:GOV:"},
                    {"Turkish police", kDay, "TUR:COP:"},
                    {"Ukrainian forces", kDay, "UKR:MIL:"},
                    {"the Kremlin", kDay, "RUS:GOV:Kremlin"},
                    {"the French president", kDay, "FRA:GOV:Emmanuel Macron"},
                    {"Prime Minister Modi", kDay, "IND:GOV:Narendra Modi"},
                    {"President Bush", "2003-03-19", "USA:GOV:George W. Bush"},
                    {"Hong Kong police", kDay, "CHN:COP:Hong Kong Police Force"},
                    {"Taliban fighters", "2015-01-01", "AFG:REB:Taliban"},
                    {"UN Security Council", kDay, "UNO::UN Security Council"},
                    {"rebels", kDay, ":REB:"},
                    {"protesters", kDay, ":CVL:"},
                }));
}

}  // namespace
}  // namespace rapport::coding
