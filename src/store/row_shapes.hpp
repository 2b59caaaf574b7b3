// What rows of each table look like when they are written.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace rapport::store {

/// A table and those of its columns that a new row is given. A row points only at rows of shapes with a lower
/// `order`.
struct RowShape {
  std::size_t order;
  std::string_view table;
  std::string_view columns;
};

constexpr RowShape kRunRow{0, "runs", "n, model, options, program"};
constexpr RowShape kTextRow{1, "texts", "n, body"};
constexpr RowShape kStoryRow{2, "stories", "n, source"};
constexpr RowShape kRevisionRow{
    3, "revisions",
    "n, story, number, since, run, content, text, sentences, records, id, page, path, page_index, line, "
    "title, "
    "outlet, outlet_words, url, published, language, dateline, body_begin, body_end, has_title_line"};
constexpr RowShape kTitleWordsRow{4, "title_words", "rowid, words"};
constexpr RowShape kSentenceRow{5, "sentences", "n, revision, number, begin_byte, end_byte, is_title"};
constexpr RowShape kSentenceWordsRow{6, "sentence_words", "rowid, words"};
constexpr RowShape kRecordRow{
    7, "records",
    "n, revision, position, id, record_key, origin, model, event, mode, about, status, plover, cameo, "
    "quad_class, goldstein, contexts, confidence, duration, has_time, time_text, time_begin, time_end, "
    "first_day, last_day, time_precision, date_basis, day, day_event, day_published"};
constexpr RowShape kActorRow{8, "actors",
                             "n, identity, name, words, country, sectors, code, title, wikidata"};
constexpr RowShape kActorWordsRow{9, "actor_words", "rowid, words"};
constexpr RowShape kPartyRow{10, "parties", "record, role, position, actor, begin_byte, end_byte, text"};
constexpr RowShape kPlaceRow{
    11, "places", "n, identity, name, words, country, admin1, latitude, longitude, geonames, resolution"};
constexpr RowShape kSettingRow{12, "settings", "record, position, place, begin_byte, end_byte, text"};
constexpr RowShape kIssueRow{13, "issues", "record, position, begin_byte, end_byte, text, words, topic"};
constexpr RowShape kMentionRow{
    14, "mentions",
    "record, position, sentence, begin_byte, end_byte, trigger_begin, trigger_end, trigger_text"};
constexpr RowShape kPairRow{15, "pairs",
                            "one, other, record, day, day_event, day_published, event, status, plover, "
                            "quad_class, goldstein"};
constexpr std::size_t kRowShapes = 16;

}  // namespace rapport::store
