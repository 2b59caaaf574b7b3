#include "progress.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "terminal.hpp"

namespace rapport::cli {
namespace {

std::string with_decimal(double value) {
  std::array<char, 64> text{};
  const int size = std::snprintf(text.data(), text.size(), "%.1f", value);
  return {text.data(), static_cast<std::size_t>(size)};
}

std::string two_digits(long long value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string size_words(std::uint64_t bytes) {
  constexpr double kThousand = 1000;
  auto size = static_cast<double>(bytes);
  std::string unit = "kB";
  size /= kThousand;
  for (const char* next : {"MB", "GB", "TB"}) {
    if (size >= kThousand) {
      size /= kThousand;
      unit = next;
    }
  }
  return with_decimal(size) + ' ' + unit;
}

std::string duration_words(double seconds) {
  constexpr long long kMinute = 60;
  constexpr long long kHour = 60 * kMinute;
  constexpr long long kDay = 24 * kHour;
  const long long all = std::llround(std::max(0.0, seconds));
  const std::string minutes = two_digits(all % kHour / kMinute);
  if (all >= kDay) {
    return std::to_string(all / kDay) + " d " + two_digits(all % kDay / kHour) + ':' + minutes;
  }
  const std::string rest = ':' + two_digits(all % kMinute);
  return all >= kHour ? std::to_string(all / kHour) + ':' + minutes + rest
                      : std::to_string(all / kMinute) + rest;
}

void Progress::begin(std::optional<std::uint64_t> all_bytes, const RunCounts& counts, std::uint64_t bytes) {
  all_bytes_ = all_bytes;
  counts_ = counts;
  stories_before_ = counts.stories + counts.skipped;
  bytes_ = bytes_before_ = bytes;
  start_ = last_draw_ = Clock::now();
}

void Progress::show(const RunCounts& counts, std::uint64_t bytes) {
  counts_ = counts;
  bytes_ = bytes;
  if (counts.items >= 2) {
    draw();
  }
}

void Progress::add(std::size_t count) {
  count_ += count;
  if (count_ >= 2) {
    draw();
  }
}

// "412 stories, 1204 events, 3.1 a second, 1.2 of 5.3 MB, 23%, 4:12 left"
std::string Progress::run_line(double seconds) const {
  const std::uint64_t done = counts_.stories + counts_.skipped;
  std::string line = std::to_string(done) + " stories, " + std::to_string(counts_.records) + " events, " +
                     with_decimal(static_cast<double>(done - stories_before_) / seconds) + " a second, " +
                     size_words(bytes_);
  if (!all_bytes_ || *all_bytes_ < bytes_ || *all_bytes_ == 0) {  // Unknown, or a file has grown.
    return line;
  }
  const auto all = static_cast<double>(*all_bytes_);
  constexpr int kPercent = 100;
  line += " of " + size_words(*all_bytes_) + ", " +
          std::to_string(static_cast<int>(kPercent * static_cast<double>(bytes_) / all)) + '%';
  if (bytes_ > bytes_before_) {
    const auto left = static_cast<double>(*all_bytes_ - bytes_);
    line += ", " + duration_words(seconds * left / static_cast<double>(bytes_ - bytes_before_)) + " left";
  }
  return line;
}

void Progress::draw() {
  const Clock::time_point now = Clock::now();
  if (!enabled_ || now - last_draw_ < std::chrono::milliseconds(100)) {
    return;
  }
  last_draw_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line;
  if (unit_ == Unit::kRun) {
    line = run_line(seconds);
  } else {
    const char* what = unit_ == Unit::kRows      ? " rows, "
                       : unit_ == Unit::kStories ? " stories, "
                                                 : " sentences, ";
    line = std::to_string(count_) + what + with_decimal(static_cast<double>(count_) / seconds) + " a second";
  }
  // A line that the terminal breaks could not be removed.
  line.resize(std::min(line.size(), static_cast<std::size_t>(std::max(1, errors_width() - 1))));
  std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (drawn_) {
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    drawn_ = false;
  }
}

}  // namespace rapport::cli
