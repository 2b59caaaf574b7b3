#include "dict/ontology.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/ascii.hpp"
#include "base/tsv.hpp"

namespace rapport::dict {
namespace {

using base::TsvTable;

tl::unexpected<Error> bad(const std::string& path, std::size_t line, std::string message) {
  return fail(ErrorCode::kBadTable, std::move(message), fmt::format("{}:{}", path, line));
}

bool holds(std::span<const std::string> list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// A number that fills the whole cell.
std::optional<double> number_of(const std::string& cell) {
  double value = 0;
  const char* const end = cell.data() + cell.size();
  const auto [at, error] = std::from_chars(cell.data(), end, value);
  if (error != std::errc{} || at != end) {
    return std::nullopt;
  }
  return value;
}

/// The alternatives of a cell of cameo.tsv; none for '*'.
std::vector<std::string> alternatives(const std::string& cell) {
  std::vector<std::string> out;
  if (cell == "*") {
    return out;
  }
  for (const std::string_view part : base::split(cell, '|')) {
    out.emplace_back(part);
  }
  return out;
}

}  // namespace

Result<Ontology> Ontology::load(const std::string& dir) {
  Ontology o;
  const std::string rules = dir + "/cameo.tsv";
  return o.load_events(dir + "/events.tsv")
      .and_then([&] { return o.load_names(dir + "/statuses.tsv", "status", o.statuses_); })
      .and_then([&] { return o.load_names(dir + "/contexts.tsv", "context", o.contexts_); })
      .and_then([&] { return o.load_modes(dir + "/modes.tsv"); })
      .and_then([&] { return o.load_plover(dir + "/plover.tsv"); })
      .and_then([&] { return o.load_codes(dir + "/cameo_codes.tsv"); })
      .and_then([&] { return o.load_rules(rules); })
      .and_then([&] { return o.check_fallbacks(rules); })
      .map([&] { return std::move(o); });
}

Result<void> Ontology::load_events(const std::string& path) {
  const auto table = TsvTable::load(path, {"event", "quad_class"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows()) {
    const std::string& quad = table->cell(row, 1);
    if (quad.size() != 1 || quad < "1" || quad > "4") {
      return bad(path, row.line, fmt::format("quad class '{}' is not 1 to 4", quad));
    }
    if (!quad_.emplace(table->cell(row, 0), Quad{quad.front() - '0', row.line}).second) {
      return bad(path, row.line, fmt::format("event '{}' twice", table->cell(row, 0)));
    }
    events_.push_back(table->cell(row, 0));
  }
  return {};
}

Result<void> Ontology::load_names(const std::string& path, const std::string& column,
                                  std::vector<std::string>& out) {
  const auto table = TsvTable::load(path, {column});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows()) {
    if (holds(out, table->cell(row, 0))) {
      return bad(path, row.line, fmt::format("{} '{}' twice", column, table->cell(row, 0)));
    }
    out.push_back(table->cell(row, 0));
  }
  return {};
}

Result<void> Ontology::load_modes(const std::string& path) {
  const auto table = TsvTable::load(path, {"event", "mode"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows()) {
    const std::string& event = table->cell(row, 0);
    const std::string& mode = table->cell(row, 1);
    if (!is_event(event)) {
      return bad(path, row.line, fmt::format("unknown event '{}'", event));
    }
    if (mode.empty() || is_mode(event, mode)) {
      return bad(path, row.line, fmt::format("mode '{}' of {} is empty or there twice", mode, event));
    }
    modes_.emplace_back(event, mode);
  }
  return {};
}

Result<void> Ontology::load_plover(const std::string& path) {
  const auto table = TsvTable::load(path, {"event", "status", "plover"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows()) {
    const std::string& event = table->cell(row, 0);
    const std::string& status = table->cell(row, 1);
    const std::string& plover = table->cell(row, 2);
    if (!is_event(event) || !is_status(status) || (plover != "-" && !is_event(plover))) {
      return bad(path, row.line, fmt::format("unknown name among '{}', '{}', '{}'", event, status, plover));
    }
    if (!plover_.emplace(std::pair(event, status), Category{plover == "-" ? "" : plover, row.line}).second) {
      return bad(path, row.line, fmt::format("{} {} twice", event, status));
    }
  }
  if (plover_.size() != events_.size() * statuses_.size()) {
    return fail(ErrorCode::kBadTable,
                fmt::format("{} rows for {} events and {} statuses", plover_.size(), events_.size(),
                            statuses_.size()),
                path);
  }
  return {};
}

Result<void> Ontology::load_codes(const std::string& path) {
  const auto table = TsvTable::load(path, {"code", "label", "goldstein_gdelt", "goldstein_icews"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows()) {
    const std::string& name = table->cell(row, 0);
    const bool digits = std::all_of(name.begin(), name.end(), base::is_digit);
    if (name.size() < 2 || name.size() > 4 || !digits) {
      return bad(path, row.line, fmt::format("code '{}' is not two to four digits", name));
    }
    Code code{table->cell(row, 1), number_of(table->cell(row, 2)), number_of(table->cell(row, 3)), row.line};
    if ((!code.gdelt && !table->cell(row, 2).empty()) || (!code.icews && !table->cell(row, 3).empty())) {
      return bad(path, row.line, fmt::format("code '{}' has a score that is no number", name));
    }
    if (!codes_.emplace(name, std::move(code)).second) {
      return bad(path, row.line, fmt::format("code '{}' twice", name));
    }
    if (!goldstein_of(name)) {
      return bad(path, row.line, fmt::format("code '{}' has no score and no parent above it", name));
    }
    code_order_.push_back(name);
  }
  return {};
}

Result<void> Ontology::load_rules(const std::string& path) {
  const auto table = TsvTable::load(path, {"event", "mode", "about", "status", "context", "cameo"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows()) {
    Rule rule{alternatives(table->cell(row, 0)),
              alternatives(table->cell(row, 1)),
              alternatives(table->cell(row, 2)),
              alternatives(table->cell(row, 3)),
              {},
              table->cell(row, 5),
              row.line};
    for (const std::string& all : alternatives(table->cell(row, 4))) {
      auto& parts = rule.contexts.emplace_back();
      for (const std::string_view part : base::split(all, '&')) {
        parts.emplace_back(part);
      }
    }
    if (rule.code == "-") {
      rule.code.clear();
    }
    if (const auto name = unknown_name(rule)) {
      return bad(path, row.line, fmt::format("unknown name '{}'", *name));
    }
    rules_.push_back(std::move(rule));
  }
  return {};
}

std::optional<std::string> Ontology::unknown_name(const Rule& rule) const {
  for (const auto* list : {&rule.events, &rule.abouts}) {
    const auto at = std::find_if_not(list->begin(), list->end(), [&](auto& name) { return is_event(name); });
    if (at != list->end()) {
      return *at;
    }
  }
  for (const std::string& event : rule.events) {
    for (const std::string& mode : rule.modes) {
      if (!is_mode(event, mode)) {
        return event + " " + mode;
      }
    }
  }
  for (const std::string& status : rule.statuses) {
    if (!is_status(status)) {
      return status;
    }
  }
  for (const auto& parts : rule.contexts) {
    for (const std::string& part : parts) {
      if (!is_context(part)) {
        return part;
      }
    }
  }
  return rule.code.empty() || codes_.contains(rule.code) ? std::nullopt : std::optional(rule.code);
}

Result<void> Ontology::check_fallbacks(const std::string& path) const {
  for (const std::string& event : events_) {
    for (const std::string& status : statuses_) {
      if (best_rule({.event = event, .mode = {}, .about = {}, .status = status, .contexts = {}}) == nullptr) {
        return fail(ErrorCode::kBadTable, fmt::format("no rule for {} {}", event, status), path);
      }
    }
  }
  return {};
}

std::optional<std::string> Ontology::plover_of(std::string_view event, std::string_view status) const {
  const auto at = plover_.find(std::pair(std::string(event), std::string(status)));
  if (at == plover_.end() || at->second.name.empty()) {
    return std::nullopt;
  }
  return at->second.name;
}

std::optional<int> Ontology::quad_class_of(std::string_view plover) const {
  const auto at = quad_.find(plover);
  return at == quad_.end() ? std::nullopt : std::optional(at->second.value);
}

std::optional<Ontology::Rank> Ontology::rank_of(const Rule& rule, const CodedAct& act) {
  const auto fits = [](const std::vector<std::string>& list, std::string_view value) {
    return list.empty() || holds(list, value);
  };
  if (!fits(rule.events, act.event) || !fits(rule.statuses, act.status) || !fits(rule.modes, act.mode) ||
      !fits(rule.abouts, act.about)) {
    return std::nullopt;
  }
  Rank rank{.about = !rule.abouts.empty(), .mode = !rule.modes.empty()};
  if (rule.contexts.empty()) {
    return rank;
  }
  std::optional<Rank> best;
  for (const auto& parts : rule.contexts) {
    Rank with = rank;
    with.contexts = static_cast<int>(parts.size());
    bool all = true;
    for (const std::string& part : parts) {
      const auto at = std::find(act.contexts.begin(), act.contexts.end(), part);
      all = all && at != act.contexts.end();
      with.early -= static_cast<int>(at - act.contexts.begin());
    }
    if (all && (!best || with > *best)) {
      best = with;
    }
  }
  return best;
}

const Ontology::Rule* Ontology::best_rule(const CodedAct& act) const {
  const Rule* best = nullptr;
  Rank top;
  for (const Rule& rule : rules_) {
    const auto rank = rank_of(rule, act);
    if (rank && (best == nullptr || *rank > top)) {
      best = &rule;
      top = *rank;
    }
  }
  return best;
}

std::optional<std::string> Ontology::cameo_of(const CodedAct& act) const {
  const Rule* const rule = is_event(act.event) ? best_rule(act) : nullptr;
  return rule == nullptr || rule->code.empty() ? std::nullopt : std::optional(rule->code);
}

const std::pair<const std::string, Ontology::Code>* Ontology::scored(std::string_view cameo) const {
  for (auto code = codes_.find(cameo); code != codes_.end();) {
    if (code->second.gdelt || code->second.icews) {
      return &*code;
    }
    if (cameo.size() <= 2) {
      return nullptr;
    }
    cameo.remove_suffix(1);
    code = codes_.find(cameo);
  }
  return nullptr;
}

std::optional<double> Ontology::goldstein_of(std::string_view cameo) const {
  const auto* code = scored(cameo);
  if (code == nullptr) {
    return std::nullopt;
  }
  return code->second.gdelt ? code->second.gdelt : code->second.icews;
}

std::optional<std::string> Ontology::label_of(std::string_view cameo) const {
  const auto at = codes_.find(cameo);
  return at == codes_.end() ? std::nullopt : std::optional(at->second.label);
}

bool Ontology::is_event(std::string_view event) const {
  return quad_.contains(event);
}

bool Ontology::is_status(std::string_view status) const {
  return holds(statuses_, status);
}

bool Ontology::is_context(std::string_view context) const {
  return holds(contexts_, context);
}

bool Ontology::is_mode(std::string_view event, std::string_view mode) const {
  return std::any_of(modes_.begin(), modes_.end(),
                     [&](const auto& pair) { return pair.first == event && pair.second == mode; });
}

std::vector<std::string> Ontology::modes_of(std::string_view event) const {
  std::vector<std::string> out;
  for (const auto& [of, mode] : modes_) {
    if (of == event) {
      out.push_back(mode);
    }
  }
  return out;
}

}  // namespace rapport::dict
