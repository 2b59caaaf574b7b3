#include "store/soundness.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace rapport::store {
namespace {

/// A query that counts what must not be there.
struct Check {
  std::string_view problem;  // "{}" is the count.
  std::string_view sql;
};

constexpr std::array kChecks = std::to_array<Check>({
    {"{} stories have no current revision",
     "SELECT COUNT(*) FROM stories s WHERE NOT EXISTS (SELECT 1 FROM revisions r WHERE r.story = s.n AND "
     "r.gone IS NULL)"},
    {"{} revisions are not numbered from 1 without gaps",
     "SELECT COUNT(*) FROM (SELECT story FROM revisions GROUP BY story HAVING MIN(number) <> 1 OR "
     "MAX(number) <> COUNT(*)) AS bad"},
    {"{} stories have a current revision that is not their last",
     "SELECT COUNT(*) FROM revisions r WHERE r.gone IS NULL AND EXISTS (SELECT 1 FROM revisions x WHERE "
     "x.story = r.story "
     "AND x.number > r.number)"},
    {"{} revisions lack records, or have too many",
     "SELECT COUNT(*) FROM revisions r WHERE r.records <> (SELECT COUNT(*) FROM records x WHERE x.revision = "
     "r.n)"},
    {"{} revisions lack sentences",
     "SELECT COUNT(*) FROM revisions r WHERE r.sentences > (SELECT COUNT(*) FROM sentences x WHERE "
     "x.revision = r.n)"},
    {"{} records are not withdrawn together with their revision",
     "SELECT COUNT(*) FROM records x JOIN revisions r ON r.n = x.revision WHERE (x.gone IS NULL) <> (r.gone "
     "IS NULL)"},
    {"{} records of rapport have no mention",
     "SELECT COUNT(*) FROM records r WHERE r.origin = 'rapport' AND NOT EXISTS (SELECT 1 FROM mentions m "
     "WHERE "
     "m.record = r.n)"},
    {"{} mentions stand in a sentence of another story",
     "SELECT COUNT(*) FROM mentions m JOIN sentences s ON s.n = m.sentence JOIN records r ON r.n = m.record "
     "WHERE "
     "s.revision <> r.revision"},
    {"{} parties of records are not numbered without gaps",
     "SELECT COUNT(*) FROM (SELECT record FROM parties GROUP BY record, role HAVING MIN(position) <> 0 OR "
     "MAX(position) <> COUNT(*) - 1) AS bad"},
    {"{} ranges of bytes end before they begin",
     "SELECT (SELECT COUNT(*) FROM sentences WHERE end_byte < begin_byte) + (SELECT COUNT(*) FROM mentions "
     "WHERE "
     "end_byte < begin_byte OR trigger_end < trigger_begin) + (SELECT COUNT(*) FROM parties WHERE end_byte < "
     "begin_byte)"},
    {"{} records are not counted between their countries",
     "SELECT COUNT(*) FROM (SELECT DISTINCT r.n, a.country AS one, b.country AS other FROM records r "
     "JOIN parties p ON p.record = r.n AND p.role = 0 JOIN actors a ON a.n = p.actor "
     "JOIN parties q ON q.record = r.n AND q.role IN (0, 1) AND (q.role <> 0 OR q.position <> p.position) "
     "JOIN actors b ON b.n = q.actor WHERE r.gone IS NULL AND a.country <= b.country AND NOT EXISTS "
     "(SELECT 1 FROM pairs x WHERE x.one = a.country AND x.other = b.country AND x.record = r.n)) AS bad"},
    {"{} records are counted between countries by what they were",
     "SELECT COUNT(*) FROM pairs x JOIN records r ON r.n = x.record WHERE r.gone IS NOT NULL OR "
     "COALESCE(x.day, '') <> COALESCE(r.day, '') OR x.event <> r.event OR x.status <> r.status OR "
     "COALESCE(x.plover, '') <> COALESCE(r.plover, '') OR COALESCE(x.goldstein, -11) <> "
     "COALESCE(r.goldstein, -11)"},
    {"{} days have another number of stories than is counted",
     "SELECT COUNT(*) FROM (SELECT SUBSTR(published, 1, 10) AS day, COUNT(*) AS stories FROM revisions WHERE "
     "gone IS NULL AND published IS NOT NULL AND run NOT IN (SELECT n FROM runs WHERE model = '') GROUP BY "
     "1) AS r LEFT JOIN story_days d ON d.day = r.day WHERE "
     "d.stories IS NULL OR d.stories <> r.stories"},
    {"{} texts belong to no story",
     "SELECT COUNT(*) FROM texts t WHERE NOT EXISTS (SELECT 1 FROM revisions r WHERE r.text = t.n)"},
    {"{} sentences cannot be searched",
     "SELECT COUNT(*) FROM sentences s WHERE NOT EXISTS (SELECT 1 FROM sentence_words w WHERE w.rowid = "
     "s.n)"},
    {"{} titles cannot be searched",
     "SELECT COUNT(*) FROM revisions r WHERE r.title IS NOT NULL AND NOT EXISTS (SELECT 1 FROM title_words w "
     "WHERE "
     "w.rowid = r.n)"},
    {"{} actors cannot be searched",
     "SELECT COUNT(*) FROM actors a WHERE NOT EXISTS (SELECT 1 FROM actor_words w WHERE w.rowid = a.n)"},
});

}  // namespace

Result<std::vector<std::string>> find_problems(Database& database) {
  // In a damaged file later checks may fail: what was found before is told all the same.
  std::vector<std::string> problems;
  auto found = database.integrity_problems();
  if (found) {
    problems = std::move(*found);
  } else {
    problems.push_back("cannot be looked through: " + found.error().message);
  }
  for (const Check& check : kChecks) {
    const auto count = database.number(check.sql);
    if (!count) {
      const auto failed = fmt::format("could not be checked: {} (whether {})", count.error().message,
                                      fmt::format(fmt::runtime(check.problem), "any"));
      problems.push_back(failed);
    } else if (*count != 0) {
      problems.push_back(fmt::format(fmt::runtime(check.problem), *count));
    }
  }
  return problems;
}

}  // namespace rapport::store
