#include "ingest/capture_url.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

/// Host and path of an http address; empty for others.
struct Address {
  std::string host;
  std::string_view path;
};

Address parse(std::string_view url) {
  const std::string head = base::lower(url.substr(0, 8));
  const std::size_t begin = head.starts_with("https://") ? 8 : head.starts_with("http://") ? 7 : 0;
  if (begin == 0) {
    return {};
  }
  const std::size_t end = std::min(url.find_first_of("/?#", begin), url.size());
  std::string host = base::lower(url.substr(begin, end - begin));
  // One site under several names: the same story for telephones, say.
  constexpr std::array kFronts = {"www."sv, "m."sv, "mobile."sv, "amp."sv};
  for (const std::string_view front : kFronts) {
    if (host.starts_with(front)) {
      host.erase(0, front.size());
      break;
    }
  }
  return {std::move(host), url.substr(end)};
}

}  // namespace

std::string better_url(const std::optional<std::string>& stated, const std::string& fetched) {
  if (!stated) {
    return fetched;
  }
  const Address of_page = parse(*stated);
  const bool is_front = of_page.path.empty() || of_page.path == "/";
  return !is_front && of_page.host == parse(fetched).host ? *stated : fetched;
}

}  // namespace rapport::ingest
