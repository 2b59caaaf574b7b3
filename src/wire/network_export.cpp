#include "wire/network_export.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "wire/cells.hpp"
#include "wire/day_filter.hpp"
#include "wire/party_pairs.hpp"
#include "wire/xml_text.hpp"

namespace rapport::wire {
namespace {

/// A value of a node or an edge: its name, its type in GraphML and in GEXF.
struct Attribute {
  const char* name;
  const char* graphml_type;
  const char* gexf_type;
};
constexpr std::array kNodeAttributes = std::to_array<Attribute>({{"name", "string", "string"},
                                                                 {"country", "string", "string"},
                                                                 {"sectors", "string", "string"},
                                                                 {"code", "string", "string"}});
constexpr std::array kEdgeAttributes = std::to_array<Attribute>({{"category", "string", "string"},
                                                                 {"records", "long", "long"},
                                                                 {"goldstein_sum", "double", "double"},
                                                                 {"with_goldstein", "long", "long"},
                                                                 {"first_day", "string", "string"},
                                                                 {"last_day", "string", "string"}});

using Values = std::vector<std::string>;  // One for each attribute; "" is left out.

struct Edge {
  std::size_t records = 0;
  double goldstein_sum = 0;
  std::size_t with_goldstein = 0;
  std::string first_day;
  std::string last_day;
};

/// Sums up; the subclasses say how it is written.
class Network : public Exporter {
 public:
  explicit Network(const ExportOptions& options) : options_(options) {}

  std::string begin() override { return {}; }

 protected:
  std::string write(const CodedStory& coded) override {
    for (const Record& record : coded.records) {
      const auto day = placement(record, coded.story, options_.date);
      bool is_paired = false;
      for (const auto& [source, target] : pairs_of(record)) {
        const bool both = source != nullptr && target != nullptr;
        is_paired = is_paired || both;
        if (both && takes(record, source, target, day)) {
          const std::size_t from = node(*source);  // Before the target: nodes are numbered as they come.
          const std::size_t to = node(*target);
          add(from, to, record, day ? day->day : "");
        }
      }
      count().unpaired += is_paired ? 0U : 1U;
    }
    return {};
  }

  void count_rows() { count().rows = edges_.size(); }
  [[nodiscard]] const std::vector<Values>& nodes() const { return nodes_; }

  /// Calls `take` with source, target and values of each edge, in the order of the nodes.
  template <class Take>
  void for_edges(const Take& take) const {
    for (const auto& [key, edge] : edges_) {
      const auto& [source, target, category] = key;
      take(source, target,
           Values{category, std::to_string(edge.records), fmt::format("{:.2f}", edge.goldstein_sum),
                  std::to_string(edge.with_goldstein), edge.first_day, edge.last_day});
    }
  }

 private:
  bool takes(const Record& record, const Actor* source, const Actor* target,
             const std::optional<Placement>& day) {
    const bool taken = !options_.one_a_day || !day ||
                       filter_.is_new(day->day, source, target, record.event + '/' + record.status);
    count().repeated += taken ? 0U : 1U;
    return taken;
  }

  std::size_t node(const Actor& actor) {
    Values values = {one_line(actor.name ? *actor.name : actor.text), actor.country.value_or(""),
                     join(actor.sectors, " "), actor.code.value_or("")};
    const auto [found, is_new] = numbers_.emplace(values, nodes_.size());
    if (is_new) {
      nodes_.push_back(std::move(values));
    }
    return found->second;
  }

  void add(std::size_t source, std::size_t target, const Record& record, const std::string& day) {
    Edge& edge = edges_[{source, target, record.plover.value_or(record.event)}];
    ++edge.records;
    edge.goldstein_sum += record.goldstein.value_or(0);
    edge.with_goldstein += record.goldstein ? 1U : 0U;
    if (!day.empty()) {
      edge.first_day = edge.first_day.empty() ? day : std::min(edge.first_day, day);
      edge.last_day = std::max(edge.last_day, day);
    }
  }

  ExportOptions options_;
  DayFilter filter_;
  std::vector<Values> nodes_;
  std::map<Values, std::size_t> numbers_;
  std::map<std::tuple<std::size_t, std::size_t, std::string>, Edge> edges_;
};

/// http://graphml.graphdrawing.org
class Graphml final : public Network {
 public:
  using Network::Network;
  std::string end() override {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
        "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    declare("node", 'n', kNodeAttributes, out);
    declare("edge", 'e', kEdgeAttributes, out);
    out += "<graph id=\"records\" edgedefault=\"directed\">\n";
    for (std::size_t i = 0; i < nodes().size(); ++i) {
      out += fmt::format("<node id=\"n{}\">{}</node>\n", i, data('n', nodes()[i]));
    }
    std::size_t number = 0;
    for_edges([&](std::size_t source, std::size_t target, const Values& values) {
      out += fmt::format("<edge id=\"e{}\" source=\"n{}\" target=\"n{}\">{}</edge>\n", number++, source,
                         target, data('e', values));
    });
    count_rows();
    return out + "</graph>\n</graphml>\n";
  }

 private:
  template <class Attributes>
  static void declare(const char* of, char letter, const Attributes& attributes, std::string& out) {
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      out += fmt::format("<key id=\"{}a{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", letter, i, of,
                         attributes[i].name, attributes[i].graphml_type);
    }
  }
  static std::string data(char letter, const Values& values) {
    std::string out;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!values[i].empty()) {
        out += fmt::format("<data key=\"{}a{}\">{}</data>", letter, i, xml(values[i]));
      }
    }
    return out;
  }
};

/// https://gexf.net/schema.html, 1.3
class Gexf final : public Network {
 public:
  using Network::Network;
  std::string end() override {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
        "<graph defaultedgetype=\"directed\" mode=\"static\">\n";
    declare("node", kNodeAttributes, out);
    declare("edge", kEdgeAttributes, out);
    out += "<nodes>\n";
    for (std::size_t i = 0; i < nodes().size(); ++i) {
      out += fmt::format("<node id=\"{}\" label=\"{}\">{}</node>\n", i, xml(nodes()[i].front()),
                         data(nodes()[i]));
    }
    out += "</nodes>\n<edges>\n";
    std::size_t number = 0;
    for_edges([&](std::size_t source, std::size_t target, const Values& values) {
      out += fmt::format("<edge id=\"{}\" source=\"{}\" target=\"{}\" kind=\"{}\" weight=\"{}\">{}</edge>\n",
                         number++, source, target, xml(values[0]), values[1], data(values));
    });
    count_rows();
    return out + "</edges>\n</graph>\n</gexf>\n";
  }

 private:
  template <class Attributes>
  static void declare(const char* of, const Attributes& attributes, std::string& out) {
    out += fmt::format("<attributes class=\"{}\">\n", of);
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      out += fmt::format("<attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", i, attributes[i].name,
                         attributes[i].gexf_type);
    }
    out += "</attributes>\n";
  }
  static std::string data(const Values& values) {
    std::string out = "<attvalues>";
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!values[i].empty()) {
        out += fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", i, xml(values[i]));
      }
    }
    return out + "</attvalues>";
  }
};

}  // namespace

std::unique_ptr<Exporter> make_graphml(const ExportOptions& options) {
  return std::make_unique<Graphml>(options);
}

std::unique_ptr<Exporter> make_gexf(const ExportOptions& options) {
  return std::make_unique<Gexf>(options);
}

}  // namespace rapport::wire
