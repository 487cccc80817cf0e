#include <array>

#include "program/program.hpp"

namespace stegvis::program {
namespace {

constexpr std::array works{"run @reference.toml -n 600 --keep monthly",
                           "run @kedjan.toml -n 60 --keep prices",
                           "run @hoglandet_halv_coach.toml -n 150 --keep yearly",
                           "run @hoglandet_coacher.toml -n 40 --keep totals",
                           "run @reference.toml -n 300 --distribution 'pool.se.slots=U(160,200)'",
                           "compare @hoglandet_se.toml @hoglandet_halv_coach.toml -n 120",
                           "sweep @reference.toml --vary stage.seeking.to.work.scale=400..600/40 -n 20",
                           "tornado @hoglandet_se.toml -n 120",
                           "sensitivity @hoglandet_se.toml --outcome placements --sobol 32 -n 4"};

/// One scenario, whatever does the work: one digest, the same bytes. Other compilers, flags and processors
/// are tested in tests/house.
class DeepMatrix : public Program, public ::testing::WithParamInterface<std::size_t> {
 protected:
  void is_the_same(const std::string& how) {
    EXPECT_TRUE(read("x.h5") == read("whole.h5")) << works[GetParam()] << ": " << how;
    EXPECT_EQ(digest("x.h5"), digest_) << works[GetParam()] << ": " << how;
    fs::remove(path("x.h5"));
  }
  std::string digest(const std::string& file) {
    EXPECT_EQ(stegvis("digest " + file), 0) << read("err");
    return read("out");
  }
  void by_shards(const std::string& work, int n) {
    for (int i = 1; i <= n; ++i)
      ASSERT_EQ(stegvis(work + " --shard " + std::to_string(i) + "/" + std::to_string(n) + " --out part" +
                        std::to_string(i)),
                0)
          << read("err");
    ASSERT_EQ(stegvis("merge part? --out x.h5"), 0) << read("err");
    ASSERT_EQ(shell("rm part?"), 0);
    is_the_same(std::to_string(n) + " shards");
  }
  void by_ranks(const std::string& work) {
    if (shell("command -v mpirun && ldd '" + std::string{STEGVIS_PROGRAM} + "' | grep libmpi") != 0) return;
    for (const char* n : {"1", "2", "4"}) {
      ASSERT_EQ(
          shell("OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 LC_ALL=C.UTF-8 timeout 300 mpirun "
                "--oversubscribe -n " +
                std::string{n} + " '" + STEGVIS_PROGRAM + "' " + work + " --out x.h5"),
          0)
          << read("err");
      is_the_same(std::string{n} + " ranks");
    }
  }
  std::string digest_;
};

TEST_P(DeepMatrix, OneDigest) {
  std::string work = works[GetParam()];
  for (std::size_t at; (at = work.find('@')) != std::string::npos;)
    work.replace(at, 1, STEGVIS_SCENARIOS "/");
  ASSERT_EQ(stegvis(work + " --threads 1 --out whole.h5"), 0) << read("err");
  digest_ = digest("whole.h5");
  for (const char* threads : {"2", "3", "8"}) {
    ASSERT_EQ(stegvis(work + " --out x.h5 --threads " + threads), 0) << read("err");
    is_the_same(std::string{threads} + " threads");
  }
  by_shards(work, 2);
  by_shards(work, 5);
  by_ranks(work);
  const std::string interrupted = work + " --threads 2 --save-every 0.02";
  ASSERT_EQ(stopped("KILL", "x.h5", interrupted), 137) << read("err");
  ASSERT_EQ(stegvis(interrupted + " --out x.h5"), 0) << read("err");
  is_the_same("interrupted and resumed");
}

INSTANTIATE_TEST_SUITE_P(Works, DeepMatrix, ::testing::Range(std::size_t{0}, works.size()));

}  // namespace
}  // namespace stegvis::program
