// The commands on a store.
#include <CLI/CLI.hpp>

#include "rapport/export.hpp"

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
    "With --out a codebook is written beside the file, FILE.codebook.md. Formats that cannot\n"
    "say a status leave out what has no PLOVER category, unless --status is given.\n"
    "\n"
    "Examples:\n"
    "  rapport export --to geojson --event ASSAULT --since 2024 --out assaults.geojson\n"
    "  rapport export --to gexf --min-confidence 0.5 --out network.gexf\n"
    "  rapport export --to petrarch > events.txt";

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

void add_source_filters(CLI::App& app, RawFilter& raw) {
  app.add_option("--outlet", raw.outlet, "Words of the outlet's name")->type_name("A,B");
  app.add_option("--story", raw.story, "Id of the story")->type_name("A,B");
  app.add_option("--origin", raw.origin, "Where the record is from, as rapport")->type_name("A,B");
  app.add_option("--model", raw.model, "Name of the model that read it")->type_name("A,B");
  app.add_option("--text", raw.text, "Words of sentence, title or name; \"a phrase\", wor*")
      ->type_name("WORDS");
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
  command->add_option("--dyad", raw.filter.dyad, "Two parties, in either order")->type_name("A,B");
  add_filters(*command, raw.filter);
  add_out(*command, arguments);
  add_quiet(*command, arguments);
  command->footer(kExportExamples);
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
  add_check(app, arguments);
}

}  // namespace rapport::cli
