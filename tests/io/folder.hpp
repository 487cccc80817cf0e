#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace stegvis::io::testing {

/// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = std::filesystem::temp_directory_path() / "stegvis_XXXXXX";
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path write(const std::string& name, std::string_view text) const {
    const std::filesystem::path path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << text;
    return path;
  }
  std::filesystem::path at(const std::string& name) const { return path_ / name; }
  /// A text without the folder's own name, so that messages can be compared.
  std::string bare(std::string text) const {
    const std::string own = path_.string() + "/";
    for (std::size_t at = text.find(own); at != std::string::npos; at = text.find(own))
      text.erase(at, own.size());
    return text;
  }

 private:
  std::filesystem::path path_;
};

/// A scenario that is valid, in 20 lines.
inline constexpr std::string_view small_text = R"(title = "Small"
start = 2020-01-01
length = "52 weeks"

[arrival.new]
to = "seeking"
rate = "0.5 / day"

[stage.seeking]
needs = "se"
to.work = { hazard = "weibull", shape = 1.3, scale = "500 days" }
to.dropout = { hazard = "exponential", mean = "700 days" }

[stage.work]
final = true
[stage.dropout]
final = true

[pool.se]
slots = { value = 180, source = "S1" }
)";

}  // namespace stegvis::io::testing
