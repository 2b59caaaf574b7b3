// The store in a PostgreSQL database.
#pragma once

#include <memory>
#include <string>

#include "rapport/result.hpp"

#include "store/database.hpp"

namespace rapport::store {

/// How to open a database.
struct PostgresOptions {
  bool create = false;   ///< Make the tables where the schema is empty; the database itself must be there.
  int wait_ms = 60'000;  ///< How long to wait for another writer.
};

/// Connects to the database that a URL of libpq names ("postgresql://user@host:port/database?…"; what it
/// leaves open comes from PGHOST and the like, a password from ~/.pgpass as well) and looks whether its
/// present schema holds a store. Messages and name() hide the URL's password. Errors: kBadOption (no URL that
/// libpq understands), kStoreFailed (no connection; the message names host and database), kFileNotFound (no
/// store in it), kBadStore (tables of something else, an unfit server), kStoreBusy.
[[nodiscard]] Result<std::unique_ptr<Database>> open_postgres(const std::string& url,
                                                              const PostgresOptions& options);

}  // namespace rapport::store
