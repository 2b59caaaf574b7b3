#include "wire/exported_id.hpp"

#include <algorithm>
#include <string_view>

#include "base/hash.hpp"

namespace rapport::wire {
namespace {

constexpr std::size_t kHashDigits = 16;
constexpr std::size_t kDigits = 8;

// By its form, as the text that was hashed is not there in our own lines that were read back.
bool may_be_hash(std::string_view id) {
  return id.size() == kHashDigits && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string exported_id(const Story& story, const Record& record) {
  const std::string& where = story.url ? *story.url : story.path;
  if (where.empty() || record.origin != "rapport" || !may_be_hash(story.id)) {
    return record.id;
  }
  return record.id + '-' + base::hash_hex(where).substr(0, kDigits);
}

}  // namespace rapport::wire
