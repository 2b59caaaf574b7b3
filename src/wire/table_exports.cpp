// ICEWS, POLECAT, Phoenix and PETRARCH2: a line a pair.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "rapport/version.hpp"

#include "wire/cells.hpp"
#include "wire/exported_id.hpp"
#include "wire/field_exports.hpp"
#include "wire/pair_export.hpp"

namespace rapport::wire {
namespace {

/// Coded event data as on Dataverse: a header, no quotes.
class Icews final : public PairExporter {
 public:
  explicit Icews(const ExportOptions& options) : PairExporter(options, true) {}
  std::string begin() override { return header_row(ExportFormat::kIcews); }

 protected:
  std::string row(const PairRow& row) override {
    const CameoFacts* const facts = codes().cameo(*row.record.cameo);
    TabRow out;
    out.whole(row_number(row, "icews"));
    out.add(row.day);
    add_party(out, row.source);
    out.add(facts != nullptr ? facts->label : "");
    out.maybe(row.record.cameo);
    out.number(facts != nullptr ? facts->icews_score : std::nullopt);
    add_party(out, row.target);
    out.whole(story_number(row.story));
    out.add(row.record.mentions.empty() ? "" : std::to_string(row.record.mentions.front().sentence + 1));
    out.maybe(row.story.outlet);
    add_place(out, first_place(row.record));
    return std::move(out).finish();
  }

 private:
  void add_party(TabRow& out, const Actor* actor) const {
    std::vector<std::string> sectors;
    for (const std::string& sector : actor != nullptr ? actor->sectors : std::vector<std::string>()) {
      const SectorCodes* const known = codes().sector(sector);
      if (known != nullptr && !known->icews.empty() &&
          std::find(sectors.begin(), sectors.end(), known->icews) == sectors.end()) {
        sectors.push_back(known->icews);
      }
    }
    out.add(party_name(actor));
    out.add(join(sectors, ","));
    out.add(actor != nullptr ? country_name(actor->country) : "");
  }

  void add_place(TabRow& out, const Place* place) const {
    if (place == nullptr) {
      out.skip(6);
      return;
    }
    out.add(is_city(*place) ? place->name.value_or(place->text) : "");
    out.skip(1);  // District
    out.add(division_of(*place));
    out.add(country_name(place->country));
    out.number(place->latitude);
    out.number(place->longitude);
  }

  [[nodiscard]] std::string country_name(const std::optional<std::string>& iso3) const {
    const auto* const state = iso3 ? codes().country(*iso3) : nullptr;
    return state != nullptr ? state->icews : "";
  }
};

/// The files that NGEC writes: a header; "None" stands for what is not known.
class Polecat final : public PairExporter {
 public:
  explicit Polecat(const ExportOptions& options) : PairExporter(options, false) {}
  std::string begin() override { return header_row(ExportFormat::kPolecat); }

 protected:
  std::string row(const PairRow& row) override {
    const Record& record = row.record;
    const std::string event = record.plover.value_or(record.event);
    TabRow out("None");
    constexpr std::string_view kOwn = "polecat:";
    out.add(record.id.starts_with(kOwn) ? record.id.substr(kOwn.size())
                                        : fmt::format("{}-{}", exported_id(row.story, record), row.pair + 1));
    out.add(row.day);
    out.add(event);
    // The mode is the act's: where the act counts as another category, that has none.
    const auto mode = event == record.event ? record.mode : std::nullopt;
    out.maybe(mode);
    out.number(codes().intensity(event, mode));
    out.add(record.quad_class ? std::to_string(*record.quad_class) : "");
    out.add(join(record.contexts, ";"));
    add_party(out, row.source);
    add_party(out, row.target);
    add_place(out, first_place(record));
    out.maybe(row.story.outlet);
    out.maybe(published_day(row.story));
    out.skip(3);  // People, organisations and places of the story
    out.maybe(row.story.language);
    out.add(fmt::format("rapport {}{}", kVersion, record.model ? " " + *record.model : ""));
    return std::move(out).finish();
  }

 private:
  void add_party(TabRow& out, const Actor* actor) const {
    if (actor == nullptr) {
      out.skip(8);
      return;
    }
    const auto* const state = actor->country ? codes().country(*actor->country) : nullptr;
    out.add(party_name(actor));
    out.maybe(actor->country);
    out.add(state != nullptr ? state->cow_number : "");
    out.add(actor->sectors.empty() ? "" : actor->sectors.front());
    out.add(join(actor->sectors, ";"));
    out.maybe(actor->title);
    out.add(actor->text);
    out.skip(1);  // Wikipedia page
  }

  static void add_place(TabRow& out, const Place* place) {
    if (place == nullptr) {
      out.skip(10);
      return;
    }
    const std::string name = place->name.value_or(place->text);
    out.add(name);
    out.add(is_city(*place) ? name : "");
    out.skip(1);  // District
    out.add(division_of(*place));
    out.maybe(place->country);
    out.number(place->latitude);
    out.number(place->longitude);
    out.add(place->geonames ? std::to_string(*place->geonames) : "");
    out.add(place->text);
    out.skip(1);  // GeoNames' feature class
  }
};

/// phoenix_pipeline: no header.
class Phoenix final : public PairExporter {
 public:
  explicit Phoenix(const ExportOptions& options) : PairExporter(options, true) {}

 protected:
  std::optional<std::string> only_code(const Actor* actor) const override {
    return actor != nullptr ? codes().cameo_code(*actor) : "";
  }
  std::string row(const PairRow& row) override {
    const std::string& cameo = *row.record.cameo;
    TabRow out;
    out.add(fmt::format("{}_{}", count().rows + 1, kVersion));
    out.add(compact_day(row.day));
    out.add(row.day.substr(0, 4));
    out.add(row.day.substr(5, 2));
    out.add(row.day.substr(8, 2));
    add_party(out, row.source);
    add_party(out, row.target);
    out.add(cameo);
    out.add(std::string_view(cameo).substr(0, 2));
    const auto quad = codes().phoenix_quad(cameo);
    out.add(quad ? std::to_string(*quad) : "");
    out.number(row.record.goldstein);
    out.skip(1);  // Issues: theirs are of a list of its own
    add_place(out, first_place(row.record));
    out.add(sentence_ids(row.story, row.record));
    out.maybe(row.story.url);
    out.maybe(row.story.outlet);
    return std::move(out).finish();
  }

 private:
  // As process_actors() of postprocess.py takes codes apart.
  void add_party(TabRow& out, const Actor* actor) const {
    constexpr auto kRoles = std::to_array<std::string_view>(
        {"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL"});
    constexpr std::size_t kPart = 3;
    const std::string code = actor != nullptr ? codes().cameo_code(*actor) : "";
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < code.size(); at += kPart) {
      parts.push_back(code.substr(at, kPart));
    }
    const bool rooted = !parts.empty() && actor->country && is_entity(*actor->country);
    const std::string entity = rooted ? parts.front() : "";
    parts.erase(parts.begin(),
                parts.begin() + (parts.empty() ? 0 : 1));  // Counted as the root, whatever it is.
    const bool role =
        !parts.empty() && std::find(kRoles.begin(), kRoles.end(), parts.front()) != kRoles.end();
    out.add(code.empty() ? "---" : code);
    out.add(entity);
    out.add(role ? parts.front() : "");
    parts.erase(parts.begin(), parts.begin() + (role ? 1 : 0));
    out.add(join(parts, ";"));
  }

  [[nodiscard]] bool is_entity(const std::string& country) const {
    const BodyCodes* const kind = codes().body(country);
    return codes().country(country) != nullptr || (kind != nullptr && !kind->cameo.empty());
  }

  static void add_place(TabRow& out, const Place* place) {
    if (place == nullptr) {
      out.skip(5);
      return;
    }
    out.number(place->latitude);
    out.number(place->longitude);
    out.add(place->name.value_or(place->text));
    out.add(division_of(*place));
    out.maybe(place->country);
  }
};

/// The lines of PETRARCH2 (PETRwriter.py): date, source, target, code, issues, sentences, address where
/// known, source of the story. "---" stands for what is missing; issues are empty, as theirs are of another
/// list.
class Petrarch final : public PairExporter {
 public:
  explicit Petrarch(const ExportOptions& options)
      : PairExporter(options, true), coded_(options.codes != nullptr) {}

 protected:
  std::optional<std::string> only_code(const Actor* actor) const override { return code(actor); }
  std::string row(const PairRow& row) override {
    TabRow out;
    out.add(compact_day(row.day));
    out.add(code(row.source));
    out.add(code(row.target));
    out.maybe(row.record.cameo);
    out.skip(1);
    out.add(sentence_ids(row.story, row.record));
    if (row.story.url) {
      out.maybe(row.story.url);
    }
    out.add(row.story.outlet.value_or("---"));
    return std::move(out).finish();
  }

 private:
  // Without tables the record's own code, which has PLOVER's sectors.
  [[nodiscard]] std::string code(const Actor* actor) const {
    const std::string text = actor == nullptr ? ""
                             : coded_         ? codes().cameo_code(*actor)
                                              : actor->code.value_or("");
    return text.empty() ? "---" : text;
  }

  bool coded_;
};

}  // namespace

std::unique_ptr<Exporter> make_icews(const ExportOptions& options) {
  return std::make_unique<Icews>(options);
}

std::unique_ptr<Exporter> make_polecat(const ExportOptions& options) {
  return std::make_unique<Polecat>(options);
}

std::unique_ptr<Exporter> make_phoenix(const ExportOptions& options) {
  return std::make_unique<Phoenix>(options);
}

std::unique_ptr<Exporter> make_petrarch(const ExportOptions& options) {
  return std::make_unique<Petrarch>(options);
}

}  // namespace rapport::wire
