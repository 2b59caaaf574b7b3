#include "store/sqlite_database.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "store/sqlite_opening.hpp"

namespace rapport::store {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;
/// Prepared statements by their SQL; a node is taken out while its rows are read.
using Kept = std::map<std::string, Statement, std::less<>>;

ErrorCode code_of(int result) {
  switch (result & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_READONLY:
      return ErrorCode::kWriteFailed;
    case SQLITE_IOERR:
      return result == SQLITE_IOERR_WRITE || result == SQLITE_IOERR_FSYNC ||
                     result == SQLITE_IOERR_TRUNCATE || result == SQLITE_IOERR_SHMSIZE
                 ? ErrorCode::kWriteFailed
                 : ErrorCode::kFileUnreadable;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kStoreBusy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::kBadStore;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return ErrorCode::kFileUnreadable;
    default:
      return ErrorCode::kStoreFailed;
  }
}

// SQLite's words, and the system's where it gave a reason.
std::string message_of(sqlite3* database, int result) {
  std::string message = sqlite3_errmsg(database);
  if ((result & 0xFF) == SQLITE_BUSY) {
    return "another writer holds the store, and did not finish in time";
  }
  const int reason = sqlite3_system_errno(database);
  const bool of_system = (result & 0xFF) == SQLITE_IOERR || (result & 0xFF) == SQLITE_CANTOPEN;
  return of_system && reason != 0 ? message + " (" + std::generic_category().message(reason) + ")" : message;
}

void bind(sqlite3_stmt* statement, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, place, *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    sqlite3_bind_double(statement, place, *real);
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    // An empty view may hold a null pointer, which SQLite would take for NULL.
    sqlite3_bind_text64(statement, place, text->data() == nullptr ? "" : text->data(), text->size(),
                        SQLITE_STATIC, SQLITE_UTF8);
  } else {
    sqlite3_bind_null(statement, place);
  }
}

const Dialect& sqlite_dialect() {
  static const Dialect kDialect = {
      [](std::string_view sql) { return std::string(sql); }, [](const std::string& folded) { return folded; },
      [](std::string_view table) {
        return "SELECT rowid FROM " + std::string(table) + " WHERE " + std::string(table) + " MATCH ?";
      },
      [](const std::string& query) { return query; }};
  return kDialect;
}

class SqliteDatabase;

/// Holds a prepared statement while its rows are read and gives it back after.
class SqliteRows final : public Rows {
 public:
  SqliteRows(SqliteDatabase& owner, Kept::node_type statement)
      : owner_(owner), node_(std::move(statement)), statement_(node_.mapped().get()) {}
  SqliteRows(const SqliteRows&) = delete;
  SqliteRows& operator=(const SqliteRows&) = delete;
  ~SqliteRows() override;

  Result<bool> next() override;
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string text(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
  }

 private:
  SqliteDatabase& owner_;
  Kept::node_type node_;
  sqlite3_stmt* statement_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(Handle handle, std::string path) : handle_(std::move(handle)), path_(std::move(path)) {}

  Result<std::unique_ptr<Rows>> query(std::string_view sql, const Values& values) override {
    auto statement = prepared(sql);
    if (!statement) {
      return tl::unexpected(statement.error());
    }
    int place = 0;
    for (const Value& value : values) {
      bind(statement->mapped().get(), ++place, value);
    }
    return std::make_unique<SqliteRows>(*this, std::move(*statement));
  }

  Result<void> execute(std::string_view sql, const Values& values) override {
    auto rows = query(sql, values);
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    if (auto done = (*rows)->next(); !done) {
      return tl::unexpected(done.error());
    }
    return {};
  }

  // This is what adding stories spends its time with.
  Result<void> insert(const RowShape& shape, const Values& values) override {
    Statement& kept = inserts_.at(shape.order);
    if (!kept) {
      std::string marks = "?";
      for (std::size_t i = 1; i < values.size(); ++i) {
        marks += ", ?";
      }
      auto statement =
          prepared(fmt::format("INSERT INTO {} ({}) VALUES ({})", shape.table, shape.columns, marks));
      if (!statement) {
        return tl::unexpected(statement.error());
      }
      kept = std::move(statement->mapped());
    }
    int place = 0;
    for (const Value& value : values) {
      bind(kept.get(), ++place, value);
    }
    const int result = sqlite3_step(kept.get());
    const auto done = result == SQLITE_DONE ? Result<void>{} : Result<void>(tl::unexpected(error_of(result)));
    sqlite3_reset(kept.get());
    sqlite3_clear_bindings(kept.get());
    return done;
  }

  Result<void> script(const std::string& sql) override {
    const int result = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    return result == SQLITE_OK ? Result<void>{} : Result<void>(tl::unexpected(error_of(result)));
  }

  Result<void> begin() override { return execute("BEGIN IMMEDIATE", {}); }
  Result<void> commit() override { return execute("COMMIT", {}); }
  void rollback() override {
    // An error of the disk may have ended the transaction already.
    if (sqlite3_get_autocommit(handle_.get()) == 0) {
      sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }
  Result<void> begin_reading() override { return execute("BEGIN", {}); }

  Result<std::vector<std::string>> integrity_problems() override {
    std::vector<std::string> problems;
    for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
      const bool keys = std::string_view(pragma).find("key") != std::string_view::npos;
      const auto read = for_rows(*this, pragma, {}, [&](const Rows& row) {
        const std::string line = row.text(0);
        if (keys) {
          problems.push_back("a row of " + line + " points at a row of " + row.text(2) + " that is missing");
        } else if (line != "ok") {
          problems.push_back(line);
        }
      });
      if (!read) {
        return tl::unexpected(read.error());
      }
    }
    return problems;
  }

  const Dialect& dialect() const override { return sqlite_dialect(); }
  const std::string& name() const override { return path_; }

  Error error_of(int result) const { return {code_of(result), message_of(handle_.get(), result), path_}; }

  void give_back(Kept::node_type statement) {
    constexpr std::size_t kMostKept = 128;  // Questions differ in their SQL; the writer needs about thirty.
    sqlite3_reset(statement.mapped().get());
    sqlite3_clear_bindings(statement.mapped().get());
    if (kept_.size() >= kMostKept) {
      kept_.clear();
    }
    kept_.insert(std::move(statement));
  }

 private:
  Result<Kept::node_type> prepared(std::string_view sql) {
    if (const auto kept = kept_.find(sql); kept != kept_.end()) {
      return kept_.extract(kept);
    }
    sqlite3_stmt* raw = nullptr;
    const int result = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    Statement statement(raw);
    if (result != SQLITE_OK) {
      return tl::unexpected(error_of(result));
    }
    Kept fresh;
    fresh.emplace(std::string(sql), std::move(statement));
    return fresh.extract(fresh.begin());
  }

  Handle handle_;
  std::string path_;
  Kept kept_;                                  // Those not in use.
  std::array<Statement, kRowShapes> inserts_;  // By RowShape::order.
};

SqliteRows::~SqliteRows() {
  owner_.give_back(std::move(node_));
}

Result<bool> SqliteRows::next() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW || result == SQLITE_DONE) {
    return result == SQLITE_ROW;
  }
  return tl::unexpected(owner_.error_of(result));
}

Result<Handle> open_handle(const std::string& name, int flags, const std::string& path) {
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  Handle handle(raw);
  if (result != SQLITE_OK) {
    return fail(code_of(result), message_of(raw, result), path);
  }
  return handle;
}

Result<std::unique_ptr<Database>> set_up(Handle handle, const std::string& path, const SqliteOptions& options,
                                         bool read_only) {
  sqlite3* raw = handle.get();
  std::unique_ptr<Database> database = std::make_unique<SqliteDatabase>(std::move(handle), path);
  if (auto set = set_up_sqlite(*database, options, read_only); !set) {
    return tl::unexpected(set.error());
  }
  sqlite3_busy_timeout(raw, options.wait_ms);
  return database;
}

// The path as a URI by which SQLite takes the file as one that nobody changes.
std::string immutable_uri(const std::string& path) {
  std::error_code error;
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path, error).string()) {
    uri += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
  }
  return uri + "?immutable=1";
}

bool has_content(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return !error && size > 0;
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, const SqliteOptions& options) {
  std::error_code error;
  if (!options.create && !std::filesystem::exists(path, error)) {
    return fail(ErrorCode::kFileNotFound, "no store here", path);
  }
  if (std::filesystem::is_directory(path, error)) {
    return fail(ErrorCode::kFileUnreadable, "is a folder", path);
  }
  // The wrapping Archive lets one thread at a time in. A path beginning with "file:" is a path as any other.
  // SQLite itself falls back to reading where the file may not be written; a file opened for reading alone
  // would leave the files beside it behind.
  constexpr int kCommon = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  auto handle =
      open_handle(path, kCommon | SQLITE_OPEN_READWRITE | (options.create ? SQLITE_OPEN_CREATE : 0), path);
  if (!handle) {
    return tl::unexpected(handle.error());
  }
  const bool read_only = sqlite3_db_readonly(handle->get(), "main") == 1;
  if (read_only && options.create) {
    return fail(ErrorCode::kWriteFailed, "the file cannot be written", path);
  }
  auto database = set_up(std::move(*handle), path, options, read_only);
  // Where the files beside the store can be neither found nor made, nobody writes to it.
  const bool unreadable = !database && database.error().code != ErrorCode::kBadStore &&
                          database.error().code != ErrorCode::kStoreBusy;
  if (unreadable && !options.create && !has_content(path + "-wal") && !has_content(path + "-journal")) {
    handle = open_handle(immutable_uri(path), kCommon | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, path);
    if (!handle) {
      return tl::unexpected(handle.error());
    }
    return set_up(std::move(*handle), path, options, true);
  }
  return database;
}

}  // namespace rapport::store
