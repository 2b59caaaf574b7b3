// Names of the HTML elements that matter here, and what kind of element each is.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapport::ingest {

/// An element name. kOther is any name that is not listed; kText and kDocument are no elements.
enum class Tag : std::uint8_t {
  kDocument,
  kText,
  kOther,
  kA,
  kAbbr,
  kAddress,
  kAmp,  ///< A component of an AMP page that holds no text of the article.
  kArticle,
  kAside,
  kAudio,
  kB,
  kBase,
  kBig,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCanvas,
  kCenter,
  kCite,
  kCode,
  kCol,
  kDatalist,
  kDd,
  kDel,
  kDetails,
  kDialog,
  kDiv,
  kDl,
  kDt,
  kEm,
  kEmbed,
  kFieldset,
  kFigcaption,
  kFigure,
  kFont,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kI,
  kIframe,
  kImg,
  kInput,
  kIns,
  kLabel,
  kLegend,
  kLi,
  kLink,
  kMain,
  kMark,
  kMenu,
  kMeta,
  kNav,
  kNoembed,
  kNoframes,
  kNoscript,
  kObject,
  kOl,
  kOption,
  kOutput,
  kP,
  kParam,
  kPicture,
  kPre,
  kProgress,
  kQ,
  kS,
  kScript,
  kSection,
  kSelect,
  kSmall,
  kSource,
  kSpan,
  kStrike,
  kStrong,
  kStyle,
  kSub,
  kSummary,
  kSup,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTfoot,
  kTh,
  kThead,
  kTime,
  kTitle,
  kTr,
  kTrack,
  kTt,
  kU,
  kUl,
  kVideo,
  kWbr,
  kCount,
};

/// The tag of a name in any case.
[[nodiscard]] Tag tag_of(std::string_view name);

/// Flows inside a line: a, b, span, time ... Unlisted elements count as inline too, as browsers lay them out
/// so.
[[nodiscard]] bool is_inline(Tag tag);
/// Has no content and no end tag: br, img, meta ...
[[nodiscard]] bool is_void(Tag tag);
/// Content is text up to the end tag: script, style, title, textarea, iframe ...
[[nodiscard]] bool is_raw_text(Tag tag);
/// h1 to h6.
[[nodiscard]] bool is_heading(Tag tag);
/// Never part of an article's text: script, form fields, navigation, media ...
[[nodiscard]] bool is_never_text(Tag tag);

}  // namespace rapport::ingest
