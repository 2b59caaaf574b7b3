#include "store/correction_table.hpp"

#include <fmt/format.h>

namespace rapport::store {

Result<bool> has_corrections(Database& database) {
  return database.number("SELECT COUNT(*) FROM (SELECT 1 FROM corrections LIMIT 1) AS c")
      .map([](std::int64_t some) { return some > 0; });
}

Result<ChangesByKey> changes_for(Database& database, const std::vector<Record>& records) {
  ChangesByKey out;
  for (const Record& record : records) {
    const auto take = [&](const Rows& row) { out[record.key].push_back({row.text(0), row.text(1)}); };
    if (auto done = for_rows(database,
                             "SELECT field, value FROM corrections WHERE record_key = ? AND gone IS NULL "
                             "ORDER BY n",
                             {std::string_view(record.key)}, take);
        !done) {
      return tl::unexpected(done.error());
    }
  }
  return out;
}

Result<std::vector<Correction>> find_corrections(Database& database, const std::optional<std::string>& key) {
  std::vector<Correction> out;
  const auto take = [&](const Rows& row) {
    Correction correction{
        row.text(0), {row.text(1), row.text(2)}, row.text(3), row.text(4), row.maybe_text(5)};
    correction.orphaned = !correction.until && correction.change.field != "rejected" && row.integer(6) == 0;
    out.push_back(std::move(correction));
  };
  const std::string sql = fmt::format(
      "SELECT c.record_key, c.field, c.value, c.author, c.since, c.gone, (SELECT COUNT(*) FROM records r "
      "WHERE "
      "r.record_key = c.record_key AND r.gone IS NULL) FROM corrections c {} ORDER BY c.n",
      key ? "WHERE c.record_key = ?" : "");
  const Values values = key ? Values{std::string_view(*key)} : Values{};
  return for_rows(database, sql, values, take).map([&] { return std::move(out); });
}

Result<void> keep_corrections(Database& database, std::string_view key,
                              const std::vector<FieldValue>& changes, std::string_view author,
                              std::string_view now) {
  Script script(database);
  for (const FieldValue& change : changes) {
    const std::string_view field = change.field;
    script.run("UPDATE corrections SET gone = ? WHERE record_key = ? AND field = ? AND gone IS NULL",
               {now, key, field});
    script.run(
        "INSERT INTO corrections (n, record_key, field, value, author, since) SELECT COALESCE(MAX(n), 0) + "
        "1, ?, ?, ?, "
        "?, ? FROM corrections",
        {key, field, std::string_view(change.value), author, now});
  }
  return script.result();
}

Result<std::size_t> take_back(Database& database, std::string_view key, std::string_view field,
                              std::string_view now) {
  const std::string condition =
      std::string("record_key = ? AND gone IS NULL") + (field.empty() ? "" : " AND field = ?");
  Values values = {key};
  if (!field.empty()) {
    values.emplace_back(field);
  }
  const auto count = database.number("SELECT COUNT(*) FROM corrections WHERE " + condition, values);
  if (!count) {
    return tl::unexpected(count.error());
  }
  values.insert(values.begin(), Value(now));
  return database.execute("UPDATE corrections SET gone = ? WHERE " + condition, values).map([&] {
    return static_cast<std::size_t>(*count);
  });
}

Result<std::vector<KeyedRevision>> current_revisions(Database& database, const std::string& id) {
  std::vector<KeyedRevision> out;
  const auto take = [&](const Rows& row) { out.push_back({row.integer(0), row.text(1)}); };
  for (const char* column : {"id", "record_key"}) {
    const auto done =
        for_rows(database,
                 fmt::format("SELECT DISTINCT revision, record_key FROM records WHERE {} = ? AND "
                             "gone IS NULL ORDER BY revision, record_key",
                             column),
                 {std::string_view(id)}, take);
    if (!done) {
      return tl::unexpected(done.error());
    }
    if (!out.empty()) {
      break;
    }
  }
  return out;
}

}  // namespace rapport::store
