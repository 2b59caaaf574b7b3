// A database as the rest of the room sees it: statements with "?" for values, rows, transactions. One class
// derives from it for each back end; no type of a driver goes beyond.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "rapport/result.hpp"

#include "store/row_shapes.hpp"

namespace rapport::store {

/// A value to bind. Texts are borrowed until the statement has run.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view>;
using Values = std::vector<Value>;

[[nodiscard]] inline Value value_of(const std::optional<std::string>& text) {
  return text ? Value(std::string_view(*text)) : Value(std::monostate{});
}
[[nodiscard]] inline Value value_of(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

/// The answer to a query, row by row. Must not outlive its database.
class Rows {
 public:
  Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  virtual ~Rows() = default;

  /// Goes to the first row, then to the next; false after the last. Errors: kStoreFailed, kBadStore.
  [[nodiscard]] virtual Result<bool> next() = 0;

  /// Of the present row; columns count from 0. A null is 0 or "".
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual double real(int column) const = 0;
  [[nodiscard]] virtual std::string text(int column) const = 0;

  [[nodiscard]] std::size_t size_value(int column) const { return static_cast<std::size_t>(integer(column)); }
  [[nodiscard]] std::optional<std::string> maybe_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
  }
  [[nodiscard]] std::optional<double> maybe_real(int column) const {
    return is_null(column) ? std::nullopt : std::optional(real(column));
  }
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
};

/// Where the back ends' SQL differs.
struct Dialect {
  /// A schema step written for SQLite, in this back end's words.
  std::function<std::string(std::string_view)> schema;
  /// The column `words` of a full-text table: of folded words; see search_text.hpp.
  std::function<std::string(const std::string& folded)> words_value;
  /// "rowid of rows of TABLE whose words match ?": the whole subquery.
  std::function<std::string(std::string_view table)> matches;
  /// What to bind for the words of a search; see search_text.hpp.
  std::function<std::string(const std::string& folded_query)> query_words;
};

/// One connection. Not thread-safe.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  /// Runs a query. Errors: kStoreFailed, kStoreBusy, kBadStore; `where` is the store's name.
  [[nodiscard]] virtual Result<std::unique_ptr<Rows>> query(std::string_view sql, const Values& values) = 0;

  /// Runs a statement without rows. Errors: as query(); kWriteFailed where the disk is full.
  [[nodiscard]] virtual Result<void> execute(std::string_view sql, const Values& values) = 0;

  /// Writes a row, within a transaction; `values` are those of the shape's columns. A back end may hold rows
  /// back until the next query(), execute() or commit(), which then gives their errors. Errors: as execute().
  [[nodiscard]] virtual Result<void> insert(const RowShape& shape, const Values& values) = 0;

  /// As query(), but rows that are held back need not be seen. For a writer that knows which they are.
  [[nodiscard]] virtual Result<std::unique_ptr<Rows>> query_written(std::string_view sql,
                                                                    const Values& values) {
    return query(sql, values);
  }

  /// Runs statements without values, separated by ";".
  [[nodiscard]] virtual Result<void> script(const std::string& sql) = 0;

  /// Begins a transaction that may write; waits for other writers. Errors: kStoreBusy.
  [[nodiscard]] virtual Result<void> begin() = 0;
  [[nodiscard]] virtual Result<void> commit() = 0;
  /// Undoes what was done since begin(); never fails.
  virtual void rollback() = 0;

  /// Begins and ends a transaction that only reads and sees one state of the store.
  [[nodiscard]] virtual Result<void> begin_reading() = 0;

  /// The back end's own check of its files, a line for each thing that is wrong.
  [[nodiscard]] virtual Result<std::vector<std::string>> integrity_problems() = 0;

  [[nodiscard]] virtual const Dialect& dialect() const = 0;
  /// As in messages: the file's path, or the database's URL without its password.
  [[nodiscard]] virtual const std::string& name() const = 0;

  /// The first column of the first row, as a number. Errors: as query(); kStoreFailed where there is no row.
  [[nodiscard]] Result<std::int64_t> number(std::string_view sql, const Values& values = {});
};

/// Calls `take` with each row, in order. Where `take` returns a bool, false ends the reading. Errors: that of
/// `rows`, as Rows::next(); the rows before the error have been taken.
template <class Take>
[[nodiscard]] Result<void> for_rows(Result<std::unique_ptr<Rows>> rows, const Take& take) {
  if (!rows) {
    return tl::unexpected(rows.error());
  }
  for (;;) {
    const auto more = (*rows)->next();
    if (!more) {
      return tl::unexpected(more.error());
    }
    if (!*more) {
      return {};
    }
    if constexpr (std::is_void_v<std::invoke_result_t<const Take&, const Rows&>>) {
      take(**rows);
    } else if (!take(**rows)) {
      return {};
    }
  }
}

/// The same with the rows of a query.
template <class Take>
[[nodiscard]] Result<void> for_rows(Database& database, std::string_view sql, const Values& values,
                                    const Take& take) {
  return for_rows(database.query(sql, values), take);
}

/// A transaction that is undone unless committed.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  [[nodiscard]] Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

/// One state of the store for several queries; ends with the object.
class Snapshot {
 public:
  [[nodiscard]] static Result<Snapshot> begin(Database& database);
  Snapshot(Snapshot&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Snapshot& operator=(Snapshot&&) = delete;
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  explicit Snapshot(Database& database) : database_(&database) {}
  Database* database_;
};

/// Runs statements one after the other and keeps the first error: after it nothing more is run, and every
/// answer is empty. For long sequences of writes.
class Script {
 public:
  explicit Script(Database& database) : database_(database) {}

  void run(std::string_view sql, const Values& values);
  void insert(const RowShape& shape, const Values& values);
  /// The number that Database::query_written() gives; empty where it gives no row or null.
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view sql, const Values& values);

  /// Calls `take` with each row of a query.
  void rows(std::string_view sql, const Values& values, const std::function<void(const Rows&)>& take);

  [[nodiscard]] bool failed() const { return error_.has_value(); }
  [[nodiscard]] Result<void> result() const;
  [[nodiscard]] Database& database() { return database_; }

 private:
  Database& database_;
  std::optional<Error> error_;
};

}  // namespace rapport::store
