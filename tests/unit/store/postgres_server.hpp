// A PostgreSQL server of the test program's own, on a socket in a temporary folder.
#pragma once

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rapport::store {

/// Started at the first use, stopped when the program ends, also where it is killed.
class PostgresServer {
 public:
  /// The folder of Debian's server programs, the newest; "" where there is none.
  static std::string binaries() {
    namespace fs = std::filesystem;
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", error)) {
      if (fs::exists(version.path() / "bin/initdb") && fs::exists(version.path() / "bin/postgres")) {
        found.push_back((version.path() / "bin").string());
      }
    }
    const auto older = [](const std::string& a, const std::string& b) { return version(a) < version(b); };
    return found.empty() ? "" : *std::max_element(found.begin(), found.end(), older);
  }

  static PostgresServer& shared() {
    static PostgresServer server;
    return server;
  }

  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  ~PostgresServer() {
    if (getpid() == owner_) {
      stop(SIGINT);
      std::filesystem::remove_all(folder_);
    }
  }

  /// The server's own database, with the schema `schema` as the present one.
  [[nodiscard]] std::string url(const std::string& schema) const {
    return "postgresql://tester@/postgres?host=" + folder_ + "&options=-csearch_path%3D" + schema;
  }

  /// Runs statements; false where one fails.
  [[nodiscard]] bool run(const std::string& sql, const std::string& schema = "public") const {
    PGconn* connection = PQconnectdb(url(schema).c_str());
    PQsetNoticeProcessor(connection, [](void*, const char*) {}, nullptr);
    PGresult* result = PQexec(connection, sql.c_str());
    const ExecStatusType status = PQresultStatus(result);
    PQclear(result);
    PQfinish(connection);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
  }

  /// As a machine that fails: nothing is finished, and what was committed is found again by its log.
  void crash_and_start() {
    stop(SIGQUIT);
    start();
  }

 private:
  PostgresServer() : owner_(getpid()) {
    char name[] = "/tmp/rapport_postgres_XXXXXX";
    folder_ = mkdtemp(name);
    if (geteuid() == 0 && !can_be_nobody()) {
      user_ = getpwnam("postgres");  // Comes with Debian's server.
      if (user_ == nullptr) {
        give_up("no user that may run the server");
      }
      static_cast<void>(chown(name, user_->pw_uid, user_->pw_gid));
    }
    std::vector<std::string> words = {
        binaries() + "/initdb", "-D",       folder_ + "/data", "-U", "tester", "-A", "trust", "-E", "UTF8",
        "--locale=C.UTF-8",     "--no-sync"};
    constexpr int kFirstWithIcu = 15;
    if (version(binaries()) >= kFirstWithIcu) {
      // An order that is not that of bytes: what relies on the order of the server is found out.
      words.insert(words.end(), {"--locale-provider=icu", "--icu-locale=en-US"});
    }
    const pid_t child = run_program(words);
    int status = 0;
    if (waitpid(child, &status, 0) != child || status != 0) {
      give_up("initdb failed");
    }
    start();
  }

  // The 15 of "/usr/lib/postgresql/15/bin".
  static int version(const std::string& folder) {
    return std::atoi(std::filesystem::path(folder).parent_path().filename().c_str());
  }

  // Without a server none of the tests that need one can tell anything.
  [[noreturn]] void give_up(const char* reason) {
    std::ifstream log(folder_ + "/log");
    std::cerr << "PostgreSQL server in " << folder_ << ": " << reason << "\n" << log.rdbuf() << "\n";
    if (server_ != 0) {
      kill(server_, SIGQUIT);
    }
    std::filesystem::remove_all(folder_);
    std::abort();
  }

  void start() {
    using std::chrono::steady_clock;
    server_ = run_program({binaries() + "/postgres", "-D", folder_ + "/data", "-k", folder_, "-c",
                           "listen_addresses=", "-c", "fsync=off", "-c", "max_wal_size=4GB"});
    const auto end = steady_clock::now() + std::chrono::seconds(60);
    while (PQping(url("public").c_str()) != PQPING_OK) {
      int status = 0;
      if (steady_clock::now() >= end || waitpid(server_, &status, WNOHANG) != 0) {
        give_up("it does not start");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  void stop(int signal) {
    kill(server_, signal);
    int status = 0;
    waitpid(server_, &status, 0);
  }

  // The server refuses to run as root. In a user namespace it is nobody and still has what belongs to root
  // here; where that is not allowed, it runs as a user that owns the folder.
  static bool become_nobody() {
    const auto write_to = [](const char* file, const char* text) {
      std::ofstream out(file);
      out << text;
      return static_cast<bool>(out.flush());
    };
    return unshare(CLONE_NEWUSER) == 0 && write_to("/proc/self/setgroups", "deny") &&
           write_to("/proc/self/uid_map", "65534 0 1") && write_to("/proc/self/gid_map", "65534 0 1");
  }

  static bool can_be_nobody() {
    const pid_t child = fork();
    if (child == 0) {
      _exit(become_nobody() ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

  [[nodiscard]] bool change_user() const {
    if (geteuid() != 0) {
      return true;
    }
    return user_ == nullptr ? become_nobody() : setgid(user_->pw_gid) == 0 && setuid(user_->pw_uid) == 0;
  }

  pid_t run_program(const std::vector<std::string>& words) const {
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child != 0) {
      return child;
    }
    if (!change_user()) {
      _exit(126);
    }
    prctl(PR_SET_PDEATHSIG, SIGQUIT);  // After the change of user, which takes it away.
    if (getppid() != parent) {
      _exit(125);
    }
    static_cast<void>(chdir("/"));
    const int log = open((folder_ + "/log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const std::string& word : words) {
      arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
  }

  pid_t owner_;
  pid_t server_ = 0;
  std::string folder_;
  const passwd* user_ = nullptr;
};

}  // namespace rapport::store
