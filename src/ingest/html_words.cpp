#include "ingest/html_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.hpp"

namespace rapport::ingest {
namespace {

using namespace std::string_view_literals;

// Whole words of names.
constexpr std::array kBoilerplateWords = {
    "ad"sv,        "ads"sv,       "adslot"sv,       "adunit"sv,       "aside"sv,      "author"sv,
    "authors"sv,   "avatar"sv,    "banner"sv,       "bio"sv,          "byline"sv,     "bylines"sv,
    "carousel"sv,  "consent"sv,   "contributors"sv, "copyright"sv,    "credit"sv,     "credits"sv,
    "cta"sv,       "dfp"sv,       "donate"sv,       "donation"sv,     "follow"sv,     "gallery"sv,
    "gdpr"sv,      "keywords"sv,  "legal"sv,        "likes"sv,        "login"sv,      "masthead"sv,
    "menu"sv,      "modal"sv,     "nav"sv,          "navbar"sv,       "navigation"sv, "offscreen"sv,
    "overlay"sv,   "pager"sv,     "pagination"sv,   "paywall"sv,      "poll"sv,       "popular"sv,
    "popup"sv,     "prev"sv,      "print"sv,        "profile"sv,      "rail"sv,       "readmore"sv,
    "register"sv,  "reply"sv,     "respond"sv,      "screenreader"sv, "signup"sv,     "signin"sv,
    "slideshow"sv, "tags"sv,      "taglist"sv,      "timestamp"sv,    "toolbar"sv,    "tooltip"sv,
    "topics"sv,    "trending"sv,  "utility"sv,      "video"sv,        "widget"sv,     "widgets"sv,
    "zergnet"sv,   "printonly"sv, "dateline"sv,     "pubdate"sv,      "hidden"sv};

// Parts of words: "relatedlinks", "sharetools".
constexpr std::array kBoilerplateParts = {
    "comment"sv,  "related"sv,     "newsletter"sv, "sidebar"sv,    "footer"sv,      "breadcrumb"sv,
    "sponsor"sv,  "advert"sv,      "disqus"sv,     "taboola"sv,    "outbrain"sv,    "recommend"sv,
    "subscri"sv,  "cookie"sv,      "teaser"sv,     "caption"sv,    "sharing"sv,     "sharetool"sv,
    "sharebar"sv, "socialshare"sv, "promo"sv,      "mostread"sv,   "mostpopular"sv, "morefrom"sv,
    "readnext"sv, "upnext"sv,      "alsoread"sv,   "morestories"sv};

constexpr std::array kShareWords = {"share"sv, "social"sv, "shares"sv};

constexpr std::array kBodyNames = {
    "articlebody"sv, "storybody"sv, "postcontent"sv, "entrycontent"sv, "articlecontent"sv, "articletext"sv,
    "storytext"sv,   "postbody"sv,  "bodytext"sv,    "storycontent"sv, "entrybody"sv,      "articlecopy"sv,
    "bodycopy"sv,    "newsbody"sv,  "newscontent"sv, "newstext"sv,     "contentbody"sv,    "bodycontent"sv};

// Beginnings of lines.
constexpr std::array kLineStarts = {"read more:"sv,
                                    "read also:"sv,
                                    "also read:"sv,
                                    "see also:"sv,
                                    "related:"sv,
                                    "more:"sv,
                                    "sign up for "sv,
                                    "sign up to "sv,
                                    "subscribe to "sv,
                                    "follow us on"sv,
                                    "click here"sv,
                                    "watch:"sv,
                                    "recommended:"sv,
                                    "related stories"sv,
                                    "related articles"sv,
                                    "more on this"sv,
                                    "more from "sv,
                                    "story continues below"sv,
                                    "article continues below"sv,
                                    "(c) "sv,
                                    "\xC2\xA9 "sv,
                                    "copyright "sv,
                                    "all rights reserved"sv,
                                    "download our app"sv,
                                    "get the latest"sv,
                                    "read next:"sv,
                                    "up next:"sv,
                                    "don't miss:"sv,
                                    "continue reading"sv,
                                    "share this"sv,
                                    "photo:"sv,
                                    "image:"sv,
                                    "this article was originally published"sv,
                                    "most read"sv,
                                    "join the conversation"sv,
                                    "we use cookies"sv,
                                    "this website uses cookies"sv,
                                    "this site uses cookies"sv,
                                    "you may also like"sv,
                                    "more stories"sv,
                                    "read more about "sv,
                                    "read the full "sv,
                                    "print this "sv,
                                    "printed from "sv,
                                    "have a tip"sv,
                                    "got a tip"sv};

// Ends of captions.
constexpr std::array kCaptionMarks = {
    "(image: "sv,   "(photo: "sv,  "(picture: "sv,     "(image credit: "sv, "(photo credit: "sv,
    "(photo by "sv, "(ap photo"sv, "photo credit: "sv, "image credit: "sv,  "photograph: "sv};
constexpr std::array kNetworks = {"facebook"sv, "twitter"sv, "instagram"sv, "youtube"sv};

// Whole lines.
constexpr std::array kLines = {"advertisement"sv,
                               "advertising"sv,
                               "ad"sv,
                               "share"sv,
                               "print"sv,
                               "email"sv,
                               "comments"sv,
                               "loading..."sv,
                               "related"sv,
                               "read more"sv,
                               "sponsored"sv,
                               "tweet"sv,
                               "facebook"sv,
                               "twitter"sv,
                               "whatsapp"sv,
                               "save"sv,
                               "close"sv,
                               "top stories"sv,
                               "share this article"sv,
                               "view comments"sv,
                               "show comments"sv,
                               "topics"sv,
                               "tags"sv,
                               "scroll to continue"sv};

constexpr std::size_t kMaxNameBytes = 400;
constexpr std::size_t kMaxBoilerplateLine = 300;
constexpr std::size_t kMaxCaption = 220;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Calls `visit` with each word of the names in lower case: "relatedLinks my_box" gives related, links, my,
/// box.
template <class Visit>
bool any_word(std::string_view names, Visit visit) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool hump = i > 0 && base::is_upper(c) && base::is_lower(names[i - 1]);
    if (!word.empty() && (hump || !base::is_alpha(c))) {
      if (visit(word)) {
        return true;
      }
      word.clear();
    }
    if (base::is_alpha(c)) {
      word += base::to_lower(c);
    }
  }
  return false;
}

/// Words by their first letter, for lists that are asked for every element of a page.
template <std::size_t N>
class LetterIndex {
 public:
  constexpr explicit LetterIndex(std::array<std::string_view, N> words) : words_(words) {
    std::sort(words_.begin(), words_.end());
    for (std::size_t letter = 0, at = 0; letter < begins_.size(); ++letter) {
      while (at < N && static_cast<std::size_t>(words_[at].front() - 'a') < letter) {
        ++at;
      }
      begins_[letter] = at;
    }
  }

  /// True when `word` is one of the words.
  [[nodiscard]] bool has(std::string_view word) const {
    return any(word, [word](std::string_view one) { return one == word; });
  }

  /// True when one of the words stands somewhere in `text`.
  [[nodiscard]] bool is_part_of(std::string_view text) const {
    for (; !text.empty(); text.remove_prefix(1)) {
      if (any(text, [text](std::string_view one) {
            return text.size() >= one.size() && text[1] == one[1] && text.substr(0, one.size()) == one;
          })) {
        return true;
      }
    }
    return false;
  }

 private:
  std::array<std::string_view, N> words_;
  std::array<std::size_t, 27> begins_{};  // Of the words of each letter, and behind the last.

  template <class Test>
  [[nodiscard]] bool any(std::string_view text, Test test) const {
    if (text.empty() || !base::is_lower(text.front())) {
      return false;
    }
    const auto letter = static_cast<std::size_t>(text.front() - 'a');
    for (std::size_t i = begins_[letter]; i < begins_[letter + 1]; ++i) {
      if (test(words_[i])) {
        return true;
      }
    }
    return false;
  }
};

constexpr LetterIndex kWordIndex(kBoilerplateWords);
constexpr LetterIndex kPartIndex(kBoilerplateParts);
constexpr LetterIndex kBodyIndex(kBodyNames);

bool ends_with_stop(const std::string& line) {
  return !line.empty() && line.back() == '.';
}

}  // namespace

bool names_boilerplate(std::string_view class_and_id) {
  const std::string_view names = class_and_id.substr(0, kMaxNameBytes);
  const bool by_word = any_word(
      names, [](const std::string& word) { return kWordIndex.has(word) || is_one_of(word, kShareWords); });
  if (by_word) {
    return true;
  }
  return kPartIndex.is_part_of(base::lower(names));
}

bool names_article_body(std::string_view class_and_id) {
  std::string letters;
  letters.reserve(std::min(class_and_id.size(), kMaxNameBytes));
  for (const char c : class_and_id.substr(0, kMaxNameBytes)) {
    if (base::is_alnum(c) || base::is_space(c)) {
      letters += base::is_space(c) ? ' ' : base::to_lower(c);
    }
  }
  return kBodyIndex.is_part_of(letters);
}

bool names_story(std::string_view class_names) {
  return any_word(class_names.substr(0, kMaxNameBytes), [](const std::string& word) {
    return word == "story" || word == "article" || word == "post" || word == "hentry" || word == "newsitem";
  });
}

bool names_live_blog(std::string_view class_and_id) {
  std::string letters;
  for (const char c : class_and_id.substr(0, kMaxNameBytes)) {
    if (base::is_alpha(c) || base::is_space(c)) {
      letters += base::to_lower(c);
    }
  }
  return letters.find("liveblog") != std::string::npos || letters.find("livetext") != std::string::npos ||
         letters.find("livefeed") != std::string::npos || letters.find("liveticker") != std::string::npos;
}

bool names_byline(std::string_view class_names) {
  return any_word(class_names.substr(0, kMaxNameBytes), [](const std::string& word) {
    return word == "byline" || word == "bylines" || word == "author" || word == "authors";
  });
}

bool is_boilerplate_line(std::string_view line) {
  if (line.size() > kMaxBoilerplateLine) {
    return false;
  }
  const std::string lower = base::lower(line);
  const auto holds = [&lower](std::string_view piece) { return lower.find(piece) != std::string::npos; };
  const bool follows =
      lower.compare(0, 7, "follow ") == 0 && std::any_of(kNetworks.begin(), kNetworks.end(), holds);
  const bool is_caption = lower.size() <= kMaxCaption && !ends_with_stop(lower) &&
                          std::any_of(kCaptionMarks.begin(), kCaptionMarks.end(), holds);
  return follows || is_caption || is_one_of(lower, kLines) ||
         std::any_of(kLineStarts.begin(), kLineStarts.end(),
                     [&](std::string_view start) { return lower.compare(0, start.size(), start) == 0; });
}

}  // namespace rapport::ingest
