// GDELT 2.0: events and mentions, tab-separated, without a header (event codebook 2.0).
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "wire/cells.hpp"
#include "wire/field_exports.hpp"
#include "wire/json_line.hpp"
#include "wire/pair_export.hpp"
#include "wire/publication_time.hpp"

namespace rapport::wire {
namespace {

std::string time_added(const Story& story) {
  const auto moment = story.published ? moment_of(*story.published) : std::nullopt;
  return moment ? compact(*moment) : "";
}

class GdeltEvents final : public PairExporter {
 public:
  explicit GdeltEvents(const ExportOptions& options) : PairExporter(options, true) {}

 protected:
  std::string row(const PairRow& row) override {
    TabRow out;
    out.whole(row_number(row, "gdelt"));
    add_day(out, row.day);
    add_party(out, row.source);
    add_party(out, row.target);
    // Of an imported record nobody knows where and how often it was stated.
    const bool is_read = !row.record.mentions.empty();
    out.add(!is_read ? "" : is_root(row.story, row.record) ? "1" : "0");
    add_act(out, row.record);
    out.add(row.record.mentions.empty() ? "" : std::to_string(row.record.mentions.size()));
    out.add(is_read ? "1" : "");
    out.add(is_read ? "1" : "");
    out.skip(1);   // AvgTone
    out.skip(16);  // Where the parties are
    add_place(out, first_place(row.record));
    out.add(time_added(row.story));
    out.add(citation_of(row.story));
    return std::move(out).finish();
  }

 private:
  static void add_day(TabRow& out, const std::string& day) {
    const std::string digits = compact_day(day);
    out.add(digits);
    out.add(digits.substr(0, 6));
    out.add(digits.substr(0, 4));
    const auto date = base::parse_iso_date(day);
    if (!date) {
      out.skip(1);
      return;
    }
    // The codebook's formula, in which every month has 30 days.
    const auto month = static_cast<unsigned>(date->month());
    const auto days = static_cast<double>(30 * (month - 1) + static_cast<unsigned>(date->day()));
    out.add(fmt::format("{:.4f}", static_cast<int>(date->year()) + days / 365.0));
  }

  // "IGOUNO" has the group UNO, "IGOEUREEC" the region EUR and the group EEC.
  static std::pair<std::string, std::string> groups_of(const BodyCodes& kind) {
    constexpr std::size_t kPart = 3;
    const std::string rest =
        kind.cameo.starts_with(kind.gdelt_type) ? kind.cameo.substr(kind.gdelt_type.size()) : "";
    if (rest.size() < kPart) {
      return {};
    }
    return {rest.substr(0, rest.size() - kPart), rest.substr(rest.size() - kPart)};
  }

  void add_party(TabRow& out, const Actor* actor) const {
    const auto* const state = actor != nullptr && actor->country ? codes().country(*actor->country) : nullptr;
    const auto* const kind = actor != nullptr && actor->country ? codes().body(*actor->country) : nullptr;
    std::vector<std::string> roles = actor != nullptr ? codes().roles(*actor) : std::vector<std::string>();
    std::string code = state != nullptr ? state->gdelt : kind != nullptr ? kind->cameo : "";
    code += join(roles, "");
    if (kind != nullptr && !kind->gdelt_type.empty()) {
      roles.insert(roles.begin(), kind->gdelt_type);
    }
    roles.resize(3);
    out.add(code);
    out.add(party_name(actor));
    const auto [region, group] = kind != nullptr ? groups_of(*kind) : std::pair<std::string, std::string>();
    out.add(state != nullptr ? state->gdelt : region);
    out.add(group);
    out.skip(3);  // Ethnic group, religions
    for (const std::string& role : roles) {
      out.add(role);
    }
  }

  // Stated by the title or the first paragraph. https://www.gdeltproject.org: "in the lead paragraph".
  static bool is_root(const Story& story, const Record& record) {
    const std::size_t lead_end = story.text.find('\n', story.body.begin);
    return std::any_of(record.mentions.begin(), record.mentions.end(), [&](const EventMention& mention) {
      return mention.sentence_span.begin < std::min(lead_end, story.text.size());
    });
  }

  void add_act(TabRow& out, const Record& record) const {
    out.maybe(record.cameo);
    out.add(std::string_view(*record.cameo).substr(0, 3));
    out.add(std::string_view(*record.cameo).substr(0, 2));
    const auto quad = codes().gdelt_quad(*record.cameo);
    out.add(quad ? std::to_string(*quad) : "");
    out.number(record.goldstein);
  }

  void add_place(TabRow& out, const Place* place) const {
    if (place == nullptr) {
      out.skip(8);
      return;
    }
    const auto* const state = place->country ? codes().country(*place->country) : nullptr;
    out.add(type_of(*place));
    out.add(full_name(*place, state));
    out.add(state != nullptr ? state->fips : "");
    out.skip(2);  // FIPS and GAUL divisions
    out.number(place->latitude);
    out.number(place->longitude);
    out.skip(1);  // GNS or GNIS number
  }

  static std::string type_of(const Place& place) {
    const bool in_states = place.country == "USA";
    if (place.precision == "country") {
      return "1";
    }
    if (place.precision == "admin1") {
      return in_states ? "2" : "5";
    }
    return is_city(place) ? (in_states ? "3" : "4") : "";
  }

  // "Kidal, Kidal, Mali", "Texas, United States", "Mali": place, division, country.
  static std::string full_name(const Place& place, const CountryCodes* state) {
    std::vector<std::string> parts = {place.name.value_or(place.text)};
    if (place.precision == "country") {
      return parts.front();
    }
    if (place.precision != "admin1" && !place.admin1.value_or("").empty()) {
      parts.push_back(*place.admin1);
    }
    if (state != nullptr && state->name != parts.front()) {
      parts.push_back(state->name);
    }
    return join(parts, ", ");
  }
};

class GdeltMentions final : public PairExporter {
 public:
  explicit GdeltMentions(const ExportOptions& options) : PairExporter(options, true) {}

 protected:
  std::string row(const PairRow& row) override {
    TabRow out;
    const std::string added = time_added(row.story);
    out.whole(row_number(row, "gdelt"));
    out.add(added);
    out.add(added);
    out.add(row.story.url ? "1" : "2");  // On the web; a citation only
    out.add(row.story.url ? host_of(*row.story.url) : row.story.outlet.value_or(""));
    out.add(citation_of(row.story));
    add_offsets(out, row);
    if (row.record.mentions.empty()) {
      out.skip(3);
    } else {
      out.add("1");  // In the text as it was published
      out.whole(std::lround(row.record.confidence * 100));
      out.add(std::to_string(base::count_code_points(base::repair(row.story.text))));
    }
    out.skip(3);  // Tone, translation, extras
    return std::move(out).finish();
  }

 private:
  static std::string host_of(std::string_view address) {
    const std::size_t scheme = address.find("://");
    std::string_view rest = scheme == std::string_view::npos ? address : address.substr(scheme + 3);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t user = rest.rfind('@');
    return std::string(user == std::string_view::npos ? rest : rest.substr(user + 1));
  }

  static void add_offsets(TabRow& out, const PairRow& row) {
    if (row.record.mentions.empty()) {
      out.skip(4);
      return;
    }
    const EventMention& mention = row.record.mentions.front();
    const Offsets offsets(row.story.text);
    out.add(std::to_string(mention.sentence + 1));
    for (const Actor* actor : {row.source, row.target}) {
      out.add(actor != nullptr ? std::to_string(offsets.begin(actor->span)) : "-1");
    }
    out.add(std::to_string(offsets.begin(mention.trigger)));
  }
};

}  // namespace

std::unique_ptr<Exporter> make_gdelt_events(const ExportOptions& options) {
  return std::make_unique<GdeltEvents>(options);
}

std::unique_ptr<Exporter> make_gdelt_mentions(const ExportOptions& options) {
  return std::make_unique<GdeltMentions>(options);
}

}  // namespace rapport::wire
