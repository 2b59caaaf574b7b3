// What libpq gives and takes: answers, errors, values, rows.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/result.hpp"

#include "store/database.hpp"

// As libpq names them.
struct pg_conn;
struct pg_result;
using PGconn = pg_conn;
using PGresult = pg_result;

namespace rapport::store {

struct CloseConnection {
  void operator()(PGconn* connection) const;
};
struct ClearAnswer {
  void operator()(PGresult* answer) const;
};
using PostgresConnection = std::unique_ptr<PGconn, CloseConnection>;
using PostgresAnswer = std::unique_ptr<PGresult, ClearAnswer>;

/// A message of libpq as one line.
[[nodiscard]] std::string one_line(std::string_view text);

/// What an SQLSTATE means for a transaction that writes, or for one that reads.
[[nodiscard]] ErrorCode code_of_state(std::string_view state, bool writes);

/// Values as libpq takes them: texts that end with NUL, null pointers for null.
class PostgresValues {
 public:
  explicit PostgresValues(const Values& values);
  [[nodiscard]] int size() const { return static_cast<int>(pointers_.size()); }
  [[nodiscard]] const char* const* data() const { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
};

/// Appends the values as a line of COPY's text form.
void append_copy_row(std::string& out, const Values& values);

/// Rows as they come, one by one, so that a long answer need not be held. A connection has one answer at a
/// time: before it is asked again, keep_rest() takes in what is left.
class PostgresRows final : public Rows {
 public:
  /// `first` is the first row, or the end. `on_error` makes an error of an answer that is one; `on_end` is
  /// called once, when nothing more will be asked of the connection.
  PostgresRows(PGconn* connection, PostgresAnswer first, std::function<Error(const PostgresAnswer&)> on_error,
               std::function<void()> on_end);
  ~PostgresRows() override;

  /// True while the connection is taken by these rows.
  [[nodiscard]] bool is_open() const { return connection_ != nullptr; }

  /// The connection can be asked anew after this.
  void keep_rest();

  Result<bool> next() override;
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double real(int column) const override;
  std::string text(int column) const override;

 private:
  [[nodiscard]] std::string_view raw(int column) const;
  void end();

  PGconn* connection_;  // Null after the end.
  std::deque<PostgresAnswer> kept_;
  PostgresAnswer row_;
  std::function<Error(const PostgresAnswer&)> on_error_;
  std::function<void()> on_end_;
};

}  // namespace rapport::store
