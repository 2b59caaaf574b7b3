#include "ingest/html_entities.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

struct NamedEntity {
  std::string_view name;
  char32_t value;
};

// In byte order of the names. Source: HTML 4.01 §24, and &apos; of XHTML.
constexpr std::array<NamedEntity, 253> kNamed = {{
    {"AElig"sv, 0x00C6},   {"Aacute"sv, 0x00C1},  {"Acirc"sv, 0x00C2},    {"Agrave"sv, 0x00C0},
    {"Alpha"sv, 0x0391},   {"Aring"sv, 0x00C5},   {"Atilde"sv, 0x00C3},   {"Auml"sv, 0x00C4},
    {"Beta"sv, 0x0392},    {"Ccedil"sv, 0x00C7},  {"Chi"sv, 0x03A7},      {"Dagger"sv, 0x2021},
    {"Delta"sv, 0x0394},   {"ETH"sv, 0x00D0},     {"Eacute"sv, 0x00C9},   {"Ecirc"sv, 0x00CA},
    {"Egrave"sv, 0x00C8},  {"Epsilon"sv, 0x0395}, {"Eta"sv, 0x0397},      {"Euml"sv, 0x00CB},
    {"Gamma"sv, 0x0393},   {"Iacute"sv, 0x00CD},  {"Icirc"sv, 0x00CE},    {"Igrave"sv, 0x00CC},
    {"Iota"sv, 0x0399},    {"Iuml"sv, 0x00CF},    {"Kappa"sv, 0x039A},    {"Lambda"sv, 0x039B},
    {"Mu"sv, 0x039C},      {"Ntilde"sv, 0x00D1},  {"Nu"sv, 0x039D},       {"OElig"sv, 0x0152},
    {"Oacute"sv, 0x00D3},  {"Ocirc"sv, 0x00D4},   {"Ograve"sv, 0x00D2},   {"Omega"sv, 0x03A9},
    {"Omicron"sv, 0x039F}, {"Oslash"sv, 0x00D8},  {"Otilde"sv, 0x00D5},   {"Ouml"sv, 0x00D6},
    {"Phi"sv, 0x03A6},     {"Pi"sv, 0x03A0},      {"Prime"sv, 0x2033},    {"Psi"sv, 0x03A8},
    {"Rho"sv, 0x03A1},     {"Scaron"sv, 0x0160},  {"Sigma"sv, 0x03A3},    {"THORN"sv, 0x00DE},
    {"Tau"sv, 0x03A4},     {"Theta"sv, 0x0398},   {"Uacute"sv, 0x00DA},   {"Ucirc"sv, 0x00DB},
    {"Ugrave"sv, 0x00D9},  {"Upsilon"sv, 0x03A5}, {"Uuml"sv, 0x00DC},     {"Xi"sv, 0x039E},
    {"Yacute"sv, 0x00DD},  {"Yuml"sv, 0x0178},    {"Zeta"sv, 0x0396},     {"aacute"sv, 0x00E1},
    {"acirc"sv, 0x00E2},   {"acute"sv, 0x00B4},   {"aelig"sv, 0x00E6},    {"agrave"sv, 0x00E0},
    {"alefsym"sv, 0x2135}, {"alpha"sv, 0x03B1},   {"amp"sv, 0x0026},      {"and"sv, 0x2227},
    {"ang"sv, 0x2220},     {"apos"sv, 0x0027},    {"aring"sv, 0x00E5},    {"asymp"sv, 0x2248},
    {"atilde"sv, 0x00E3},  {"auml"sv, 0x00E4},    {"bdquo"sv, 0x201E},    {"beta"sv, 0x03B2},
    {"brvbar"sv, 0x00A6},  {"bull"sv, 0x2022},    {"cap"sv, 0x2229},      {"ccedil"sv, 0x00E7},
    {"cedil"sv, 0x00B8},   {"cent"sv, 0x00A2},    {"chi"sv, 0x03C7},      {"circ"sv, 0x02C6},
    {"clubs"sv, 0x2663},   {"cong"sv, 0x2245},    {"copy"sv, 0x00A9},     {"crarr"sv, 0x21B5},
    {"cup"sv, 0x222A},     {"curren"sv, 0x00A4},  {"dArr"sv, 0x21D3},     {"dagger"sv, 0x2020},
    {"darr"sv, 0x2193},    {"deg"sv, 0x00B0},     {"delta"sv, 0x03B4},    {"diams"sv, 0x2666},
    {"divide"sv, 0x00F7},  {"eacute"sv, 0x00E9},  {"ecirc"sv, 0x00EA},    {"egrave"sv, 0x00E8},
    {"empty"sv, 0x2205},   {"emsp"sv, 0x2003},    {"ensp"sv, 0x2002},     {"epsilon"sv, 0x03B5},
    {"equiv"sv, 0x2261},   {"eta"sv, 0x03B7},     {"eth"sv, 0x00F0},      {"euml"sv, 0x00EB},
    {"euro"sv, 0x20AC},    {"exist"sv, 0x2203},   {"fnof"sv, 0x0192},     {"forall"sv, 0x2200},
    {"frac12"sv, 0x00BD},  {"frac14"sv, 0x00BC},  {"frac34"sv, 0x00BE},   {"frasl"sv, 0x2044},
    {"gamma"sv, 0x03B3},   {"ge"sv, 0x2265},      {"gt"sv, 0x003E},       {"hArr"sv, 0x21D4},
    {"harr"sv, 0x2194},    {"hearts"sv, 0x2665},  {"hellip"sv, 0x2026},   {"iacute"sv, 0x00ED},
    {"icirc"sv, 0x00EE},   {"iexcl"sv, 0x00A1},   {"igrave"sv, 0x00EC},   {"image"sv, 0x2111},
    {"infin"sv, 0x221E},   {"int"sv, 0x222B},     {"iota"sv, 0x03B9},     {"iquest"sv, 0x00BF},
    {"isin"sv, 0x2208},    {"iuml"sv, 0x00EF},    {"kappa"sv, 0x03BA},    {"lArr"sv, 0x21D0},
    {"lambda"sv, 0x03BB},  {"lang"sv, 0x2329},    {"laquo"sv, 0x00AB},    {"larr"sv, 0x2190},
    {"lceil"sv, 0x2308},   {"ldquo"sv, 0x201C},   {"le"sv, 0x2264},       {"lfloor"sv, 0x230A},
    {"lowast"sv, 0x2217},  {"loz"sv, 0x25CA},     {"lrm"sv, 0x200E},      {"lsaquo"sv, 0x2039},
    {"lsquo"sv, 0x2018},   {"lt"sv, 0x003C},      {"macr"sv, 0x00AF},     {"mdash"sv, 0x2014},
    {"micro"sv, 0x00B5},   {"middot"sv, 0x00B7},  {"minus"sv, 0x2212},    {"mu"sv, 0x03BC},
    {"nabla"sv, 0x2207},   {"nbsp"sv, 0x00A0},    {"ndash"sv, 0x2013},    {"ne"sv, 0x2260},
    {"ni"sv, 0x220B},      {"not"sv, 0x00AC},     {"notin"sv, 0x2209},    {"nsub"sv, 0x2284},
    {"ntilde"sv, 0x00F1},  {"nu"sv, 0x03BD},      {"oacute"sv, 0x00F3},   {"ocirc"sv, 0x00F4},
    {"oelig"sv, 0x0153},   {"ograve"sv, 0x00F2},  {"oline"sv, 0x203E},    {"omega"sv, 0x03C9},
    {"omicron"sv, 0x03BF}, {"oplus"sv, 0x2295},   {"or"sv, 0x2228},       {"ordf"sv, 0x00AA},
    {"ordm"sv, 0x00BA},    {"oslash"sv, 0x00F8},  {"otilde"sv, 0x00F5},   {"otimes"sv, 0x2297},
    {"ouml"sv, 0x00F6},    {"para"sv, 0x00B6},    {"part"sv, 0x2202},     {"permil"sv, 0x2030},
    {"perp"sv, 0x22A5},    {"phi"sv, 0x03C6},     {"pi"sv, 0x03C0},       {"piv"sv, 0x03D6},
    {"plusmn"sv, 0x00B1},  {"pound"sv, 0x00A3},   {"prime"sv, 0x2032},    {"prod"sv, 0x220F},
    {"prop"sv, 0x221D},    {"psi"sv, 0x03C8},     {"quot"sv, 0x0022},     {"rArr"sv, 0x21D2},
    {"radic"sv, 0x221A},   {"rang"sv, 0x232A},    {"raquo"sv, 0x00BB},    {"rarr"sv, 0x2192},
    {"rceil"sv, 0x2309},   {"rdquo"sv, 0x201D},   {"real"sv, 0x211C},     {"reg"sv, 0x00AE},
    {"rfloor"sv, 0x230B},  {"rho"sv, 0x03C1},     {"rlm"sv, 0x200F},      {"rsaquo"sv, 0x203A},
    {"rsquo"sv, 0x2019},   {"sbquo"sv, 0x201A},   {"scaron"sv, 0x0161},   {"sdot"sv, 0x22C5},
    {"sect"sv, 0x00A7},    {"shy"sv, 0x00AD},     {"sigma"sv, 0x03C3},    {"sigmaf"sv, 0x03C2},
    {"sim"sv, 0x223C},     {"spades"sv, 0x2660},  {"sub"sv, 0x2282},      {"sube"sv, 0x2286},
    {"sum"sv, 0x2211},     {"sup"sv, 0x2283},     {"sup1"sv, 0x00B9},     {"sup2"sv, 0x00B2},
    {"sup3"sv, 0x00B3},    {"supe"sv, 0x2287},    {"szlig"sv, 0x00DF},    {"tau"sv, 0x03C4},
    {"there4"sv, 0x2234},  {"theta"sv, 0x03B8},   {"thetasym"sv, 0x03D1}, {"thinsp"sv, 0x2009},
    {"thorn"sv, 0x00FE},   {"tilde"sv, 0x02DC},   {"times"sv, 0x00D7},    {"trade"sv, 0x2122},
    {"uArr"sv, 0x21D1},    {"uacute"sv, 0x00FA},  {"uarr"sv, 0x2191},     {"ucirc"sv, 0x00FB},
    {"ugrave"sv, 0x00F9},  {"uml"sv, 0x00A8},     {"upsih"sv, 0x03D2},    {"upsilon"sv, 0x03C5},
    {"uuml"sv, 0x00FC},    {"weierp"sv, 0x2118},  {"xi"sv, 0x03BE},       {"yacute"sv, 0x00FD},
    {"yen"sv, 0x00A5},     {"yuml"sv, 0x00FF},    {"zeta"sv, 0x03B6},     {"zwj"sv, 0x200D},
    {"zwnj"sv, 0x200C},
}};

constexpr std::size_t kMaxName = 8;

// Meaning of 0x80 to 0x9F. Source: WHATWG HTML, table of the numeric character reference end state.
constexpr std::array<char32_t, 32> kC1 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int hex_digit(char c) {
  if (base::is_digit(c)) {
    return c - '0';
  }
  const char lower = base::to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Reads "#8217;" or "#x2019;" at `at` (behind the ampersand); moves `at` behind it.
std::optional<char32_t> numeric_reference(std::string_view text, std::size_t& at) {
  std::size_t next = at + 1;
  const bool hex = next < text.size() && (text[next] == 'x' || text[next] == 'X');
  next += hex ? 1U : 0U;
  const char32_t radix = hex ? 16 : 10;
  const std::size_t begin = next;
  char32_t value = 0;
  while (next < text.size() && (hex ? hex_digit(text[next]) >= 0 : base::is_digit(text[next]))) {
    value = std::min<char32_t>(value * radix + static_cast<char32_t>(hex_digit(text[next])), 0x110000);
    ++next;
  }
  if (next == begin) {
    return std::nullopt;
  }
  at = next + (next < text.size() && text[next] == ';' ? 1U : 0U);
  if (value >= 0x80 && value <= 0x9F) {
    return kC1[value - 0x80];
  }
  return value == 0 ? 0xFFFD : value;
}

/// Reads "amp;" at `at`; the semicolon is needed but for the five names that old pages leave it off.
std::optional<char32_t> named_reference(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end < text.size() && end - at <= kMaxName && base::is_alnum(text[end])) {
    ++end;
  }
  const std::string_view name = text.substr(at, end - at);
  const auto found =
      std::lower_bound(kNamed.begin(), kNamed.end(), name,
                       [](const NamedEntity& row, std::string_view key) { return row.name < key; });
  if (found == kNamed.end() || found->name != name) {
    return std::nullopt;
  }
  const bool closed = end < text.size() && text[end] == ';';
  const bool may_be_open = name == "amp" || name == "quot" || name == "lt" || name == "gt" || name == "nbsp";
  const bool in_link = end < text.size() && text[end] == '=';
  if (!closed && (!may_be_open || in_link)) {
    return std::nullopt;
  }
  at = end + (closed ? 1U : 0U);
  return found->value;
}

}  // namespace

std::string decode_entities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text.substr(at, ampersand - at));
    at = ampersand;
    if (at == text.size()) {
      break;
    }
    ++at;
    const bool numeric = at < text.size() && text[at] == '#';
    const auto value = numeric ? numeric_reference(text, at) : named_reference(text, at);
    if (value) {
      base::append(out, *value);
    } else {
      out += '&';
    }
  }
  return out;
}

}  // namespace rapport::ingest
