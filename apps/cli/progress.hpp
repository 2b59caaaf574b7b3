// A line on standard error that says how far a command has come.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "rapport/run_log.hpp"

namespace rapport::cli {

/// Draws nothing unless enabled, and then only from the second item on.
class Progress {
 public:
  /// What is counted: a run over inputs with its events and bytes; stories, sentences, or rows of a table.
  enum class Unit { kRun, kStories, kSentences, kRows };

  explicit Progress(bool enabled, Unit unit = Unit::kRun) : enabled_(enabled), unit_(unit) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  /// Of a run over inputs: their bytes, if known, and what a run before this one has done of them.
  void begin(std::optional<std::uint64_t> all_bytes, const RunCounts& counts, std::uint64_t bytes);
  /// The state of the run; draws at most ten times a second.
  void show(const RunCounts& counts, std::uint64_t bytes);
  /// Counts further ones of what is no run; draws as show().
  void add(std::size_t count);
  /// Removes the line, so that a message can be written.
  void clear();

  [[nodiscard]] bool enabled() const { return enabled_; }

 private:
  using Clock = std::chrono::steady_clock;
  void draw();
  [[nodiscard]] std::string run_line(double seconds) const;

  bool enabled_;
  Unit unit_;
  bool drawn_ = false;
  std::size_t count_ = 0;  // Of what is no run.
  RunCounts counts_;
  std::uint64_t stories_before_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t bytes_before_ = 0;
  std::optional<std::uint64_t> all_bytes_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_draw_ = start_;
};

/// "1234567 bytes" as "1.2 MB", and so on.
[[nodiscard]] std::string size_words(std::uint64_t bytes);

/// "2:05", "3:02:05", "4 d 03:02".
[[nodiscard]] std::string duration_words(double seconds);

}  // namespace rapport::cli
