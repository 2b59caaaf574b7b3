#include "store/schema.hpp"

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace rapport::store {
namespace {

// docs/store.md describes every table and column. Numbers of bytes (begin, end) count in texts.body, and are
// half-open. "gone" is empty for what is current.
constexpr std::string_view kFirstStep = R"sql(
CREATE TABLE runs (
  n INTEGER PRIMARY KEY,
  model TEXT NOT NULL,
  options TEXT NOT NULL,
  program TEXT NOT NULL,
  UNIQUE (model, options, program)
) STRICT;

CREATE TABLE clusters (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE texts (
  n INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE stories (
  n INTEGER PRIMARY KEY,
  source TEXT UNIQUE,
  cluster INTEGER REFERENCES clusters (n)
) STRICT;

CREATE TABLE revisions (
  n INTEGER PRIMARY KEY,
  story INTEGER NOT NULL REFERENCES stories (n),
  number INTEGER NOT NULL,
  since TEXT NOT NULL,
  gone TEXT,
  run INTEGER NOT NULL REFERENCES runs (n),
  content TEXT NOT NULL,
  text INTEGER NOT NULL REFERENCES texts (n),
  sentences INTEGER NOT NULL,
  records INTEGER NOT NULL,
  id TEXT NOT NULL,
  page TEXT NOT NULL,
  path TEXT NOT NULL,
  page_index INTEGER NOT NULL,
  line INTEGER NOT NULL,
  title TEXT,
  outlet TEXT,
  outlet_words TEXT,
  url TEXT,
  published TEXT,
  language TEXT,
  dateline TEXT,
  body_begin INTEGER NOT NULL,
  body_end INTEGER NOT NULL,
  has_title_line INTEGER NOT NULL,
  UNIQUE (story, number)
) STRICT;
CREATE UNIQUE INDEX revisions_current ON revisions (story) WHERE gone IS NULL;
CREATE INDEX revisions_id ON revisions (id) WHERE gone IS NULL;
CREATE INDEX revisions_text ON revisions (text);

CREATE TABLE sentences (
  n INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL REFERENCES revisions (n),
  number INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  is_title INTEGER NOT NULL,
  UNIQUE (revision, number)
) STRICT;

CREATE TABLE records (
  n INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL REFERENCES revisions (n),
  position INTEGER NOT NULL,
  gone TEXT,
  id TEXT NOT NULL,
  record_key TEXT NOT NULL,
  origin TEXT NOT NULL,
  model TEXT,
  event TEXT NOT NULL,
  mode TEXT,
  about TEXT,
  status TEXT NOT NULL,
  plover TEXT,
  cameo TEXT,
  quad_class INTEGER,
  goldstein REAL,
  contexts TEXT NOT NULL,
  confidence REAL NOT NULL,
  duration TEXT,
  has_time INTEGER NOT NULL,
  time_text TEXT,
  time_begin INTEGER,
  time_end INTEGER,
  first_day TEXT,
  last_day TEXT,
  time_precision TEXT,
  date_basis TEXT,
  day TEXT,
  day_event TEXT,
  day_published TEXT,
  UNIQUE (revision, position)
) STRICT;
CREATE INDEX records_id ON records (id);
CREATE INDEX records_key ON records (record_key);
CREATE INDEX records_day ON records (COALESCE(day, ''), n) WHERE gone IS NULL;
CREATE INDEX records_day_published ON records (COALESCE(day_published, ''), n) WHERE gone IS NULL;

CREATE TABLE actors (
  n INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  name TEXT,
  words TEXT NOT NULL,
  country TEXT,
  sectors TEXT NOT NULL,
  code TEXT,
  title TEXT,
  wikidata TEXT
) STRICT;
CREATE INDEX actors_country ON actors (country);
CREATE INDEX actors_code ON actors (code);

CREATE TABLE parties (
  record INTEGER NOT NULL REFERENCES records (n),
  role INTEGER NOT NULL,
  position INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors (n),
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  text TEXT,
  PRIMARY KEY (record, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_actor ON parties (actor, role, record);

CREATE TABLE places (
  n INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  name TEXT,
  words TEXT NOT NULL,
  country TEXT,
  admin1 TEXT,
  latitude REAL,
  longitude REAL,
  geonames INTEGER,
  resolution TEXT
) STRICT;
CREATE INDEX places_country ON places (country);

CREATE TABLE settings (
  record INTEGER NOT NULL REFERENCES records (n),
  position INTEGER NOT NULL,
  place INTEGER NOT NULL REFERENCES places (n),
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  text TEXT,
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX settings_place ON settings (place, record);

CREATE TABLE issues (
  record INTEGER NOT NULL REFERENCES records (n),
  position INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  text TEXT NOT NULL,
  words TEXT NOT NULL,
  topic TEXT,
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
  record INTEGER NOT NULL REFERENCES records (n),
  position INTEGER NOT NULL,
  sentence INTEGER NOT NULL REFERENCES sentences (n),
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  trigger_begin INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  trigger_text TEXT,
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_sentence ON mentions (sentence, record);

CREATE TABLE corrections (
  n INTEGER PRIMARY KEY,
  record_key TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  since TEXT NOT NULL,
  UNIQUE (record_key, field)
) STRICT;

CREATE VIRTUAL TABLE title_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE sentence_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE actor_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
)sql";

// What a series between two countries is counted from, and the stories of a day, so that neither goes through
// all records or stories. Only of current ones, and of stories that were
// read here, not imported.
constexpr std::string_view kSecondStep = R"sql(
CREATE TABLE pairs (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  record INTEGER NOT NULL REFERENCES records (n),
  day TEXT,
  day_event TEXT,
  day_published TEXT,
  event TEXT NOT NULL,
  status TEXT NOT NULL,
  plover TEXT,
  quad_class INTEGER,
  goldstein REAL,
  PRIMARY KEY (one, other, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_days (
  day TEXT NOT NULL PRIMARY KEY,
  stories INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

WITH sides AS (
  SELECT p.record, p.role, p.position, a.country AS code FROM parties p JOIN actors a ON a.n = p.actor
  WHERE p.role IN (0, 1) AND a.country IS NOT NULL
  UNION
  SELECT p.record, p.role, p.position, SUBSTR(a.code, 1, 3) FROM parties p JOIN actors a ON a.n = p.actor
  WHERE p.role IN (0, 1) AND LENGTH(a.code) >= 3
)
INSERT INTO pairs (one, other, record, day, day_event, day_published, event, status, plover, quad_class, goldstein)
SELECT DISTINCT CASE WHEN x.code < y.code THEN x.code ELSE y.code END,
  CASE WHEN x.code < y.code THEN y.code ELSE x.code END, r.n, r.day, r.day_event, r.day_published, r.event,
  r.status, r.plover, r.quad_class, r.goldstein
FROM sides x JOIN sides y ON y.record = x.record AND (y.role <> x.role OR y.position <> x.position)
JOIN records r ON r.n = x.record WHERE x.role = 0 AND r.gone IS NULL;

INSERT INTO story_days (day, stories)
SELECT SUBSTR(published, 1, 10), COUNT(*) FROM revisions WHERE gone IS NULL AND published IS NOT NULL
  AND run NOT IN (SELECT n FROM runs WHERE model = '') GROUP BY 1;
)sql";

// Corrections with their author and their past.
constexpr std::string_view kThirdStep = R"sql(
DROP TABLE corrections;
CREATE TABLE corrections (
  n INTEGER PRIMARY KEY,
  record_key TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  since TEXT NOT NULL,
  gone TEXT
) STRICT;
CREATE INDEX corrections_key ON corrections (record_key);
)sql";

// How far runs over inputs have come that are not complete.
constexpr std::string_view kFourthStep = R"sql(
CREATE TABLE progress (
  job TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array kSteps = {kFirstStep, kSecondStep, kThirdStep, kFourthStep};

constexpr std::string_view kStepTable =
    "CREATE TABLE IF NOT EXISTS rapport_schema (step INTEGER NOT NULL PRIMARY KEY) STRICT";

Result<int> step_of(Database& database) {
  auto step = database.number("SELECT COALESCE(MAX(step), 0) FROM rapport_schema");
  if (!step) {
    return tl::unexpected(step.error());
  }
  if (*step > newest_schema()) {
    return fail(ErrorCode::kBadStore,
                fmt::format("the store has schema {}, this program knows {}: it needs a newer program", *step,
                            newest_schema()),
                database.name());
  }
  return static_cast<int>(*step);
}

// True where the step was there to apply; another program may have applied it while this one waited.
Result<bool> apply_next(Database& database) {
  auto transaction = Transaction::begin(database);
  if (!transaction) {
    return tl::unexpected(transaction.error());
  }
  if (auto made = database.script(database.dialect().schema(kStepTable)); !made) {
    return tl::unexpected(made.error());
  }
  const auto step = step_of(database);
  if (!step) {
    return tl::unexpected(step.error());
  }
  if (*step == newest_schema()) {
    return false;
  }
  Script script(database);
  if (auto done = database.script(database.dialect().schema(kSteps.at(static_cast<std::size_t>(*step))));
      !done) {
    return tl::unexpected(done.error());
  }
  if (auto done = database.execute("INSERT INTO rapport_schema (step) VALUES (?)", {std::int64_t{*step + 1}});
      !done) {
    return tl::unexpected(done.error());
  }
  if (auto done = transaction->commit(); !done) {
    return tl::unexpected(done.error());
  }
  return true;
}

}  // namespace

int newest_schema() {
  return static_cast<int>(kSteps.size());
}

Result<void> bring_up_to_date(Database& database) {
  // A store of this program's step is not written to: it may be held by a writer.
  const auto step = step_of(database);
  if (step && *step == newest_schema()) {
    return {};
  }
  if (!step && step.error().code != ErrorCode::kStoreFailed) {
    return tl::unexpected(step.error());
  }
  for (;;) {
    const auto more = apply_next(database);
    if (!more) {
      return tl::unexpected(more.error());
    }
    if (!*more) {
      return {};
    }
  }
}

}  // namespace rapport::store
