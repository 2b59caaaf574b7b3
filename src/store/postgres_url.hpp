// Where a PostgreSQL store lies, and what of it may be shown.
#pragma once

#include <string>
#include <string_view>

namespace rapport::store {

/// True for "postgresql://…" and "postgres://…": a database of a server, and no file.
[[nodiscard]] bool is_postgres_url(std::string_view place);

/// The place as messages show it: the password of a URL, in front of "@" or as a parameter, is "***".
[[nodiscard]] std::string shown_place(std::string_view place);

/// True where the URL holds a password, so that the words of others about it may hold parts of one.
[[nodiscard]] bool has_secret(std::string_view url);

}  // namespace rapport::store
