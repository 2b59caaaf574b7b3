// A line on standard error that counts the pages read.
#pragma once

#include <chrono>
#include <cstddef>

namespace rapport::cli {

/// Draws nothing unless enabled, and then only from the second page on.
class Progress {
 public:
  /// What is counted: pages with their events, sentences, or rows of a table.
  enum class Unit { kPages, kSentences, kRows };

  explicit Progress(bool enabled, Unit unit = Unit::kPages) : enabled_(enabled), unit_(unit) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  /// Counts a page and its records; draws at most ten times a second.
  void add_page(std::size_t records);
  /// Counts rows of a table; draws as add_page().
  void add_rows(std::size_t rows);
  /// Removes the line, so that a message can be written.
  void clear();

 private:
  void draw();
  using Clock = std::chrono::steady_clock;
  bool enabled_;
  Unit unit_;
  bool drawn_ = false;
  std::size_t pages_ = 0;
  std::size_t records_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_draw_ = start_;
};

}  // namespace rapport::cli
