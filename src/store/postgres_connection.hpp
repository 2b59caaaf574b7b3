// Connecting to a PostgreSQL server, and what may be said where that fails.
#pragma once

#include <string>

#include "rapport/result.hpp"

#include "store/postgres_answer.hpp"

namespace rapport::store {

/// Errors: kBadOption (no URL that libpq understands), kStoreFailed (no connection; the message names host
/// and database, and no part of a password).
[[nodiscard]] Result<PostgresConnection> connect_postgres(const std::string& url);

}  // namespace rapport::store
