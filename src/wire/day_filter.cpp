#include "wire/day_filter.hpp"

#include "base/hash.hpp"

namespace rapport::wire {
namespace {

std::string party_key(const Actor* actor) {
  if (actor == nullptr) {
    return {};
  }
  return actor->code ? "c" + *actor->code : actor->name ? "n" + *actor->name : "t" + actor->text;
}

}  // namespace

bool DayFilter::is_new(const std::string& day, const Actor* source, const Actor* target,
                       std::string_view act) {
  if (day != day_) {
    day_ = day;
    seen_.clear();
  }
  const std::string key = party_key(source) + '\x1f' + party_key(target) + '\x1f' + std::string(act);
  return seen_.insert(base::hash64(key)).second;
}

}  // namespace rapport::wire
