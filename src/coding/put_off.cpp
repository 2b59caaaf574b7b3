#include "coding/put_off.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.hpp"

namespace rapport::coding {
namespace {

struct Word {
  std::string_view begin;  ///< Of the trigger, in lower case.
  std::string_view status;
};
constexpr std::array<Word, 14> kWords = {{{"postpon", "postponed"},
                                          {"delay", "postponed"},
                                          {"defer", "postponed"},
                                          {"put off", "postponed"},
                                          {"puts off", "postponed"},
                                          {"putting off", "postponed"},
                                          {"pushed back", "postponed"},
                                          {"cancel", "cancelled"},
                                          {"call off", "cancelled"},
                                          {"called off", "cancelled"},
                                          {"calls off", "cancelled"},
                                          {"calling off", "cancelled"},
                                          {"scrap", "cancelled"},
                                          {"abandon", "cancelled"}}};

std::optional<std::string> status_of(std::string_view trigger) {
  const std::string text = base::lower(trigger);
  const auto word = std::find_if(kWords.begin(), kWords.end(), [&](const Word& w) {
    return text.compare(0, w.begin.size(), w.begin) == 0;
  });
  return word == kWords.end() ? std::nullopt : std::optional(std::string(word->status));
}

std::size_t distance(const Frame& a, const Frame& b) {
  return a.trigger.begin < b.trigger.begin ? b.trigger.begin - a.trigger.begin
                                           : a.trigger.begin - b.trigger.begin;
}

}  // namespace

std::vector<Frame> settle_put_off(std::string_view story_text, std::vector<Frame> frames) {
  for (Frame& act : frames) {
    if (act.status != "postponed" && act.status != "cancelled") {
      continue;
    }
    const Frame* nearest = nullptr;
    for (const Frame& other : frames) {
      if (other.type == "REJECT" && other.sentence == act.sentence && &other != &act &&
          status_of(other.trigger.of(story_text)) &&
          (nearest == nullptr || distance(other, act) < distance(*nearest, act))) {
        nearest = &other;
      }
    }
    if (nearest == nullptr) {
      continue;
    }
    act.status = *status_of(nearest->trigger.of(story_text));
    if (act.role(Role::kActor).empty() && act.role(Role::kRecipient).empty()) {
      act.role(Role::kActor) = nearest->role(Role::kActor);
      act.role(Role::kRecipient) = nearest->role(Role::kRecipient);
    }
  }
  return frames;
}

}  // namespace rapport::coding
