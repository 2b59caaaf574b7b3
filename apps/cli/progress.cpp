#include "progress.hpp"

#include <cstdio>

namespace rapport::cli {

void Progress::add_page(std::size_t records) {
  ++pages_;
  records_ += records;
  const Clock::time_point now = Clock::now();
  if (!enabled_ || pages_ < 2 || now - last_draw_ < std::chrono::milliseconds(100)) {
    return;
  }
  last_draw_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::fprintf(stderr, "\r\x1b[K%zu pages, %zu events, %.1f pages a second", pages_, records_,
               static_cast<double>(pages_) / seconds);
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
