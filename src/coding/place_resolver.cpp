#include "coding/place_resolver.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "coding/place_reading.hpp"

namespace rapport::coding {
namespace {

using dict::PlaceEntry;
using dict::PlaceKind;

std::optional<std::string> precision_of(const PlaceEntry& place, bool division) {
  switch (place.kind) {
    case PlaceKind::kCountry:
      return "country";
    case PlaceKind::kAdmin1:
    case PlaceKind::kArea:
      return "admin1";
    case PlaceKind::kSite:
      return "point";
    case PlaceKind::kSea:
    case PlaceKind::kWorldRegion:
      return std::nullopt;
    default:
      return division ? "admin1" : "city";
  }
}

/// GeoNames' codes of divisions ("07", "ESYE31") are no names.
bool is_name(std::string_view admin1) {
  return std::any_of(admin1.begin(), admin1.end(), base::is_lower);
}

std::optional<std::string> filled(std::string_view value) {
  return value.empty() ? std::nullopt : std::optional(std::string(value));
}

std::string_view kind_name(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::kCountry:
      return "country";
    case PlaceKind::kAdmin1:
      return "admin1";
    case PlaceKind::kArea:
      return "area";
    case PlaceKind::kSea:
      return "water";
    case PlaceKind::kSite:
      return "site";
    case PlaceKind::kWorldRegion:
      return "world-region";
    case PlaceKind::kCapital:
      return "capital";
    case PlaceKind::kSeat:
      return "seat";
    case PlaceKind::kCity:
      return "city";
  }
  return "";
}

std::string_view rule_name(PlaceRule rule) {
  switch (rule) {
    case PlaceRule::kNone:
      return "no-name";
    case PlaceRule::kName:
      return "gazetteer";
    case PlaceRule::kCapitalOf:
      return "capital-of";
    case PlaceRule::kAdjective:
      return "adjective";
    case PlaceRule::kTheCountry:
      return "the-country";
    case PlaceRule::kUnknownName:
      return "unknown-name";
  }
  return "";
}

PlaceTrace trace_of(const PlaceReading& reading, const Place& place) {
  PlaceTrace out;
  out.place = place;
  out.rule = std::string(rule_name(reading.rule));
  if (reading.place != nullptr) {
    out.kind = std::string(kind_name(reading.place->kind));
  }
  out.candidates = reading.candidates;
  return out;
}

void fill(const PlaceReading& reading, Place& place) {
  if (reading.place == nullptr) {
    place.name = reading.name;
    return;
  }
  const PlaceEntry& entry = *reading.place;
  place.name = std::string(entry.name);
  place.country = filled(entry.country);
  place.admin1 = is_name(entry.admin1) ? filled(entry.admin1) : std::nullopt;
  place.latitude = entry.latitude;
  place.longitude = entry.longitude;
  if (entry.geonames != 0) {
    place.geonames = entry.geonames;
  }
  place.precision = precision_of(entry, reading.division);
}

}  // namespace

StoryPlaces::StoryPlaces(const dict::PlaceTable& table, const Story& story,
                         const std::vector<Sentence>& sentences)
    : table_(table), story_(story), sentences_(sentences), context_(table, story, sentences) {
  if (story.dateline) {
    Place place;
    fill(read_place(table, *story.dateline,
                    {.before = {},
                     .after = {},
                     .sentence = sentences.size(),
                     .context = &context_,
                     .dateline_country = {}}),
         place);
    dateline_ = std::move(place);
  }
}

Place StoryPlaces::resolve(ByteSpan mention, std::size_t sentence, PlaceTrace* why) const {
  const std::string_view text = mention.of(story_.text);
  Place place;
  if (dateline_ && text == "here") {
    place = *dateline_;
  }
  place.text = std::string(text);
  place.span = mention;
  if (place.name) {
    if (why != nullptr) {
      *why = {place, "dateline", std::nullopt, 0};
    }
    return place;
  }
  ByteSpan all = sentence < sentences_.size() ? sentences_[sentence].span : mention;
  if (!all.contains(mention)) {
    all = mention;
  }
  const std::string country = country_of_dateline().value_or("");
  const PlaceReading reading = read_place(table_, text,
                                          {.before = ByteSpan{all.begin, mention.begin}.of(story_.text),
                                           .after = ByteSpan{mention.end, all.end}.of(story_.text),
                                           .sentence = sentence,
                                           .context = &context_,
                                           .dateline_country = country});
  fill(reading, place);
  if (why != nullptr) {
    *why = trace_of(reading, place);
  }
  return place;
}

std::optional<std::string> StoryPlaces::country_of_dateline() const {
  return dateline_ ? dateline_->country : std::nullopt;
}

}  // namespace rapport::coding
