// A story with one full record, its text with letters of several bytes before every span.
#pragma once

#include <string>
#include <string_view>

#include "rapport/coder.hpp"

namespace rapport::sample {

inline constexpr std::string_view kText =
    "Ødegård to fly to Lima\n"
    "Foreign Minister Åse Ødegård will visit Lima on Tuesday for six hours to discuss fish quotas, "
    "Peruvian officials said. “Więcej” was all she said.";

/// The first bytes of kText that read `words`, searched from byte `from`.
inline ByteSpan span_of(std::string_view words, std::size_t from = 0) {
  const std::size_t at = kText.find(words, from);
  return {at, at + words.size()};
}

inline Actor actor(std::string_view words, std::size_t from = 0) {
  Actor result;
  result.text = words;
  result.span = span_of(words, from);
  return result;
}

inline Story story() {
  Story result;
  result.id = "s1";
  result.page = "page";
  result.path = "news/page.html";
  result.title = "Ødegård to fly to Lima";
  result.outlet = "Fjord Post";
  result.url = "https://example.org/1";
  result.published = "2024-05-17";
  result.language = "en";
  result.text = kText;
  result.body = {result.title->size() + 1, kText.size()};
  result.has_title_line = true;
  return result;
}

inline Record record() {
  Record result;
  result.id = "r1";
  result.key = "s1:1:38";
  result.event = "CONSULT";
  result.mode = "visit";
  result.status = "future";
  result.plover = "AGREE";
  result.cameo = "036";
  result.quad_class = 1;
  result.goldstein = 4.0;
  result.contexts = {"diplomatic", "economic"};
  Actor minister = actor("Foreign Minister Åse Ødegård");
  minister.name = "Åse Ødegård";
  minister.country = "NOR";
  minister.sectors = {"GOV"};
  minister.code = "NORGOV";
  minister.title = "foreign minister";
  minister.wikidata = "Q1";
  result.actors = {minister};
  Actor host = actor("Lima", 40);
  host.country = "PER";
  result.recipients = {host};
  Place lima;
  lima.text = "Lima";
  lima.span = span_of("Lima", 40);
  lima.name = "Lima";
  lima.country = "PER";
  lima.latitude = -12.04318;
  lima.longitude = -77.0;
  lima.geonames = 3936456;
  lima.precision = "city";
  result.places = {lima};
  result.time = EventTime{"Tuesday", span_of("Tuesday"), "2024-05-21", "2024-05-21", "day"};
  result.duration = "PT6H";
  result.issues = {Issue{"fish quotas", span_of("fish quotas"), {}}};
  Actor source = actor("Peruvian officials");
  source.country = "PER";
  result.said_by = {source};
  result.confidence = 0.87;
  const std::size_t begin = kText.find('\n') + 1;
  const std::size_t end = kText.find("said.") + 5;
  result.mentions = {EventMention{{begin, end}, 1, "visit", span_of("visit")}};
  result.model = "default-1";
  result.date_basis = "event";
  return result;
}

inline CodedStory coded() {
  return {story(), {}, {record()}};
}

/// A record of which only the needed fields are known.
inline Record bare_record() {
  Record result;
  result.id = "r2";
  result.key = "k2";
  result.event = "ASSAULT";
  result.status = "actual";
  return result;
}

/// A story of which only the needed fields are known, with a bare record.
inline CodedStory bare() {
  CodedStory result;
  result.story.id = "s2";
  result.story.text = "Nothing is known.";
  result.story.body = {0, result.story.text.size()};
  result.records = {bare_record()};
  return result;
}

}  // namespace rapport::sample
