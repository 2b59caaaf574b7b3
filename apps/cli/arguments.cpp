#include "arguments.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>

#include <CLI/CLI.hpp>

#include "column_list.hpp"
#include "filter_arguments.hpp"
#include "messages.hpp"
#include "option_list.hpp"
#include "output.hpp"
#include "quantity.hpp"

namespace rapport::cli {
namespace {

// The name of an option given more than once, before the command, after it or on both sides; else "".
std::string given_twice(const CLI::App& app, const CLI::App& command) {
  std::map<std::string, std::size_t> counts;
  for (const CLI::App* part : {&app, &command}) {
    for (const CLI::Option* option : part->get_options()) {
      counts[option->get_name()] += option->get_positional() ? 0 : option->count();
    }
  }
  const auto twice =
      std::find_if(counts.begin(), counts.end(), [](const auto& item) { return item.second > 1; });
  return twice == counts.end() ? "" : twice->first;
}

InputFormat input_format(const std::string& as) {
  static const std::map<std::string, InputFormat> kFormats = {
      {"auto", InputFormat::kAuto},        {"text", InputFormat::kText}, {"html", InputFormat::kHtml},
      {"jsonl", InputFormat::kJsonl},      {"warc", InputFormat::kWarc}, {"feed", InputFormat::kFeed},
      {"csv", InputFormat::kCsv},          {"tsv", InputFormat::kTsv},   {"mail", InputFormat::kMail},
      {"petrarch", InputFormat::kPetrarch}};
  return kFormats.at(as);
}

int wrong_use(const std::string& message, const CLI::App& app) {
  const auto commands = app.get_subcommands();
  const std::string command = commands.empty() ? "rapport" : "rapport " + commands.front()->get_name();
  print_error(message);
  print_line("Try '" + command + " --help'.");
  return kWrongUse;
}

// One short line of CLI11's message, in the words of this program.
std::string plain_message(const CLI::ParseError& error) {
  std::string message = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    const bool missing = message.find(" missing") != std::string::npos;
    return message.substr(0, message.find(": ")) + (missing ? " needs a value" : " is given twice");
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::string words = message.substr(message.find(": ") + 2);
    const std::size_t option = words.find(" -");  // CLI11 lists them backwards: the value before its option
    return "unknown option or argument: " + (option == std::string::npos ? words : words.substr(option + 1));
  }
  return message;
}

// The texts have passed the checks of option_list.cpp.
void set_limits(const RawArguments& raw, bool logged, IngestOptions& options) {
  options.max_page_bytes = bytes_of(raw.max_page).value_or(options.max_page_bytes);
  options.max_line_bytes = bytes_of(raw.max_line).value_or(options.max_line_bytes);
  if (const auto seconds = seconds_of(raw.max_seconds)) {
    options.max_page_seconds = *seconds;
    options.clock = steady_seconds;
  }
  if (logged) {
    options.clock = steady_seconds;
  }
}

Command command_of(const std::string& name) {
  static const std::map<std::string, Command> kCommands = {
      {"read", Command::kRead},         {"text", Command::kText},
      {"explain", Command::kExplain},   {"relate", Command::kRelate},
      {"add", Command::kAdd},           {"query", Command::kQuery},
      {"show", Command::kShow},         {"check", Command::kCheck},
      {"timeline", Command::kTimeline}, {"trend", Command::kTrend},
      {"dyads", Command::kDyads},       {"coverage", Command::kCoverage},
      {"diff", Command::kDiff},         {"export", Command::kExport},
      {"import", Command::kImport},     {"compare", Command::kCompare},
      {"schema", Command::kSchema},     {"correct", Command::kCorrect},
      {"recode", Command::kRecode},     {"sample", Command::kSample},
      {"audit", Command::kAudit},       {"completion", Command::kCompletion}};
  return kCommands.at(name);
}

// Not of a codebook: where the output goes.
constexpr std::array<std::string_view, 3> kPlaces = {"--out", "--store", "--quiet"};
// What a run may have otherwise than the one that it goes on with. Of model and tables it is not the folder
// that counts, but what is in it.
constexpr std::array<std::string_view, 10> kFree = {"PAGE",  "--out",     "--store", "--quiet", "--resume",
                                                    "--log", "--threads", "--isa",   "--model", "--tables"};

// The options of the command with their values, as they could be given again; without `left_out`.
std::string words_of(const CLI::App& chosen, std::span<const std::string_view> left_out) {
  std::string out;
  for (const CLI::Option* option : chosen.get_options()) {
    const std::string name = option->get_name();
    if (option->count() == 0 || std::find(left_out.begin(), left_out.end(), name) != left_out.end()) {
      continue;
    }
    out += (out.empty() ? "" : " ") + name;
    for (const std::string& value : option->results()) {
      out += option->get_items_expected_max() > 0 ? " '" + value + "'" : "";
    }
  }
  return out;
}

// Fills in what CLI11 cannot: the command, and options whose types it does not know.
void take(const CLI::App& chosen, const RawArguments& raw, Arguments& arguments) {
  arguments.command = command_of(chosen.get_name());
  arguments.as = raw.as;
  if (arguments.out == "-") {
    arguments.out.reset();  // As everywhere.
  }
  arguments.filter_words = words_of(chosen, kPlaces);
  arguments.job_words = words_of(chosen, kFree);
  arguments.ingest.format = input_format(raw.as);
  set_limits(raw, arguments.log.has_value(), arguments.ingest);
  if (!raw.columns.empty()) {
    arguments.ingest.columns = columns_of(raw.columns).value_or(std::vector<ColumnName>{});
  }
  for (const auto& written : {arguments.out, arguments.log}) {
    if (written) {  // Else a pattern might find what is being written.
      arguments.ingest.left_out.push_back(*written);
    }
  }
  const CLI::Option* published = chosen.get_option_no_throw("--published");
  if (published != nullptr && published->count() > 0) {
    arguments.ingest.published = raw.published;
  }
}

Parsed print_help(const std::string& text) {
  Output output;
  output.write(text);
  return {std::nullopt, finish_output(output, kAllRead)};
}

}  // namespace

Parsed parse_arguments(int argc, const char* const* argv) {
  Arguments arguments;
  RawArguments raw;
  CLI::App app("Reads news pages and codes the political events they report.", "rapport");
  declare_options(app, arguments, raw);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return print_help(app.help());
  } catch (const CLI::ParseError& error) {
    return {std::nullopt, wrong_use(plain_message(error), app)};
  }
  if (raw.version) {
    arguments.command = Command::kVersion;
    return {arguments};
  }
  if (app.get_subcommands().empty()) {
    return {std::nullopt, wrong_use("no command; 'rapport --help' names them", app)};
  }
  const CLI::App& chosen = *app.get_subcommands().front();
  if (const std::string name = given_twice(app, chosen); !name.empty()) {
    return {std::nullopt, wrong_use(name + " is given twice", app)};
  }
  if (arguments.out && arguments.out->empty()) {
    return {std::nullopt, wrong_use("--out: a file must be named", app)};
  }
  take(chosen, raw, arguments);
  if (const auto filter = take_filter(raw.filter, arguments); !filter) {
    return {std::nullopt, wrong_use(filter.error().message, app)};
  }
  return {arguments};
}

}  // namespace rapport::cli
