#include "progress.hpp"

#include <cstdio>

namespace rapport::cli {

void Progress::add_page(std::size_t records) {
  ++pages_;
  records_ += records;
  draw();
}

void Progress::add_rows(std::size_t rows) {
  pages_ += rows;
  draw();
}

void Progress::draw() {
  const Clock::time_point now = Clock::now();
  if (!enabled_ || pages_ < 2 || now - last_draw_ < std::chrono::milliseconds(100)) {
    return;
  }
  last_draw_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(pages_) / seconds;
  if (unit_ == Unit::kPages) {
    std::fprintf(stderr, "\r\x1b[K%zu pages, %zu events, %.1f pages a second", pages_, records_, rate);
  } else {
    const char* what = unit_ == Unit::kRows ? "rows" : "sentences";
    std::fprintf(stderr, "\r\x1b[K%zu %s, %.1f a second", pages_, what, rate);
  }
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
