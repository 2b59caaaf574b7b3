#include "store/run_progress.hpp"

namespace rapport::store {

Result<void> keep_progress(Database& database, std::string_view job, std::string_view state) {
  return database.execute(
      "INSERT INTO progress (job, state) VALUES (?, ?) ON CONFLICT (job) DO UPDATE SET state = "
      "excluded.state",
      {job, state});
}

Result<std::optional<std::string>> find_progress(Database& database, std::string_view job) {
  std::optional<std::string> state;
  return for_rows(database, "SELECT state FROM progress WHERE job = ?", {job},
                  [&](const Rows& row) { state = row.text(0); })
      .map([&] { return std::move(state); });
}

Result<void> forget_progress(Database& database, std::string_view job) {
  return database.execute("DELETE FROM progress WHERE job = ?", {job});
}

}  // namespace rapport::store
