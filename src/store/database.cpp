#include "store/database.hpp"

namespace rapport::store {

Result<std::int64_t> Database::number(std::string_view sql, const Values& values) {
  auto rows = query(sql, values);
  if (!rows) {
    return tl::unexpected(rows.error());
  }
  const auto row = (*rows)->next();
  if (!row) {
    return tl::unexpected(row.error());
  }
  if (!*row) {
    return fail(ErrorCode::kStoreFailed, "no answer to: " + std::string(sql), name());
  }
  return (*rows)->integer(0);
}

Result<Transaction> Transaction::begin(Database& database) {
  if (auto begun = database.begin(); !begun) {
    return tl::unexpected(begun.error());
  }
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr) {
    database_->rollback();
  }
}

Result<void> Transaction::commit() {
  auto done = database_->commit();
  if (done) {
    database_ = nullptr;
  }
  return done;
}

Result<Snapshot> Snapshot::begin(Database& database) {
  if (auto begun = database.begin_reading(); !begun) {
    return tl::unexpected(begun.error());
  }
  return Snapshot(database);
}

Snapshot::~Snapshot() {
  if (database_ != nullptr) {
    database_->rollback();
  }
}

void Script::run(std::string_view sql, const Values& values) {
  if (error_) {
    return;
  }
  if (auto done = database_.execute(sql, values); !done) {
    error_ = done.error();
  }
}

void Script::insert(const RowShape& shape, const Values& values) {
  if (error_) {
    return;
  }
  if (auto done = database_.insert(shape, values); !done) {
    error_ = done.error();
  }
}

void Script::rows(std::string_view sql, const Values& values, const std::function<void(const Rows&)>& take) {
  if (error_) {
    return;
  }
  if (auto done = for_rows(database_, sql, values, take); !done) {
    error_ = done.error();
  }
}

std::optional<std::int64_t> Script::number(std::string_view sql, const Values& values) {
  if (error_) {
    return std::nullopt;
  }
  auto rows = database_.query_written(sql, values);
  if (!rows) {
    error_ = rows.error();
    return std::nullopt;
  }
  const auto row = (*rows)->next();
  if (!row) {
    error_ = row.error();
    return std::nullopt;
  }
  return *row && !(*rows)->is_null(0) ? std::optional((*rows)->integer(0)) : std::nullopt;
}

Result<void> Script::result() const {
  if (error_) {
    return tl::unexpected(*error_);
  }
  return {};
}

}  // namespace rapport::store
