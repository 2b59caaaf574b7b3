#include "store/postgres_database.hpp"

#include <charconv>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "store/postgres_dialect.hpp"
#include "store/postgres_opening.hpp"
#include "store/postgres_text.hpp"
#include "store/postgres_url.hpp"

namespace rapport::store {
namespace {

struct CloseConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;
using Answer = std::unique_ptr<PGresult, ClearResult>;

// Of libpq's message the first lines, as one.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out;
}

// Source: PostgreSQL documentation, appendix A, "PostgreSQL Error Codes".
ErrorCode code_of(std::string_view state) {
  if (state == "55P03" || state == "40001" || state == "40P01") {
    return ErrorCode::kStoreBusy;  // lock_not_available, serialization_failure, deadlock_detected
  }
  if (state == "53100" || state == "25006" || state == "42501") {
    return ErrorCode::kWriteFailed;  // disk_full, read_only_sql_transaction, insufficient_privilege
  }
  // data_corrupted, index_corrupted
  return state == "XX001" || state == "XX002" ? ErrorCode::kBadStore : ErrorCode::kStoreFailed;
}

/// Values as libpq takes them: texts that end with NUL, null pointers for null.
class BoundValues {
 public:
  explicit BoundValues(const Values& values) {
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
  [[nodiscard]] int size() const { return static_cast<int>(pointers_.size()); }
  [[nodiscard]] const char* const* data() const { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
};

/// An answer that has come whole: questions to the room are asked in pages, so that it has a bound.
class PostgresRows final : public Rows {
 public:
  explicit PostgresRows(Answer answer) : answer_(std::move(answer)) {}

  Result<bool> next() override { return ++row_ < PQntuples(answer_.get()); }
  bool is_null(int column) const override { return PQgetisnull(answer_.get(), row_, column) != 0; }
  std::int64_t integer(int column) const override { return parsed<std::int64_t>(column); }
  double real(int column) const override { return parsed<double>(column); }
  std::string text(int column) const override { return from_postgres(raw(column)); }

 private:
  [[nodiscard]] std::string_view raw(int column) const {
    return {PQgetvalue(answer_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
  }
  template <class Number>
  [[nodiscard]] Number parsed(int column) const {
    Number number{};
    const std::string_view text = raw(column);
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }

  Answer answer_;
  int row_ = -1;
};

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(Connection connection, std::string name)
      : connection_(std::move(connection)), name_(std::move(name)) {}

  Result<std::unique_ptr<Rows>> query(std::string_view sql, const Values& values) override {
    if (auto sent = settle(); !sent) {
      return tl::unexpected(sent.error());
    }
    const auto statement = prepared(sql);
    if (!statement) {
      return tl::unexpected(statement.error());
    }
    const BoundValues bound(values);
    Answer answer(PQexecPrepared(connection_.get(), statement->c_str(), bound.size(), bound.data(), nullptr,
                                 nullptr, 0));
    if (auto good = checked(answer); !good) {
      return tl::unexpected(good.error());
    }
    return std::make_unique<PostgresRows>(std::move(answer));
  }

  // Within a transaction that writes, statements go out without waiting for their answers; the next question,
  // or the commit, gives the error of any of them.
  Result<void> execute(std::string_view sql, const Values& values) override {
    if (!writing_) {
      return query(sql, values).map([](const auto&) {});
    }
    const auto statement = prepared(sql);
    if (!statement) {
      return tl::unexpected(statement.error());
    }
    const BoundValues bound(values);
    if ((sent_ == 0 && PQenterPipelineMode(connection_.get()) != 1) ||
        PQsendQueryPrepared(connection_.get(), statement->c_str(), bound.size(), bound.data(), nullptr,
                            nullptr, 0) != 1) {
      return fail(ErrorCode::kStoreFailed, one_line(PQerrorMessage(connection_.get())), name_);
    }
    // The answers of so many fit into the buffers between, so that neither side waits for the other.
    constexpr std::size_t kMostSent = 200;
    return ++sent_ < kMostSent ? Result<void>{} : settle();
  }

  Result<void> script(const std::string& sql) override {
    if (auto sent = settle(); !sent) {
      return sent;
    }
    return checked(Answer(PQexec(connection_.get(), sql.c_str())));
  }

  // Writers of one schema hold the same lock one after the other; what they then see is what was committed.
  Result<void> begin() override {
    if (auto begun = script("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"); !begun) {
      return begun;
    }
    constexpr const char* kLock =
        "SELECT pg_advisory_xact_lock(1380995156, hashtext(CAST(current_schema() AS TEXT)))";  // "RPRT"
    auto locked = script(kLock);
    if (!locked) {
      rollback();
    }
    writing_ = locked.has_value();
    return locked;
  }

  // Of a transaction in which a statement failed, PostgreSQL says that it was rolled back, and no error.
  Result<void> commit() override {
    if (auto sent = settle(); !sent) {
      return sent;
    }
    Answer answer(PQexec(connection_.get(), "COMMIT"));
    if (auto good = checked(answer); !good) {
      return good;
    }
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
      return fail(ErrorCode::kStoreFailed, "the transaction was undone", name_);
    }
    writing_ = false;
    return {};
  }

  void rollback() override {
    static_cast<void>(settle());
    writing_ = false;
    if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) {
      const Answer answer(PQexec(connection_.get(), "ROLLBACK"));
    }
  }

  Result<void> begin_reading() override { return script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }

  Result<std::vector<std::string>> integrity_problems() override { return find_postgres_problems(*this); }
  const Dialect& dialect() const override { return postgres_dialect(); }
  const std::string& name() const override { return name_; }

 private:
  Result<std::string> prepared(std::string_view sql) {
    if (const auto kept = kept_.find(sql); kept != kept_.end()) {
      return kept->second;
    }
    if (auto sent = settle(); !sent) {
      return tl::unexpected(sent.error());
    }
    constexpr std::size_t kMostKept = 128;  // As in SqliteDatabase.
    if (kept_.size() >= kMostKept) {
      kept_.clear();
      if (auto done = script("DEALLOCATE ALL"); !done) {
        return tl::unexpected(done.error());
      }
    }
    std::string statement = fmt::format("s{}", ++prepared_);
    const Answer answer(
        PQprepare(connection_.get(), statement.c_str(), with_numbered_values(sql).c_str(), 0, nullptr));
    if (auto good = checked(answer); !good) {
      return tl::unexpected(good.error());
    }
    kept_.emplace(std::string(sql), statement);
    return statement;
  }

  // Waits for the answers to all that was sent; the first error among them.
  Result<void> settle() {
    if (PQpipelineStatus(connection_.get()) == PQ_PIPELINE_OFF) {
      return {};
    }
    Result<void> first;
    bool synced = PQpipelineSync(connection_.get()) != 1;
    // Between the answers of two statements stands a null.
    while (!synced && PQstatus(connection_.get()) == CONNECTION_OK) {
      const Answer answer(PQgetResult(connection_.get()));
      const ExecStatusType status = answer ? PQresultStatus(answer.get()) : PGRES_COMMAND_OK;
      synced = status == PGRES_PIPELINE_SYNC;
      if (!synced && status != PGRES_COMMAND_OK && status != PGRES_PIPELINE_ABORTED && first) {
        first = checked(answer);
      }
    }
    sent_ = 0;
    if (PQexitPipelineMode(connection_.get()) != 1 && first) {
      first = fail(ErrorCode::kStoreFailed,
                   "the connection was lost: " + one_line(PQerrorMessage(connection_.get())), name_);
    }
    return first;
  }

  Result<void> checked(const Answer& answer) const {
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
      return {};
    }
    if (PQstatus(connection_.get()) == CONNECTION_BAD) {
      return fail(ErrorCode::kStoreFailed,
                  "the connection was lost: " + one_line(PQerrorMessage(connection_.get())), name_);
    }
    const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY);
    const ErrorCode code = code_of(state == nullptr ? "" : state);
    if (code == ErrorCode::kStoreBusy) {
      return fail(code, "another writer holds the store, and did not finish in time", name_);
    }
    return fail(code, one_line(message == nullptr ? PQerrorMessage(connection_.get()) : message), name_);
  }

  Connection connection_;
  std::string name_;
  std::map<std::string, std::string, std::less<>> kept_;  // SQL to the name of the prepared statement.
  std::size_t prepared_ = 0;
  bool writing_ = false;
  std::size_t sent_ = 0;  // Statements whose answers are still to come.
};

std::string or_default(const char* value, std::string_view otherwise) {
  return value == nullptr || *value == '\0' ? std::string(otherwise) : value;
}

// libpq names the address that it tried, but not always the host or the database.
Error connection_error(PGconn* connection, const std::string& url) {
  const std::string message = has_secret(url) && PQstatus(connection) == CONNECTION_BAD &&
                                      or_default(PQerrorMessage(connection), "").starts_with("invalid ")
                                  ? "its parts are not well written"
                                  : one_line(PQerrorMessage(connection));
  return {ErrorCode::kStoreFailed,
          fmt::format("no connection to database '{}' on host '{}': {}",
                      or_default(PQdb(connection), "(default)"), or_default(PQhost(connection), "(default)"),
                      message),
          shown_place(url)};
}

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

// What libpq says of a URL that it cannot read may hold a part of a password.
Result<void> check_url(const std::string& url) {
  char* raw = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(url.c_str(), &raw));
  const std::unique_ptr<char, void (*)(void*)> message(raw, PQfreemem);
  if (options) {
    return {};
  }
  return fail(ErrorCode::kBadOption,
              has_secret(url)
                  ? "no URL of a database; special characters in names and passwords are written as %XX"
                  : "no URL of a database: " + one_line(message ? message.get() : ""),
              shown_place(url));
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& url, const PostgresOptions& options) {
  if (auto good = check_url(url); !good) {
    return tl::unexpected(good.error());
  }
  // The URL's own settings come after the first and before the last.
  const char* const names[] = {"connect_timeout", "dbname", "client_encoding", "fallback_application_name",
                               nullptr};
  const char* const values[] = {"10", url.c_str(), "UTF8", "rapport", nullptr};
  Connection connection(PQconnectdbParams(names, values, 1));
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    return tl::unexpected(connection_error(connection.get(), url));
  }
  PQsetNoticeProcessor(connection.get(), [](void*, const char*) {}, nullptr);
  std::unique_ptr<Database> database =
      std::make_unique<PostgresDatabase>(std::move(connection), shown_place(url));
  if (auto set = set_up_postgres(*database, options); !set) {
    return tl::unexpected(set.error());
  }
  return database;
}

}  // namespace rapport::store
