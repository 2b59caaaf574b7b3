#include "coding/record_merge.hpp"

#include <algorithm>
#include <utility>

namespace rapport::coding {
namespace {

template <class T>
bool agree(const std::optional<T>& a, const std::optional<T>& b) {
  return !a || !b || *a == *b;
}

std::string party_key(const Actor& actor) {
  std::string key = actor.name.value_or("") + "/" + actor.code.value_or("");
  return key.size() > 1 ? key : "\"" + actor.text + "\"";
}

std::string side_key(const std::vector<Actor>& side) {
  std::vector<std::string> keys;
  std::transform(side.begin(), side.end(), std::back_inserter(keys), party_key);
  std::sort(keys.begin(), keys.end());
  std::string out;
  for (const std::string& key : keys) {
    out += key + ";";
  }
  return out;
}

bool has_code(const Record& record) {
  const auto coded = [](const Actor& actor) { return actor.code.has_value(); };
  return std::any_of(record.actors.begin(), record.actors.end(), coded) ||
         std::any_of(record.recipients.begin(), record.recipients.end(), coded);
}

std::string merge_key(const Record& record) {
  return record.event + " " + record.status + " " + side_key(record.actors) + ">" +
         side_key(record.recipients);
}

bool times_agree(const Record& a, const Record& b) {
  if (!a.time || !b.time) {
    return true;
  }
  return a.time->start && b.time->start ? a.time->start == b.time->start && a.time->end == b.time->end
                                        : a.time->text == b.time->text;
}

bool places_agree(const Record& a, const Record& b) {
  if (a.places.empty() || b.places.empty()) {
    return true;
  }
  return std::any_of(a.places.begin(), a.places.end(), [&](const Place& p) {
    return std::any_of(b.places.begin(), b.places.end(),
                       [&](const Place& q) { return p.name ? p.name == q.name : p.text == q.text; });
  });
}

bool shares_sentence(const Record& a, const Record& b) {
  return std::any_of(a.mentions.begin(), a.mentions.end(), [&](const EventMention& m) {
    return std::any_of(b.mentions.begin(), b.mentions.end(),
                       [&](const EventMention& n) { return m.sentence == n.sentence; });
  });
}

std::size_t filled(const Record& record) {
  return record.actors.size() + record.recipients.size() + record.places.size() + record.issues.size() +
         record.said_by.size() + (record.time ? 1U : 0U) + (record.duration ? 1U : 0U) +
         (record.mode ? 1U : 0U) + (record.about ? 1U : 0U);
}

template <class T>
void take_if_missing(std::optional<T>& to, const std::optional<T>& from) {
  if (!to) {
    to = from;
  }
}

/// Fills what `to` lacks from `from`; the confidence is that of the surer mention.
void join(Record& to, Record&& from) {
  const bool richer = filled(from) > filled(to);
  const std::string id = to.id;
  const std::string key = to.key;
  if (richer) {
    std::swap(to, from);
    to.id = id;
    to.key = key;
  }
  take_if_missing(to.mode, from.mode);
  take_if_missing(to.about, from.about);
  take_if_missing(to.time, from.time);
  take_if_missing(to.duration, from.duration);
  take_if_missing(to.cameo, from.cameo);
  take_if_missing(to.goldstein, from.goldstein);
  if (to.places.empty()) {
    to.places = std::move(from.places);
  }
  if (to.said_by.empty()) {
    to.said_by = std::move(from.said_by);
  }
  for (Issue& issue : from.issues) {
    if (std::none_of(to.issues.begin(), to.issues.end(),
                     [&](const Issue& i) { return i.text == issue.text; })) {
      to.issues.push_back(std::move(issue));
    }
  }
  to.confidence = std::max(to.confidence, from.confidence);
  to.mentions.insert(to.mentions.end(), from.mentions.begin(), from.mentions.end());
}

}  // namespace

bool same_act(const Record& a, const Record& b) {
  return merge_key(a) == merge_key(b) && !difference(a, b);
}

std::optional<std::string_view> difference(const Record& a, const Record& b) {
  if (!has_code(a)) {
    return "no-code";
  }
  if (!agree(a.mode, b.mode)) {
    return "mode";
  }
  if (!agree(a.about, b.about)) {
    return "about";
  }
  if (!times_agree(a, b)) {
    return "time";
  }
  if (!places_agree(a, b)) {
    return "place";
  }
  return shares_sentence(a, b) ? std::optional<std::string_view>("same-sentence") : std::nullopt;
}

void RecordMerger::add(Record record, FrameTrace* trace, bool repeats) {
  auto& candidates = by_parties_[merge_key(record)];
  for (const std::size_t i : candidates) {
    const auto why = difference(records_[i], record);
    if (why && !(repeats && *why == "same-sentence")) {
      if (trace != nullptr) {
        trace->kept_apart.push_back({records_[i].id, std::string(*why)});
      }
      continue;
    }
    if (trace != nullptr) {
      trace->record = records_[i].id;
      trace->merged = true;
    }
    join(records_[i], std::move(record));
    return;
  }
  if (trace != nullptr) {
    trace->record = record.id;
  }
  candidates.push_back(records_.size());
  records_.push_back(std::move(record));
}

}  // namespace rapport::coding
