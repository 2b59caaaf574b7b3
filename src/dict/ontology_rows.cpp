// The rows of the code tables that decide a code, as an explanation shows them.
#include <charconv>
#include <utility>

#include "dict/ontology.hpp"

namespace rapport::dict {
namespace {

std::string joined(const std::vector<std::string>& items, char separator) {
  std::string out;
  for (const std::string& item : items) {
    out += (out.empty() ? "" : std::string(1, separator)) + item;
  }
  return out;
}

/// A cell of cameo.tsv as the table has it.
std::string cell(const std::vector<std::string>& alternatives) {
  return alternatives.empty() ? "*" : joined(alternatives, '|');
}

/// Shortest digits that read back as the number.
std::string number(const std::optional<double>& value) {
  constexpr std::size_t kMost = 32;
  std::string out(kMost, ' ');
  if (!value) {
    return {};
  }
  const auto end = std::to_chars(out.data(), out.data() + out.size(), *value);
  out.resize(static_cast<std::size_t>(end.ptr - out.data()));
  return out;
}

}  // namespace

std::optional<TableRow> Ontology::plover_row(std::string_view event, std::string_view status) const {
  const auto at = plover_.find(std::pair(std::string(event), std::string(status)));
  if (at == plover_.end()) {
    return std::nullopt;
  }
  const std::string name = at->second.name.empty() ? "-" : at->second.name;
  return TableRow{"plover.tsv",
                  at->second.line,
                  {{"event", at->first.first}, {"status", at->first.second}, {"plover", name}}};
}

std::optional<TableRow> Ontology::quad_class_row(std::string_view plover) const {
  const auto at = quad_.find(plover);
  if (at == quad_.end()) {
    return std::nullopt;
  }
  return TableRow{"events.tsv",
                  at->second.line,
                  {{"event", at->first}, {"quad_class", std::to_string(at->second.value)}}};
}

std::optional<TableRow> Ontology::cameo_row(const CodedAct& act) const {
  const Rule* const rule = is_event(act.event) ? best_rule(act) : nullptr;
  if (rule == nullptr) {
    return std::nullopt;
  }
  std::vector<std::string> contexts;
  for (const auto& parts : rule->contexts) {
    contexts.push_back(joined(parts, '&'));
  }
  return TableRow{"cameo.tsv",
                  rule->line,
                  {{"event", cell(rule->events)},
                   {"mode", cell(rule->modes)},
                   {"about", cell(rule->abouts)},
                   {"status", cell(rule->statuses)},
                   {"context", cell(contexts)},
                   {"cameo", rule->code.empty() ? "-" : rule->code}}};
}

std::optional<TableRow> Ontology::goldstein_row(std::string_view cameo) const {
  const auto* code = scored(cameo);
  if (code == nullptr) {
    return std::nullopt;
  }
  return TableRow{"cameo_codes.tsv",
                  code->second.line,
                  {{"code", code->first},
                   {"label", code->second.label},
                   {"goldstein_gdelt", number(code->second.gdelt)},
                   {"goldstein_icews", number(code->second.icews)}}};
}

}  // namespace rapport::dict
