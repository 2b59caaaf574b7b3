#include "filter_arguments.hpp"

#include <charconv>
#include <map>
#include <utility>
#include <vector>

namespace rapport::cli {
namespace {

tl::unexpected<Error> wrong(const std::string& option, const std::string& text, const std::string& wanted) {
  return fail(ErrorCode::kBadOption, option + ": '" + text + "' is not " + wanted);
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc{} && read.ptr == end;
}

Result<void> take_quads(const std::string& text, std::vector<int>& quads) {
  for (const std::string& part : list_of(text)) {
    int quad = 0;
    if (!read_number(part, quad)) {
      return wrong("--quad", part, "a number from 1 to 4");
    }
    quads.push_back(quad);
  }
  return {};
}

Result<void> take_box(const std::string& text, std::optional<BoundingBox>& box) {
  if (text.empty()) {
    return {};
  }
  BoundingBox out;
  const auto parts = list_of(text);
  double* const sides[] = {&out.west, &out.south, &out.east, &out.north};
  bool good = parts.size() == std::size(sides);
  for (std::size_t i = 0; good && i < parts.size(); ++i) {
    good = read_number(parts[i], *sides[i]);
  }
  if (!good) {
    return wrong("--bbox", text, "four numbers: west,south,east,north");
  }
  box = out;
  return {};
}

// The first or the last day of "2024", "2024-05" or "2024-05-17"; other texts as they are.
std::string day_of(const std::string& text, bool first) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  if (text.size() == kYear) {
    return text + (first ? "-01-01" : "-12-31");
  }
  int year = 0;
  int month = 0;
  if (text.size() != kMonth || !read_number(text.substr(0, kYear), year) ||
      !read_number(text.substr(kYear + 1), month) || month < 1 || month > 12) {
    return text;
  }
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = month == 2                                              ? (leap ? 29 : 28)
                   : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                           : 31;
  return text + (first ? "-01" : '-' + std::to_string(days));
}

std::optional<std::string> day_or_none(const std::string& text, bool first) {
  return text.empty() ? std::nullopt : std::optional(day_of(text, first));
}

std::vector<std::string> statuses_of(const std::string& text) {
  if (text == "any") {
    return {"actual", "future", "hypothetical", "negated", "historical", "postponed", "cancelled"};
  }
  return list_of(text);
}

Result<void> take_sort(const std::string& text, PageOptions& page) {
  static const std::map<std::string, std::pair<SortKey, bool>> kKeys = {
      {"date", {SortKey::kDate, true}},
      {"published", {SortKey::kPublished, true}},
      {"stored", {SortKey::kStored, false}},
      {"confidence", {SortKey::kConfidence, true}},
      {"goldstein", {SortKey::kGoldstein, true}}};
  if (text.empty()) {
    return {};
  }
  const std::size_t colon = text.find(':');
  const std::string way = colon == std::string::npos ? "" : text.substr(colon + 1);
  const auto key = kKeys.find(text.substr(0, colon));
  if (key == kKeys.end() || (colon != std::string::npos && way != "asc" && way != "desc")) {
    return wrong("--sort", text,
                 "date, published, stored, confidence or goldstein, with :asc or :desc behind");
  }
  page.sort = key->second.first;
  page.falling = way.empty() ? key->second.second : way == "desc";
  return {};
}

Result<void> take_numbers(const RawFilter& raw, Arguments& arguments) {
  if (!raw.min_confidence.empty()) {
    double least = 0;
    if (!read_number(raw.min_confidence, least) || !(least >= 0 && least <= 1)) {
      return wrong("--min-confidence", raw.min_confidence, "a number from 0 to 1");
    }
    arguments.filter.min_confidence = least;
  }
  if (!raw.limit.empty()) {
    std::size_t limit = 0;
    if (!read_number(raw.limit, limit) || limit == 0) {
      return wrong("--limit", raw.limit, "a whole number above 0");
    }
    arguments.limit = limit;
  }
  return {};
}

Result<void> take_dyad(const std::string& text, RecordFilter& filter) {
  const auto parts = list_of(text);
  if (!text.empty() && parts.size() != 2) {
    return wrong("--dyad", text, "two parties, as USA,CHN");
  }
  if (!text.empty()) {
    filter.dyad = {parts[0], parts[1]};
  }
  return {};
}

}  // namespace

std::vector<std::string> list_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; !text.empty() && begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

Result<void> take_filter(const RawFilter& raw, Arguments& arguments) {
  RecordFilter& filter = arguments.filter;
  filter.actors = list_of(raw.actor);
  filter.recipients = list_of(raw.recipient);
  filter.parties = list_of(raw.either);
  filter.said_by = list_of(raw.said_by);
  filter.events = list_of(raw.event);
  filter.plovers = list_of(raw.plover);
  filter.modes = list_of(raw.mode);
  filter.statuses = statuses_of(raw.status);
  filter.contexts = list_of(raw.context);
  filter.issues = list_of(raw.issue);
  filter.places = list_of(raw.place);
  filter.countries = list_of(raw.country);
  filter.outlets = list_of(raw.outlet);
  filter.stories = list_of(raw.story);
  filter.origins = list_of(raw.origin);
  filter.models = list_of(raw.model);
  filter.since = day_or_none(raw.since, true);
  filter.until = day_or_none(raw.until, false);
  filter.date = raw.date == "event"       ? DateBasis::kEvent
                : raw.date == "published" ? DateBasis::kPublished
                                          : DateBasis::kEither;
  if (arguments.command == Command::kDiff) {
    arguments.id = day_of(arguments.id, true);
  }
  if (!raw.text.empty()) {
    filter.text = raw.text;
  }
  return take_dyad(raw.dyad, filter)
      .and_then([&] { return take_quads(raw.quad, filter.quad_classes); })
      .and_then([&] { return take_box(raw.bbox, filter.box); })
      .and_then([&] { return take_numbers(raw, arguments); })
      .and_then([&] { return take_sort(raw.sort, arguments.page); });
}

}  // namespace rapport::cli
