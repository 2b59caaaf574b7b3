#include "store/record_digest.hpp"

#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/hash.hpp"

namespace rapport::store {
namespace {

/// Gathers values so that no two lists of them look alike.
class Digest {
 public:
  void add(std::string_view text) { all_ += fmt::format("{} {}\n", text.size(), text); }
  void add(const std::string& text) { add(std::string_view(text)); }
  void add(ByteSpan span) { all_ += fmt::format("{} {}\n", span.begin, span.end); }
  void add(double number) { all_ += fmt::format("{}\n", number); }
  void add(std::int64_t number) { all_ += fmt::format("{}\n", number); }
  void add(int number) { add(std::int64_t{number}); }
  template <class T>
  void add(const std::optional<T>& value) {
    if (value) {
      add(*value);
    } else {
      all_ += "-\n";
    }
  }
  template <class T>
  void add(const std::vector<T>& list) {
    all_ += fmt::format("[{}\n", list.size());
    for (const T& each : list) {
      add(each);
    }
  }
  void add(const Actor& actor) {
    fields(actor.text, actor.span, actor.name, actor.country, actor.sectors, actor.code, actor.title,
           actor.wikidata);
  }
  void add(const Place& place) {
    fields(place.text, place.span, place.name, place.country, place.admin1, place.latitude, place.longitude,
           place.geonames, place.precision);
  }
  void add(const EventTime& time) { fields(time.text, time.span, time.start, time.end, time.precision); }
  void add(const Issue& issue) { fields(issue.text, issue.span, issue.topic); }
  void add(const EventMention& mention) {
    fields(mention.sentence_span, static_cast<std::int64_t>(mention.sentence), mention.trigger_text,
           mention.trigger);
  }
  void add(const Record& record) {
    fields(record.id, record.key, record.origin, record.model, record.event, record.mode, record.about,
           record.status, record.plover, record.cameo, record.quad_class, record.goldstein, record.contexts);
    fields(record.actors, record.recipients, record.said_by, record.places, record.time, record.duration,
           record.issues, record.confidence, record.mentions, record.date_basis);
  }
  [[nodiscard]] std::string finish() const { return base::hash_hex(all_); }

 private:
  template <class... T>
  void fields(const T&... values) {
    (add(values), ...);
  }

  std::string all_;
};

}  // namespace

std::string record_digest(const std::vector<Record>& records) {
  Digest digest;
  digest.add(records);
  return digest.finish();
}

}  // namespace rapport::store
