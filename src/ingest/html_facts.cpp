#include "ingest/html_facts.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "ingest/html_entities.hpp"
#include "ingest/html_tokenizer.hpp"
#include "ingest/html_words.hpp"
#include "ingest/news_date.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMaxHeadlines = 16;
constexpr std::size_t kMaxMeta = 2000;
constexpr std::size_t kMaxJsonLd = 50;
constexpr std::size_t kMaxDateText = 100;
constexpr std::size_t kMaxTitleText = 1000;
constexpr std::size_t kMaxAuthors = 16;
constexpr std::size_t kMaxNameText = 200;
constexpr std::size_t kMaxLogos = 8;
constexpr NodeId kMaxItemNodes = 50;
constexpr std::size_t kMaxImageBytes = 2000;

void set_once(std::optional<std::string>& field, const std::optional<std::string>& value) {
  if (!field && value) {
    std::string text = collapse_space(*value);
    if (!text.empty()) {
      field = std::move(text);
    }
  }
}

/// Most elements say nothing: a look at all their attributes at once is cheaper than one for each name.
bool mentions(const HtmlTree& tree, NodeId id, std::string_view word) {
  return tree.raw_text(id).find(word) != std::string_view::npos;
}

bool is_marked_date(const HtmlTree& tree, NodeId id) {
  return (mentions(tree, id, "datePublished") && tree.attribute(id, "itemprop") == "datePublished") ||
         (tree.node(id).tag == Tag::kTime && tree.attribute(id, "pubdate"));
}

/// "/" or "https://gazette.example/".
bool is_front_page(std::string_view address) {
  const std::size_t scheme = address.find("//");
  const std::string_view rest = scheme == std::string_view::npos ? address : address.substr(scheme + 2);
  const std::size_t slash = rest.find('/');
  return !address.empty() && (scheme != std::string_view::npos || slash == 0) &&
         (slash == std::string_view::npos || slash + 1 == rest.size());
}

class FactGatherer {
 public:
  explicit FactGatherer(const HtmlTree& tree) : tree_(tree) {}

  HtmlFacts gather() {
    for (NodeId id = 1; id < tree_.size(); ++id) {
      visit(id);
    }
    facts_.is_live = facts_.is_live || (facts_.json_ld.article && facts_.json_ld.article->is_live);
    return std::move(facts_);
  }

 private:
  const HtmlTree& tree_;
  HtmlFacts facts_;
  std::size_t json_ld_read_ = 0;

  void visit(NodeId id) {
    switch (tree_.node(id).tag) {
      case Tag::kText:
        return;
      case Tag::kMeta:
        return visit_meta(id);
      case Tag::kLink:
        return visit_link(id);
      case Tag::kScript:
        return visit_script(id);
      case Tag::kHtml:
        set_once(facts_.language, tree_.attribute(id, "lang"));
        set_once(facts_.language, tree_.attribute(id, "xml:lang"));
        return visit_live(id);
      case Tag::kTitle:
        return visit_title(id);
      case Tag::kH1:
        if (facts_.headlines.size() < kMaxHeadlines) {
          facts_.headlines.push_back(id);
        }
        break;
      case Tag::kImg:
        return visit_image(id);
      default:
        break;
    }
    visit_date(id);
    if (tree_.node(id).begin < tree_.node(id).end) {
      visit_item(id);
      visit_live(id);
    }
  }

  void visit_meta(NodeId id) {
    auto content = tree_.attribute(id, "content");
    if (!content || facts_.meta.size() >= kMaxMeta) {
      return;
    }
    std::string text =
        collapse_space(decode_entities(*content, EntityPlace::kAttribute));  // Often escaped twice.
    if (text.empty()) {
      return;
    }
    if (tree_.attribute(id, "itemprop") == "name" && mentions(tree_, tree_.node(id).parent, "itemprop")) {
      return visit_name(tree_.attribute(tree_.node(id).parent, "itemprop").value_or(""), text);
    }
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      if (const auto name = tree_.attribute(id, key)) {
        facts_.meta.emplace(base::lower(*name), text);
      }
    }
  }

  /// <span itemprop="publisher" itemscope><meta itemprop="name" content="Gazette">.
  void visit_name(const std::string& owner, const std::string& name) {
    if (owner == "publisher") {
      facts_.meta.emplace("publisher", name);
    } else if (owner == "author") {
      add_author(name);
    }
  }

  void add_author(std::string name) {
    if (!name.empty() && facts_.marked_authors.size() < kMaxAuthors) {
      facts_.marked_authors.push_back(std::move(name));
    }
  }

  void visit_link(NodeId id) {
    if (!facts_.canonical && base::lower(tree_.attribute(id, "rel").value_or("")) == "canonical") {
      set_once(facts_.canonical, tree_.attribute(id, "href"));
    }
  }

  /// Authors, sections and changes that are marked beside the text.
  void visit_item(NodeId id) {
    const bool is_item = mentions(tree_, id, "itemprop");
    if (!is_item && !(tree_.node(id).tag == Tag::kA && mentions(tree_, id, "author"))) {
      return;
    }
    const std::string item = tree_.attribute(id, "itemprop").value_or("");
    if (item == "author" || (item.empty() && tree_.attribute(id, "rel") == "author")) {
      add_author(tree_.text_of(name_within(id), kMaxNameText));
    } else if (item == "articleSection") {
      set_once(facts_.marked_section, tree_.text_of(id, kMaxNameText));
    } else if (item == "dateModified" && !facts_.marked_modified) {
      auto value = tree_.attribute(id, "datetime");
      value = value ? value : tree_.attribute(id, "content");
      set_once(facts_.marked_modified, read_date_field(value ? *value : tree_.text_of(id, kMaxDateText)));
    }
  }

  /// The itemprop="name" inside of an item, else the item.
  [[nodiscard]] NodeId name_within(NodeId id) const {
    const NodeId end = std::min(tree_.node(id).subtree_end, id + kMaxItemNodes);
    for (NodeId at = id + 1; at < end; ++at) {
      if (tree_.node(at).tag != Tag::kText && mentions(tree_, at, "itemprop") &&
          tree_.attribute(at, "itemprop") == "name") {
        return at;
      }
    }
    return id;
  }

  void visit_live(NodeId id) {
    const bool may_be = !facts_.is_live && (mentions(tree_, id, "ive") || mentions(tree_, id, "IVE"));
    if (may_be) {
      facts_.is_live =
          names_live_blog(class_and_id(tree_.raw_text(id))) ||
          tree_.attribute(id, "itemtype").value_or("").find("LiveBlogPosting") != std::string::npos;
    }
  }

  /// A logo: named so, or the image in a link to the front page.
  void visit_image(NodeId id) {
    if (facts_.logos.size() >= kMaxLogos || !mentions(tree_, id, "alt")) {
      return;
    }
    const NodeId parent = tree_.node(id).parent;
    const bool is_logo =
        base::lower(tree_.raw_text(id).substr(0, kMaxImageBytes)).find("logo") != std::string::npos ||
        (tree_.node(parent).tag == Tag::kA && is_front_page(tree_.attribute(parent, "href").value_or("")));
    const std::string text =
        is_logo ? collapse_space(tree_.attribute(id, "alt").value_or("")) : std::string();
    if (!text.empty() && text.size() <= kMaxNameText) {
      facts_.logos.push_back(text);
    }
  }

  void visit_script(NodeId id) {
    const auto type = tree_.attribute(id, "type");
    if (!type || base::lower(*type).find("ld+json") == std::string::npos || json_ld_read_ >= kMaxJsonLd ||
        id + 1 >= tree_.node(id).subtree_end) {
      return;
    }
    ++json_ld_read_;
    read_json_ld(tree_.raw_text(id + 1), facts_.json_ld);
  }

  /// The title of the page; svg images have titles, too.
  void visit_title(NodeId id) {
    const Tag parent = tree_.node(tree_.node(id).parent).tag;
    if (parent != Tag::kSvg && parent != Tag::kOther) {
      set_once(facts_.html_title, tree_.text_of(id, kMaxTitleText));
    }
  }

  void visit_date(NodeId id) {
    if (facts_.marked_date && facts_.first_time) {
      return;
    }
    if (const auto date = date_of_element(tree_, id)) {
      set_once(is_marked_date(tree_, id) ? facts_.marked_date : facts_.first_time, date);
    }
  }
};

}  // namespace

std::optional<std::string> date_of_element(const HtmlTree& tree, NodeId id) {
  if (tree.node(id).tag != Tag::kTime && !is_marked_date(tree, id)) {
    return std::nullopt;
  }
  auto value = tree.attribute(id, "datetime");
  value = value ? value : tree.attribute(id, "content");
  auto date = value ? read_date_field(*value) : std::nullopt;
  return date ? date : read_date_field(tree.text_of(id, kMaxDateText));
}

HtmlFacts gather_facts(const HtmlTree& tree) {
  return FactGatherer(tree).gather();
}

}  // namespace rapport::ingest
