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
  return is_new(day, party_key(source), party_key(target), act);
}

bool DayFilter::is_new(const std::string& day, const std::string& source, const std::string& target,
                       std::string_view act) {
  if (day != day_) {
    day_ = day;
    seen_.clear();
  }
  const std::string key = source + '\x1f' + target + '\x1f' + std::string(act);
  return seen_.insert(base::hash64(key)).second;
}

}  // namespace rapport::wire
