#include "ingest/html_tree.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ingest/html_entities.hpp"
#include "ingest/html_tokenizer.hpp"

namespace rapport::ingest {
namespace {

/// "div(p(x) p(y))": elements with their children; other elements are "?".
std::string shape_of(const HtmlTree& tree) {
  std::string out;
  std::vector<NodeId> open;
  for (NodeId id = 1; id <= tree.size(); ++id) {
    while (!open.empty() && tree.node(open.back()).subtree_end <= id) {
      out += ')';
      open.pop_back();
    }
    if (id == tree.size()) {
      break;
    }
    const HtmlNode& node = tree.node(id);
    if (node.tag == Tag::kText) {
      out += tree.raw_text(id);
      continue;
    }
    out += node.tag == Tag::kP ? "p(" : node.tag == Tag::kDiv ? "div(" : node.tag == Tag::kB ? "b(" : "?(";
    open.push_back(id);
  }
  return out;
}

TEST(HtmlTree, ClosesWhatIsLeftOpen) {
  const struct {
    const char* html;
    const char* shape;
  } rows[] = {
      {"<p>a<p>b", "p(a)p(b)"},
      {"<div><p>a</div>b", "div(p(a))b"},
      {"<p>a<div>b</div></p>", "p(a)div(b)"},
      {"<div><b>a</div>b</b>", "div(b(a))b"},
      {"<b><div>a</b>b</div>", "b(div(ab))"},
      {"a</div></p>b", "ab"},
      {"<ul><li>a<li>b</ul>", "?(?(a)?(b))"},
      {"<table><tr><td>a<td>b<tr><td>c</table>", "?(?(?(a)?(b))?(?(c)))"},
      {"<!-- <p> --><p>x<!doctype html>", "p(x)"},
      {"a < b <", "a < b <"},
      {"<script>if (a<b) '</p>'</script>x", "?(if (a<b) '</p>')x"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(shape_of(HtmlTree(row.html)), row.shape) << row.html;
  }
}

TEST(HtmlTree, BoundsTheDepth) {
  std::string html;
  for (int i = 0; i < 100000; ++i) {
    html += "<div>";
  }
  html += "deep";
  const HtmlTree tree(html);
  EXPECT_EQ(tree.size(), 100002U);
  EXPECT_EQ(tree.text_of(0, 100), "deep");
}

TEST(HtmlTree, ReadsAttributes) {
  const std::string_view attributes = " CLASS=\"a &amp; b\" id=x hidden data-x='1>2' class=second";
  EXPECT_EQ(find_attribute(attributes, "class"), "a & b");
  EXPECT_EQ(find_attribute(attributes, "id"), "x");
  EXPECT_EQ(find_attribute(attributes, "hidden"), "");
  EXPECT_EQ(find_attribute(attributes, "data-x"), "1>2");
  EXPECT_FALSE(find_attribute(attributes, "style"));
}

TEST(HtmlEntities, DecodesReferences) {
  EXPECT_EQ(decode_entities("a &amp; b &lt;c&gt; &eacute;"), "a & b <c> \xC3\xA9");
  EXPECT_EQ(decode_entities("&#8217;&#x2019;&#146;"), "\xE2\x80\x99\xE2\x80\x99\xE2\x80\x99");
  EXPECT_EQ(decode_entities("&#0;&#xD800;&#x110000;"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(decode_entities("AT&T &bogus; &copy=1 &"), "AT&T &bogus; &copy=1 &");
  EXPECT_EQ(decode_entities("a&nbsp"), "a\xC2\xA0");
}

TEST(HtmlTree, LeavesOutTheRestAtTheDeadline) {
  std::string html;
  for (int i = 0; i < 10000; ++i) {
    html += "<p>Talks</p>";
  }
  double now = 0;
  const HtmlTree tree(html, base::Deadline(0.5, [&now] { return now += 1; }));
  EXPECT_GT(tree.size(), 1000U);
  EXPECT_LT(tree.size(), HtmlTree(html).size());
  EXPECT_EQ(tree.node(0).subtree_end, tree.size());
}

}  // namespace
}  // namespace rapport::ingest
