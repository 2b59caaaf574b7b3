// The event record: the C++ side of docs/formats/record.schema.json, spans in bytes of the story's text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/span.hpp"

namespace rapport {

/// A party of an event or the source of a report. `text`/`span` as written at the mention; the rest is the
/// resolution: empty where unknown.
struct Actor {
  std::string text;
  ByteSpan span;
  std::optional<std::string> name;     ///< Canonical name after coreference and linking.
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, MNC, IMG, ISM.
  std::vector<std::string> sectors;    ///< PLOVER sector codes.
  std::optional<std::string> code;     ///< CAMEO-style, e.g. USAGOV.
  std::optional<std::string> title;
  std::optional<std::string> wikidata;
};

/// A place with coordinates in degrees (WGS 84).
struct Place {
  std::string text;
  ByteSpan span;
  std::optional<std::string> name;
  std::optional<std::string> country;
  std::optional<std::string> admin1;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::optional<std::int64_t> geonames;
  std::optional<std::string> precision;  ///< country, admin1, city or point.
};

/// When the act takes place: ISO dates, end inclusive; empty where the text alone cannot tell.
struct EventTime {
  std::optional<std::string> text;
  std::optional<ByteSpan> span;
  std::optional<std::string> start;
  std::optional<std::string> end;
  std::optional<std::string> precision;  ///< day, week, month, season, year or range.
};

/// What the act is about, as a span.
struct Issue {
  std::string text;
  ByteSpan span;
  std::optional<std::string> topic;
};

/// One place in the text that states the event.
struct EventMention {
  ByteSpan sentence_span;
  std::size_t sentence = 0;
  std::string trigger_text;
  ByteSpan trigger;
};

/// One event as one story reports it, all mentions in that story merged.
struct Record {
  std::string id;
  std::string event;
  std::optional<std::string> mode;
  std::optional<std::string> about;
  std::string status;
  std::optional<std::string> plover;
  std::optional<std::string> cameo;
  std::optional<int> quad_class;
  std::optional<double> goldstein;
  std::vector<std::string> contexts;
  std::vector<Actor> actors;
  std::vector<Actor> recipients;
  std::vector<Place> places;
  std::optional<EventTime> time;
  std::optional<std::string> duration;  ///< ISO 8601, e.g. PT6H.
  std::vector<Issue> issues;
  std::vector<Actor> said_by;
  double confidence = 0;               ///< Calibrated probability, 0 to 1.
  std::vector<EventMention> mentions;  ///< The most informative first; never empty for read records.
  std::string key;
  std::optional<std::string> model;
  std::optional<std::string> date_basis;  ///< "event", "published" or empty.
  std::string origin = "rapport";         ///< Else the data set that an imported record comes from.
};

}  // namespace rapport
