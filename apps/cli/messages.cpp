#include "messages.hpp"

#include <cstdio>

namespace rapport::cli {

void print_line(std::string_view line) {
  std::string safe(line);
  for (char& c : safe) {
    const bool control = (c >= 0 && c < 0x20) || c == 0x7F;
    c = control ? '?' : c;
  }
  safe += '\n';
  std::fwrite(safe.data(), 1, safe.size(), stderr);
}

void print_error(std::string_view message) {
  print_line("rapport: " + std::string(message));
}

void print_error(const Error& error) {
  print_error((error.where.empty() ? "" : error.where + ": ") + error.message);
}

void print_diagnostic(const Diagnostic& diagnostic, const std::string& path) {
  const std::string& where = diagnostic.where.empty() ? path : diagnostic.where;
  const bool note = diagnostic.level == Diagnostic::Level::kNote;
  print_error((where.empty() ? "" : where + ": ") + (note ? "note: " : "") + diagnostic.message);
}

}  // namespace rapport::cli
