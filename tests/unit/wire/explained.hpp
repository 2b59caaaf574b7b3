// The story of sample.hpp with a hand-made explanation: a full frame, and one of which little is known.
#pragma once

#include <algorithm>
#include <string_view>

#include "rapport/coder.hpp"

#include "unit/wire/sample.hpp"

namespace rapport::sample {

inline Sentence sentence(std::string_view words, bool is_title) {
  Sentence result;
  result.span = span_of(words);
  result.is_title = is_title;
  for (std::size_t at = result.span.begin; at < result.span.end;) {
    const std::size_t end = std::min(kText.find(' ', at), result.span.end);
    result.tokens.push_back({{at, end}});
    at = end + 1;
  }
  return result;
}

inline MentionTrace mention(Role role, const ByteSpan& span) {
  MentionTrace result;
  result.role = role;
  result.span = {span, 0.9};
  return result;
}

inline FrameTrace full_frame() {
  const Record of = record();
  FrameTrace result;
  result.frame.sentence = 1;
  result.frame.trigger = span_of("visit");
  result.frame.type = "CONSULT";
  result.frame.confidence = 0.4366;
  result.frame.status = "future";
  result.frame.status_score = 0.99;
  result.frame.mode = "visit";
  result.frame.contexts = {"diplomatic", "economic"};
  result.rules = {{"possessor", Role::kActor, of.actors[0].span, {}, {}},
                  {"denied", {}, span_of("said"), "actual", "hypothetical"}};
  MentionTrace actor = mention(Role::kActor, of.actors[0].span);
  PartyStep noun;
  noun.rule = PartyRule::kAgentNoun;
  noun.table = "agents";
  noun.entry = "foreign minister";
  PartyStep name;
  name.rule = PartyRule::kShortName;
  name.antecedent = span_of("Ødegård");
  PartyStep office;
  office.rule = PartyRule::kOfficeHolder;
  office.table = "people";
  office.entry = "Åse Ødegård";
  office.from = "2023-10-16";
  actor.parties = {{of.actors[0], {noun, name, office}, false}};
  MentionTrace place = mention(Role::kPlace, of.places[0].span);
  place.place = PlaceTrace{of.places[0], "gazetteer", "capital", 4};
  MentionTrace time = mention(Role::kTime, *of.time->span);
  time.time = TimeTrace{"weekday", {}, "2024-05-17", "future", "2024-05-21", "2024-05-21", "day", {}, true};
  MentionTrace length = mention(Role::kTime, span_of("six hours"));
  length.time = TimeTrace{"duration", {}, {}, {}, {}, {}, {}, "PT6H", true};
  MentionTrace source = mention(Role::kSaidBy, of.said_by[0].span);
  source.parties = {{of.said_by[0], {}, true}};
  result.mentions = {actor, place, time, length, source, mention(Role::kIssue, of.issues[0].span)};
  result.codes.plover = "AGREE";
  result.codes.plover_row = TableRow{"plover.tsv", 11, {{"event", "CONSULT"}, {"status", "future"}}};
  result.codes.quad_class = 1;
  result.codes.cameo = "036";
  result.codes.cameo_row = TableRow{"cameo.tsv", 38, {{"event", "CONSULT"}, {"mode", "*"}}};
  result.codes.goldstein = 4.0;
  result.record = "r1";
  return result;
}

inline FrameTrace bare_frame() {
  FrameTrace result;
  result.frame.sentence = 1;
  result.frame.trigger = span_of("discuss");
  result.frame.type = "CONSULT";
  result.frame.confidence = 0.6;
  result.frame.status = "actual";
  result.frame.status_score = 0.5;
  result.record = "r1";
  result.merged = true;
  result.kept_apart = {{"r0", "time"}};
  return result;
}

inline CodedStory explained() {
  CodedStory result = coded();
  result.sentences = {
      sentence("Ødegård to fly to Lima", true),
      sentence("Foreign Minister Åse Ødegård will visit Lima on Tuesday for six hours to discuss fish "
               "quotas, Peruvian officials said.",
               false),
      sentence("“Więcej” was all she said.", false)};
  result.explanation = {full_frame(), bare_frame()};
  result.entities = {{1, span_of("Foreign Minister Åse Ødegård"), "person", 0.987},
                     {1, span_of("fish quotas"), "abstract", 0.5}};
  return result;
}

}  // namespace rapport::sample
