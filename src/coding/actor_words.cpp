#include "coding/actor_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace rapport::coding {
namespace {

using Word = std::string_view;

/// The words in order, so that a look-up takes few comparisons.
template <std::size_t N>
constexpr std::array<Word, N> sorted(std::array<Word, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <std::size_t N>
bool in(const std::array<Word, N>& words, Word word) {
  return std::binary_search(words.begin(), words.end(), word);
}

constexpr auto kDeterminers = sorted(std::to_array<Word>(
    {"the",    "a",    "an",    "this",  "that",  "these", "those",   "some",  "many",   "several",
     "all",    "most", "both",  "any",   "no",    "other", "another", "each",  "every",  "more",
     "few",    "its",  "their", "his",   "her",   "our",   "my",      "your",  "two",    "three",
     "four",   "five", "six",   "seven", "eight", "nine",  "ten",     "about", "around", "nearly",
     "almost", "over", "at",    "least", "up",    "to",    "one"}));

constexpr auto kQuantities = sorted(std::to_array<Word>(
    {"thousands", "hundreds", "dozens",  "scores", "tens",       "millions", "number", "group",
     "groups",    "majority", "members", "member", "some",       "many",     "most",   "several",
     "crowd",     "crowds",   "handful", "team",   "delegation", "one",      "two",    "all",
     "part",      "parts",    "pair",    "band",   "coalition"}));

constexpr auto kFormer = sorted(
    std::to_array<Word>({"former", "ex", "ousted", "deposed", "exiled", "onetime", "toppled", "erstwhile"}));

constexpr auto kHonorifics = sorted(std::to_array<Word>(
    {"mr", "mrs", "ms", "miss", "mister", "dr", "sir", "dame", "hon", "honourable", "honorable"}));

constexpr auto kParticles = sorted(std::to_array<Word>(
    {"al", "el", "bin", "bint", "ibn", "ben", "abu", "de", "da", "do", "dos", "del", "della", "di",
     "la", "le", "van", "von",  "der", "den", "du",  "ul", "ur", "y",  "e",   "zu",  "ould",  "ag"}));

constexpr auto kTails = sorted(std::to_array<Word>(
    {"of",         "in",        "from",    "for",       "to",         "by",         "with",    "at",
     "on",         "who",       "whom",    "that",      "which",      "whose",      "loyal",   "against",
     "under",      "near",      "across",  "inside",    "outside",    "between",    "among",   "over",
     "during",     "within",    "into",    "via",       "about",      "affiliated", "linked",  "accused",
     "suspected",  "living",    "based",   "allied",    "opposed",    "belonging",  "working", "fighting",
     "seeking",    "trying",    "calling", "demanding", "protesting", "stationed",  "held",    "backed",
     "supporting", "including", "like",    "such",      "as",         "is",         "was",     "were",
     "are",        "has",       "have",    "had"}));

constexpr auto kFamilyLetters =
    sorted(std::to_array<Word>({"jr", "sr", "junior", "senior", "ii", "iii", "iv"}));

constexpr auto kDetachingSuffixes = sorted(std::to_array<Word>(
    {"backed",       "supported", "supplied",     "made",       "built",      "funded",     "financed",
     "sponsored",    "trained",   "armed",        "brokered",   "mediated",   "controlled", "held",
     "occupied",     "ruled",     "run",          "aligned",    "allied",     "linked",     "friendly",
     "born",         "speaking",  "designed",     "imposed",    "installed",  "influenced", "inspired",
     "bound",        "owned",     "administered", "style",      "affiliated", "proposed",   "drafted",
     "hosted",       "equipped",  "assisted",     "educated",   "language",   "claimed",    "provided",
     "manufactured", "donated",   "listed",       "sanctioned", "approved",   "mandated",   "era"}));

constexpr auto kDetachingPrefixes = sorted(std::to_array<Word>({"pro", "anti", "non", "post", "trans"}));

constexpr auto kGenericHeads =
    sorted(std::to_array<Word>({"leader",       "leaders",     "chief",          "chiefs",
                                "head",         "heads",       "member",         "members",
                                "official",     "officials",   "spokesman",      "spokeswoman",
                                "spokesperson", "spokesmen",   "spokespersons",  "spokespeople",
                                "supporter",    "supporters",  "source",         "sources",
                                "aide",         "aides",       "fighter",        "fighters",
                                "officer",      "officers",    "activist",       "activists",
                                "group",        "groups",      "representative", "representatives",
                                "adviser",      "advisers",    "advisor",        "advisors",
                                "staff",        "employee",    "employees",      "people",
                                "figure",       "figures",     "candidate",      "candidates",
                                "authorities",  "authority",   "commander",      "commanders",
                                "follower",     "followers",   "sympathizers",   "faction",
                                "factions",     "movement",    "movements",      "delegation",
                                "delegates",    "negotiator",  "negotiators",    "envoy",
                                "envoys",       "men",         "gunmen",         "citizens",
                                "organization", "organisation"}));

constexpr auto kSentenceOpeners = sorted(std::to_array<Word>(
    {"but",          "and",      "or",        "after",     "before",    "according", "in",        "on",
     "at",           "for",      "from",      "with",      "by",        "if",        "when",      "while",
     "as",           "since",    "despite",   "although",  "though",    "however",   "meanwhile", "also",
     "then",         "there",    "here",      "what",      "why",       "how",       "who",       "where",
     "yet",          "so",       "last",      "next",      "no",        "not",       "once",      "under",
     "during",       "about",    "earlier",   "later",     "today",     "yesterday", "tomorrow",  "still",
     "because",      "until",    "through",   "over",      "it",        "he",        "she",       "they",
     "we",           "i",        "you",       "his",       "her",       "their",     "our",       "my",
     "its",          "this",     "that",      "these",     "those",     "the",       "a",         "an",
     "some",         "many",     "most",      "both",      "all",       "more",      "now",       "to",
     "of",           "monday",   "tuesday",   "wednesday", "thursday",  "friday",    "saturday",  "sunday",
     "january",      "february", "march",     "april",     "may",       "june",      "july",      "august",
     "september",    "october",  "november",  "december",  "let",       "asked",     "speaking",  "following",
     "among",        "amid",     "against",   "between",   "such",      "each",      "every",     "another",
     "other",        "even",     "just",      "only",      "nearly",    "around",    "instead",   "moreover",
     "nevertheless", "thus",     "therefore", "hundreds",  "thousands", "dozens",    "several",   "two",
     "three",        "four",     "five",      "one",       "do",        "does",      "did",       "is",
     "was",          "are",      "were",      "can",       "could",     "will",      "would",     "should",
     "have",         "has",      "had",       "pro",       "anti",      "non",       "ex",        "s"}));

constexpr auto kOpeningAdjectives =
    sorted(std::to_array<Word>({"former", "new", "old", "top", "senior", "local"}));

// Days and months that are no names of people as well ("May", "April", "June", "August").
constexpr auto kCalendar = sorted(
    std::to_array<Word>({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                         "january", "february", "july", "september", "october", "november", "december"}));

// Common first names of people in the news that are not used for both sexes; names only tell the pronoun.
constexpr auto kMale = sorted(std::to_array<Word>(
    {"abdul",     "abdullah",  "abdel",     "ahmed",    "ahmad",    "alan",        "albert",    "aleksandr",
     "alex",      "alexander", "alexei",    "ali",      "andrew",   "andrzej",     "anthony",   "antonio",
     "antony",    "ashraf",    "bashar",    "ben",      "benjamin", "bernie",      "bill",      "bob",
     "boris",     "brian",     "bruno",     "carlos",   "charles",  "christopher", "daniel",    "david",
     "dick",      "dmitri",    "dmitry",    "dominic",  "donald",   "ed",          "edward",    "emmanuel",
     "eric",      "evo",       "ferdinand", "fidel",    "francis",  "francisco",   "francois",  "frank",
     "franz",     "friedrich", "gary",      "george",   "gerhard",  "giuseppe",    "gordon",    "greg",
     "guillermo", "hamid",     "harry",     "hassan",   "henry",    "hossein",     "hosni",     "hugo",
     "hussein",   "ibrahim",   "igor",      "imran",    "ismail",   "ivan",        "jacques",   "jair",
     "jake",      "james",     "jan",       "javier",   "jeff",     "jeremy",      "jim",       "jimmy",
     "joe",       "john",      "johnny",    "jonathan", "jorge",    "jose",        "joseph",    "juan",
     "julian",    "justin",    "karl",      "keir",     "ken",      "kevin",       "khalid",    "khalifa",
     "klaus",     "kofi",      "larry",     "leonid",   "lloyd",    "luis",        "luiz",      "mahmoud",
     "manuel",    "marc",      "marco",     "mario",    "mark",     "martin",      "matteo",    "matthew",
     "max",       "michael",   "miguel",    "mike",     "mikhail",  "mohamed",     "mohammad",  "mohammed",
     "moshe",     "muammar",   "muhammad",  "mustafa",  "narendra", "nawaz",       "neil",      "nicolas",
     "nigel",     "nikol",     "nikolai",   "olaf",     "oleg",     "omar",        "oscar",     "osama",
     "patrick",   "paul",      "pedro",     "pervez",   "peter",    "petro",       "philip",    "pierre",
     "rafael",    "rahul",     "raul",      "recep",    "rex",      "ricardo",     "richard",   "rishi",
     "robert",    "rodrigo",   "roger",     "ron",      "ronald",   "rudy",        "saddam",    "salman",
     "sam",       "scott",     "sebastian", "serge",    "sergei",   "sergey",      "silvio",    "simon",
     "stephen",   "steve",     "steven",    "tayyip",   "ted",      "terry",       "thabo",     "thomas",
     "tim",       "timothy",   "tom",       "tony",     "viktor",   "vladimir",    "volodymyr", "walter",
     "wilhelm",   "william",   "winston",   "wolfgang", "xavier",   "yair",        "yasser",    "yevgeny",
     "yitzhak",   "yousef",    "yusuf"}));

constexpr auto kFemale = sorted(std::to_array<Word>(
    {"agnes",     "aisha",     "alice",     "amina",      "amy",       "ana",       "angela",  "anita",
     "ann",       "anna",      "annalena",  "anne",       "annie",     "aung",      "ayesha",  "barbara",
     "beata",     "benazir",   "beth",      "betty",      "camilla",   "carla",     "carmen",  "caroline",
     "catherine", "cecilia",   "celia",     "christine",  "christina", "claire",    "claudia", "condoleezza",
     "cristina",  "deborah",   "diana",     "dilma",      "dina",      "donna",     "dorothy", "eleanor",
     "elena",     "elisabeth", "elise",     "elizabeth",  "ellen",     "emily",     "emma",    "erna",
     "eva",       "fatima",    "federica",  "fiona",      "giorgia",   "gloria",    "grace",   "hannah",
     "hanna",     "hazel",     "helen",     "helle",      "hillary",   "indira",    "irina",   "isabel",
     "ivanka",    "jacinda",   "jane",      "janet",      "jeanine",   "jennifer",  "jessica", "joan",
     "joanna",    "julia",     "julie",     "kaja",       "kamala",    "karen",     "karine",  "kate",
     "katherine", "kathleen",  "kathy",     "kristalina", "laura",     "leila",     "linda",   "lisa",
     "liz",       "loretta",   "lucy",      "luisa",      "madeleine", "magdalena", "maia",    "malala",
     "margaret",  "maria",     "marie",     "marine",     "marta",     "martha",    "mary",    "megawati",
     "melania",   "mette",     "michelle",  "michele",    "nancy",     "natalia",   "natalie", "nicola",
     "nikki",     "olga",      "pamela",    "patricia",   "penny",     "priti",     "rachel",  "rosa",
     "ruth",      "samantha",  "sandra",    "sanna",      "sara",      "sarah",     "sheikha", "sonia",
     "sophie",    "susan",     "suella",    "sushma",     "svetlana",  "sviatlana", "theresa", "tsai",
     "tulsi",     "ursula",    "valentina", "vera",       "veronica",  "victoria",  "wendy",   "winnie",
     "yulia",     "yvette",    "yvonne",    "zuzana"}));

constexpr auto kPlaceFirstNames = sorted(std::to_array<Word>(
    {"jordan", "chad", "israel", "georgia", "kenya", "india", "paris", "austin", "sydney", "florence",
     "carolina", "virginia", "cuba", "dakota", "savannah", "jackson", "houston", "dallas", "milan"}));

}  // namespace

bool is_determiner(Word word) {
  return in(kDeterminers, word) || (!word.empty() && word.find_first_not_of("0123456789,") == Word::npos);
}
bool is_quantity(Word word) {
  return in(kQuantities, word) || (!word.empty() && word.find_first_not_of("0123456789,") == Word::npos);
}
bool is_former(Word word) {
  return in(kFormer, word);
}
bool is_honorific(Word word) {
  return in(kHonorifics, word);
}
bool is_particle(Word word) {
  return in(kParticles, word);
}
bool opens_tail(Word word) {
  return in(kTails, word);
}
bool is_family_letter(Word word) {
  return in(kFamilyLetters, word);
}
bool is_detaching_suffix(Word word) {
  return in(kDetachingSuffixes, word);
}
bool is_detaching_prefix(Word word) {
  return in(kDetachingPrefixes, word);
}
bool is_generic_head(Word word) {
  return in(kGenericHeads, word);
}
bool is_calendar_word(Word word) {
  return in(kCalendar, word);
}
bool is_function_word(Word word) {
  return in(kSentenceOpeners, word);
}
bool is_sentence_opener(Word word) {
  return in(kSentenceOpeners, word) || in(kOpeningAdjectives, word);
}

Gender gender_of_first_name(Word word) {
  return in(kMale, word) ? Gender::kMale : in(kFemale, word) ? Gender::kFemale : Gender::kUnknown;
}

Gender gender_of_title(Word phrase) {
  constexpr auto kMen =
      sorted(std::to_array<Word>({"king", "prince", "crown prince", "emir", "sultan", "pope", "mr", "mister",
                                  "sir", "sheikh", "imam", "taoiseach", "ayatollah", "father", "lord"}));
  constexpr auto kWomen = sorted(std::to_array<Word>(
      {"queen", "princess", "first lady", "mrs", "ms", "miss", "dame", "lady", "sister", "nun"}));
  if (in(kWomen, phrase) || phrase.ends_with("woman") || phrase.ends_with("actress")) {
    return Gender::kFemale;
  }
  return in(kMen, phrase) || phrase.ends_with("man") ? Gender::kMale : Gender::kUnknown;
}

Pronoun pronoun_of(std::string_view folded) {
  struct Row {
    std::string_view word;
    Pronoun pronoun;
  };
  constexpr auto kRows = std::to_array<Row>(
      {{"he", Pronoun::kHe},           {"him", Pronoun::kHe},       {"his", Pronoun::kHe},
       {"himself", Pronoun::kHe},      {"she", Pronoun::kShe},      {"her", Pronoun::kShe},
       {"hers", Pronoun::kShe},        {"herself", Pronoun::kShe},  {"they", Pronoun::kThey},
       {"them", Pronoun::kThey},       {"their", Pronoun::kThey},   {"theirs", Pronoun::kThey},
       {"themselves", Pronoun::kThey}, {"it", Pronoun::kIt},        {"its", Pronoun::kIt},
       {"itself", Pronoun::kIt},       {"i", Pronoun::kSpeaker},    {"me", Pronoun::kSpeaker},
       {"my", Pronoun::kSpeaker},      {"we", Pronoun::kSpeaker},   {"us", Pronoun::kSpeaker},
       {"our", Pronoun::kSpeaker},     {"ours", Pronoun::kSpeaker}, {"you", Pronoun::kSpeaker},
       {"your", Pronoun::kSpeaker},    {"mine", Pronoun::kSpeaker}, {"ourselves", Pronoun::kSpeaker}});
  const auto at =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.word == folded; });
  return at == kRows.end() ? Pronoun::kNone : at->pronoun;
}

bool is_first_name(Word word) {
  return in(kPlaceFirstNames, word) || gender_of_first_name(word) != Gender::kUnknown;
}

}  // namespace rapport::coding
