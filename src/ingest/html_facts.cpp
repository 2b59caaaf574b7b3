#include "ingest/html_facts.hpp"

#include <utility>

#include "base/ascii.hpp"
#include "ingest/html_entities.hpp"
#include "ingest/news_date.hpp"
#include "ingest/text_lines.hpp"

namespace rapport::ingest {
namespace {

constexpr std::size_t kMaxHeadlines = 16;
constexpr std::size_t kMaxMeta = 2000;
constexpr std::size_t kMaxJsonLd = 50;
constexpr std::size_t kMaxDateText = 100;
constexpr std::size_t kMaxTitleText = 1000;

void set_once(std::optional<std::string>& field, const std::optional<std::string>& value) {
  if (!field && value) {
    std::string text = collapse_space(*value);
    if (!text.empty()) {
      field = std::move(text);
    }
  }
}

bool is_marked_date(const HtmlTree& tree, NodeId id) {
  return tree.attribute(id, "itemprop") == "datePublished" ||
         (tree.node(id).tag == Tag::kTime && tree.attribute(id, "pubdate"));
}

class FactGatherer {
 public:
  explicit FactGatherer(const HtmlTree& tree) : tree_(tree) {}

  HtmlFacts gather() {
    for (NodeId id = 1; id < tree_.size(); ++id) {
      visit(id);
    }
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
        return set_once(facts_.language, tree_.attribute(id, "lang"));
      case Tag::kTitle:
        return visit_title(id);
      case Tag::kH1:
        if (facts_.headlines.size() < kMaxHeadlines) {
          facts_.headlines.push_back(id);
        }
        break;
      default:
        break;
    }
    visit_date(id);
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
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
      if (const auto name = tree_.attribute(id, key)) {
        facts_.meta.emplace(base::lower(*name), text);
      }
    }
  }

  void visit_link(NodeId id) {
    if (!facts_.canonical && base::lower(tree_.attribute(id, "rel").value_or("")) == "canonical") {
      set_once(facts_.canonical, tree_.attribute(id, "href"));
    }
  }

  void visit_script(NodeId id) {
    const auto type = tree_.attribute(id, "type");
    if (!type || base::lower(*type).find("ld+json") == std::string::npos || json_ld_read_ >= kMaxJsonLd ||
        id + 1 >= tree_.node(id).subtree_end || (facts_.json_ld && facts_.json_ld->headline)) {
      return;
    }
    ++json_ld_read_;
    if (auto article = read_json_ld(tree_.raw_text(id + 1))) {
      facts_.json_ld = std::move(article);
    }
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
