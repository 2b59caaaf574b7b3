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
      {"<script><!-- w('<script>x</script>') --></script>y", "?(<!-- w('<script>x</script>') -->)y"},
      {"<script><!-- w('</script>y", "?(<!-- w(')y"},
      {"<script><!-- <script> </script>y<p>z", "?(<!-- <script> )yp(z)"},  // Never ended: at the first end.
      {"<script>'<script>'</script>y", "?('<script>')y"},
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

/// `piece` so many times, the number in place of each '#'.
std::string repeat(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) {
    for (const char c : piece) {
      c == '#' ? out += std::to_string(i) : out += c;
    }
  }
  return out;
}

TEST(HtmlTree, IsNoLargerThanThePage) {  // The hostile pages of ADR 005.
  const struct {
    const char* name;
    std::string html;
    std::size_t most_nodes;
  } rows[] = {
      {"formatting left open", repeat("<p><font size=#>word ", 20000), 60001},
      {"formatting around blocks", repeat("<b><p>", 20000), 40001},
      {"closed the wrong way round", repeat("<b><div>", 5000) + repeat("</b>", 5000), 10001},
      {"lists and paragraphs", repeat("<ul><li>", 20000) + repeat("<p>", 20000), 60001},
      {"ends without a start", repeat("<span>", 20000) + repeat("</p>", 20000), 20001},
      {"tables in tables", repeat("<table><tr><td>", 20000), 60001},
      {"scripts in scripts", repeat("<script><!-- <script></script>", 30000), 60001},
      {"attributes", "<p " + repeat("a#=1 ", 50000) + ">text", 3},
  };
  for (const auto& row : rows) {
    const HtmlTree tree(row.html);
    EXPECT_LE(tree.size(), row.most_nodes) << row.name;
    for (NodeId id = 1; id < tree.size(); ++id) {
      ASSERT_LT(tree.node(id).parent, id) << row.name;
    }
  }
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
  const struct {
    const char* html;
    const char* text;
    const char* in_attribute;
  } rows[] = {
      {"a &amp; b &lt;c&gt; &eacute;", "a & b <c> \xC3\xA9", "a & b <c> \xC3\xA9"},
      {"&#8217;&#x2019;&#146;", "\xE2\x80\x99\xE2\x80\x99\xE2\x80\x99",
       "\xE2\x80\x99\xE2\x80\x99\xE2\x80\x99"},
      {"&#0;&#xD800;&#x110000;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"AT&T &bogus; &", "AT&T &bogus; &", "AT&T &bogus; &"},
      {"a&nbsp", "a\xC2\xA0", "a\xC2\xA0"},
      {"?a=1&copy=2", "?a=1\xC2\xA9=2", "?a=1&copy=2"},
      {"&notit; &notin;", "\xC2\xACit; \xE2\x88\x89", "&notit; \xE2\x88\x89"},
      {"&lsquor;&rsquor;", "\xE2\x80\x9A\xE2\x80\x99", "\xE2\x80\x9A\xE2\x80\x99"},
      {"&period;&comma;&apos;", ".,'", ".,'"},
      {"&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8", "\xE2\x89\x82\xCC\xB8"},
      {"&CounterClockwiseContourIntegral;", "\xE2\x88\xB3", "\xE2\x88\xB3"},
      {"&hellip and", "&hellip and", "&hellip and"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(decode_entities(row.html), row.text) << row.html;
    EXPECT_EQ(decode_entities(row.html, EntityPlace::kAttribute), row.in_attribute) << row.html;
  }
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
