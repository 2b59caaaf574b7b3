#include "coding/place_resolver.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rapport::coding {
namespace {

const dict::PlaceTable& table() {
  static const Result<dict::PlaceTable> loaded = dict::PlaceTable::load(RAPPORT_SOURCE_DIR "/data/places");
  if (!loaded) {
    ADD_FAILURE() << loaded.error().to_string();
    std::abort();
  }
  return *loaded;
}

/// A story with the mention in [brackets]; sentences are lines.
struct Case {
  Story story;
  std::vector<Sentence> sentences;
  ByteSpan mention;
  std::size_t sentence = 0;
};

Case make_case(std::string text, const std::string& dateline) {
  Case made;
  made.mention.begin = text.find('[');
  text.erase(made.mention.begin, 1);
  made.mention.end = text.find(']');
  text.erase(made.mention.end, 1);
  made.story.id = "test";
  made.story.text = text;
  if (!dateline.empty()) {
    made.story.dateline = dateline;
  }
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (made.mention.begin >= begin) {
      made.sentence = made.sentences.size();
    }
    Sentence sentence;
    sentence.span = {begin, end};
    made.sentences.push_back(std::move(sentence));
    begin = end + 1;
  }
  return made;
}

Place resolve(const std::string& text, const std::string& dateline = {}) {
  const Case made = make_case(text, dateline);
  return StoryPlaces(table(), made.story, made.sentences).resolve(made.mention, made.sentence);
}

struct Row {
  const char* text;
  const char* name;       ///< "-" for none.
  const char* country;    ///< "-" for none.
  const char* precision;  ///< "-" for none.
  const char* dateline = "";
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const Place place = resolve(row.text, row.dateline);
    EXPECT_EQ(place.name.value_or("-"), row.name) << row.text;
    EXPECT_EQ(place.country.value_or("-"), row.country) << row.text;
    EXPECT_EQ(place.precision.value_or("-"), row.precision) << row.text;
    EXPECT_TRUE(!place.country || place.latitude) << row.text;
  }
}

TEST(StoryPlaces, Cities) {
  check({{"Envoys met in [Geneva].", "Geneva", "CHE", "city"},
         {"Shells fell [in Kharkiv].", "Kharkiv", "UKR", "city"},
         {"Talks were held in [Kiev].", "Kyiv", "UKR", "city"},
         {"They met at [The Hague].", "The Hague", "NLD", "city"},
         {"A blast shook [the city of Mosul].", "Mosul", "IRQ", "city"},
         {"A blast shook the [northern city of Mosul].", "Mosul", "IRQ", "city"},
         {"A blast shook [Mosul city].", "Mosul", "IRQ", "city"},
         {"A bomb went off in [western Kabul].", "Kabul", "AFG", "city"},
         {"Police searched [downtown Oakland].", "Oakland", "USA", "city"},
         {"He flew to [Washington].", "Washington, D.C.", "USA", "city"},
         {"He flew to [Washington, D.C.]", "Washington, D.C.", "USA", "city"},
         {"The council sat in [New York].", "New York City", "USA", "city"},
         {"Rallies were held in [São Paulo].", "Sao Paulo", "BRA", "city"},
         {"Rallies were held in [Sao Paulo].", "Sao Paulo", "BRA", "city"},
         {"The convoy left [Mazar-i-Sharif].", "Mazar-i-Sharif", "AFG", "city"},
         {"Rebels took [Raqqa].", "Raqqa", "SYR", "city"},
         {"The army entered [Hudaydah].", "Hodeidah", "YEM", "city"},
         {"The raid was [near Kirkuk].", "Kirkuk", "IRQ", "city"},
         {"The road [southwest of Baghdad] was mined.", "Baghdad", "IRQ", "city"},
         {"Students left [Delhi University].", "Delhi", "IND", "city"},
         {"The plane left [Juba airport].", "Juba", "SSD", "city"}});
}

TEST(StoryPlaces, CapitalsByDescription) {
  check({{"He arrived in [the Chinese capital].", "Beijing", "CHN", "city"},
         {"He arrived in [Kenya's capital].", "Nairobi", "KEN", "city"},
         {"He arrived in [the capital of Yemen].", "Sanaa", "YEM", "city"},
         {"He arrived in [the capital, Kabul].", "Kabul", "AFG", "city"},
         {"He arrived in [the capital Tripoli].", "Tripoli", "LBY", "city"},
         {"Ministers of Nepal met in [the capital].", "Kathmandu", "NPL", "city"},
         {"Police fired in [the streets of the capital].", "Beirut", "LBN", "city", "BEIRUT"},
         {"Officials of Iran and Iraq met in [the capital].", "-", "-", "-"},
         {"He arrived in [the Russian capital, Moscow].", "Moscow", "RUS", "city"}});
}

TEST(StoryPlaces, CountriesAndTheirParts) {
  check({{"Fighting went on in [Ukraine].", "Ukraine", "UKR", "country"},
         {"Fighting went on in [eastern Ukraine].", "Ukraine", "UKR", "country"},
         {"Fighting went on in [the north of Mali].", "Mali", "MLI", "country"},
         {"Voters in [Britain] went home.", "United Kingdom", "GBR", "country"},
         {"A balloon flew over [the U.S.]", "United States", "USA", "country"},
         {"It landed in [US waters].", "United States", "USA", "country"},
         {"It landed on [British soil].", "United Kingdom", "GBR", "country"},
         {"It entered [Japanese territorial waters].", "Japan", "JPN", "country"},
         {"Marchers in [Hong Kong] sang.", "Hong Kong", "HKG", "country"},
         {"Ships left [Taiwan].", "Taiwan", "TWN", "country"},
         {"The court in [Kosovo] ruled.", "Kosovo", "XKX", "country"},
         {"Soldiers of Chad fought in [the country's north].", "Chad", "TCD", "country"},
         {"Soldiers fought in [neighbouring countries].", "-", "-", "-"},
         {"Crowds met outside [the Turkish embassy].", "-", "-", "-"},
         {"Crowds met at [the Saudi consulate in Istanbul].", "Istanbul", "TUR", "city"},
         {"They met in [the Lithuanian parliament].", "Lithuania", "LTU", "country"}});
}

TEST(StoryPlaces, BordersAreNoOnesSoil) {
  check({{"Guards died on [the border with Turkey].", "Turkey", "-", "-"},
         {"Guards died on [the border between Mexico and the U.S.]", "Mexico and the U.S.", "-", "-"},
         {"Guards died on [the US-Mexico border].", "US-Mexico", "-", "-"},
         {"Guards died in [a town near the Sudanese border].", "-", "-", "-"},
         {"Guards died on [Macedonia's border with Serbia].", "North Macedonia", "MKD", "country"},
         {"Guards died in [the border area in northeast Syria].", "Syria", "SYR", "country"}});
}

TEST(StoryPlaces, RegionsSeasAndSites) {
  check({{"Troops left [Crimea].", "Crimea", "UKR", "admin1"},
         {"Troops entered [the Donbas].", "Donbas", "UKR", "admin1"},
         {"Troops entered [Tigray].", "Tigray", "ETH", "admin1"},
         {"Camps in [Xinjiang] closed.", "Xinjiang", "CHN", "admin1"},
         {"Aid reached [Gaza].", "Gaza Strip", "PSE", "admin1"},
         {"Settlers in [the occupied West Bank] left.", "West Bank", "PSE", "admin1"},
         {"Shells hit [the Israeli-occupied Golan Heights].", "Golan Heights", "SYR", "admin1"},
         {"Clashes broke out in [Kashmir].", "Kashmir", "-", "admin1"},
         {"Clashes broke out in [Idlib province].", "Idlib", "SYR", "admin1"},
         {"Clashes broke out in [the southern province of Adana].", "Adana", "TUR", "admin1"},
         {"Clashes broke out in [Syria's Hama province].", "Hama", "SYR", "admin1"},
         {"Clashes broke out in [the Luhansk and Donetsk regions].", "Luhansk", "UKR", "admin1"},
         {"Floods hit [Texas].", "Texas", "USA", "admin1"},
         {"Fires burned in [Washington state].", "Washington", "USA", "admin1"},
         {"Ships met in [the South China Sea].", "South China Sea", "-", "-"},
         {"A tanker crossed [the Strait of Hormuz].", "Strait of Hormuz", "-", "-"},
         {"Envoys toured [the Middle East].", "Middle East", "-", "-"},
         {"Crowds filled [Tahrir Square].", "Tahrir Square", "EGY", "point"},
         {"Crowds filled [Taksim Square in Istanbul].", "Taksim Square", "TUR", "point"},
         {"He spoke at [the White House].", "White House", "USA", "point"},
         {"Leaders met in [Davos].", "Davos", "CHE", "point"}});
}

TEST(StoryPlaces, QualifiedNames) {
  check({{"A school in [Paris, Texas] closed.", "Paris", "USA", "city"},
         {"A school in [Paris], Texas, closed.", "Paris", "USA", "city"},
         {"A school in [Paris, France] closed.", "Paris", "FRA", "city"},
         {"Shells fell in [Kharkiv, Ukraine].", "Kharkiv", "UKR", "city"},
         {"A rally in [Ferguson, Missouri] ended.", "Ferguson", "USA", "city"},
         {"The Lebanese city of [Tripoli] was calm.", "Tripoli", "LBN", "city"},
         {"Shots rang in [Lebanon's Tripoli].", "Tripoli", "LBN", "city"},
         {"The [Swiss city of Basel] voted.", "Basel", "CHE", "city"},
         {"A blast hit [the Red Sea city of Jeddah].", "Jeddah", "SAU", "city"},
         {"Police raided [Sao Paulo's Vila Franca neighborhood].", "Sao Paulo", "BRA", "city"},
         {"Crowds filled [Minsk's Independence Square].", "Minsk", "BLR", "city"},
         {"Troops held [Mosul's Old City].", "Mosul", "IRQ", "city"},
         {"A court in [Rwanda's Southern Province] ruled.", "Rwanda", "RWA", "country"},
         {"They came from [Malawi], Zambia and Kenya.", "Malawi", "MWI", "country"}});
}

TEST(StoryPlaces, StoryDecidesBetweenNamesakes) {
  check({{"Gunmen fought in [Tripoli].", "Tripoli", "LBY", "city"},
         {"Gunmen fought in [Tripoli].\nLebanon sent its army. Lebanese soldiers died.", "Tripoli", "LBN",
          "city"},
         {"Gunmen fought in [Tripoli].", "Tripoli", "LBN", "city", "BEIRUT, Lebanon"},
         {"The U.S. envoy flew to [Paris].", "Paris", "FRA", "city"},
         {"The U.S. envoy flew to [Moscow].", "Moscow", "RUS", "city"},
         {"Canada's minister flew to [London].", "London", "GBR", "city"},
         {"Ontario's police said a man died in [London].", "London", "CAN", "city"},
         {"A bomb went off in [Hyderabad].", "Hyderabad", "IND", "city"},
         {"Pakistan said a bomb went off in [Hyderabad].", "Hyderabad", "PAK", "city"},
         {"Voters in [Georgia] turned out.\nTbilisi and Abkhazia were calm.", "Georgia", "GEO", "country"},
         {"Voters in [Georgia] turned out.\nThe U.S. vote was close. The United States waits.", "Georgia",
          "USA", "admin1"},
         {"Farmers in [Punjab] marched.\nPakistan's police watched.", "Punjab", "PAK", "admin1"},
         {"Farmers in [Punjab] marched.\nIndia's police watched.", "Punjab", "IND", "admin1"},
         {"Farmers in [Punjab] marched.", "Punjab", "-", "-"}});
}

TEST(StoryPlaces, UnknownPlacesKeepTheirName) {
  check({{"Gunmen attacked [Kamuya].", "Kamuya", "-", "-"},
         {"Gunmen attacked [the village of Qubangai].", "Qubangai", "-", "-"},
         {"Villagers of [Santa Cruz Barillas] marched.", "Santa Cruz Barillas", "-", "-"},
         {"He died at [the Bogo-Medellin Medical Center].", "Bogo-Medellin Medical Center", "-", "-"},
         {"Recruits left [the Police Academy].", "Police Academy", "-", "-"},
         {"They met at [the Foreign Ministry].", "Foreign Ministry", "-", "-"},
         {"They met at [the border].", "-", "-", "-"},
         {"They met at [a hotel].", "-", "-", "-"},
         {"Ministers of [African countries] met.", "-", "-", "-"},
         {"A [UN armored personnel carrier] burned.", "-", "-", "-"}});
}

TEST(StoryPlaces, CommonWordsAreTownsOnlyAlone) {
  check({{"The riot in [Nice] ended.", "Nice", "FRA", "city"},
         {"The riot in [a nice town] ended.", "-", "-", "-"},
         {"He was [reading].", "-", "-", "-"},
         {"Workers in [Reading] went on strike.", "Reading", "GBR", "city"}});
}

TEST(StoryPlaces, Dateline) {
  check({{"Crowds gathered [here].", "Nairobi", "KEN", "city", "NAIROBI"},
         {"Crowds gathered [here].", "-", "-", "-"}});
  const auto country = [](const std::string& dateline) {
    const Case made = make_case("Crowds [gathered].", dateline);
    return StoryPlaces(table(), made.story, made.sentences).country_of_dateline().value_or("-");
  };
  const std::vector<std::pair<std::string, std::string>> rows{{"BEIJING", "CHN"},
                                                              {"KABUL, Afghanistan", "AFG"},
                                                              {"UNITED NATIONS", "-"},
                                                              {"WASHINGTON", "USA"},
                                                              {"Port-au-Prince, Haiti", "HTI"},
                                                              {"NOWHEREVILLE", "-"},
                                                              {"", "-"}};
  for (const auto& [dateline, code] : rows) {
    EXPECT_EQ(country(dateline), code) << dateline;
  }
}

TEST(StoryPlaces, FillsTheRecord) {
  const Place place = resolve("Shells fell [in Kharkiv, Ukraine] on Monday.");
  EXPECT_EQ(place.text, "in Kharkiv, Ukraine");
  EXPECT_EQ(place.span, (ByteSpan{12, 31}));
  EXPECT_EQ(place.admin1.value_or(""), "Kharkiv");
  EXPECT_EQ(place.geonames.value_or(0), 706483);
  EXPECT_NEAR(place.latitude.value_or(0), 49.98, 0.01);
  EXPECT_NEAR(place.longitude.value_or(0), 36.25, 0.01);
  const Place port = resolve("The ship left [Yokohama].");
  EXPECT_EQ(port.country.value_or(""), "JPN");
  EXPECT_FALSE(port.admin1);  // GeoNames' code "19" is no name.
}

TEST(StoryPlaces, TakesAnyMention) {
  const Case made = make_case("[], x", "");
  const StoryPlaces places(table(), made.story, made.sentences);
  EXPECT_FALSE(places.resolve({0, 0}, 0).name);
  EXPECT_FALSE(places.resolve({0, 3}, 99).name);
  for (const char* text :
       {"[,]", "[--]", "['s]", "[\"]", "[the]", "[of the]", "[-Mosul-]", "[\xE2\x80\x99]", "[Al-]"}) {
    (void)resolve(text);
  }
}

}  // namespace
}  // namespace rapport::coding
