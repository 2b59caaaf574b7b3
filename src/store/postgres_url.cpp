#include "store/postgres_url.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/ascii.hpp"

namespace rapport::store {
namespace {

constexpr std::string_view kHidden = "***";

// What libpq knows and may be shown, as it may be written: all but passwords, and what is yet to come.
// Source: PostgreSQL documentation, "Parameter Key Words" of libpq.
constexpr auto kHarmless = std::to_array<std::string_view>({"host",
                                                            "hostaddr",
                                                            "port",
                                                            "dbname",
                                                            "user",
                                                            "passfile",
                                                            "require_auth",
                                                            "channel_binding",
                                                            "connect_timeout",
                                                            "client_encoding",
                                                            "options",
                                                            "application_name",
                                                            "fallback_application_name",
                                                            "keepalives",
                                                            "keepalives_idle",
                                                            "keepalives_interval",
                                                            "keepalives_count",
                                                            "tcp_user_timeout",
                                                            "replication",
                                                            "gssencmode",
                                                            "sslmode",
                                                            "ssl",
                                                            "requiressl",
                                                            "sslcompression",
                                                            "sslcert",
                                                            "sslkey",
                                                            "sslrootcert",
                                                            "sslcrl",
                                                            "sslcrldir",
                                                            "sslsni",
                                                            "requirepeer",
                                                            "ssl_min_protocol_version",
                                                            "ssl_max_protocol_version",
                                                            "krbsrvname",
                                                            "gsslib",
                                                            "service",
                                                            "target_session_attrs",
                                                            "load_balance_hosts"});

/// A URL in the parts in which libpq reads it: https://www.postgresql.org/docs/current/libpq-connect.html.
struct Parts {
  std::string_view scheme;  // With "://".
  std::optional<std::string_view> credentials;
  std::string_view place;  // Hosts, ports and database.
  std::string_view query;  // With "?", or "".
};

Parts parts_of(std::string_view url) {
  Parts parts;
  const std::size_t begin = url.find("://") + 3;
  parts.scheme = url.substr(0, begin);
  std::string_view rest = url.substr(begin);
  // A user ends at the first "@", and there is none where "/" comes before that.
  const std::size_t at = rest.find_first_of("@/");
  if (at != std::string_view::npos && rest[at] == '@') {
    parts.credentials = rest.substr(0, at);
    rest.remove_prefix(at + 1);
  }
  const std::size_t query = std::min(rest.find('?'), rest.size());
  parts.place = rest.substr(0, query);
  parts.query = rest.substr(query);
  return parts;
}

bool is_port(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return base::is_digit(c) || c == ','; });
}

// A port that is none may be a part of a password.
bool has_odd_port(std::string_view place) {
  std::string_view hosts = place.substr(0, place.find('/'));
  if (hosts.starts_with('[')) {
    hosts.remove_prefix(std::min(hosts.find(']'), hosts.size()));
  }
  const auto parts = base::split(hosts, ',');
  return std::any_of(parts.begin(), parts.end(), [](std::string_view host) {
    const std::size_t colon = host.rfind(':');
    return colon != std::string_view::npos && !host.ends_with(']') && !is_port(host.substr(colon + 1));
  });
}

// An "@" in the value of a user is one of his name; any other may come from a password.
bool has_odd_at(std::string_view query) {
  for (const std::string_view parameter : base::split(query.substr(query.empty() ? 0 : 1), '&')) {
    const std::size_t at = parameter.find('@');
    if (at != std::string_view::npos &&
        (!parameter.starts_with("user=") || parameter.find('/', at) != std::string_view::npos)) {
      return true;
    }
  }
  return false;
}

bool is_misread(const Parts& parts) {
  return parts.place.find('@') != std::string_view::npos || has_odd_port(parts.place) ||
         has_odd_at(parts.query);
}

std::string shown_credentials(std::string_view credentials) {
  const std::size_t colon = credentials.find(':');
  return std::string(credentials.substr(0, colon)) +
         (colon == std::string_view::npos ? "" : ":" + std::string(kHidden)) + "@";
}

// Names that are not known, or written in another way, are hidden as well as their values.
std::string shown_query(std::string_view query) {
  std::string out;
  for (const std::string_view parameter : base::split(query.substr(query.empty() ? 0 : 1), '&')) {
    const std::size_t equals = parameter.find('=');
    const std::string_view name = parameter.substr(0, equals);
    const bool is_password = name == "password" || name == "sslpassword";
    out += out.empty() ? '?' : '&';
    if (std::find(kHarmless.begin(), kHarmless.end(), name) != kHarmless.end()) {
      out += parameter;
    } else {
      out += (is_password ? std::string(name) : std::string(kHidden)) + "=" + std::string(kHidden);
    }
  }
  return query.empty() ? "" : out;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                  [](char a, char b) { return a == base::to_lower(b); });
}

}  // namespace

bool is_postgres_url(std::string_view place) {
  return place.starts_with("postgresql://") || place.starts_with("postgres://");
}

bool is_mistaken_url(std::string_view place) {
  return !is_postgres_url(place) &&
         (starts_with_word(place, "postgresql:") || starts_with_word(place, "postgres:") ||
          place.find("password=") != std::string_view::npos);
}

bool is_misread(std::string_view url) {
  return is_misread(parts_of(url));
}

std::string shown_place(std::string_view place) {
  if (is_mistaken_url(place)) {
    return std::string(kHidden);
  }
  if (!is_postgres_url(place)) {
    return std::string(place);
  }
  const Parts parts = parts_of(place);
  if (is_misread(parts)) {
    return std::string(parts.scheme) + std::string(kHidden);
  }
  return std::string(parts.scheme) + (parts.credentials ? shown_credentials(*parts.credentials) : "") +
         std::string(parts.place) + shown_query(parts.query);
}

}  // namespace rapport::store
