#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>

#include <vector>

#include "program/program.hpp"

extern char** environ;

namespace stegvis::program {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitised = true;  // its own memory hides the program's
#else
constexpr bool sanitised = false;
#endif

/// Of a participant alive: the record, the moments of what may happen next and their place in the tree, what
/// is remembered for outcomes.
constexpr double bytes_each = 160.0;

/// How much memory a run takes at its most.
class Memory : public Program {
 protected:
  void SetUp() override {
    if (sanitised) GTEST_SKIP() << "sanitised";
  }

  /// MiB that a run of one thread under `totals` had at its most.
  double peak(const std::string& scenario, const std::string& replications) {
    const std::string out = path("x.h5").string();
    std::vector<std::string> words{STEGVIS_PROGRAM, "run",       scenario, "-n",
                                   replications,    "--threads", "1",      "--keep",
                                   "totals",        "--json",    "--out",  out};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, path("out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    pid_t child = 0;
    EXPECT_EQ(posix_spawn(&child, STEGVIS_PROGRAM, &actions, nullptr, arguments.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    rusage used{};
    EXPECT_EQ(wait4(child, &status, 0, &used), child);
    EXPECT_EQ(status, 0);
    return static_cast<double>(used.ru_maxrss) / 1024.0;
  }
  /// An outcome's mean in the answer.
  double mean(const std::string& name) const {
    const std::string text = read("out");
    const std::size_t at = text.find("\"mean\":", text.find("\"" + name + "\""));
    return at == std::string::npos ? 0.0 : std::stod(text.substr(at + 7));
  }
  /// The reference scenario with so many times the people and places.
  std::string scaled(int scale) const {
    const auto times = [&](double x) { return std::to_string(x * scale); };
    write("scaled.toml", "title = \"scaled\"\nbase = \"" + Program::scenario("reference.toml") +
                             "\"\ncompare = false\n[set]\n\"arrival.persons.rate\" = \"" + times(0.55) +
                             " / day\"\n\"pool.se.slots\" = " + std::to_string(180 * scale) +
                             "\n\"pool.efterstod.slots\" = " + std::to_string(40 * scale) + "\n");
    return path("scaled.toml").string();
  }
};

using DeepMemory = Memory;

TEST_F(DeepMemory, IsFlatWithin32MiBFromAThousandToAMillionReplications) {
  const double few = peak(scenario("smallest.toml"), "1000");
  EXPECT_LE(peak(scenario("smallest.toml"), "1000000") - few, 32.0);
}

TEST_F(DeepMemory, DoesNotGrowWithReportingGroupsTimesReplications) {
  const double few = peak(scenario("hoglandet_se.toml"), "1000");
  EXPECT_LE(peak(scenario("hoglandet_se.toml"), "100000") - few, 32.0);
}

// Alive: who is neither in a final stage nor gone; all of them come and few have left when memory is at its
// most.
TEST_F(DeepMemory, OfTenMillionParticipantsInOneReplicationIsThatOfThoseAlive) {
  double before = 0.0, alive_before = 0.0;
  for (const int scale : {1658, 16580}) {
    const double now = peak(scaled(scale), "1");
    const double alive = mean("stock_end.seeking") + mean("stock_end.work");
    EXPECT_GT(mean("arrivals"), 600.0 * scale);
    EXPECT_GT(alive, 260.0 * scale);
    if (before > 0.0) {
      EXPECT_LE((now - before) * 1024 * 1024 / (alive - alive_before), bytes_each);
    }
    before = now;
    alive_before = alive;
  }
}

}  // namespace
}  // namespace stegvis::program
