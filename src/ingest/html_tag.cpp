#include "ingest/html_tag.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

struct NamedTag {
  std::string_view name;
  Tag tag;
};

// In byte order of the names.
constexpr std::array<NamedTag, 102> kTags = {{
    {"a"sv, Tag::kA},
    {"abbr"sv, Tag::kAbbr},
    {"address"sv, Tag::kAddress},
    {"article"sv, Tag::kArticle},
    {"aside"sv, Tag::kAside},
    {"audio"sv, Tag::kAudio},
    {"b"sv, Tag::kB},
    {"base"sv, Tag::kBase},
    {"big"sv, Tag::kBig},
    {"blockquote"sv, Tag::kBlockquote},
    {"body"sv, Tag::kBody},
    {"br"sv, Tag::kBr},
    {"button"sv, Tag::kButton},
    {"canvas"sv, Tag::kCanvas},
    {"center"sv, Tag::kCenter},
    {"cite"sv, Tag::kCite},
    {"code"sv, Tag::kCode},
    {"col"sv, Tag::kCol},
    {"datalist"sv, Tag::kDatalist},
    {"dd"sv, Tag::kDd},
    {"del"sv, Tag::kDel},
    {"details"sv, Tag::kDetails},
    {"dialog"sv, Tag::kDialog},
    {"div"sv, Tag::kDiv},
    {"dl"sv, Tag::kDl},
    {"dt"sv, Tag::kDt},
    {"em"sv, Tag::kEm},
    {"embed"sv, Tag::kEmbed},
    {"fieldset"sv, Tag::kFieldset},
    {"figcaption"sv, Tag::kFigcaption},
    {"figure"sv, Tag::kFigure},
    {"font"sv, Tag::kFont},
    {"footer"sv, Tag::kFooter},
    {"form"sv, Tag::kForm},
    {"h1"sv, Tag::kH1},
    {"h2"sv, Tag::kH2},
    {"h3"sv, Tag::kH3},
    {"h4"sv, Tag::kH4},
    {"h5"sv, Tag::kH5},
    {"h6"sv, Tag::kH6},
    {"head"sv, Tag::kHead},
    {"header"sv, Tag::kHeader},
    {"hr"sv, Tag::kHr},
    {"html"sv, Tag::kHtml},
    {"i"sv, Tag::kI},
    {"iframe"sv, Tag::kIframe},
    {"img"sv, Tag::kImg},
    {"input"sv, Tag::kInput},
    {"ins"sv, Tag::kIns},
    {"label"sv, Tag::kLabel},
    {"legend"sv, Tag::kLegend},
    {"li"sv, Tag::kLi},
    {"link"sv, Tag::kLink},
    {"main"sv, Tag::kMain},
    {"mark"sv, Tag::kMark},
    {"menu"sv, Tag::kMenu},
    {"meta"sv, Tag::kMeta},
    {"nav"sv, Tag::kNav},
    {"noembed"sv, Tag::kNoembed},
    {"noframes"sv, Tag::kNoframes},
    {"noscript"sv, Tag::kNoscript},
    {"object"sv, Tag::kObject},
    {"ol"sv, Tag::kOl},
    {"option"sv, Tag::kOption},
    {"output"sv, Tag::kOutput},
    {"p"sv, Tag::kP},
    {"param"sv, Tag::kParam},
    {"picture"sv, Tag::kPicture},
    {"pre"sv, Tag::kPre},
    {"progress"sv, Tag::kProgress},
    {"q"sv, Tag::kQ},
    {"s"sv, Tag::kS},
    {"script"sv, Tag::kScript},
    {"section"sv, Tag::kSection},
    {"select"sv, Tag::kSelect},
    {"small"sv, Tag::kSmall},
    {"source"sv, Tag::kSource},
    {"span"sv, Tag::kSpan},
    {"strike"sv, Tag::kStrike},
    {"strong"sv, Tag::kStrong},
    {"style"sv, Tag::kStyle},
    {"sub"sv, Tag::kSub},
    {"summary"sv, Tag::kSummary},
    {"sup"sv, Tag::kSup},
    {"svg"sv, Tag::kSvg},
    {"table"sv, Tag::kTable},
    {"tbody"sv, Tag::kTbody},
    {"td"sv, Tag::kTd},
    {"template"sv, Tag::kTemplate},
    {"textarea"sv, Tag::kTextarea},
    {"tfoot"sv, Tag::kTfoot},
    {"th"sv, Tag::kTh},
    {"thead"sv, Tag::kThead},
    {"time"sv, Tag::kTime},
    {"title"sv, Tag::kTitle},
    {"tr"sv, Tag::kTr},
    {"track"sv, Tag::kTrack},
    {"tt"sv, Tag::kTt},
    {"u"sv, Tag::kU},
    {"ul"sv, Tag::kUl},
    {"video"sv, Tag::kVideo},
    {"wbr"sv, Tag::kWbr},
}};

constexpr std::size_t kMaxName = 10;
constexpr std::size_t kMaxAmpName = 20;

/// The first row of each letter, and the end.
constexpr std::array<std::size_t, 27> row_begins() {
  std::array<std::size_t, 27> out{};
  for (std::size_t letter = 0, at = 0; letter < out.size(); ++letter) {
    while (at < kTags.size() && static_cast<std::size_t>(kTags[at].name.front() - 'a') < letter) {
      ++at;
    }
    out[letter] = at;
  }
  return out;
}

constexpr auto kBegins = row_begins();

/// A component of an AMP page: an image, an advertisement, a menu; only a few hold text of the article.
Tag amp_tag_of(const std::string& name) {
  const bool holds_text = name == "amp-accordion" || name == "amp-fit-text" || name == "amp-layout";
  return holds_text ? Tag::kDiv : Tag::kAmp;
}

}  // namespace

Tag tag_of(std::string_view name) {
  if (name.size() > 4 && name[3] == '-' && base::lower(name.substr(0, 4)) == "amp-") {
    return amp_tag_of(base::lower(name.substr(0, kMaxAmpName)));
  }
  if (name.empty() || name.size() > kMaxName) {
    return Tag::kOther;
  }
  std::array<char, kMaxName> lower{};
  std::transform(name.begin(), name.end(), lower.begin(), base::to_lower);
  if (!base::is_lower(lower[0])) {
    return Tag::kOther;
  }
  const std::string_view key(lower.data(), name.size());
  const auto letter = static_cast<std::size_t>(lower[0] - 'a');
  for (std::size_t i = kBegins[letter]; i < kBegins[letter + 1]; ++i) {
    if (kTags[i].name == key) {
      return kTags[i].tag;
    }
  }
  return Tag::kOther;
}

bool is_inline(Tag tag) {
  switch (tag) {
    case Tag::kOther:
    case Tag::kText:
    case Tag::kA:
    case Tag::kAbbr:
    case Tag::kAmp:
    case Tag::kB:
    case Tag::kBig:
    case Tag::kCite:
    case Tag::kCode:
    case Tag::kDel:
    case Tag::kEm:
    case Tag::kFont:
    case Tag::kI:
    case Tag::kImg:
    case Tag::kIns:
    case Tag::kLabel:
    case Tag::kMark:
    case Tag::kQ:
    case Tag::kS:
    case Tag::kSmall:
    case Tag::kSpan:
    case Tag::kStrike:
    case Tag::kStrong:
    case Tag::kSub:
    case Tag::kSup:
    case Tag::kTime:
    case Tag::kTt:
    case Tag::kU:
    case Tag::kWbr:
    case Tag::kSvg:
    case Tag::kPicture:
    case Tag::kSource:
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kNoscript:
    case Tag::kBr:
    case Tag::kTemplate:
    case Tag::kMeta:
    case Tag::kLink:
      return true;
    default:
      return false;
  }
}

bool is_void(Tag tag) {
  switch (tag) {
    case Tag::kBase:
    case Tag::kBr:
    case Tag::kCol:
    case Tag::kEmbed:
    case Tag::kHr:
    case Tag::kImg:
    case Tag::kInput:
    case Tag::kLink:
    case Tag::kMeta:
    case Tag::kParam:
    case Tag::kSource:
    case Tag::kTrack:
    case Tag::kWbr:
      return true;
    default:
      return false;
  }
}

bool is_raw_text(Tag tag) {
  switch (tag) {
    case Tag::kScript:
    case Tag::kStyle:
    case Tag::kTitle:
    case Tag::kTextarea:
    case Tag::kIframe:
    case Tag::kNoembed:
    case Tag::kNoframes:
      return true;
    default:
      return false;
  }
}

bool is_heading(Tag tag) {
  return tag >= Tag::kH1 && tag <= Tag::kH6;
}

bool is_never_text(Tag tag) {
  switch (tag) {
    case Tag::kAmp:
    case Tag::kAudio:
    case Tag::kButton:
    case Tag::kCanvas:
    case Tag::kDatalist:
    case Tag::kDialog:
    case Tag::kEmbed:
    case Tag::kHead:
    case Tag::kIframe:
    case Tag::kInput:
    case Tag::kLegend:
    case Tag::kMenu:
    case Tag::kNav:
    case Tag::kNoembed:
    case Tag::kNoframes:
    case Tag::kNoscript:
    case Tag::kObject:
    case Tag::kOption:
    case Tag::kOutput:
    case Tag::kProgress:
    case Tag::kScript:
    case Tag::kSelect:
    case Tag::kStyle:
    case Tag::kSvg:
    case Tag::kTemplate:
    case Tag::kTextarea:
    case Tag::kTitle:
    case Tag::kVideo:
      return true;
    default:
      return false;
  }
}

}  // namespace rapport::ingest
