#include "stop_signals.hpp"

#include <array>
#include <atomic>
#include <csignal>

#include <pthread.h>

namespace rapport::cli {
namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};

// A handler reaches nothing else.
std::atomic<int> came_number{0};  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
pthread_t reading_thread{};       // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

static_assert(std::atomic<int>::is_always_lock_free);

void note(int number) {
  if (pthread_equal(pthread_self(), reading_thread) == 0) {
    pthread_kill(reading_thread, number);  // Whose read() ends only by a signal of its own.
  } else if (came_number != 0) {
    std::signal(number, SIG_DFL);
    std::raise(number);
  } else {
    came_number = number;
  }
}

}  // namespace

StopSignals::StopSignals() {
  came_number = 0;
  reading_thread = pthread_self();
  for (const int number : kSignals) {
    struct sigaction action{};
    if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) {
      action = {};
      action.sa_handler = note;  // Without SA_RESTART.
      ::sigaction(number, &action, nullptr);
    }
  }
}

StopSignals::~StopSignals() {
  for (const int number : kSignals) {
    struct sigaction action{};
    if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler == note) {
      std::signal(number, SIG_DFL);
    }
  }
}

int StopSignals::came() {
  return came_number;
}

std::string StopSignals::name(int number) {
  return number == SIGINT ? "SIGINT" : number == SIGTERM ? "SIGTERM" : "SIGHUP";
}

}  // namespace rapport::cli
