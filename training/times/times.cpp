// How the room coding reads time expressions, for tools/times.py.
// usage: rapport-times PUBLISHED < EXPRESSIONS > "start <tab> end <tab> precision <tab> duration" lines, one
// a line. PUBLISHED is an ISO date; what is not known is "-". All four "-": not read as a time.
#include <cstdio>
#include <iostream>
#include <string>

#include "base/date.hpp"
#include "coding/time_resolver.hpp"

int main(int argc, char** argv) {
  const auto published = argc == 2 ? rapport::base::parse_iso_date(argv[1]) : std::nullopt;
  if (!published) {
    std::fputs("usage: rapport-times PUBLISHED < EXPRESSIONS\n", stderr);
    return 2;
  }
  const auto iso = [](const auto& date) { return date ? rapport::base::to_iso(*date) : std::string("-"); };
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto when = rapport::coding::resolve_time(line, {published, false, true});
    const auto duration = when ? std::nullopt : rapport::coding::resolve_duration(line);
    // A time that the text alone cannot date ("recently") is read as well: it has no date.
    std::cout << (when ? iso(when->start) : "-") << '\t' << (when ? iso(when->end) : "-") << '\t'
              << (when ? when->precision.value_or("undated") : "-") << '\t' << duration.value_or("-") << '\n';
  }
  return 0;
}
