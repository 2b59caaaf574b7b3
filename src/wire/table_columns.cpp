// The columns of the tables of other formats, in their order.
#include <array>

#include "rapport/export.hpp"

namespace rapport {
namespace {

// Names and order: GDELT event codebook 2.0.
constexpr std::array kGdeltEvents = std::to_array<FieldColumn>({
    {"GLOBALEVENTID", "integer",
     "number of the row, below 2^53, from story, record and pair: the same each time"},
    {"SQLDATE", "integer", "day of the event, YYYYMMDD"},
    {"MonthYear", "integer", "its month, YYYYMM"},
    {"Year", "integer", "its year"},
    {"FractionDate", "number", "year + (30 (month - 1) + day) / 365"},
    {"Actor1Code", "string", "CAMEO code of who acts"},
    {"Actor1Name", "string", "name, else the words of the text"},
    {"Actor1CountryCode", "string",
     "country in GDELT's codes; EUR for the European Union, empty for other bodies of no country"},
    {"Actor1KnownGroupCode", "string", "UNO and EEC, for the United Nations and the European Union"},
    {"Actor1EthnicCode", "string", ""},
    {"Actor1Religion1Code", "string", ""},
    {"Actor1Religion2Code", "string", ""},
    {"Actor1Type1Code", "string", "first CAMEO role"},
    {"Actor1Type2Code", "string", "second CAMEO role"},
    {"Actor1Type3Code", "string", "third CAMEO role"},
    {"Actor2Code", "string", "CAMEO code of who is acted upon"},
    {"Actor2Name", "string", "name, else the words of the text"},
    {"Actor2CountryCode", "string",
     "country in GDELT's codes; EUR for the European Union, empty for other bodies of no country"},
    {"Actor2KnownGroupCode", "string", "UNO and EEC, for the United Nations and the European Union"},
    {"Actor2EthnicCode", "string", ""},
    {"Actor2Religion1Code", "string", ""},
    {"Actor2Religion2Code", "string", ""},
    {"Actor2Type1Code", "string", "first CAMEO role"},
    {"Actor2Type2Code", "string", "second CAMEO role"},
    {"Actor2Type3Code", "string", "third CAMEO role"},
    {"IsRootEvent", "integer", "1 where the title or the first paragraph states it"},
    {"EventCode", "string", "CAMEO code"},
    {"EventBaseCode", "string", "its first three digits"},
    {"EventRootCode", "string", "its first two"},
    {"QuadClass", "integer", "GDELT's, by the root: 1 to 4"},
    {"GoldsteinScale", "number", "score of the code in GDELT"},
    {"NumMentions", "integer", "places in the story that state it"},
    {"NumSources", "integer", "1: a record is of one story"},
    {"NumArticles", "integer", "1"},
    {"AvgTone", "number", ""},
    {"Actor1Geo_Type", "integer", ""},
    {"Actor1Geo_FullName", "string", ""},
    {"Actor1Geo_CountryCode", "string", ""},
    {"Actor1Geo_ADM1Code", "string", ""},
    {"Actor1Geo_ADM2Code", "string", ""},
    {"Actor1Geo_Lat", "number", ""},
    {"Actor1Geo_Long", "number", ""},
    {"Actor1Geo_FeatureID", "string", ""},
    {"Actor2Geo_Type", "integer", ""},
    {"Actor2Geo_FullName", "string", ""},
    {"Actor2Geo_CountryCode", "string", ""},
    {"Actor2Geo_ADM1Code", "string", ""},
    {"Actor2Geo_ADM2Code", "string", ""},
    {"Actor2Geo_Lat", "number", ""},
    {"Actor2Geo_Long", "number", ""},
    {"Actor2Geo_FeatureID", "string", ""},
    {"ActionGeo_Type", "integer",
     "1 country, 2 US state, 3 US city, 4 city elsewhere, 5 state elsewhere; of the first place"},
    {"ActionGeo_FullName", "string", "place, first-level division, country"},
    {"ActionGeo_CountryCode", "string", "FIPS 10-4"},
    {"ActionGeo_ADM1Code", "string", ""},
    {"ActionGeo_ADM2Code", "string", ""},
    {"ActionGeo_Lat", "number", "degrees"},
    {"ActionGeo_Long", "number", "degrees"},
    {"ActionGeo_FeatureID", "string", ""},
    {"DATEADDED", "integer", "when the story was published, UTC, YYYYMMDDHHMMSS"},
    {"SOURCEURL", "string", "address of the story, else outlet and title"},
});

constexpr std::array kGdeltMentions = std::to_array<FieldColumn>({
    {"GLOBALEVENTID", "integer", "as in gdelt-events"},
    {"EventTimeDate", "integer", "DATEADDED of the event"},
    {"MentionTimeDate", "integer", "when the story was published, UTC"},
    {"MentionType", "integer", "1 where the story has an address, else 2"},
    {"MentionSourceName", "string", "host of the address, else the outlet"},
    {"MentionIdentifier", "string", "address, else outlet and title"},
    {"SentenceID", "integer", "sentence of the first mention, from 1; a title counts"},
    {"Actor1CharOffset", "integer", "code points before the words of who acts; -1: none"},
    {"Actor2CharOffset", "integer", "the same of who is acted upon"},
    {"ActionCharOffset", "integer", "the same of the word that states the act"},
    {"InRawText", "integer", "1"},
    {"Confidence", "integer", "calibrated probability, percent"},
    {"MentionDocLen", "integer", "code points of title and body"},
    {"MentionDocTone", "number", ""},
    {"MentionDocTranslationInfo", "string", ""},
    {"Extras", "string", ""},
});

// Header of the coded event data (Dataverse).
constexpr std::array kIcews = std::to_array<FieldColumn>({
    {"Event ID", "integer", "number of the row, below 2^53, from story, record and pair"},
    {"Event Date", "date", "day of the event"},
    {"Source Name", "string", "who acts: name, else the words of the text"},
    {"Source Sectors", "string", "ICEWS sectors, ',' between them"},
    {"Source Country", "string", "English name"},
    {"Event Text", "string", "label of the code, CAMEO 1.1b3"},
    {"CAMEO Code", "string", "CAMEO code"},
    {"Intensity", "number", "score of the code in ICEWS"},
    {"Target Name", "string", "who is acted upon"},
    {"Target Sectors", "string", "as of the source"},
    {"Target Country", "string", "as of the source"},
    {"Story ID", "integer", "number from the id of the story, below 2^53"},
    {"Sentence Number", "integer", "sentence of the first mention, from 1; a title counts"},
    {"Publisher", "string", "outlet"},
    {"City", "string", "first place, where it is a city or within one"},
    {"District", "string", ""},
    {"Province", "string", "its first-level division"},
    {"Country", "string", "English name"},
    {"Latitude", "number", "degrees"},
    {"Longitude", "number", "degrees"},
});

// Header of the released files, NGEC.
constexpr std::array kPolecat = std::to_array<FieldColumn>({
    {"Event ID", "string", "id of the record and number of the pair"},
    {"Event Date", "date", "day of the event"},
    {"Event Type", "string", "PLOVER category, else the act"},
    {"Event Mode", "string", "PLOVER mode"},
    {"Intensity", "number", "PLOVER score of event and mode, -10 to 10"},
    {"Quad Code", "integer", "quad class, 1 to 4"},
    {"Contexts", "string", "PLOVER contexts, ';' between them"},
    {"Actor Name", "string", "canonical name"},
    {"Actor Country", "string", "ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, MNC, IMG, ISM"},
    {"Actor COW", "integer", "Correlates of War number of the country"},
    {"Primary Actor Sector", "string", "first PLOVER sector"},
    {"Actor Sectors", "string", "all, ';' between them"},
    {"Actor Title", "string", "title or office"},
    {"Actor Name Raw", "string", "words of the text"},
    {"Wikipedia Actor ID", "string", ""},
    {"Recipient Name", "string", "canonical name"},
    {"Recipient Country", "string", "ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, MNC, IMG, ISM"},
    {"Recipient COW", "integer", "Correlates of War number of the country"},
    {"Primary Recipient Sector", "string", "first PLOVER sector"},
    {"Recipient Sectors", "string", "all, ';' between them"},
    {"Recipient Title", "string", "title or office"},
    {"Recipient Name Raw", "string", "words of the text"},
    {"Wikipedia Recipient ID", "string", ""},
    {"Placename", "string", "first place"},
    {"City", "string", "the same, where it is a city or within one"},
    {"District", "string", ""},
    {"Province", "string", "first-level division"},
    {"Country", "string", "ISO 3166-1 alpha-3"},
    {"Latitude", "number", "degrees"},
    {"Longitude", "number", "degrees"},
    {"GeoNames ID", "integer", "GeoNames"},
    {"Raw Placename", "string", "words of the text"},
    {"Feature Type", "string", ""},
    {"Source", "string", "outlet"},
    {"Publication Date", "date", "day the story was published"},
    {"Story People", "string", ""},
    {"Story Organizations", "string", ""},
    {"Story Locations", "string", ""},
    {"Language", "string", "BCP 47"},
    {"Version", "string", "program and model"},
});

// phoenix_pipeline, postprocess.py; the files have no header.
constexpr std::array kPhoenix = std::to_array<FieldColumn>({
    {"EventID", "string", "number of the row and version of the program"},
    {"Date", "string", "YYYYMMDD"},
    {"Year", "string", "YYYY"},
    {"Month", "string", "MM"},
    {"Day", "string", "DD"},
    {"SourceActorFull", "string", "CAMEO code of who acts; ---: unknown"},
    {"SourceActorEntity", "string", "its country, or IGO, NGO, IMG, MNC"},
    {"SourceActorRole", "string", "its first role, where Phoenix has a column for it"},
    {"SourceActorAttribute", "string", "further parts of the code, ';' between them"},
    {"TargetActorFull", "string", "CAMEO code of who is acted upon; ---: unknown"},
    {"TargetActorEntity", "string", "its country, or IGO, NGO, IMG, MNC"},
    {"TargetActorRole", "string", "its first role, where Phoenix has a column for it"},
    {"TargetActorAttribute", "string", "further parts of the code, ';' between them"},
    {"EventCode", "string", "CAMEO code"},
    {"EventRootCode", "string", "its first two digits"},
    {"QuadClass", "integer", "Phoenix's, by the root: 0 to 4"},
    {"GoldsteinScore", "number", "score of the code in GDELT"},
    {"Issues", "string", ""},
    {"Lat", "number", "degrees, of the first place"},
    {"Lon", "number", "degrees"},
    {"LocationName", "string", "first place"},
    {"StateName", "string", "first-level division"},
    {"CountryCode", "string", "ISO 3166-1 alpha-3"},
    {"SentenceID", "string", "story id and number from 01, ';' between them"},
    {"URLs", "string", "address of the story"},
    {"NewsSources", "string", "outlet"},
});

}  // namespace

std::span<const FieldColumn> table_columns(ExportFormat format) {
  switch (format) {
    case ExportFormat::kGdeltEvents:
      return kGdeltEvents;
    case ExportFormat::kGdeltMentions:
      return kGdeltMentions;
    case ExportFormat::kIcews:
      return kIcews;
    case ExportFormat::kPolecat:
      return kPolecat;
    case ExportFormat::kPhoenix:
      return kPhoenix;
    default:
      return {};
  }
}

}  // namespace rapport
