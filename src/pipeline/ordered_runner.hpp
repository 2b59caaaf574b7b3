// Items on several threads, results in the order of the items.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "ingest/source.hpp"
#include "pipeline/tracked_reader.hpp"

namespace rapport::pipeline {

/// Items that one worker takes at a time, in order; never empty.
using ItemGroup = std::vector<const ingest::Item*>;

// A worker takes further small items as long as all it has are shorter than this: as many sentences as make
// two batches of the network, whose sentences may come from several stories.
inline constexpr std::size_t kGroupBytes = 3000;
inline constexpr std::size_t kGroupItems = 32;

/// How a run goes.
struct Running {
  std::size_t threads = 0;     ///< 0: one a core.
  std::function<bool()> stop;  ///< As IngestOptions::stop.
};

/// An item and, once a worker is done with it, its answer.
template <class Answer>
struct Slot {
  ingest::Item item;
  RunPosition position;  // Behind the item.
  std::size_t bytes = 0;
  bool taken = false;
  std::optional<Answer> answer;
};

/// The queue between the calling thread and the workers. A slot stands in `waiting_` until a worker takes it.
template <class Answer>
class SlotQueue {
 public:
  using Pointer = std::shared_ptr<Slot<Answer>>;

  void push(const Pointer& slot) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(slot);
    }
    pushed_.notify_one();
  }

  /// What no worker has taken is never taken.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      waiting_.clear();
    }
    pushed_.notify_all();
  }

  /// Empty once the queue is closed.
  std::vector<Pointer> take() {
    std::unique_lock lock(mutex_);
    pushed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    std::vector<Pointer> out;
    std::size_t bytes = 0;
    while (!waiting_.empty() && out.size() < kGroupItems &&
           (out.empty() || bytes + waiting_.front()->bytes <= kGroupBytes)) {
      bytes += waiting_.front()->bytes;
      waiting_.front()->taken = true;
      out.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    return out;
  }

  void finish(const std::vector<Pointer>& slots, std::vector<Answer>&& answers) {
    {
      const std::lock_guard lock(mutex_);
      for (std::size_t i = 0; i < slots.size(); ++i) {
        slots[i]->answer = std::move(answers[i]);
      }
    }
    finished_.notify_all();
  }

  /// Waits for the answer; closes the queue when `stop` says so meanwhile. False where there will be none.
  bool await(const Slot<Answer>& slot, const std::function<bool()>& stop) {
    constexpr std::chrono::milliseconds kLook(50);  // A signal wakes nobody: it has to be looked for.
    std::unique_lock lock(mutex_);
    while (!slot.answer && (slot.taken || !closed_)) {
      if (!stop) {
        finished_.wait(lock);
      } else if (stop()) {
        closed_ = true;
        waiting_.clear();
        pushed_.notify_all();
        finished_.wait_for(lock, slot.taken ? kLook : std::chrono::milliseconds(0));
      } else {
        finished_.wait_for(lock, kLook);
      }
    }
    return slot.answer.has_value();
  }

 private:
  std::mutex mutex_;
  std::condition_variable pushed_;
  std::condition_variable finished_;
  std::deque<Pointer> waiting_;
  bool closed_ = false;
};

/// Items read and not yet handed on, in order. They are few, or small: what is in memory does not grow with
/// the input, and a long item keeps no worker from going on with those behind it.
template <class Answer>
class Window {
 public:
  explicit Window(std::size_t threads) : threads_(threads) {}

  [[nodiscard]] bool has_room() const {
    constexpr std::size_t kItemsPerThread = 4;
    constexpr std::size_t kSmallItemsPerThread = 64;
    constexpr std::size_t kSmallBytesPerThread = std::size_t{1} << 20U;
    return slots_.size() < threads_ * kItemsPerThread ||
           (slots_.size() < threads_ * kSmallItemsPerThread && bytes_ < threads_ * kSmallBytesPerThread);
  }

  void push(std::shared_ptr<Slot<Answer>> slot) {
    bytes_ += slot->bytes;
    slots_.push_back(std::move(slot));
  }

  void pop() {
    bytes_ -= slots_.front()->bytes;
    slots_.pop_front();
  }

  [[nodiscard]] bool empty() const { return slots_.empty(); }
  [[nodiscard]] Slot<Answer>& front() { return *slots_.front(); }

 private:
  std::size_t threads_;
  std::size_t bytes_ = 0;
  std::deque<std::shared_ptr<Slot<Answer>>> slots_;
};

/// The next item with its position; empty at the end, and where the run is to stop: what was read then may
/// have been cut short by the signal.
template <class Answer>
std::shared_ptr<Slot<Answer>> next_slot(TrackedReader& reader, const Running& how) {
  if (how.stop && how.stop()) {
    return nullptr;
  }
  auto item = reader.next();
  if (!item || (how.stop && how.stop())) {
    return nullptr;
  }
  const std::size_t bytes = item->bytes.size();
  return std::make_shared<Slot<Answer>>(
      Slot<Answer>{std::move(*item), reader.position(), bytes, false, std::nullopt});
}

/// As run_ordered() on the calling thread alone.
template <class Answer, class Work, class Sink>
void run_alone(TrackedReader& reader, const Running& how, const Work& work, const Sink& sink) {
  bool more = true;
  while (more) {
    std::vector<std::shared_ptr<Slot<Answer>>> slots;
    ItemGroup group;
    std::size_t bytes = 0;
    // Whoever writes into a pipe gets the answer to a line before the next is waited for.
    while (more && bytes < kGroupBytes && group.size() < kGroupItems && (slots.empty() || reader.is_file())) {
      auto slot = next_slot<Answer>(reader, how);
      more = slot != nullptr;
      if (more) {
        bytes += slot->bytes;
        group.push_back(&slot->item);
        slots.push_back(std::move(slot));
      }
    }
    if (slots.empty()) {
      return;
    }
    std::vector<Answer> answers = work(group);
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (!sink(std::move(answers[i]), slots[i]->position)) {
        return;
      }
    }
  }
}

/// Takes items from `reader` on the calling thread, works on up to `how.threads` groups of them at a time,
/// and hands the answers to `sink` on the calling thread in the order of the items. `work` (a vector with an
/// answer for each item of an ItemGroup) is called from several threads at once and must not throw; `sink`
/// (bool of Answer&& and the RunPosition behind its item) ends the run by returning false. Once `how.stop`
/// says so no further item is begun; those in hand are finished and handed on. The answers do not depend on
/// the number of threads, nor on the groups as far as `work` sees to that.
template <class Work, class Sink>
void run_ordered(TrackedReader& reader, const Running& how, const Work& work, const Sink& sink) {
  using Answer = typename std::invoke_result_t<const Work&, const ItemGroup&>::value_type;
  const std::size_t threads =
      how.threads > 0 ? how.threads : std::max<std::size_t>(1, std::thread::hardware_concurrency());
  if (threads == 1) {
    run_alone<Answer>(reader, how, work, sink);
    return;
  }
  // Slots are shared between the queue, a worker and the caller: nobody else owns them.
  SlotQueue<Answer> queue;
  std::vector<std::jthread> workers;
  // Before the workers are joined, also where `sink` throws.
  const auto closing = [](SlotQueue<Answer>* open) { open->close(); };
  const std::unique_ptr<SlotQueue<Answer>, decltype(closing)> closer(&queue, closing);
  for (std::size_t t = 0; t < threads; ++t) {
    workers.emplace_back([&] {
      while (!how.stop || !how.stop()) {
        const auto slots = queue.take();
        if (slots.empty()) {
          return;
        }
        ItemGroup group;
        for (const auto& slot : slots) {
          group.push_back(&slot->item);
        }
        auto answers = work(group);
        for (const auto& slot : slots) {
          slot->item.bytes = std::string();  // The answer may have to wait for those in front.
        }
        queue.finish(slots, std::move(answers));
      }
    });
  }
  Window<Answer> window(threads);
  bool more = true;
  for (;;) {
    while (more && window.has_room()) {
      auto slot = next_slot<Answer>(reader, how);
      more = slot != nullptr;
      if (more) {
        window.push(slot);
        queue.push(slot);
      }
    }
    if (window.empty() || !queue.await(window.front(), how.stop) ||
        !sink(std::move(*window.front().answer), window.front().position)) {
      return;
    }
    window.pop();
  }
}

/// Work on one item at a time as work on groups.
template <class Each>
auto each_alone(const Each& each) {
  return [&each](const ItemGroup& group) {
    std::vector<std::invoke_result_t<const Each&, const ingest::Item&>> answers;
    for (const ingest::Item* item : group) {
      answers.push_back(each(*item));
    }
    return answers;
  };
}

}  // namespace rapport::pipeline
