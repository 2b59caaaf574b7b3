// The sheet of sampled records, and what comes of it when it is filled in.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "rapport/audit.hpp"

#include "base/ascii.hpp"
#include "base/csv.hpp"
#include "base/numbers.hpp"
#include "wire/answer_table.hpp"
#include "wire/csv_row.hpp"
#include "wire/json_line.hpp"

namespace rapport {
namespace {

constexpr double kNormal95 = 1.959964;
constexpr std::string_view kSize = "stratum_records";
constexpr std::string_view kConfidence = "confidence";
constexpr std::string_view kWhole = "record";
constexpr std::string_view kTotal = "total";
// What the question about the whole record asks for: the confidence says how likely these are right.
constexpr std::array<std::string_view, 3> kOfWhole = {"event", "actors", "recipients"};

std::string parties_of(const std::vector<Actor>& side) {
  std::string out;
  for (const Actor& actor : side) {
    out += (out.empty() ? "" : "; ") + actor.name.value_or(actor.text) +
           (actor.code ? " (" + *actor.code + ")" : "");
  }
  return out;
}

std::string places_of(const std::vector<Place>& places) {
  std::string out;
  for (const Place& place : places) {
    out += (out.empty() ? "" : "; ") + place.name.value_or(place.text) +
           (place.country ? ", " + *place.country : "");
  }
  return out;
}

std::string time_of(const std::optional<EventTime>& time) {
  if (!time || !time->start) {
    return time ? time->text.value_or("") : "";
  }
  return time->end && time->end != time->start ? *time->start + "/" + *time->end : *time->start;
}

/// What was answered to one question in one stratum.
struct Tally {
  std::size_t judged = 0;
  std::size_t right = 0;
  double confidence = 0;  // Sum.
};

struct Stratum {
  double size = 0;
  std::map<std::string_view, Tally> answers;  // By question.
};

/// The columns of a sheet by name.
class Columns {
 public:
  explicit Columns(const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      places_.emplace(base::lower(base::trim(names[i])), i);
    }
  }
  [[nodiscard]] bool has(std::string_view name) const { return places_.contains(name); }
  [[nodiscard]] std::string cell(const base::CsvLine& row, std::string_view name) const {
    const auto place = places_.find(name);
    const bool there = place != places_.end() && place->second < row.cells.size();
    return there ? std::string(base::trim(row.cells[place->second])) : "";
  }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
};

std::string column_of(std::string_view question) {
  return std::string(question) + "_right";
}

// Right, wrong, or not judged; a failure for anything else.
Result<std::optional<bool>> answer_of(const std::string& cell, const std::string& where) {
  const std::string word = base::lower(cell);
  if (word.empty()) {
    return std::nullopt;
  }
  if (word == "y" || word == "yes" || word == "1" || word == "true") {
    return true;
  }
  if (word == "n" || word == "no" || word == "0" || word == "false") {
    return false;
  }
  return fail(ErrorCode::kBadTable, "'" + cell + "' is neither y nor n", where);
}

Result<double> number_of(const std::string& cell, std::string_view column, const std::string& where) {
  double number = 0;
  std::string text = cell;
  std::replace(text.begin(), text.end(), ',', '.');  // As some spreadsheets save it.
  const bool good = base::read_number(text, number) && std::isfinite(number) && number >= 0;
  return good
             ? Result<double>(number)
             : fail(ErrorCode::kBadTable, fmt::format("'{}' is no number in column {}", cell, column), where);
}

void count(Tally& tally, bool right, double confidence) {
  ++tally.judged;
  tally.right += right ? 1U : 0U;
  tally.confidence += confidence;
}

Result<void> add_row(const Columns& columns, const base::CsvLine& row, const std::string& where,
                     std::map<std::string, Stratum>& strata) {
  const auto size = number_of(columns.cell(row, kSize), kSize, where);
  const auto confidence = number_of(columns.cell(row, kConfidence), kConfidence, where);
  if (!size || !confidence) {
    return tl::unexpected(size ? confidence.error() : size.error());
  }
  Stratum& stratum = strata[columns.cell(row, "stratum")];
  stratum.size = *size;
  std::size_t judged = 0;
  std::size_t right = 0;
  for (const std::string_view question : kAuditQuestions) {
    const auto answer = answer_of(columns.cell(row, column_of(question)), where);
    if (!answer) {
      return tl::unexpected(answer.error());
    }
    if (*answer) {
      count(stratum.answers[question], **answer, *confidence);
      const bool of_whole = std::find(kOfWhole.begin(), kOfWhole.end(), question) != kOfWhole.end();
      judged += of_whole ? 1U : 0U;
      right += of_whole && **answer ? 1U : 0U;
    }
  }
  // One wrong answer decides, whatever was left open.
  if (judged == kOfWhole.size() || right < judged) {
    count(stratum.answers[kWhole], right == kOfWhole.size(), *confidence);
  }
  return {};
}

// Wilson's interval.
AuditRow row_of(const std::string& stratum, std::string_view question, const Tally& tally) {
  AuditRow row{stratum, std::string(question), tally.judged, tally.right, {}, {}, {}, {}};
  if (tally.judged == 0) {
    return row;
  }
  const auto n = static_cast<double>(tally.judged);
  const double p = static_cast<double>(tally.right) / n;
  const double z2 = kNormal95 * kNormal95;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kNormal95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  row.share = p;
  row.low = std::max(0.0, middle - half);
  row.high = std::min(1.0, middle + half);
  row.confidence = tally.confidence / n;
  return row;
}

// Strata of which nothing was judged have no weight. The variance of a stratum counts two right and two wrong
// answers more (Agresti and Coull), so that one where all were right is not taken for certain.
AuditRow total_of(std::string_view question, const std::map<std::string, Stratum>& strata) {
  AuditRow row{std::string(kTotal), std::string(question), 0, 0, {}, {}, {}, {}};
  double weight = 0;
  double share = 0;
  double variance = 0;
  double confidence = 0;
  for (const auto& [name, stratum] : strata) {
    const auto found = stratum.answers.find(question);
    if (found == stratum.answers.end() || found->second.judged == 0) {
      continue;
    }
    const Tally& tally = found->second;
    const auto n = static_cast<double>(tally.judged);
    const double careful = (static_cast<double>(tally.right) + 2) / (n + 4);
    weight += stratum.size;
    share += stratum.size * static_cast<double>(tally.right) / n;
    variance += stratum.size * stratum.size * careful * (1 - careful) / (n + 4);
    confidence += stratum.size * tally.confidence / n;
    row.judged += tally.judged;
    row.right += tally.right;
  }
  if (weight > 0) {
    const double half = kNormal95 * std::sqrt(variance) / weight;
    row.share = share / weight;
    row.low = std::max(0.0, *row.share - half);
    row.high = std::min(1.0, *row.share + half);
    row.confidence = confidence / weight;
  }
  return row;
}

// The separator is what follows the first column's name.
char separator_of(std::string_view sheet) {
  const std::size_t at = sheet.find_first_of(",;\t\n");
  return at == std::string_view::npos || sheet[at] == '\n' ? ',' : sheet[at];
}

}  // namespace

std::string sheet_header() {
  wire::CsvRow row;
  for (const std::string_view name :
       {std::string_view("stratum"), kSize, std::string_view("id"), kConfidence, std::string_view("title"),
        std::string_view("outlet"), std::string_view("published"), std::string_view("sentence"),
        std::string_view("trigger"), std::string_view("event"), std::string_view("mode"),
        std::string_view("about"), std::string_view("status"), std::string_view("actors"),
        std::string_view("recipients"), std::string_view("said_by"), std::string_view("time"),
        std::string_view("places")}) {
    row.text(name);
  }
  for (const std::string_view question : kAuditQuestions) {
    row.text(column_of(question));
  }
  return std::move(row).finish();
}

std::string sheet_row(const SampledRecord& sampled) {
  const Story& story = sampled.coded.story;
  const Record& record = sampled.coded.records.front();
  const ByteSpan sentence = record.mentions.empty() ? ByteSpan{0, 0} : record.mentions.front().sentence_span;
  const bool inside = sentence.begin <= sentence.end && sentence.end <= story.text.size();
  wire::CsvRow row;
  row.text(sampled.stratum);
  row.number(sampled.size);
  row.text(record.id);
  row.number(wire::fixed(record.confidence, 3));
  row.maybe(story.title);
  row.maybe(story.outlet);
  row.maybe(story.published);
  row.text(inside ? sentence.of(story.text) : std::string_view{});
  row.text(record.mentions.empty() ? "" : record.mentions.front().trigger_text);
  row.text(record.event);
  row.maybe(record.mode);
  row.maybe(record.about);
  row.text(record.status);
  row.text(parties_of(record.actors));
  row.text(parties_of(record.recipients));
  row.text(parties_of(record.said_by));
  row.text(time_of(record.time));
  row.text(places_of(record.places));
  for (std::size_t i = 0; i < std::size(kAuditQuestions); ++i) {
    row.empty();
  }
  return std::move(row).finish();
}

Result<std::vector<AuditRow>> audit(std::string_view sheet, const std::string& where) {
  const auto rows = base::parse_csv(sheet, separator_of(sheet), where);
  if (!rows) {
    return tl::unexpected(rows.error());
  }
  const Columns columns(rows->empty() ? std::vector<std::string>{} : rows->front().cells);
  if (!columns.has("stratum") || !columns.has(kSize) || !columns.has(kConfidence)) {
    return fail(ErrorCode::kBadTable,
                "this is no sheet of 'rapport sample': a column stratum, stratum_records or "
                "confidence is missing",
                where + ":1");
  }
  std::map<std::string, Stratum> strata;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const auto& cells = (*rows)[i].cells;
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); })) {
      continue;
    }
    const auto added = add_row(columns, (*rows)[i], where + ":" + std::to_string((*rows)[i].line), strata);
    if (!added) {
      return tl::unexpected(added.error());
    }
  }
  std::vector<std::string_view> questions(std::begin(kAuditQuestions), std::end(kAuditQuestions));
  questions.insert(questions.begin(), kWhole);
  std::vector<AuditRow> out;
  for (const auto& [name, stratum] : strata) {
    for (const std::string_view question : questions) {
      const auto found = stratum.answers.find(question);
      out.push_back(row_of(name, question, found == stratum.answers.end() ? Tally{} : found->second));
    }
  }
  for (const std::string_view question : questions) {
    out.push_back(total_of(question, strata));
  }
  return out;
}

std::string audit_to_text(const std::vector<AuditRow>& rows, AnswerForm form, int width) {
  constexpr int kDecimals = 3;
  wire::AnswerTable table;
  table.columns = {"stratum", "question", "judged", "right", "share", "low", "high", "confidence"};
  for (const AuditRow& row : rows) {
    // For people only what was judged.
    if (row.judged == 0 && form == AnswerForm::kTable) {
      continue;
    }
    table.rows.push_back({wire::text_cell(row.stratum), wire::text_cell(row.question),
                          wire::number_cell(row.judged), wire::number_cell(row.right),
                          wire::maybe_cell(row.share, kDecimals), wire::maybe_cell(row.low, kDecimals),
                          wire::maybe_cell(row.high, kDecimals),
                          wire::maybe_cell(row.confidence, kDecimals)});
  }
  return wire::write_answer(table, form, width);
}

}  // namespace rapport
