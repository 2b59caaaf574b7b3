#include "option_list.hpp"

#include <CLI/CLI.hpp>

#include "column_list.hpp"
#include "quantity.hpp"
#include "validators.hpp"

namespace rapport::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  rapport read page.html                     events of one page, for reading\n"
    "  rapport read news/ --out events.jsonl      a folder of pages into a file\n"
    "  rapport text page.html                     only the story, without coding\n"
    "  rapport explain page.html                  why the records are what they are\n"
    "  rapport add news/                          the same into a store, to be asked\n"
    "  rapport query --actor USA --since 2024     records of the store\n"
    "\n"
    "'rapport COMMAND --help' explains a command; 'man rapport' all of them.";

constexpr const char* kReadExamples =
    "Without PAGE standard input is read. Exit status: 0 all pages read, 1 some could\n"
    "not be, 2 wrong use.\n"
    "\n"
    "Examples:\n"
    "  rapport read page.html                            a report on the terminal\n"
    "  rapport read a.html b.txt.gz news/ --format csv --out events.csv\n"
    "  rapport read crawl.warc.gz 'feeds/**/*.xml' --out events.jsonl\n"
    "  rapport read wire.csv --columns text=body,title=headline,published=date\n"
    "  rapport read --as text --published 2024-05-17 < page\n"
    "  rapport read feed.jsonl --threads 4 | jq .event   JSON lines into a pipe";

constexpr const char* kTextExamples =
    "Without PAGE standard input is read. Exit status as for 'rapport read'.\n"
    "\n"
    "Examples:\n"
    "  rapport text page.html\n"
    "  rapport text news/ --format jsonl --out stories.jsonl\n"
    "  curl -s https://example.org/story | rapport text --as html";

constexpr const char* kRelateExamples =
    "Each line of FILE is {\"id\",\"text\",\"source\":[[begin,end]...],\"target\":[[begin,end]...]} in\n"
    "code points; an empty list: the sentence does not name that party. Answered in order\n"
    "by {\"id\",\"plover\",\"scores\"}; a bad line by {\"id\",\"error\"} and exit status 1.\n"
    "Without FILE standard input is read.\n"
    "\n"
    "Examples:\n"
    "  rapport relate pairs.jsonl --out relations.jsonl\n"
    "  rapport relate < pairs.jsonl | jq -r .plover | sort | uniq -c";

constexpr const char* kExplainExamples =
    "Without PAGE standard input is read. Exit status as for 'rapport read'.\n"
    "\n"
    "Examples:\n"
    "  rapport explain page.html | less\n"
    "  rapport explain news/ --format jsonl --out why.jsonl\n"
    "  echo 'Norway condemned Peru.' | rapport explain --as text";

constexpr const char* kSchemaExamples =
    "record: our JSON lines; their version is the field schema_version. plover-json: what\n"
    "'rapport export' writes in that format.\n"
    "\n"
    "Examples:\n"
    "  rapport schema > record.schema.json\n"
    "  rapport schema plover-json";

constexpr const char* kCompletionExamples =
    "Examples:\n"
    "  eval \"$(rapport completion bash)\"\n"
    "  rapport completion zsh > ~/.zfunc/_rapport\n"
    "  rapport completion fish | source";

CLI::Validator size() {
  return {[](const std::string& text) -> std::string {
            return bytes_of(text) ? ""
                                  : "'" + text + "' is not a size from 1 to 1024G, as 5000, 64K, 16M or 1G";
          },
          ""};
}

CLI::Validator seconds() {
  return {[](const std::string& text) -> std::string {
            return seconds_of(text) ? ""
                                    : "'" + text + "' is not a number of seconds above 0, at most 1000000";
          },
          ""};
}

CLI::Validator columns() {
  return {[](const std::string& text) {
            const auto read = columns_of(text);
            return read ? std::string() : read.error().message;
          },
          ""};
}

}  // namespace

void add_model_options(CLI::App& app, Arguments& arguments) {
  constexpr std::size_t kMostThreads = 1024;
  app.add_option("--threads", arguments.coder.threads, "Pages read at the same time; default: one a core")
      ->type_name("N")
      ->check(whole_number(kMostThreads));
  app.add_option("--model", arguments.coder.model_dir, "Folder of the model, in place of $RAPPORT_MODEL")
      ->type_name("DIR");
  app.add_option("--tables", arguments.coder.data_dir, "Folder of the tables, in place of $RAPPORT_TABLES")
      ->type_name("DIR");
  app.add_option("--isa", arguments.coder.isa, "Processor instructions; never changes the output")
      ->type_name("NAME")
      ->check(one_of({"auto", "portable", "avx2", "avx512vnni"}));
}

void add_quiet(CLI::App& app, Arguments& arguments) {
  app.add_flag("--quiet", arguments.quiet, "No notes and no progress; errors are still shown");
}

void add_page_options(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  app.add_option("PAGE", arguments.pages, "Files, folders, '*.html' or '-' for standard input")
      ->type_name("");
  app.add_option("--as", raw.as, "How to understand the pages; default: by content")
      ->type_name("KIND")
      ->check(one_of({"auto", "text", "html", "jsonl", "warc", "feed", "csv", "tsv", "mail", "petrarch"}));
  app.add_option("--columns", raw.columns, "Columns of CSV and TSV, as text=body,title=head")
      ->type_name("F=C,...")
      ->check(columns());
  app.add_option("--published", raw.published, "ISO date of pages that state none, as 2024-05-17")
      ->type_name("DATE");
  app.add_option("--max-page", raw.max_page, "Longest page, unpacked; default 256M")
      ->type_name("SIZE")
      ->check(size());
  app.add_option("--max-line", raw.max_line, "Longest line of JSONL, or row; default 64M")
      ->type_name("SIZE")
      ->check(size());
  app.add_option("--max-seconds", raw.max_seconds, "Longest time for a page; default: no limit")
      ->type_name("N")
      ->check(seconds());
}

void add_run_options(CLI::App& app, Arguments& arguments) {
  app.add_flag("--resume", arguments.resume, "Go on where an interrupted run stopped");
  app.add_option("--log", arguments.log, "Write a line on each story to this file")->type_name("FILE");
}

void add_out(CLI::App& app, Arguments& arguments) {
  app.add_option("--out", arguments.out, "Write to this file, not to standard output")->type_name("FILE");
}

namespace {

void add_read(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* read = app.add_subcommand("read", "Code the events of news pages");
  add_page_options(*read, arguments, raw);
  add_out(*read, arguments);
  add_run_options(*read, arguments);
  read->add_option("--format", arguments.format, "Default: report on a terminal, else jsonl")
      ->type_name("FORM")
      ->check(one_of({"report", "jsonl", "table", "csv"}));
  add_model_options(*read, arguments);
  add_quiet(*read, arguments);
  read->footer(kReadExamples);
}

void add_text(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* text = app.add_subcommand("text", "Show the stories of news pages, uncoded");
  add_page_options(*text, arguments, raw);
  add_out(*text, arguments);
  add_run_options(*text, arguments);
  text->add_option("--format", arguments.format, "Default: readable")
      ->type_name("FORM")
      ->check(one_of({"readable", "jsonl"}));
  add_quiet(*text, arguments);
  text->footer(kTextExamples);
}

void add_relate(CLI::App& app, Arguments& arguments) {
  CLI::App* relate = app.add_subcommand("relate", "Tell the relation of two given parties");
  relate->add_option("FILE", arguments.pages, "JSONL files or '-' for standard input")->type_name("");
  relate->add_option("--format", arguments.format, "Only jsonl")->type_name("FORM")->check(one_of({"jsonl"}));
  add_out(*relate, arguments);
  add_model_options(*relate, arguments);
  add_quiet(*relate, arguments);
  relate->footer(kRelateExamples);
}

void add_explain(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  CLI::App* explain = app.add_subcommand("explain", "Show how sentences became records, step by step");
  add_page_options(*explain, arguments, raw);
  add_out(*explain, arguments);
  add_run_options(*explain, arguments);
  explain->add_option("--format", arguments.format, "Default: readable")
      ->type_name("FORM")
      ->check(one_of({"readable", "jsonl"}));
  add_model_options(*explain, arguments);
  add_quiet(*explain, arguments);
  explain->footer(kExplainExamples);
}

void add_schema(CLI::App& app, Arguments& arguments) {
  CLI::App* schema = app.add_subcommand("schema", "Print the JSON Schema of records");
  schema->add_option("NAME", arguments.schema, "record (the default) or plover-json")
      ->type_name("")
      ->check(one_of({"record", "plover-json"}));
  schema->footer(kSchemaExamples);
}

void add_completion(CLI::App& app, Arguments& arguments) {
  CLI::App* completion = app.add_subcommand("completion", "Print a completion script for a shell");
  completion->add_option("SHELL", arguments.shell, "bash, zsh or fish")
      ->type_name("")
      ->required()
      ->check(one_of({"bash", "zsh", "fish"}));
  completion->footer(kCompletionExamples);
}

}  // namespace

void declare_options(CLI::App& app, Arguments& arguments, RawArguments& raw) {
  app.set_help_flag("--help,-h", "Show help");
  app.add_flag("--version", raw.version, "Show versions of program, model and schema");
  add_model_options(app, arguments);
  add_quiet(app, arguments);
  app.require_subcommand(0, 1);
  app.footer(kExamples);
  add_read(app, arguments, raw);
  add_text(app, arguments, raw);
  add_explain(app, arguments, raw);
  add_relate(app, arguments);
  declare_store_commands(app, arguments, raw);
  add_schema(app, arguments);
  add_completion(app, arguments);
}

}  // namespace rapport::cli
