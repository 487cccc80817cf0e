#include <random>

#include "io/save_file.hpp"
#include "program/program.hpp"

namespace stegvis::program {
namespace {

/// Runs that are killed, or stopped, at moments that nobody chose.
class DeepSurvival : public Program {
 protected:
  /// Starts the command, sends it a signal after so many milliseconds, and gives its exit code.
  int after(int milliseconds, const std::string& signal, const std::string& arguments) const {
    return shell("LC_ALL=C.UTF-8 '" + std::string{STEGVIS_PROGRAM} + "' " + arguments +
                 " & child=$!; sleep " + std::to_string(milliseconds / 1000) + "." +
                 std::to_string(1000 + milliseconds % 1000).substr(1) + "; kill -" + signal +
                 " $child; wait $child");
  }
  int moment(int most) { return std::uniform_int_distribution<int>{15, most}(luck_); }

  /// How many replications are saved: legs that join, none of them damaged, none twice.
  std::uint64_t saved() const {
    std::map<std::uint64_t, std::uint64_t> legs;
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(path("x.h5.saved"), ignored)) {
      const std::string name = entry.path().filename().string();
      if (!entry.is_regular_file() || name.ends_with(".part")) continue;
      const auto found = io::find_save(entry.path());
      EXPECT_TRUE(found) << entry.path() << " is not readable";
      if (!found || name.starts_with("state_")) continue;
      EXPECT_TRUE(legs.emplace(found->head.first, found->last).second);
    }
    std::uint64_t next = 0;
    for (const auto& [first, last] : legs) {
      EXPECT_EQ(first, next) << "a gap, or a replication twice";
      next = last;
    }
    return next;
  }
  const std::string command_ = "run '" + scenario("reference.toml") +
                               "' -n 6000 --keep totals --threads 2 --save-every 0.01 --out x.h5";
  std::mt19937 luck_{20240229};
};

TEST_F(DeepSurvival, OfTwoHundredKillsNoneLosesASavedReplication) {
  ASSERT_EQ(stegvis("run '" + scenario("reference.toml") + "' -n 6000 --keep totals --out whole.h5"), 0);
  int kills = 0, finished = 0;
  std::uint64_t before = 0;
  while (kills < 200) {
    const int code = after(moment(400), "KILL", command_);
    if (code == 0) {
      ++finished;
      ASSERT_TRUE(read("x.h5") == read("whole.h5"));
      fs::remove(path("x.h5"));
      before = 0;
      continue;
    }
    ASSERT_EQ(code, 137) << read("err");
    ++kills;
    // Killed between taking its final name and removing what was saved: it is whole.
    if (fs::exists(path("x.h5"))) {
      ASSERT_TRUE(read("x.h5") == read("whole.h5"));
      continue;
    }
    const std::uint64_t now = saved();
    EXPECT_GE(now, before) << "after kill " << kills;
    before = now;
  }
  ASSERT_EQ(stegvis(command_), 0) << read("err");
  EXPECT_TRUE(read("x.h5") == read("whole.h5"));
  RecordProperty("runs_finished_between_kills", finished);
}

TEST_F(DeepSurvival, AHundredInterruptedRunsHaveOneDigest) {
  const std::string run = "run '" + scenario("reference.toml") + "' -n 600 --keep yearly --save-every 0.02";
  ASSERT_EQ(stegvis(run + " --out whole.h5"), 0);
  int resumed = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string once = run + " --threads " + std::to_string(1 + i % 3) + " --out x.h5";
    const int code = after(moment(150), i % 2 == 0 ? "INT" : "TERM", once);
    ASSERT_TRUE(code == 0 || code == 130 || code == 143) << code << read("err");
    resumed += code != 0;
    ASSERT_EQ(code == 0 ? 0 : stegvis(once), 0) << read("err");
    ASSERT_TRUE(read("x.h5") == read("whole.h5")) << i;
    ASSERT_FALSE(fs::exists(path("x.h5.saved")));
    fs::remove(path("x.h5"));
  }
  EXPECT_GT(resumed, 30);
}

/// A system that fails.
class DeepFaults : public Program {
 protected:
  const std::string run_ = "run '" + scenario("smallest.toml") +
                           "' -n 60 --threads 1 --keep monthly --save-every 0 --csv x.csv --out x.h5";
  void SetUp() override {
    if (shell("command -v strace && strace -o trace true") != 0) GTEST_SKIP() << "strace cannot be used here";
    ASSERT_EQ(stegvis(run_), 0) << read("err");
    ASSERT_EQ(shell("mv x.h5 whole.h5; rm x.csv"), 0);
  }
  int calls(const std::string& name) {
    EXPECT_EQ(shell("strace -f -o trace -e trace=" + name + " '" + STEGVIS_PROGRAM + "' " + run_), 0);
    EXPECT_EQ(shell("grep -c '" + name + "(' trace; rm x.h5 x.csv"), 0);
    return std::atoi(read("out").c_str());
  }
  static bool reads(const std::string& name) { return name == "read" || name == "pread64"; }
  /// The scenario could not be read, or the system could not load the program.
  static bool is_before_the_run(int code) { return code == 2 || code == 127; }
  /// Every call of that name fails once.
  void survives(const std::string& name, const std::string& error) {
    const int all = calls(name);
    ASSERT_GT(all, 0) << name;
    for (int k = 1; k <= all; ++k) {
      const std::string which = name + " " + std::to_string(k) + " of " + std::to_string(all) + ": " + error;
      const int code =
          shell("LC_ALL=C.UTF-8 timeout 60 strace -f -o trace -e trace=" + name + " -e inject=" + name +
                ":error=" + error + ":when=" + std::to_string(k) + " '" + STEGVIS_PROGRAM + "' " + run_);
      ASSERT_TRUE(code == 0 || code == 1 || (reads(name) && is_before_the_run(code)))
          << which << ": exit code " << code << "\n"
          << read("err");
      EXPECT_TRUE(code == 0 || !read("err").empty() || name == "write") << which << ": the cause is not told";
      const bool there = fs::exists(path("x.h5"));
      EXPECT_TRUE(there || code != 0) << which;
      EXPECT_TRUE(!there || read("x.h5") == read("whole.h5")) << which << ": a partial file";
      // What is left does no harm: the same command gives the same file.
      if (code == 1 && k % 5 == 0) {
        ASSERT_EQ(stegvis(run_), 0) << which << read("err");
        EXPECT_TRUE(read("x.h5") == read("whole.h5")) << which;
      }
      ASSERT_EQ(shell("rm -rf x.h5 x.csv x.h5.saved x.h5.*.part"), 0);
    }
    EXPECT_LE(files(), 2u);
  }
};

TEST_F(DeepFaults, EveryWriteOfAResultsFileFailsOnce) { survives("pwrite64", "ENOSPC"); }
TEST_F(DeepFaults, EveryWriteFailsOnce) { survives("write", "ENOSPC"); }
TEST_F(DeepFaults, EverySyncFailsOnce) { survives("fsync", "EIO"); }
TEST_F(DeepFaults, EveryRenameFailsOnce) { survives("rename", "EIO"); }

TEST_F(DeepFaults, EveryReadOfAResultsFileFailsOnce) { survives("pread64", "EIO"); }
TEST_F(DeepFaults, EveryReadFailsOnce) { survives("read", "EIO"); }

TEST_F(DeepFaults, AFileThatCannotBeReadHasNoDigest) {
  ASSERT_EQ(stegvis("digest whole.h5"), 0) << read("err");
  const std::string digest = read("out");
  for (const char* name : {"read", "pread64"}) {
    const std::string trace = std::string{"strace -f -o trace -e trace="} + name;
    const std::string program = " '" + std::string{STEGVIS_PROGRAM} + "' digest whole.h5";
    ASSERT_EQ(shell(trace + program), 0);
    ASSERT_EQ(shell(std::string{"grep -c '"} + name + "(' trace"), 0);
    const int all = std::atoi(read("out").c_str());
    int refused = 0;
    for (int k = 1; k <= all; ++k) {
      const int code = shell("LC_ALL=C.UTF-8 timeout 60 " + trace + " -e inject=" + name +
                             ":error=EIO:when=" + std::to_string(k) + program);
      ASSERT_TRUE(code == 0 || is_before_the_run(code)) << name << " " << k << ": exit code " << code;
      EXPECT_EQ(read("out"), code == 0 ? digest : "") << name << " " << k;
      EXPECT_EQ(read("err").empty(), code == 0) << name << " " << k << read("err");
      refused += code == 2;
    }
    EXPECT_GT(refused, 0) << name;
  }
}

/// A disk that fills.
class DeepFullDisk : public Program {
 protected:
  void survives(int code, const std::string& file, const std::string& which) {
    ASSERT_TRUE(code == 0 || code == 1) << which << ": exit code " << code << read("err");
    EXPECT_EQ(read("err").empty(), code == 0) << which;
    EXPECT_EQ(fs::exists(file), code == 0) << which;
    EXPECT_EQ(code == 0 ? stegvis("digest '" + file + "'") : 0, 0) << which << read("err");
  }
  const std::string run_ = "run '" + scenario("reference.toml") + "' -n 60 --keep monthly ";
};

TEST_F(DeepFullDisk, OfAnySize) {
  if (shell("mkdir disk && mount -t tmpfs -o size=8k none disk && umount disk") != 0)
    GTEST_SKIP() << "no small disk can be made here";
  int whole = 0;
  for (int size = 16; size <= 6000; size = size * 5 / 4) {
    ASSERT_EQ(shell("mount -t tmpfs -o size=" + std::to_string(size) + "k none disk"), 0);
    const int code = stegvis(run_ + "--save-every 0 --out disk/x.h5");
    survives(code, path("disk/x.h5").string(), std::to_string(size) + " kB");
    whole += code == 0;
    ASSERT_EQ(shell("umount disk"), 0);
  }
  EXPECT_GT(whole, 0) << "the largest is large enough";
}

TEST_F(DeepFullDisk, OrALimitOnFiles) {
  for (int blocks = 1; blocks <= 2000; blocks = blocks * 3 / 2 + 1) {
    const int code = stegvis(run_ + "--save-every 0 --out x.h5", "ulimit -f " + std::to_string(blocks) + ";");
    survives(code, path("x.h5").string(), std::to_string(blocks) + " blocks");
    ASSERT_EQ(shell("rm -rf x.h5*"), 0);
  }
}

TEST_F(DeepFullDisk, AnAnswerThatCannotBePrintedIsToldToo) {
  EXPECT_EQ(stegvis(run_ + "--out x.h5 >/dev/full"), 1);
  EXPECT_NE(read("err").find("cannot be printed"), std::string::npos) << read("err");
}

TEST_F(DeepFullDisk, ADamagedByteIsToldByAllThatRead) {
  ASSERT_EQ(stegvis("run '" + scenario("kedjan.toml") + "' -n 20 --keep prices --out x.h5"), 0);
  const std::string prices = "'" + std::string{STEGVIS_SCENARIOS} + "/../prices.toml'";
  std::mt19937 luck{1};
  for (int i = 0; i < 40; ++i) {
    const auto at = std::uniform_int_distribution<std::uintmax_t>{0, fs::file_size(path("x.h5")) - 40}(luck);
    damage(path("x.h5"), at);
    for (const std::string& reads :
         {std::string{"digest x.h5"}, std::string{"figures x.h5"}, "price x.h5 --prices " + prices}) {
      EXPECT_EQ(stegvis(reads), 2) << reads << ", byte " << at;
      const std::string said = read("err");
      EXPECT_TRUE(said.find("is damaged") != std::string::npos || said.find("HDF5") != std::string::npos)
          << said;
    }
    damage(path("x.h5"), at);
  }
  EXPECT_EQ(stegvis("digest x.h5"), 0);
}

}  // namespace
}  // namespace stegvis::program
