#include "store/postgres_connection.hpp"

#include <cstdlib>
#include <memory>
#include <string_view>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "store/postgres_url.hpp"

namespace rapport::store {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

std::string or_default(const char* value) {
  return value == nullptr || *value == '\0' ? "(default)" : value;
}

// What libpq says of a URL that it cannot read may hold a part of a password; only of the name of a parameter
// that it does not know it does not.
Result<void> check_url(const std::string& url) {
  constexpr std::string_view kUnknown = "invalid URI query parameter";
  char* raw = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfoParse(url.c_str(), &raw));
  const std::unique_ptr<char, void (*)(void*)> message(raw, PQfreemem);
  if (options) {
    return {};
  }
  const std::string said = message ? one_line(message.get()) : "";
  return fail(ErrorCode::kBadOption,
              said.starts_with(kUnknown) && url.find('@', url.find('?')) == std::string::npos
                  ? "no URL of a database: " + said
                  : "no URL of a database; special characters in names and passwords are written as %XX",
              shown_place(url));
}

// libpq names the address that it tried, but not always the host or the database.
Error connection_error(PGconn* connection, const std::string& url) {
  if (is_misread(url)) {
    return {ErrorCode::kStoreFailed,
            "no connection; in names and passwords \"@\" is written as %40, \"/\" as %2F and \":\" as %3A",
            shown_place(url)};
  }
  return {ErrorCode::kStoreFailed,
          fmt::format("no connection to database '{}' on host '{}': {}", or_default(PQdb(connection)),
                      or_default(PQhost(connection)), one_line(PQerrorMessage(connection))),
          shown_place(url)};
}

}  // namespace

Result<PostgresConnection> connect_postgres(const std::string& url) {
  if (auto good = check_url(url); !good) {
    return tl::unexpected(good.error());
  }
  // An empty value leaves what the environment says.
  const bool own_timeout =
      std::getenv("PGCONNECT_TIMEOUT") != nullptr;  // NOLINT(concurrency-mt-unsafe): nothing sets it
  // The URL's own settings come after the first and before the last. Without them a program would wait for
  // hours for a server whose machine has gone.
  const char* const names[] = {"connect_timeout",  "keepalives_idle",           "keepalives_interval",
                               "keepalives_count", "tcp_user_timeout",          "dbname",
                               "client_encoding",  "fallback_application_name", nullptr};
  const char* const values[] = {
      own_timeout ? "" : "10", "60", "10", "6", "120000", url.c_str(), "UTF8", "rapport", nullptr};
  PostgresConnection connection(PQconnectdbParams(names, values, 1));
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    return tl::unexpected(connection_error(connection.get(), url));
  }
  PQsetNoticeProcessor(connection.get(), [](void*, const char*) {}, nullptr);
  return connection;
}

}  // namespace rapport::store
