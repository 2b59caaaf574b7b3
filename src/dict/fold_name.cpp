// fold_name: the comparison form of place names.
#include <array>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "dict/place_table.hpp"

namespace rapport::dict {
namespace {

/// Base letters of U+00C0 to U+017F, Unicode 15 decompositions and the usual ASCII spelling of the rest; '*'
/// marks the two-letter ones of long_form, '?' what is no letter.
constexpr std::string_view kLatin =
    "aaaaaa*ceeeeiiiidnooooo?ouuuuy**aaaaaa*ceeeeiiiidnooooo?ouuuuy*y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll"
    "lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

std::string_view long_form(char32_t c) {
  switch (c) {
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0xDF:
      return "ss";
    case 0x132:
    case 0x133:
      return "ij";
    case 0x152:
    case 0x153:
      return "oe";
    default:
      return "";
  }
}

/// Base letters of U+1E00 to U+1EFF in the order of the block, runs of capital and small letter pairs.
char extended(char32_t c) {
  struct Run {
    char32_t last;
    char letter;
  };
  static constexpr std::array<Run, 33> kRuns{
      {{0x1E01, 'a'}, {0x1E07, 'b'}, {0x1E09, 'c'}, {0x1E13, 'd'}, {0x1E1D, 'e'}, {0x1E1F, 'f'},
       {0x1E21, 'g'}, {0x1E2B, 'h'}, {0x1E2F, 'i'}, {0x1E35, 'k'}, {0x1E3D, 'l'}, {0x1E43, 'm'},
       {0x1E4B, 'n'}, {0x1E53, 'o'}, {0x1E57, 'p'}, {0x1E5F, 'r'}, {0x1E69, 's'}, {0x1E71, 't'},
       {0x1E7B, 'u'}, {0x1E7F, 'v'}, {0x1E89, 'w'}, {0x1E8D, 'x'}, {0x1E8F, 'y'}, {0x1E95, 'z'},
       {0x1E96, 'h'}, {0x1E97, 't'}, {0x1E9F, 's'}, {0x1EB7, 'a'}, {0x1EC7, 'e'}, {0x1ECB, 'i'},
       {0x1EE3, 'o'}, {0x1EF1, 'u'}, {0x1EF9, 'y'}}};
  for (const Run& run : kRuns) {
    if (c <= run.last) {
      return run.letter;
    }
  }
  return 'y';
}

bool is_dropped(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x2B9 && c <= 0x2CF) || c == 0x2018 || c == 0x2019 ||
         c == 0x201B;
}

void append_folded(std::string& out, std::string_view name, std::size_t at, const base::CodePoint& point) {
  const char32_t c = point.value;
  if (c >= 0xC0 && c <= 0x17F) {
    const char letter = kLatin[static_cast<std::size_t>(c - 0xC0)];
    out += letter == '*' ? long_form(c) : letter == '?' ? std::string_view{} : std::string_view(&letter, 1);
  } else if (c >= 0x1E00 && c <= 0x1EFF) {
    out += extended(c);
  } else if (c == 0x218 || c == 0x219) {
    out += 's';
  } else if (c == 0x21A || c == 0x21B) {
    out += 't';
  } else if (c == 0x1A0 || c == 0x1A1) {
    out += 'o';
  } else if (c == 0x1AF || c == 0x1B0) {
    out += 'u';
  } else if (c == 0x18F || c == 0x259) {
    out += 'e';
  } else if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0xA0) {
    out += ' ';
  } else if (!is_dropped(c)) {
    out += name.substr(at, point.size);
  }
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string raw;
  raw.reserve(name.size());
  for (std::size_t at = 0; at < name.size();) {
    const char c = name[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (base::is_alnum(c)) {
        raw += base::to_lower(c);
      } else if (c == '-' || c == '/' || base::is_space(c)) {
        raw += ' ';
      } else if (c == '&') {
        raw += "and";
      }
      ++at;
      continue;
    }
    const base::CodePoint point = base::decode(name, at);
    append_folded(raw, name, at, point);
    at += point.size;
  }
  std::string out;
  out.reserve(raw.size());
  for (const char c : raw) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  return out;
}

}  // namespace rapport::dict
