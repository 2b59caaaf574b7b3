#include "store/postgres_database.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "store/postgres_answer.hpp"
#include "store/postgres_connection.hpp"
#include "store/postgres_dialect.hpp"
#include "store/postgres_opening.hpp"
#include "store/postgres_url.hpp"

namespace rapport::store {
namespace {

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(PostgresConnection connection, std::string name, const PostgresOptions& options)
      : connection_(std::move(connection)), name_(std::move(name)), options_(options) {}

  /// Looks whether a store is here, and remembers in which schema.
  Result<void> set_up() {
    return set_up_postgres(*this, options_).and_then([&] {
      return for_rows(*this, "SELECT current_schema()", {}, [&](const Rows& row) { schema_ = row.text(0); });
    });
  }

  Result<std::unique_ptr<Rows>> query(std::string_view sql, const Values& values) override {
    if (auto copied = copy_rows(); !copied) {
      return tl::unexpected(copied.error());
    }
    return query_written(sql, values);
  }

  Result<std::unique_ptr<Rows>> query_written(std::string_view sql, const Values& values) override {
    return connected([&] { return ask(sql, values); });
  }

  // Rows are gathered and go out together, by COPY.
  Result<void> insert(const RowShape& shape, const Values& values) override {
    constexpr std::size_t kMostBytes = std::size_t{8} << 20U;
    CopyRows& rows = rows_.at(shape.order);
    rows.shape = shape;
    const std::size_t before = rows.text.size();
    append_copy_row(rows.text, values);
    held_back_ += rows.text.size() - before;
    return held_back_ < kMostBytes ? Result<void>{} : copy_rows();
  }

  // Within a transaction that writes, statements go out without waiting for their answers; the next question,
  // or the commit, gives the error of any of them.
  Result<void> execute(std::string_view sql, const Values& values) override {
    if (within_ != Within::kWriting) {
      return query(sql, values).map([](const auto&) {});
    }
    if (auto copied = copy_rows(); !copied) {
      return copied;
    }
    if (open_ != nullptr) {
      open_->keep_rest();
    }
    const auto statement = prepared(sql);
    if (!statement) {
      return tl::unexpected(statement.error());
    }
    if ((sent_ == 0 && PQenterPipelineMode(connection_.get()) != 1) ||
        !send(*statement, PostgresValues(values))) {
      return tl::unexpected(error_of(PostgresAnswer()));
    }
    // The answers of so many fit into the buffers between, so that neither side waits for the other.
    constexpr std::size_t kMostSent = 200;
    return ++sent_ < kMostSent ? Result<void>{} : settle();
  }

  Result<void> script(const std::string& sql) override {
    return connected([&]() -> Result<void> {
      if (auto sent = settle(); !sent) {
        return sent;
      }
      return checked(PostgresAnswer(PQexec(connection_.get(), sql.c_str())));
    });
  }

  // Writers of one schema hold the same lock one after the other; what they then see is what was committed.
  Result<void> begin() override {
    constexpr const char* kLock =
        "SELECT pg_advisory_xact_lock(1380995668, hashtext(CAST(current_schema() AS TEXT)))";  // "RPRT"
    auto locked = begin_with("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", true).and_then([&] {
      return script(kLock);
    });
    if (!locked) {
      rollback();
    }
    return locked;
  }

  // Of a transaction in which a statement failed, PostgreSQL says that it was rolled back, and no error.
  Result<void> commit() override {
    if (auto sent = copy_rows().and_then([&] { return settle(); }); !sent) {
      return sent;
    }
    const bool was_lost = lost();
    const PostgresAnswer answer(PQexec(connection_.get(), "COMMIT"));
    if (auto good = checked(answer); !good) {
      return was_lost || !lost()
                 ? good
                 : fail(ErrorCode::kStoreFailed,
                        "the connection was lost when the transaction ended: it is stored, or it is not",
                        name_);
    }
    within_ = Within::kNothing;
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
      return fail(ErrorCode::kStoreFailed, "the transaction was undone", name_);
    }
    return {};
  }

  void rollback() override {
    drop_rows();
    static_cast<void>(settle());
    if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) {
      const PostgresAnswer answer(PQexec(connection_.get(), "ROLLBACK"));
    }
    within_ = Within::kNothing;
  }

  Result<void> begin_reading() override {
    return begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", false);
  }

  Result<std::vector<std::string>> integrity_problems() override { return find_postgres_problems(*this); }
  const Dialect& dialect() const override { return postgres_dialect(); }
  const std::string& name() const override { return name_; }

 private:
  enum class Within : std::uint8_t { kNothing, kReading, kWriting };
  struct CopyRows {
    RowShape shape;
    std::string text;
  };

  void drop_rows() {
    for (CopyRows& rows : rows_) {
      rows.text.clear();
    }
    held_back_ = 0;
  }

  // Table by table, so that every row comes after those that it points at.
  Result<void> copy_rows() {
    if (held_back_ == 0) {
      return {};
    }
    auto done = settle();
    for (const CopyRows& rows : rows_) {
      if (done && !rows.text.empty()) {
        done = copy(rows);
      }
    }
    drop_rows();
    return done;
  }

  Result<void> copy(const CopyRows& rows) {
    const std::string sql = fmt::format("COPY {} ({}) FROM STDIN", rows.shape.table, rows.shape.columns);
    const PostgresAnswer begun(PQexec(connection_.get(), sql.c_str()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) {
      return tl::unexpected(error_of(begun));
    }
    constexpr std::size_t kBlock = std::size_t{1} << 20U;
    bool sent = true;
    for (std::size_t at = 0; sent && at < rows.text.size(); at += kBlock) {
      const std::size_t size = std::min(kBlock, rows.text.size() - at);
      sent = PQputCopyData(connection_.get(), rows.text.data() + at, static_cast<int>(size)) == 1;
    }
    if (!sent || PQputCopyEnd(connection_.get(), nullptr) != 1) {
      return tl::unexpected(error_of(PostgresAnswer()));
    }
    Result<void> done;
    while (const auto answer = PostgresAnswer(PQgetResult(connection_.get()))) {
      done = done ? checked(answer) : done;
    }
    return done;
  }

  Result<void> begin_with(const std::string& sql, bool writes) {
    wants_to_write_ = writes;
    auto begun = script(sql);
    wants_to_write_ = false;
    if (begun) {
      within_ = writes ? Within::kWriting : Within::kReading;
    }
    return begun;
  }

  [[nodiscard]] bool lost() const { return lost_ || PQstatus(connection_.get()) == CONNECTION_BAD; }

  // Outside of a transaction a connection that was lost is made anew, once, and asked again: nothing that is
  // asked there writes.
  template <class Ask>
  auto connected(const Ask& asking) -> decltype(asking()) {
    auto answer = asking();
    if (answer || !lost() || within_ != Within::kNothing || connecting_) {
      return answer;
    }
    connecting_ = true;
    const auto again = connect_again();
    connecting_ = false;
    return again ? asking() : tl::unexpected(again.error());
  }

  Result<void> connect_again() {
    kept_.clear();
    PQreset(connection_.get());
    lost_ = false;
    if (lost()) {
      return tl::unexpected(loss());
    }
    const std::string before = schema_;
    options_.create = false;
    auto done = set_up();
    if (done && schema_ != before) {
      // Its statements would mean another store; so it stays unconnected.
      PQfinish(connection_.release());
      schema_ = before;
      return fail(ErrorCode::kStoreFailed, "the search path now names another schema than '" + before + "'",
                  name_);
    }
    lost_ = !done;  // What was not set up must not be asked.
    return done;
  }

  Result<std::unique_ptr<Rows>> ask(std::string_view sql, const Values& values) {
    if (auto sent = settle(); !sent) {
      return tl::unexpected(sent.error());
    }
    const auto statement = prepared(sql);
    if (!statement) {
      return tl::unexpected(statement.error());
    }
    if (!send(*statement, PostgresValues(values))) {
      return tl::unexpected(error_of(PostgresAnswer()));
    }
    PQsetSingleRowMode(connection_.get());
    PostgresAnswer first(PQgetResult(connection_.get()));
    if (!is_good(first)) {
      Error error = error_of(first);
      while (PostgresAnswer(PQgetResult(connection_.get()))) {
      }
      return tl::unexpected(std::move(error));
    }
    auto rows = std::make_unique<PostgresRows>(
        connection_.get(), std::move(first),
        [this](const PostgresAnswer& answer) { return error_of(answer); }, [this] { open_ = nullptr; });
    open_ = rows->is_open() ? rows.get() : nullptr;
    return rows;
  }

  bool send(const std::string& statement, const PostgresValues& values) {
    return PQsendQueryPrepared(connection_.get(), statement.c_str(), values.size(), values.data(), nullptr,
                               nullptr, 0) == 1;
  }

  // Makes the connection free for a question: takes in the rows that are still to come, and waits for the
  // answers to all that was sent. The first error among them.
  Result<void> settle() {
    if (open_ != nullptr) {
      open_->keep_rest();
    }
    if (PQpipelineStatus(connection_.get()) == PQ_PIPELINE_OFF) {
      return {};
    }
    Result<void> first;
    bool ended = PQpipelineSync(connection_.get()) != 1;
    // Between the answers of two statements stands a null; two of them are the end of a connection that was
    // lost.
    for (bool null_before = false; !ended && !lost();) {
      const PostgresAnswer answer(PQgetResult(connection_.get()));
      const ExecStatusType status = answer ? PQresultStatus(answer.get()) : PGRES_COMMAND_OK;
      ended = status == PGRES_PIPELINE_SYNC || (!answer && null_before);
      null_before = !answer;
      if (!ended && status != PGRES_COMMAND_OK && status != PGRES_PIPELINE_ABORTED && first) {
        first = checked(answer);
      }
    }
    sent_ = 0;
    if (PQexitPipelineMode(connection_.get()) != 1) {
      lost_ = true;
      first = first ? tl::unexpected(loss()) : first;
    }
    return first;
  }

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
      if (auto done = checked(PostgresAnswer(PQexec(connection_.get(), "DEALLOCATE ALL"))); !done) {
        return tl::unexpected(done.error());
      }
    }
    std::string statement = fmt::format("s{}", ++prepared_);
    const PostgresAnswer answer(
        PQprepare(connection_.get(), statement.c_str(), with_numbered_values(sql).c_str(), 0, nullptr));
    if (auto good = checked(answer); !good) {
      return tl::unexpected(good.error());
    }
    kept_.emplace(std::string(sql), statement);
    return statement;
  }

  static bool is_good(const PostgresAnswer& answer) {
    const ExecStatusType status = PQresultStatus(answer.get());
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE ||
           status == PGRES_EMPTY_QUERY;
  }

  [[nodiscard]] Result<void> checked(const PostgresAnswer& answer) {
    return is_good(answer) ? Result<void>{} : tl::unexpected(error_of(answer));
  }

  [[nodiscard]] Error loss() const {
    return {ErrorCode::kStoreFailed,
            "the connection was lost: " + one_line(PQerrorMessage(connection_.get())), name_};
  }

  // An error without a state is one of libpq; after one that is fatal the server has hung up. libpq may
  // notice that only later.
  [[nodiscard]] Error error_of(const PostgresAnswer& answer) {
    const char* state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
    const char* severity = PQresultErrorField(answer.get(), PG_DIAG_SEVERITY_NONLOCALIZED);
    const std::string_view kind = severity == nullptr ? "" : severity;
    lost_ = lost() || state == nullptr || kind == "FATAL" || kind == "PANIC";
    if (lost_) {
      return loss();
    }
    const bool writes = within_ == Within::kWriting || wants_to_write_;
    const char* message = PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY);
    const ErrorCode code = code_of_state(state == nullptr ? "" : state, writes);
    if (code == ErrorCode::kStoreBusy && writes) {
      return {code, "another writer holds the store, and did not finish in time", name_};
    }
    return {code, one_line(message == nullptr ? PQerrorMessage(connection_.get()) : message), name_};
  }

  PostgresConnection connection_;
  std::string name_;
  PostgresOptions options_;
  std::string schema_;
  std::map<std::string, std::string, std::less<>> kept_;  // SQL to the name of the prepared statement.
  std::size_t prepared_ = 0;
  PostgresRows* open_ = nullptr;  // The rows that the server still sends.
  Within within_ = Within::kNothing;
  bool wants_to_write_ = false;
  std::size_t sent_ = 0;                   // Statements whose answers are still to come.
  std::array<CopyRows, kRowShapes> rows_;  // Held back, by RowShape::order.
  std::size_t held_back_ = 0;              // Bytes.
  bool lost_ = false;
  bool connecting_ = false;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& url, const PostgresOptions& options) {
  auto connection = connect_postgres(url);
  if (!connection) {
    return tl::unexpected(connection.error());
  }
  auto database = std::make_unique<PostgresDatabase>(std::move(*connection), shown_place(url), options);
  if (auto set = database->set_up(); !set) {
    return tl::unexpected(set.error());
  }
  return database;
}

}  // namespace rapport::store
