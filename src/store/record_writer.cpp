// The part of StoryWriter that writes records.
#include <string>

#include <fmt/format.h>

#include "rapport/dating.hpp"

#include "store/list_text.hpp"
#include "store/search_text.hpp"
#include "store/story_writer.hpp"

namespace rapport::store {
namespace {

// Texts that stand in the story are not stored twice.
Value text_beside(const std::string& text, ByteSpan span, const Story& story) {
  const bool inside = span.begin <= span.end && span.end <= story.text.size();
  const bool same = inside && span.of(story.text) == text;
  return same ? Value(std::monostate{}) : Value(std::string_view(text));
}

// Joins fields into a key that tells null from "".
class Identity {
 public:
  void add(const std::optional<std::string>& field) {
    out_ += field ? "=" + *field : "";
    out_ += '\x1f';
  }
  void add(const std::optional<double>& number) {
    add(number ? std::optional(fmt::format("{}", *number)) : std::nullopt);
  }
  const std::string& text() const { return out_; }

 private:
  std::string out_;
};

std::optional<std::string> day_of(const std::optional<Placement>& placement) {
  return placement ? std::optional(placement->day) : std::nullopt;
}

Value number_or_null(const std::optional<ByteSpan>& span, std::size_t ByteSpan::* side) {
  return span ? value_of((*span).*side) : Value(std::monostate{});
}

}  // namespace

void StoryWriter::add_record(Script& script, const CodedStory& coded, std::size_t position,
                             std::int64_t revision) {
  const Record& record = coded.records[position];
  const EventTime time = record.time.value_or(EventTime{});
  const std::string contexts = list_text(record.contexts);
  const Days days = {day_of(placement(record, coded.story, DateBasis::kEither)),
                     day_of(placement(record, coded.story, DateBasis::kEvent)),
                     day_of(placement(record, coded.story, DateBasis::kPublished))};
  const std::int64_t number = ++numbers_->records;
  script.insert(kRecordRow,
                {number,
                 revision,
                 value_of(position),
                 std::string_view(record.id),
                 std::string_view(record.key),
                 std::string_view(record.origin),
                 value_of(record.model),
                 std::string_view(record.event),
                 value_of(record.mode),
                 value_of(record.about),
                 std::string_view(record.status),
                 value_of(record.plover),
                 value_of(record.cameo),
                 record.quad_class ? Value(std::int64_t{*record.quad_class}) : Value(std::monostate{}),
                 record.goldstein ? Value(*record.goldstein) : Value(std::monostate{}),
                 std::string_view(contexts),
                 record.confidence,
                 value_of(record.duration),
                 std::int64_t{record.time ? 1 : 0},
                 value_of(time.text),
                 number_or_null(time.span, &ByteSpan::begin),
                 number_or_null(time.span, &ByteSpan::end),
                 value_of(time.start),
                 value_of(time.end),
                 value_of(time.precision),
                 value_of(record.date_basis),
                 value_of(days.either),
                 value_of(days.event),
                 value_of(days.published)});
  add_parties(script, coded.story, record, number);
  add_places(script, coded.story, record, number);
  add_issues(script, record, number);
  add_mentions(script, coded.story, record, number);
  add_pairs(script, record, number, days);
}

void StoryWriter::add_parties(Script& script, const Story& story, const Record& record, std::int64_t number) {
  std::int64_t role = 0;
  for (const auto* side : {&record.actors, &record.recipients, &record.said_by}) {
    std::size_t position = 0;
    for (const Actor& actor : *side) {
      script.insert(kPartyRow, {number, role, value_of(position), actor_number(script, actor),
                                value_of(actor.span.begin), value_of(actor.span.end),
                                text_beside(actor.text, actor.span, story)});
      ++position;
    }
    ++role;
  }
}

std::int64_t StoryWriter::actor_number(Script& script, const Actor& actor) {
  const std::string sectors = list_text(actor.sectors);
  // The words tell parties apart only where no name is known.
  const std::string words = fold_spaced(actor.name ? *actor.name : actor.text);
  Identity identity;
  identity.add(actor.name);
  identity.add(actor.name ? std::nullopt : std::optional(words));
  identity.add(actor.country);
  identity.add(std::optional(sectors));
  identity.add(actor.code);
  identity.add(actor.title);
  identity.add(actor.wikidata);
  if (const auto known = actors_.find(identity.text()); known != actors_.end()) {
    return known->second;
  }
  auto number = script.number("SELECT n FROM actors WHERE identity = ?", {std::string_view(identity.text())});
  if (!number) {
    number = ++numbers_->actors;
    script.insert(kActorRow, {*number, std::string_view(identity.text()), value_of(actor.name),
                              std::string_view(words), value_of(actor.country), std::string_view(sectors),
                              value_of(actor.code), value_of(actor.title), value_of(actor.wikidata)});
    const std::string indexed = database_.dialect().words_value(words);
    script.insert(kActorWordsRow, {*number, std::string_view(indexed)});
  }
  return actors_.emplace(identity.text(), *number).first->second;
}

void StoryWriter::add_places(Script& script, const Story& story, const Record& record, std::int64_t number) {
  for (std::size_t i = 0; i < record.places.size(); ++i) {
    const Place& place = record.places[i];
    script.insert(kSettingRow, {number, value_of(i), place_number(script, place), value_of(place.span.begin),
                                value_of(place.span.end), text_beside(place.text, place.span, story)});
  }
}

std::int64_t StoryWriter::place_number(Script& script, const Place& place) {
  const std::string words = fold_spaced(place.name ? *place.name : place.text);
  Identity identity;
  identity.add(place.name);
  identity.add(place.name ? std::nullopt : std::optional(words));
  identity.add(place.country);
  identity.add(place.admin1);
  identity.add(place.latitude);
  identity.add(place.longitude);
  identity.add(place.geonames ? std::optional(std::to_string(*place.geonames)) : std::nullopt);
  identity.add(place.precision);
  if (const auto known = places_.find(identity.text()); known != places_.end()) {
    return known->second;
  }
  auto number = script.number("SELECT n FROM places WHERE identity = ?", {std::string_view(identity.text())});
  if (!number) {
    number = ++numbers_->places;
    script.insert(kPlaceRow, {*number, std::string_view(identity.text()), value_of(place.name),
                              std::string_view(words), value_of(place.country), value_of(place.admin1),
                              place.latitude ? Value(*place.latitude) : Value(std::monostate{}),
                              place.longitude ? Value(*place.longitude) : Value(std::monostate{}),
                              place.geonames ? Value(*place.geonames) : Value(std::monostate{}),
                              value_of(place.precision)});
  }
  return places_.emplace(identity.text(), *number).first->second;
}

void StoryWriter::add_issues(Script& script, const Record& record, std::int64_t number) {
  for (std::size_t i = 0; i < record.issues.size(); ++i) {
    const Issue& issue = record.issues[i];
    const std::string words = fold_spaced(issue.text);
    script.insert(kIssueRow, {number, value_of(i), value_of(issue.span.begin), value_of(issue.span.end),
                              std::string_view(issue.text), std::string_view(words), value_of(issue.topic)});
  }
}

void StoryWriter::add_mentions(Script& script, const Story& story, const Record& record,
                               std::int64_t number) {
  for (std::size_t i = 0; i < record.mentions.size(); ++i) {
    const EventMention& mention = record.mentions[i];
    script.insert(kMentionRow, {number, value_of(i), sentences_.at(mention.sentence),
                                value_of(mention.sentence_span.begin), value_of(mention.sentence_span.end),
                                value_of(mention.trigger.begin), value_of(mention.trigger.end),
                                text_beside(mention.trigger_text, mention.trigger, story)});
  }
}

}  // namespace rapport::store
