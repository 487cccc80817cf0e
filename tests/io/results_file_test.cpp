#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <numeric>

#include "io/results_file.hpp"
#include "io/seal.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

/// A folder of its own that goes away.
class ResultsFiles : public ::testing::Test {
 protected:
  ResultsFiles() : folder_{fs::path{::testing::TempDir()} / ("stegvis_io_" + std::to_string(::getpid()))} {
    fs::create_directories(folder_);
  }
  ~ResultsFiles() override { fs::remove_all(folder_); }
  fs::path path(const std::string& name) const { return folder_ / name; }

  /// `count` replications of a matrix of 3 numbers, written at once or in pieces.
  /// Returns what stands for them.
  std::uint64_t write(const fs::path& path, std::size_t count, std::size_t piece, double change = 0.0,
                      std::size_t promised = 0) {
    ResultsFile file{path};
    file.attribute("", "file_kind", std::string{results_kind});
    file.attribute("", "layout_version", results_layout);
    const std::vector<std::string> words{"ett", "två", "tre"};
    file.scale({.path = "part/word"}, words);
    std::vector<double> numbers(3 * count);
    std::iota(numbers.begin(), numbers.end(), 0.5);
    numbers.back() += change;
    const Variable variable{.path = "part/numbers", .dims = {"replication", "word"}};
    if (piece > 0) {
      file.begin_rows(variable, std::max(promised, count), piece);
      for (std::size_t at = 0; at < count; at += piece)
        file.put_rows(variable.path, at, std::span{numbers}.subspan(3 * at, 3 * std::min(piece, count - at)));
    }
    std::vector<double> replications(count);
    std::iota(replications.begin(), replications.end(), 0.0);
    file.scale({.path = "part/replication", .number = Number::int32}, replications);
    if (piece > 0)
      file.end_rows(variable, count);
    else
      file.write(variable, numbers);
    file.write("part/text", "åäö");
    EXPECT_TRUE(file.close().empty());
    return file.sum();
  }

  fs::path folder_;
};

TEST_F(ResultsFiles, TheSameResultsAreTheSameBytes) {
  write(path("a.h5"), 1000, 64);
  write(path("b.h5"), 1000, 64);
  std::ifstream a{path("a.h5"), std::ios::binary}, b{path("b.h5"), std::ios::binary};
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>{a}, {}),
            std::string(std::istreambuf_iterator<char>{b}, {}));
}

TEST_F(ResultsFiles, TheDigestIsOfTheValuesAndNotOfHowTheyArePacked) {
  write(path("whole.h5"), 1000, 0);
  write(path("pieces.h5"), 1000, 64);
  write(path("short.h5"), 1000, 64, 0.0, 5000);
  write(path("other.h5"), 1000, 0, 1e-9);
  const auto digest = digest_of(path("whole.h5"));
  ASSERT_TRUE(digest.ok());
  EXPECT_EQ(digest->size(), 64u);
  EXPECT_EQ(*digest_of(path("pieces.h5")), *digest);
  EXPECT_EQ(*digest_of(path("short.h5")), *digest) << "promised more replications than came";
  EXPECT_NE(*digest_of(path("other.h5")), *digest);
}

TEST_F(ResultsFiles, WhatWasWrittenIsWhatIsReadBack) {
  const std::uint64_t sum = write(path("a.h5"), 20'000, 1000);
  EXPECT_EQ(write(path("b.h5"), 20'000, 0), sum) << "however it is packed";
  EXPECT_TRUE(verify_results(path("a.h5"), sum).empty());
  EXPECT_TRUE(verify_results(path("b.h5"), sum).empty());
  EXPECT_NE(write(path("c.h5"), 20'000, 1000, 1e-9), sum);
  EXPECT_FALSE(verify_results(path("c.h5"), sum).empty());
}

TEST_F(ResultsFiles, ADamagedByteIsFoundWhereverItIs) {
  write(path("a.h5"), 2'000, 100);
  ASSERT_TRUE(seal(path("a.h5")).empty());
  ASSERT_TRUE(check_results(path("a.h5")).empty());
  const auto size = static_cast<std::streamoff>(fs::file_size(path("a.h5")));
  for (std::streamoff at = 7; at < size - 40; at += 97) {
    std::fstream file{path("a.h5"), std::ios::in | std::ios::out | std::ios::binary};
    file.seekg(at);
    const char byte = static_cast<char>(file.get());
    file.seekp(at);
    file.put(static_cast<char>(byte ^ 0x10));
    file.flush();
    EXPECT_FALSE(check_results(path("a.h5")).empty()) << at;
    EXPECT_FALSE(digest_of(path("a.h5")).ok()) << at;
    file.seekp(at);
    file.put(byte);
  }
  EXPECT_TRUE(check_results(path("a.h5")).empty());
}

TEST_F(ResultsFiles, WhatIsNotResultsIsToldApart) {
  std::ofstream{path("text.h5")} << "not HDF5 at all";
  EXPECT_FALSE(check_results(path("text.h5")).empty());
  EXPECT_FALSE(check_results(path("missing.h5")).empty());
  ResultsFile other{path("other.h5")};
  other.attribute("", "file_kind", std::string{"something else"});
  EXPECT_TRUE(other.close().empty());
  EXPECT_NE(check_results(path("other.h5")).front().text.en.find("is not a results file"), std::string::npos);
  ResultsFile newer{path("newer.h5")};
  newer.attribute("", "file_kind", std::string{results_kind});
  newer.attribute("", "layout_version", std::int32_t{99});
  EXPECT_TRUE(newer.close().empty());
  EXPECT_NE(check_results(path("newer.h5")).front().text.en.find("layout 99"), std::string::npos);
  write(path("good.h5"), 3, 0);
  EXPECT_TRUE(check_results(path("good.h5")).empty());
}

TEST_F(ResultsFiles, AFolderThatIsNotThereIsAProblem) {
  ResultsFile file{path("nowhere") / "a.h5"};
  EXPECT_FALSE(file.ok());
  file.attribute("", "x", std::int32_t{1});
  EXPECT_FALSE(file.close().empty());
}

}  // namespace
}  // namespace stegvis::io
