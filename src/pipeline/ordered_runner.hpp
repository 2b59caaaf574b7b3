// Items on several threads, results in the order of the items.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "ingest/source.hpp"

namespace rapport::pipeline {

/// An item and, once a worker is done with it, its answer.
template <class Answer>
struct Slot {
  ingest::Item item;
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
    changed_.notify_all();
  }

  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      waiting_.clear();
    }
    changed_.notify_all();
  }

  Pointer take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) {
      return nullptr;
    }
    auto slot = waiting_.front();
    waiting_.pop_front();
    return slot;
  }

  void finish(Slot<Answer>& slot, Answer&& answer) {
    {
      const std::lock_guard lock(mutex_);
      slot.answer = std::move(answer);
    }
    changed_.notify_all();
  }

  void await(const Slot<Answer>& slot) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return slot.answer.has_value(); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Pointer> waiting_;
  bool closed_ = false;
};

/// Takes items from `reader` on the calling thread, works on up to `threads` of them at a time (0: one a
/// core), and hands the answers to `sink` on the calling thread in the order of the items. At most 4 items a
/// thread are in memory. `work` (Answer of const Item&) is called from several threads at once and must not
/// throw; `sink` (bool of Answer&&) stops the run by returning false. The answers do not depend on `threads`.
template <class Work, class Sink>
void run_ordered(ingest::ItemReader& reader, std::size_t threads, const Work& work, const Sink& sink) {
  using Answer = std::invoke_result_t<const Work&, const ingest::Item&>;
  constexpr std::size_t kItemsPerThread = 4;
  if (threads == 0) {
    threads = std::max(1U, std::thread::hardware_concurrency());
  }
  if (threads == 1) {
    while (auto item = reader.next()) {
      if (!sink(work(*item))) {
        return;
      }
    }
    return;
  }
  // Slots are shared between the queue, a worker and the caller: nobody else owns them.
  SlotQueue<Answer> queue;
  std::vector<std::jthread> workers;
  for (std::size_t t = 0; t < threads; ++t) {
    workers.emplace_back([&] {
      while (const auto slot = queue.take()) {
        queue.finish(*slot, work(slot->item));
      }
    });
  }
  std::deque<std::shared_ptr<Slot<Answer>>> in_order;
  bool more = true;
  bool wanted = true;
  while (wanted && (more || !in_order.empty())) {
    while (more && in_order.size() < threads * kItemsPerThread) {
      auto item = reader.next();
      more = item.has_value();
      if (more) {
        in_order.push_back(std::make_shared<Slot<Answer>>(Slot<Answer>{std::move(*item), std::nullopt}));
        queue.push(in_order.back());
      }
    }
    if (!in_order.empty()) {
      queue.await(*in_order.front());
      wanted = sink(std::move(*in_order.front()->answer));
      in_order.pop_front();
    }
  }
  queue.close();
}

}  // namespace rapport::pipeline
