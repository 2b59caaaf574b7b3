#include "store/postgres_url.hpp"

#include <algorithm>
#include <array>

namespace rapport::store {
namespace {

constexpr std::string_view kHidden = "***";

// Where the user name and the password end. A password with "/" or "?" in it, which should have been written
// as %2F, makes the URL wrong, and is hidden all the same.
std::size_t end_of_user(std::string_view url, std::size_t begin) {
  const std::string_view authority = url.substr(begin, url.find_first_of("/?#", begin) - begin);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    return begin + at;
  }
  const std::size_t last = url.rfind('@');
  return authority.find(':') != std::string_view::npos ? last : std::string_view::npos;
}

void hide_password(std::string& url) {
  const std::size_t begin = url.find("://") + 3;
  const std::size_t end = end_of_user(url, begin);
  const std::size_t colon = url.find(':', begin);
  if (end != std::string::npos && colon < end) {
    url.replace(colon + 1, end - colon - 1, kHidden);
  }
}

void hide_parameter(std::string& url, std::string_view name) {
  for (std::size_t at = url.find(name); at != std::string::npos; at = url.find(name, at + name.size())) {
    const std::size_t begin = at + name.size();
    url.replace(begin, std::min(url.find('&', begin), url.size()) - begin, kHidden);
  }
}

}  // namespace

bool is_postgres_url(std::string_view place) {
  return place.starts_with("postgresql://") || place.starts_with("postgres://");
}

std::string shown_place(std::string_view place) {
  std::string out(place);
  if (is_postgres_url(place)) {
    hide_password(out);
    hide_parameter(out, "password=");
  }
  return out;
}

bool has_secret(std::string_view url) {
  return shown_place(url) != url;
}

}  // namespace rapport::store
