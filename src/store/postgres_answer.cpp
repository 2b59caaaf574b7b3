#include "store/postgres_answer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "store/postgres_text.hpp"

namespace rapport::store {
namespace {

template <class Number>
Number parsed(std::string_view text) {
  Number number{};
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

template <std::size_t Size>
bool is_one_of(std::string_view state, const std::array<std::string_view, Size>& states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

// COPY's text form has its own way to write what separates cells and rows.
void append_copy_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    const char letter = c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\\' ? '\\' : '\0';
    if (letter != '\0') {
      out += '\\';
    }
    out += letter != '\0' ? letter : c;
  }
}

}  // namespace

void CloseConnection::operator()(PGconn* connection) const {
  PQfinish(connection);
}

void ClearAnswer::operator()(PGresult* answer) const {
  PQclear(answer);
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

// Source: PostgreSQL documentation, appendix A, "PostgreSQL Error Codes".
ErrorCode code_of_state(std::string_view state, bool writes) {
  // lock_not_available, serialization_failure, deadlock_detected
  constexpr std::array<std::string_view, 3> kBusy = {"55P03", "40001", "40P01"};
  // disk_full, io_error, read_only_sql_transaction
  constexpr std::array<std::string_view, 3> kFull = {"53100", "58030", "25006"};
  // data_corrupted, index_corrupted
  constexpr std::array<std::string_view, 2> kDamaged = {"XX001", "XX002"};
  constexpr std::string_view kNoRight = "42501";       // insufficient_privilege
  constexpr std::string_view kNotSupported = "0A000";  // feature_not_supported: writing to a standby
  if (is_one_of(state, kBusy)) {
    return ErrorCode::kStoreBusy;
  }
  if (is_one_of(state, kFull) || (writes && (state == kNoRight || state == kNotSupported))) {
    return ErrorCode::kWriteFailed;
  }
  if (state == kNoRight) {
    return ErrorCode::kFileUnreadable;
  }
  return is_one_of(state, kDamaged) ? ErrorCode::kBadStore : ErrorCode::kStoreFailed;
}

void append_copy_row(std::string& out, const Values& values) {
  bool first = true;
  for (const Value& value : values) {
    out += first ? "" : "\t";
    first = false;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      fmt::format_to(std::back_inserter(out), "{}", *number);
    } else if (const auto* real = std::get_if<double>(&value)) {
      fmt::format_to(std::back_inserter(out), "{}", *real);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      append_copy_text(out, to_postgres(*text));
    } else {
      out += "\\N";
    }
  }
  out += '\n';
}

PostgresValues::PostgresValues(const Values& values) {
  texts_.reserve(values.size());
  for (const Value& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      texts_.push_back(std::to_string(*number));
    } else if (const auto* real = std::get_if<double>(&value)) {
      texts_.push_back(fmt::format("{}", *real));
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      texts_.push_back(to_postgres(*text));
    } else {
      texts_.emplace_back();
    }
    pointers_.push_back(std::holds_alternative<std::monostate>(value) ? nullptr : texts_.back().c_str());
  }
}

PostgresRows::PostgresRows(PGconn* connection, PostgresAnswer first,
                           std::function<Error(const PostgresAnswer&)> on_error, std::function<void()> on_end)
    : connection_(connection), on_error_(std::move(on_error)), on_end_(std::move(on_end)) {
  if (PQresultStatus(first.get()) == PGRES_SINGLE_TUPLE) {
    kept_.push_back(std::move(first));
  } else {
    end();
  }
}

PostgresRows::~PostgresRows() {
  end();
}

// What is left is passed over: to break the statement off would undo the transaction that it stands in.
void PostgresRows::end() {
  if (connection_ == nullptr) {
    return;
  }
  while (PostgresAnswer(PQgetResult(connection_))) {
  }
  connection_ = nullptr;
  on_end_();
}

void PostgresRows::keep_rest() {
  while (connection_ != nullptr) {
    PostgresAnswer answer(PQgetResult(connection_));
    if (!answer) {
      end();
    } else if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) {
      kept_.push_back(std::move(answer));
    }
  }
}

Result<bool> PostgresRows::next() {
  if (!kept_.empty()) {
    row_ = std::move(kept_.front());
    kept_.pop_front();
  } else {
    row_.reset(connection_ == nullptr ? nullptr : PQgetResult(connection_));
  }
  const ExecStatusType status = PQresultStatus(row_.get());
  if (status == PGRES_SINGLE_TUPLE) {
    return true;
  }
  const bool good = !row_ || status == PGRES_TUPLES_OK;
  const PostgresAnswer last = std::move(row_);
  end();
  return good ? Result<bool>(false) : tl::unexpected(on_error_(last));
}

std::string_view PostgresRows::raw(int column) const {
  return {PQgetvalue(row_.get(), 0, column), static_cast<std::size_t>(PQgetlength(row_.get(), 0, column))};
}

bool PostgresRows::is_null(int column) const {
  return PQgetisnull(row_.get(), 0, column) != 0;
}

std::int64_t PostgresRows::integer(int column) const {
  return parsed<std::int64_t>(raw(column));
}

double PostgresRows::real(int column) const {
  return parsed<double>(raw(column));
}

std::string PostgresRows::text(int column) const {
  return from_postgres(raw(column));
}

}  // namespace rapport::store
