#include "text/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"

namespace rapport::text {
namespace {

struct Row {
  std::string_view word;  ///< Lower case.
  Abbreviation kind;
  bool kept;     ///< The tokenizer keeps the point with the word.
  bool capital;  ///< An abbreviation only with a capital: the lower-case form is a common word.
};

constexpr auto kTitle = Abbreviation::kTitle;
constexpr auto kNumbered = Abbreviation::kNumbered;
constexpr auto kClock = Abbreviation::kClock;
constexpr auto kUsual = Abbreviation::kUsual;
constexpr bool kKept = true;
constexpr bool kCut = false;
constexpr bool kCapital = true;
constexpr bool kAny = false;

// Sorted by word. Titles, months, states, company forms and ranks as news agencies' style guides shorten
// them. A change of a kKept needs a model trained anew.
constexpr Row kRows[] = {
    {"a.m.", kClock, kCut, kAny},          {"adm.", kTitle, kKept, kAny},
    {"al.", kUsual, kCut, kAny},           {"ala.", kUsual, kCut, kCapital},
    {"ald.", kTitle, kCut, kCapital},      {"amb.", kTitle, kCut, kCapital},
    {"approx.", kTitle, kCut, kAny},       {"apr.", kNumbered, kKept, kCapital},
    {"ariz.", kUsual, kCut, kCapital},     {"ark.", kUsual, kCut, kCapital},
    {"art.", kNumbered, kCut, kCapital},   {"assn.", kUsual, kKept, kAny},
    {"assoc.", kTitle, kCut, kAny},        {"asst.", kTitle, kCut, kAny},
    {"atty.", kTitle, kKept, kAny},        {"aug.", kNumbered, kKept, kCapital},
    {"ave.", kUsual, kKept, kAny},         {"b.sc.", kUsual, kCut, kAny},
    {"bldg.", kUsual, kCut, kAny},         {"blvd.", kUsual, kKept, kAny},
    {"brig.", kTitle, kKept, kAny},        {"bros.", kUsual, kKept, kAny},
    {"c.", kNumbered, kCut, kAny},         {"ca.", kTitle, kCut, kAny},
    {"calif.", kUsual, kCut, kCapital},    {"capt.", kTitle, kKept, kAny},
    {"cdr.", kTitle, kCut, kAny},          {"cf.", kTitle, kCut, kAny},
    {"ch.", kNumbered, kCut, kCapital},    {"cllr.", kTitle, kCut, kAny},
    {"cmdr.", kTitle, kKept, kAny},        {"co.", kUsual, kKept, kAny},
    {"col.", kTitle, kKept, kCapital},     {"colo.", kUsual, kCut, kCapital},
    {"comdr.", kTitle, kCut, kAny},        {"conn.", kUsual, kCut, kCapital},
    {"corp.", kUsual, kKept, kAny},        {"cos.", kUsual, kCut, kAny},
    {"cpl.", kTitle, kKept, kAny},         {"cpt.", kTitle, kCut, kAny},
    {"ct.", kUsual, kKept, kCapital},      {"dec.", kNumbered, kKept, kCapital},
    {"del.", kUsual, kCut, kCapital},      {"dep.", kTitle, kCut, kCapital},
    {"dept.", kUsual, kKept, kAny},        {"det.", kTitle, kCut, kCapital},
    {"dir.", kTitle, kCut, kCapital},      {"dist.", kUsual, kKept, kCapital},
    {"dr.", kTitle, kKept, kAny},          {"drs.", kTitle, kCut, kAny},
    {"e.g.", kTitle, kCut, kAny},          {"ed.", kUsual, kCut, kCapital},
    {"ed.d.", kUsual, kCut, kAny},         {"eds.", kUsual, kCut, kAny},
    {"esp.", kTitle, kCut, kAny},          {"esq.", kUsual, kKept, kAny},
    {"etc.", kUsual, kKept, kAny},         {"feb.", kNumbered, kKept, kCapital},
    {"fig.", kNumbered, kCut, kAny},       {"figs.", kNumbered, kCut, kAny},
    {"fla.", kUsual, kCut, kCapital},      {"fr.", kTitle, kKept, kCapital},
    {"fri.", kNumbered, kCut, kCapital},   {"ft.", kUsual, kKept, kAny},
    {"ga.", kUsual, kCut, kCapital},       {"gen.", kTitle, kKept, kAny},
    {"gens.", kTitle, kCut, kAny},         {"gov.", kTitle, kKept, kAny},
    {"govs.", kTitle, kCut, kAny},         {"govt.", kUsual, kCut, kAny},
    {"hon.", kTitle, kKept, kCapital},     {"hwy.", kUsual, kCut, kAny},
    {"i.e.", kTitle, kCut, kAny},          {"ill.", kUsual, kCut, kCapital},
    {"inc.", kUsual, kKept, kAny},         {"ind.", kUsual, kCut, kCapital},
    {"insp.", kTitle, kCut, kAny},         {"intl.", kUsual, kCut, kAny},
    {"jan.", kNumbered, kKept, kCapital},  {"jr.", kUsual, kKept, kAny},
    {"jul.", kNumbered, kKept, kCapital},  {"jun.", kNumbered, kKept, kCapital},
    {"kan.", kUsual, kCut, kCapital},      {"kans.", kUsual, kCut, kCapital},
    {"ky.", kUsual, kCut, kCapital},       {"la.", kUsual, kCut, kCapital},
    {"lieut.", kTitle, kCut, kAny},        {"lt.", kTitle, kKept, kAny},
    {"ltd.", kUsual, kKept, kAny},         {"m.sc.", kUsual, kCut, kAny},
    {"maj.", kTitle, kKept, kAny},         {"mar.", kNumbered, kKept, kCapital},
    {"mass.", kUsual, kCut, kCapital},     {"md.", kUsual, kCut, kCapital},
    {"messrs.", kTitle, kKept, kAny},      {"mfg.", kUsual, kCut, kAny},
    {"mich.", kUsual, kCut, kCapital},     {"minn.", kUsual, kCut, kCapital},
    {"miss.", kUsual, kCut, kCapital},     {"mlle.", kTitle, kCut, kAny},
    {"mme.", kTitle, kCut, kAny},          {"mo.", kUsual, kCut, kCapital},
    {"mon.", kNumbered, kCut, kCapital},   {"mont.", kUsual, kCut, kCapital},
    {"mr.", kTitle, kKept, kAny},          {"mrs.", kTitle, kKept, kAny},
    {"ms.", kTitle, kKept, kAny},          {"msgr.", kTitle, kCut, kAny},
    {"mt.", kUsual, kKept, kAny},          {"mx.", kTitle, kCut, kAny},
    {"natl.", kUsual, kCut, kAny},         {"neb.", kUsual, kCut, kCapital},
    {"nev.", kUsual, kCut, kCapital},      {"no.", kNumbered, kKept, kAny},
    {"nos.", kNumbered, kKept, kAny},      {"nov.", kNumbered, kKept, kCapital},
    {"oct.", kNumbered, kKept, kCapital},  {"okla.", kUsual, kCut, kCapital},
    {"ont.", kUsual, kCut, kCapital},      {"ore.", kUsual, kCut, kCapital},
    {"p.", kNumbered, kCut, kAny},         {"p.m.", kClock, kCut, kAny},
    {"pa.", kUsual, kCut, kCapital},       {"para.", kNumbered, kCut, kAny},
    {"paras.", kNumbered, kCut, kAny},     {"penn.", kUsual, kCut, kCapital},
    {"pfc.", kTitle, kKept, kAny},         {"ph.d.", kUsual, kKept, kAny},
    {"plc.", kUsual, kCut, kAny},          {"pp.", kNumbered, kCut, kAny},
    {"pres.", kTitle, kKept, kAny},        {"prof.", kTitle, kKept, kAny},
    {"pty.", kUsual, kCut, kAny},          {"pvt.", kTitle, kKept, kAny},
    {"que.", kUsual, kCut, kCapital},      {"rd.", kUsual, kCut, kAny},
    {"rep.", kTitle, kKept, kCapital},     {"reps.", kTitle, kKept, kCapital},
    {"rev.", kTitle, kKept, kCapital},     {"sec.", kTitle, kCut, kCapital},
    {"sect.", kNumbered, kCut, kAny},      {"sen.", kTitle, kKept, kAny},
    {"sens.", kTitle, kKept, kAny},        {"sep.", kNumbered, kKept, kCapital},
    {"sept.", kNumbered, kKept, kCapital}, {"sgt.", kTitle, kKept, kAny},
    {"spc.", kTitle, kKept, kAny},         {"sr.", kUsual, kKept, kAny},
    {"st.", kUsual, kKept, kAny},          {"supt.", kTitle, kKept, kAny},
    {"tel.", kNumbered, kCut, kAny},       {"tenn.", kUsual, kCut, kCapital},
    {"tex.", kUsual, kCut, kCapital},      {"thu.", kNumbered, kCut, kCapital},
    {"thur.", kNumbered, kCut, kCapital},  {"thurs.", kNumbered, kCut, kCapital},
    {"tue.", kNumbered, kCut, kCapital},   {"tues.", kNumbered, kCut, kCapital},
    {"univ.", kUsual, kKept, kAny},        {"v.", kTitle, kCut, kAny},
    {"va.", kUsual, kCut, kCapital},       {"viz.", kTitle, kCut, kAny},
    {"vol.", kNumbered, kKept, kAny},      {"vs.", kTitle, kKept, kAny},
    {"vt.", kUsual, kCut, kCapital},       {"wash.", kUsual, kCut, kCapital},
    {"wed.", kNumbered, kCut, kCapital},   {"wis.", kUsual, kCut, kCapital},
    {"wyo.", kUsual, kCut, kCapital},
};

const Row* find(std::string_view lower_case_word) {
  const auto* at = std::lower_bound(std::begin(kRows), std::end(kRows), lower_case_word,
                                    [](const Row& row, std::string_view word) { return row.word < word; });
  return at != std::end(kRows) && at->word == lower_case_word ? at : nullptr;
}

}  // namespace

bool is_pointed_letters(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); i += 2) {
    if (!base::is_alpha(word[i]) || i + 1 >= word.size() || word[i + 1] != '.') {
      return false;
    }
  }
  return !word.empty();
}

bool is_listed_abbreviation(std::string_view lower_case_word) {
  const Row* row = find(lower_case_word);
  return row != nullptr && row->kept;
}

Abbreviation kind_of_abbreviation(std::string_view word) {
  if (word.size() < 2 || word.back() != '.') {
    return Abbreviation::kNone;
  }
  const std::string low = base::lower(word);
  const bool initial = word.size() == 2 && base::is_upper(word[0]);  // "P. Smith" is no page, "V." no versus.
  if (const Row* row = find(low); !initial && row != nullptr && (!row->capital || base::is_upper(word[0]))) {
    return row->kind;
  }
  if (!is_pointed_letters(low)) {
    return Abbreviation::kNone;
  }
  // "I." and "a." alone end sentences; any other capital is an initial.
  const bool initials = low.size() > 2 || (base::is_upper(word[0]) && word[0] != 'I');
  return initials ? Abbreviation::kUsual : Abbreviation::kNone;
}

}  // namespace rapport::text
