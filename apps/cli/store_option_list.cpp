// The commands on a store.
#include <CLI/CLI.hpp>

#include "rapport/export.hpp"
#include "rapport/import.hpp"

#include "option_list.hpp"
#include "validators.hpp"

namespace rapport::cli {
namespace {

constexpr const char* kAddExamples =
    "Reads the pages as 'rapport read' does and keeps stories and records in the store.\n"
    "A story that is there already, with the same content and read by the same model with\n"
    "the same options and tables, is not read again; so what was broken off goes on.\n"
    "Exit status as for 'rapport read'.\n"
    "\n"
    "Examples:\n"
    "  rapport add news/\n"
    "  rapport add --store 2024.db --published 2024-05-17 page.txt";

constexpr const char* kQueryExamples =
    "A list (A,B) asks for one of its values; different filters must all fit. A party is a\n"
    "country (USA), the beginning of a code (USAGOV) or a name (\"Dina Boluarte\"). A DATE\n"
    "is 2024-05-17, 2024-05 or 2024. Counts leave out what has no PLOVER category, unless\n"
    "--status is given.\n"
    "\n"
    "Examples:\n"
    "  rapport query --dyad USA,CHN --since 2023 --text '\"spy balloon\"'\n"
    "  rapport query --actor NOR --event CONSULT --status postponed,cancelled\n"
    "  rapport query --quad 4 --country UKR --count\n"
    "  rapport query --outlet 'Fjord Post' --format csv --out fjord.csv";

constexpr const char* kShowExamples =
    "Former states, from before the story changed or was read again, follow the present one.\n"
    "\n"
    "Examples:\n"
    "  rapport show 1f0c2a9d5b7e4c33";

constexpr const char* kTimelineExamples =
    "A and B are parties as in 'rapport query'. What is pending stays so until a story\n"
    "published later tells of the same act between the two.\n"
    "\n"
    "Examples:\n"
    "  rapport timeline USA CHN\n"
    "  rapport timeline NOR Peru --since 2024 --min-confidence 0.5";

constexpr const char* kExportExamples =
    "With --out a codebook is written beside the file, FILE.codebook.md, and beside a table\n"
    "its description, FILE.datapackage.json. Formats that cannot say a status leave out what\n"
    "has no PLOVER category, unless --status is given.\n"
    "\n"
    "Examples:\n"
    "  rapport export --to geojson --event ASSAULT --since 2024 --out assaults.geojson\n"
    "  rapport export --to gexf --min-confidence 0.5 --out network.gexf\n"
    "  rapport export --to gdelt-events --one-a-day --out 2024.export.CSV --since 2024\n"
    "  rapport export --to petrarch > events.txt";

constexpr const char* kCorrectExamples =
    "Fields: event, mode, about, status, contexts, actors, recipients, said_by, time, places;\n"
    "rejected=yes where there is no such act, confirmed=yes where all is right. A correction\n"
    "stays with the record's key and wins over any model. Parties: their words as the record\n"
    "has them, a code (USAGOV) or NAME=CODE, with ';' between; an empty value is unknown.\n"
    "\n"
    "Examples:\n"
    "  rapport correct 1f0c2a9d5b7e4c33 status=postponed time=2024-05 --by 'A. Lund'\n"
    "  rapport correct 1f0c2a9d5b7e4c33 'actors=Dina Boluarte=PERGOV; NOR'\n"
    "  rapport correct 1f0c2a9d5b7e4c33 --undo status\n"
    "  rapport correct --list";

constexpr const char* kRecodeExamples =
    "Reads stored texts again with the present model and tables; with filters, only those of\n"
    "stories with a record that fits. Stories that these have read already are passed over,\n"
    "so what was broken off goes on. Corrections stay.\n"
    "\n"
    "Examples:\n"
    "  rapport recode --model models/next\n"
    "  rapport recode --dyad USA,CHN --since 2024";

constexpr const char* kSampleExamples =
    "Draws records for a check by people: as many from each stratum, and all where there are\n"
    "fewer. The sheet is CSV; write y or n into its columns event_right, actors_right,\n"
    "recipients_right, status_right, time_right, places_right, then use 'rapport audit'.\n"
    "\n"
    "Examples:\n"
    "  rapport sample 200 --by event,status --out sheet.csv\n"
    "  rapport sample 50 --min-confidence 0.5 --since 2024 --seed 7";

constexpr const char* kAuditExamples =
    "Shares of right answers in a sheet of 'rapport sample' by stratum, with 95 % intervals;\n"
    "the total weighs each stratum by its records in the store.\n"
    "\n"
    "Examples:\n"
    "  rapport audit sheet.csv\n"
    "  rapport audit sheet.csv --format csv --out precision.csv";
constexpr const char* kImportExamples =
    "FILE may be gzipped; - is standard input. Each record keeps its origin, by which the\n"
    "other commands filter, and its file's name as its run. Rows that make no sense are\n"
    "shown with file and line and passed over. The same rows again change nothing.\n"
    "Exit status: 0 all rows were read, 1 some were not, 2 wrong use.\n"
    "\n"
    "Examples:\n"
    "  rapport import --from icews Events.2018.tab\n"
    "  unzip -p 20240517.export.CSV.zip | rapport import --from gdelt-events -\n"
    "  rapport import --from jsonl --store all.db mine.jsonl.gz theirs.jsonl";

constexpr const char* kCompareExamples =
    "A and B are origins in the store (rapport, gdelt, icews, polecat, phoenix, acled) or the\n"
    "files of two stores. Only the periods that both cover count. An event is a day, a pair\n"
    "of countries and a PLOVER category, however many records tell it.\n"
    "\n"
    "Examples:\n"
    "  rapport compare rapport icews --since 2018 --until 2018\n"
    "  rapport compare old.db new.db --period week --days 0 --format csv";

constexpr const char* kCheckExamples =
    "Exit status: 0 the store is sound, 1 it is not, 2 wrong use.\n"
    "\n"
    "Examples:\n"
    "  rapport check --store 2024.db";

constexpr const char* kTrendExamples =
    "Periods without a record stand with 0. Records without a PLOVER category are left out,\n"
    "unless --status is given; standard error says how many.\n"
    "\n"
    "Examples:\n"
    "  rapport trend --dyad USA,CHN --by quad --period quarter\n"
    "  rapport trend --actor RUS --event ASSAULT --per stories --since 2020\n"
    "  rapport trend --date published --format csv --out months.csv";

constexpr const char* kDyadsExamples =
    "Both orders count together. Left out as in 'rapport trend'.\n"
    "\n"
    "Examples:\n"
    "  rapport dyads --since 2024 --limit 20\n"
    "  rapport dyads --either NOR --quad 3,4 --format csv";

constexpr const char* kCoverageExamples =
    "Dates are those of publication.\n"
    "\n"
    "Examples:\n"
    "  rapport coverage --by month\n"
    "  rapport coverage --by outlet --since 2024";

constexpr const char* kDiffExamples =
    "SINCE is a DATE, or a time as 2024-05-17T08:00:00Z (UTC); of a day its start counts.\n"
    "What changes does so by the news (another text) or by the run (model, options,\n"
    "tables).\n"
    "\n"
    "Examples:\n"
    "  rapport diff 2024-05-17\n"
    "  rapport diff 2024-05 --format jsonl | jq -r .change | sort | uniq -c";

void add_store(CLI::App& app, Arguments& arguments) {
  app.add_option("--store", arguments.store,
                 "The store, a file or postgresql://…; default:\n$RAPPORT_STORE, else rapport.db")
      ->type_name("PLACE");
}

void add_party_filters(CLI::App& app, RawFilter& raw) {
  app.add_option("--actor", raw.actor, "Who acts")->type_name("A,B");
  app.add_option("--recipient", raw.recipient, "Who is acted upon")->type_name("A,B");
  app.add_option("--either", raw.either, "Who is on either side")->type_name("A,B");
  app.add_option("--said-by", raw.said_by, "To whom the story attributes the report")->type_name("A,B");
}

void add_act_filters(CLI::App& app, RawFilter& raw) {
  app.add_option("--event", raw.event, "What the act is, as CONSULT")->type_name("A,B");
  app.add_option("--plover", raw.plover, "The PLOVER category it counts as")->type_name("A,B");
  app.add_option("--mode", raw.mode, "Mode of the event, as visit")->type_name("A,B");
  app.add_option("--status", raw.status, "As postponed; 'any' for all")->type_name("A,B");
  app.add_option("--quad", raw.quad, "Quad class, 1 to 4")->type_name("N,M");
  app.add_option("--context", raw.context, "Context, as economic")->type_name("A,B");
  app.add_option("--issue", raw.issue, "Words of the issue")->type_name("A,B");
  app.add_option("--min-confidence", raw.min_confidence, "Least confidence, 0 to 1")->type_name("P");
}

void add_place_and_time_filters(CLI::App& app, RawFilter& raw) {
  app.add_option("--place", raw.place, "Name of the place")->type_name("A,B");
  app.add_option("--country", raw.country, "Country of the place, as PER")->type_name("A,B");
  app.add_option("--bbox", raw.bbox, "Box of degrees: west,south,east,north")->type_name("W,S,E,N");
  app.add_option("--since", raw.since, "First day")->type_name("DATE");
  app.add_option("--until", raw.until, "Last day")->type_name("DATE");
  app.add_option("--date", raw.date, "Which date counts; default: either")
      ->type_name("BASIS")
      ->check(one_of({"event", "published", "either"}));
}

void add_text_filter(CLI::App& app, RawFilter& raw) {
  app.add_option("--text", raw.text, "Words of sentence, title or name; \"a phrase\", wor*")
      ->type_name("WORDS");
}

void add_source_filters(CLI::App& app, RawFilter& raw) {
  app.add_option("--outlet", raw.outlet, "Words of the outlet's name")->type_name("A,B");
  app.add_option("--story", raw.story, "Id of the story")->type_name("A,B");
  app.add_option("--origin", raw.origin, "Where the record is from, as rapport")->type_name("A,B");
  app.add_option("--model", raw.model, "Name of the model that read it")->type_name("A,B");
  add_text_filter(app, raw);
}

void add_filters(CLI::App& app, RawFilter& raw) {
  add_party_filters(app, raw);
  add_act_filters(app, raw);
  add_place_and_time_filters(app, raw);
  add_source_filters(app, raw);
}

void add_add(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* add = app.add_subcommand("add", "Read pages into a store");
  add_store(*add, arguments);
  add_page_options(*add, arguments, raw);
  add_run_options(*add, arguments);
  add_model_options(*add, arguments);
  add_quiet(*add, arguments);
  add->footer(kAddExamples);
}

void add_query(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* query = app.add_subcommand("query", "Find records in a store");
  add_store(*query, arguments);
  query->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_filters(*query, raw.filter);
  query
      ->add_option("--sort", raw.filter.sort,
                   "date, published, stored, confidence, goldstein; date:asc turns it")
      ->type_name("KEY");
  query->add_option("--limit", raw.filter.limit, "Most records; default: 100 for tables, else all")
      ->type_name("N");
  query->add_option("--cursor", arguments.page.cursor, "Go on where a page ended")->type_name("CURSOR");
  query->add_flag("--count", arguments.count, "Only say how many there are");
  query->add_option("--format", arguments.format, "Default: table on a terminal, else jsonl")
      ->type_name("FORM")
      ->check(one_of({"table", "jsonl", "csv"}));
  add_out(*query, arguments);
  add_quiet(*query, arguments);
  query->footer(kQueryExamples);
}

void add_show(CLI::App& app, Arguments& arguments) {
  CLI::App* show = app.add_subcommand("show", "Show a record of a store with its history");
  show->add_option("ID", arguments.id, "Id or key of the record")->type_name("")->required();
  add_store(*show, arguments);
  show->add_option("--format", arguments.format, "Default: readable")
      ->type_name("FORM")
      ->check(one_of({"readable", "jsonl"}));
  add_out(*show, arguments);
  show->footer(kShowExamples);
}

void add_timeline(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* timeline = app.add_subcommand("timeline", "Show what happened and is open between two");
  timeline->add_option("A", arguments.one, "The one party")->type_name("")->required();
  timeline->add_option("B", arguments.other, "The other party")->type_name("")->required();
  add_store(*timeline, arguments);
  add_filters(*timeline, raw.filter);
  timeline->add_option("--format", arguments.format, "Default: readable")
      ->type_name("FORM")
      ->check(one_of({"readable", "jsonl"}));
  add_out(*timeline, arguments);
  timeline->footer(kTimelineExamples);
}

void add_answer_form(CLI::App& app, Arguments& arguments) {
  app.add_option("--format", arguments.format, "Default: table on a terminal, else csv")
      ->type_name("FORM")
      ->check(one_of({"table", "jsonl", "csv"}));
  add_out(app, arguments);
}

void add_trend(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* trend = app.add_subcommand("trend", "Count records over time");
  add_store(*trend, arguments);
  trend->add_option("--period", arguments.period, "Default: month")
      ->type_name("P")
      ->check(one_of({"day", "week", "month", "quarter", "year"}));
  trend->add_option("--by", arguments.by, "A series for each")
      ->type_name("KEY")
      ->check(one_of({"quad", "event"}));
  trend->add_option("--per", arguments.per, "Bars as records per story")
      ->type_name("WHAT")
      ->check(one_of({"stories"}));
  trend->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_filters(*trend, raw.filter);
  add_answer_form(*trend, arguments);
  add_quiet(*trend, arguments);
  trend->footer(kTrendExamples);
}

void add_dyads(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* dyads = app.add_subcommand("dyads", "Rank pairs of countries by their records");
  add_store(*dyads, arguments);
  add_filters(*dyads, raw.filter);
  dyads->add_option("--limit", raw.filter.limit, "Most pairs; default: 50 for tables, else all")
      ->type_name("N");
  add_answer_form(*dyads, arguments);
  add_quiet(*dyads, arguments);
  dyads->footer(kDyadsExamples);
}

void add_coverage(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* coverage = app.add_subcommand("coverage", "Count the stories and sentences read");
  add_store(*coverage, arguments);
  coverage->add_option("--by", arguments.by, "Default: day")
      ->type_name("KEY")
      ->check(one_of({"day", "week", "month", "quarter", "year", "outlet", "language"}));
  coverage->add_option("--since", raw.filter.since, "First day")->type_name("DATE");
  coverage->add_option("--until", raw.filter.until, "Last day")->type_name("DATE");
  coverage->add_option("--outlet", raw.filter.outlet, "Words of the outlet's name")->type_name("A,B");
  add_answer_form(*coverage, arguments);
  coverage->footer(kCoverageExamples);
}

void add_diff(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* diff = app.add_subcommand("diff", "Show new, changed and withdrawn records");
  diff->add_option("SINCE", arguments.id, "The point in time to compare with")->type_name("")->required();
  add_store(*diff, arguments);
  diff->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_filters(*diff, raw.filter);
  diff->add_option("--format", arguments.format, "Default: readable")
      ->type_name("FORM")
      ->check(one_of({"readable", "jsonl"}));
  add_out(*diff, arguments);
  diff->footer(kDiffExamples);
}

void add_export(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* command = app.add_subcommand("export", "Write records in the formats of other tools");
  add_store(*command, arguments);
  command->add_option("--to", arguments.to, "The format")
      ->type_name("FORMAT")
      ->required()
      ->check(one_of({kExportFormats.begin(), kExportFormats.end()}));
  command->add_flag("--no-text", arguments.no_text, "Leave the words of sentences out");
  command->add_flag("--one-a-day", arguments.one_a_day, "Keep one record a day, pair and event");
  command->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_filters(*command, raw.filter);
  add_out(*command, arguments);
  add_quiet(*command, arguments);
  command->footer(kExportExamples);
}

void add_correct(CLI::App& app, Arguments& arguments) {
  CLI::App* correct = app.add_subcommand("correct", "Correct a record; list or undo corrections");
  correct->add_option("ID", arguments.id, "Id or key of the record")->type_name("");
  correct->add_option("CHANGE", arguments.changes, "What it is to say: FIELD=VALUE")->type_name("");
  add_store(*correct, arguments);
  correct->add_option("--by", arguments.author, "Who corrects it")->type_name("NAME");
  correct->add_option("--undo", arguments.undo, "Take a correction back, or 'all', and read again")
      ->type_name("FIELD");
  correct->add_flag("--list", arguments.list, "Show the corrections, of the record or all");
  add_model_options(*correct, arguments);
  add_quiet(*correct, arguments);
  correct->footer(kCorrectExamples);
}

void add_recode(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* recode = app.add_subcommand("recode", "Read the stored stories again");
  add_store(*recode, arguments);
  recode->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_party_filters(*recode, raw.filter);
  add_act_filters(*recode, raw.filter);
  add_place_and_time_filters(*recode, raw.filter);
  recode->add_option("--outlet", raw.filter.outlet, "Words of the outlet's name")->type_name("A,B");
  recode->add_option("--story", raw.filter.story, "Id of the story")->type_name("A,B");
  add_text_filter(*recode, raw.filter);
  recode->add_option("--read-by", raw.filter.model, "Name of the model that read it")->type_name("A,B");
  add_model_options(*recode, arguments);
  add_quiet(*recode, arguments);
  recode->footer(kRecodeExamples);
}

void add_sample(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  constexpr std::size_t kMostSampled = 1'000'000;
  CLI::App* sample = app.add_subcommand("sample", "Draw records for a check by people");
  sample->add_option("N", arguments.sample, "How many records")
      ->type_name("")
      ->required()
      ->check(whole_number(kMostSampled));
  add_store(*sample, arguments);
  sample->add_option("--by", arguments.by, "Strata: event, status, quad, year, outlet, model")
      ->type_name("A,B");
  sample->add_option("--seed", arguments.seed, "Another draw; default: 1")->type_name("N");
  sample->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_filters(*sample, raw.filter);
  add_out(*sample, arguments);
  add_quiet(*sample, arguments);
  sample->footer(kSampleExamples);
}

void add_audit(CLI::App& app, Arguments& arguments) {
  CLI::App* audit = app.add_subcommand("audit", "Shares of right answers in a filled-in sheet");
  audit->add_option("FILE", arguments.pages, "The sheet, or '-'")->type_name("")->required()->expected(1);
  add_answer_form(*audit, arguments);
  audit->footer(kAuditExamples);
}

void add_import(CLI::App& app, Arguments& arguments) {
  CLI::App* command = app.add_subcommand("import", "Read records of other data sets into a store");
  command->add_option("FILE", arguments.pages, "Files of the format")->type_name("")->required();
  add_store(*command, arguments);
  command->add_option("--from", arguments.from, "The format")
      ->type_name("FORMAT")
      ->required()
      ->check(one_of({kImportFormats.begin(), kImportFormats.end()}));
  add_quiet(*command, arguments);
  command->footer(kImportExamples);
}

void add_compare(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* command = app.add_subcommand("compare", "Compare two sources of records");
  command->add_option("A", arguments.one, "An origin or a store")->type_name("")->required();
  command->add_option("B", arguments.other, "Another")->type_name("")->required();
  add_store(*command, arguments);
  command->add_option("--period", arguments.period, "Default: month")
      ->type_name("P")
      ->check(one_of({"day", "week", "month", "quarter", "year"}));
  command->add_option("--days", arguments.days, "How far events may lie apart to match; default: 1")
      ->type_name("N")
      ->check(CLI::Range(0, 366));
  command->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_filters(*command, raw.filter);
  command->add_option("--limit", raw.filter.limit, "Most pairs; default: 50 for tables, else all")
      ->type_name("N");
  add_answer_form(*command, arguments);
  add_quiet(*command, arguments);
  command->footer(kCompareExamples);
}

void add_check(CLI::App& app, Arguments& arguments) {
  CLI::App* check = app.add_subcommand("check", "Check that a store is sound");
  add_store(*check, arguments);
  check->footer(kCheckExamples);
}

}  // namespace

void declare_store_commands(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  add_add(app, arguments, raw);
  add_query(app, arguments, raw);
  add_show(app, arguments);
  add_timeline(app, arguments, raw);
  add_trend(app, arguments, raw);
  add_dyads(app, arguments, raw);
  add_coverage(app, arguments, raw);
  add_diff(app, arguments, raw);
  add_export(app, arguments, raw);
  add_correct(app, arguments);
  add_recode(app, arguments, raw);
  add_sample(app, arguments, raw);
  add_audit(app, arguments);
  add_import(app, arguments);
  add_compare(app, arguments, raw);
  add_check(app, arguments);
}

}  // namespace rapport::cli
