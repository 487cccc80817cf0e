#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <bit>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <thread>

#include "io/pack_replications.hpp"
#include "io/save_file.hpp"
#include "io/saves.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

class SaveFiles : public ::testing::Test {
 protected:
  SaveFiles() : folder_{fs::path{::testing::TempDir()} / ("stegvis_saves_" + std::to_string(::getpid()))} {
    fs::create_directories(folder_);
  }
  ~SaveFiles() override { fs::remove_all(folder_); }
  std::string read(const fs::path& path) const {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
  }
  fs::path folder_;
  const Identity identity_{{"seed", "7"}, {"scenario", "abc"}};
};

TEST_F(SaveFiles, SayWhatTheyWereGiven) {
  SaveWriter writer{folder_ / "below" / "a", {identity_, 40, {2, 3}, "typed"}};
  EXPECT_FALSE(fs::exists(folder_ / "below")) << "nothing is written before it is due";
  ASSERT_TRUE(writer.add('x', "some").empty());
  ASSERT_TRUE(writer.add('y', "").empty());
  ASSERT_TRUE(writer.commit(60).empty());
  const auto found = find_save(folder_ / "below" / "a");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->head.identity, identity_);
  EXPECT_EQ(found->head.first, 40u);
  EXPECT_EQ(found->last, 60u);
  EXPECT_EQ(found->head.shard.part, 2u);
  EXPECT_EQ(found->head.shard.of, 3u);
  EXPECT_EQ(found->head.options, "typed");
  std::string said;
  EXPECT_TRUE(read_save(found->path, [&](char kind, std::string_view bytes) { (said += kind) += bytes; }));
  EXPECT_EQ(said, "xsomey");
}

TEST_F(SaveFiles, LargeOnesToo) {
  const fs::path path = folder_ / "a";
  SaveWriter writer{path, {identity_}};
  const std::string record(3'000'000, 'r');
  for (int i = 0; i < 7; ++i) ASSERT_TRUE(writer.add('b', record).empty());
  EXPECT_FALSE(fs::exists(path));
  ASSERT_TRUE(writer.commit(7).empty());
  int count = 0;
  EXPECT_TRUE(read_save(path, [&](char, std::string_view bytes) { count += bytes == record; }));
  EXPECT_EQ(count, 7);
}

TEST_F(SaveFiles, ADamagedByteAnywhereOrAMissingEndIsNoSave) {
  const fs::path path = folder_ / "a";
  SaveWriter writer{path, {identity_}};
  ASSERT_TRUE(writer.add('b', "twenty bytes or more of it").empty());
  ASSERT_TRUE(writer.commit(1).empty());
  const std::string whole = read(path);
  ASSERT_TRUE(find_save(path));
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (const int bit : {1, 128}) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ bit);
      std::ofstream{path, std::ios::binary} << damaged;
      EXPECT_FALSE(find_save(path)) << at;
    }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    std::ofstream{path, std::ios::binary} << whole.substr(0, size);
    EXPECT_FALSE(find_save(path)) << size;
  }
  std::ofstream{path, std::ios::binary} << whole << 'x';
  EXPECT_FALSE(find_save(path)) << "something behind its end";
}

TEST(Shards, ShareEveryPieceOnce) {
  for (const std::uint32_t of : {1u, 2u, 7u, 100u})
    for (const std::uint64_t all : {0ull, 1ull, 50ull, 12345ull, 4'294'967'295ull}) {
      std::uint64_t next = 0;
      for (std::uint32_t part = 1; part <= of; ++part) {
        const Shard shard{part, of};
        EXPECT_EQ(shard.first(all), next);
        next = shard.last(all);
      }
      EXPECT_EQ(next, all);
    }
}

TEST(PackedReplications, AreTheSameBits) {
  experiment::Widths widths;
  widths.own = {5, 2, 3, 0};
  widths.beside.push_back({1, 0, 1, 0});
  experiment::Block block;
  block.first = 17;
  block.count = 2;
  block.units = {0.0, 2.5};
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  block.own.numbers[0] = {0.0,     -0.0, 253.0, 254.0,   255.0, 65535.0,
                          65536.0, 0.5,  -1.0,  nothing, 99.0};  // one too many
  block.own.numbers[1] = {1e300, std::numeric_limits<double>::infinity(), 1.0, 2.0};
  block.own.numbers[2] = {1, 2, 3, 4, 5, 6};
  block.beside.resize(1);
  block.beside[0].numbers[0] = {7, 8};
  block.beside[0].numbers[2] = {9, 10};
  experiment::Block back;
  ASSERT_TRUE(unpack_block(packed_block(block, widths, Periods::taken), widths, back));
  EXPECT_EQ(back.first, 17u);
  EXPECT_EQ(back.count, 2u);
  EXPECT_EQ(back.units, block.units);
  ASSERT_EQ(back.own.numbers[0].size(), 10u);
  for (std::size_t i = 0; i < 10; ++i)
    EXPECT_EQ(std::bit_cast<std::uint64_t>(back.own.numbers[0][i]),
              std::bit_cast<std::uint64_t>(block.own.numbers[0][i]))
        << i;
  EXPECT_EQ(back.own.numbers[1], block.own.numbers[1]);
  EXPECT_EQ(back.own.numbers[2], block.own.numbers[2]);
  EXPECT_EQ(back.beside[0].numbers, block.beside[0].numbers);

  ASSERT_TRUE(unpack_block(packed_block(block, widths, Periods::left_out), widths, back));
  EXPECT_TRUE(back.own.numbers[2].empty());
  EXPECT_EQ(back.own.numbers[1], block.own.numbers[1]);
  widths.own[0] = 6;
  EXPECT_FALSE(unpack_block(packed_block(back, {}, Periods::taken), widths, back)) << "of another programme";
}

/// Who was asked to stop may still be saving when the same command is given again: that one waits, and finds
/// it all.
TEST_F(SaveFiles, AreLookedForWhenNobodyIsWritingThemAnyMore) {
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t other = ::fork();
  if (other == 0) {
    char byte;
    if (::read(ready[0], &byte, 1) != 1) ::_exit(99);
    ::_exit(static_cast<int>(Saves{folder_ / "x.h5", identity_}.find().size()));
  }
  {
    const Saves saves{folder_ / "x.h5", identity_};
    EXPECT_TRUE(saves.find().empty()) << "nothing is there, not even the folder";
    ASSERT_TRUE(saves.begin(0).commit(10).empty());
    ASSERT_EQ(::write(ready[1], "!", 1), 1);
    std::this_thread::sleep_for(std::chrono::milliseconds{300});
    ASSERT_TRUE(saves.begin(10).commit(20).empty());
  }
  int status = 0;
  ASSERT_EQ(::waitpid(other, &status, 0), other);
  EXPECT_EQ(WEXITSTATUS(status), 2);
  ::close(ready[0]);
  ::close(ready[1]);
}

/// A folder that was removed and made again is another one.
TEST_F(SaveFiles, FolderIsHeldAnewWhenItWasRemoved) {
  const fs::path work = folder_ / "work";
  const auto is_free = [&] {
    const int folder = ::open(work.c_str(), O_RDONLY | O_DIRECTORY);
    const bool free = ::flock(folder, LOCK_EX | LOCK_NB) == 0;
    ::close(folder);
    return free;
  };
  FolderHold hold{work};
  hold.take();  // it is not there, and nothing is held
  fs::create_directories(work);
  EXPECT_TRUE(is_free());
  hold.take();
  EXPECT_FALSE(is_free());
  fs::remove(work);
  fs::create_directories(work);
  EXPECT_TRUE(is_free());
  hold.take();
  EXPECT_FALSE(is_free());
}

}  // namespace
}  // namespace stegvis::io
