#include "pipeline/ordered_runner.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace rapport::pipeline {
namespace {

constexpr std::size_t kItemsPerThread = 4;

/// An item and, once a worker is done with it, its result.
struct Slot {
  ingest::Item item;
  std::optional<PageResult> result;
};

/// The queue between the calling thread and the workers. A slot stands in `waiting_` until a worker takes it.
class SlotQueue {
 public:
  void push(const std::shared_ptr<Slot>& slot) {
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

  std::shared_ptr<Slot> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) {
      return nullptr;
    }
    auto slot = waiting_.front();
    waiting_.pop_front();
    return slot;
  }

  void finish(Slot& slot, PageResult&& result) {
    {
      const std::lock_guard lock(mutex_);
      slot.result = std::move(result);
    }
    changed_.notify_all();
  }

  void await(const Slot& slot) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return slot.result.has_value(); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<Slot>> waiting_;
  bool closed_ = false;
};

void run_inline(ingest::ItemReader& reader, const ItemWork& work, const PageSink& sink) {
  while (auto item = reader.next()) {
    if (!sink(work(*item))) {
      return;
    }
  }
}

}  // namespace

void run_ordered(ingest::ItemReader& reader, std::size_t threads, const ItemWork& work,
                 const PageSink& sink) {
  if (threads == 0) {
    threads = std::max(1U, std::thread::hardware_concurrency());
  }
  if (threads == 1) {
    run_inline(reader, work, sink);
    return;
  }
  // Slots are shared between the queue, a worker and the caller: nobody else owns them.
  SlotQueue queue;
  std::vector<std::jthread> workers;
  for (std::size_t t = 0; t < threads; ++t) {
    workers.emplace_back([&] {
      while (const auto slot = queue.take()) {
        queue.finish(*slot, work(slot->item));
      }
    });
  }
  std::deque<std::shared_ptr<Slot>> in_order;
  bool more = true;
  bool wanted = true;
  while (wanted && (more || !in_order.empty())) {
    while (more && in_order.size() < threads * kItemsPerThread) {
      auto item = reader.next();
      more = item.has_value();
      if (more) {
        in_order.push_back(std::make_shared<Slot>(Slot{std::move(*item), std::nullopt}));
        queue.push(in_order.back());
      }
    }
    if (!in_order.empty()) {
      queue.await(*in_order.front());
      wanted = sink(std::move(*in_order.front()->result));
      in_order.pop_front();
    }
  }
  queue.close();
}

}  // namespace rapport::pipeline
