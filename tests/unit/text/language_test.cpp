#include "text/language.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/tokenizer.hpp"

namespace rapport::text {
namespace {

struct Row {
  const char* name;
  std::string text;
  Language language;
};

TEST(LanguageTest, TellsEnglishFromTheRest) {
  const std::vector<Row> rows = {
      {"nothing", "", Language::kUnknown},
      {"a headline is too short to tell", "Ministers meet in Lima over fish quotas", Language::kUnknown},
      {"English prose",
       "The ministers of the two countries will meet in Lima on Tuesday, and they are expected to talk about "
       "fish quotas and the seizure of a trawler.",
       Language::kEnglish},
      {"English full of names",
       "Åse Ødegård, Dina Huamán and Jörg Hösl flew from Oslo to Lima, where ministers, envoys, traders, "
       "fishermen and reporters from abroad waited hours for news about the quotas.",
       Language::kEnglish},
      {"German",
       "Die Minister der beiden Länder treffen sich am Dienstag in Lima, um über die Fangquoten und die "
       "Beschlagnahme eines Fischkutters zu sprechen, sagte gestern ein Sprecher der peruanischen Regierung.",
       Language::kOther},
      {"Dutch",
       "De ministers van de twee landen ontmoeten elkaar dinsdag in Lima om te praten over de visquota en de "
       "inbeslagname van een schip, zei een woordvoerder van het ministerie.",
       Language::kOther},
      {"Spanish",
       "Los ministros de los dos países se reúnen el martes en Lima para hablar de las cuotas de pesca y de "
       "la "
       "captura de un barco, dijo un portavoz del gobierno peruano.",
       Language::kOther},
      {"Indonesian",
       "Para menteri dari kedua negara akan bertemu di Lima pada hari Selasa untuk membahas kuota ikan dan "
       "penahanan sebuah kapal, kata juru bicara pemerintah.",
       Language::kOther},
      {"Russian",
       "Министры двух стран встретятся во вторник в Лиме, чтобы обсудить квоты на рыбу и захват судна, "
       "сказал "
       "представитель правительства, который не назвал других подробностей встречи.",
       Language::kOther},
  };
  for (const Row& row : rows) {
    Sentence sentence;
    sentence.span = {0, row.text.size()};
    sentence.tokens = tokenize(row.text, sentence.span);
    EXPECT_EQ(language_of(row.text, {sentence}), row.language) << row.name;
  }
}

}  // namespace
}  // namespace rapport::text
