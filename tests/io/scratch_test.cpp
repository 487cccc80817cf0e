#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "io/folder.hpp"
#include "io/scratch.hpp"

namespace stegvis::io {
namespace {

TEST(Scratch, GivesBackWhatWasPutAndLeavesNothing) {
  const testing::Folder folder;
  Scratch scratch{folder.at("x.h5")};
  const std::vector<double> one{1.0, 2.0, 3.0}, two{4.0, 5.0};
  const std::uint64_t first = scratch.put(one), second = scratch.put(two);
  EXPECT_TRUE(std::filesystem::is_empty(folder.at(""))) << "the file has no name";
  std::vector<double> read(2);
  scratch.take(first + 1, read);
  EXPECT_EQ(read, (std::vector<double>{2.0, 3.0}));
  scratch.take(second, read);
  EXPECT_EQ(read, two);
  EXPECT_TRUE(scratch.problems().empty());
}

TEST(Scratch, TellsWhatCannotBePutOrTaken) {
  const testing::Folder folder;
  Scratch nowhere{folder.at("none/x.h5")};
  nowhere.put(std::vector<double>{1.0});
  EXPECT_FALSE(nowhere.problems().empty());
  Scratch scratch{folder.at("x.h5")};
  scratch.put(std::vector<double>{1.0});
  std::vector<double> read(2);
  scratch.take(0, read);
  EXPECT_TRUE(std::isnan(read[0]));
  EXPECT_FALSE(scratch.problems().empty());
}

}  // namespace
}  // namespace stegvis::io
