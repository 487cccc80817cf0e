// The digests of scenarios, computed by the pure floors, and for those that cannot read files the scenarios
// in one piece each:   stegvis_core_digests FOLDER SCENARIO.toml ... writes FOLDER/SCENARIO.own and
// FOLDER/SCENARIO.base, and prints "SCENARIO digest" line by line.
#include <cinttypes>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "house/core_digest.hpp"
#include "io/read_scenario.hpp"

namespace {

namespace fs = std::filesystem;
using namespace stegvis;

int tell(const base::Problems& problems) {
  for (const base::Problem& problem : problems) std::fprintf(stderr, "%s\n", problem.text.en.c_str());
  return 1;
}

int digest(const fs::path& folder, const char* path) {
  const auto file = io::read_scenario(path);
  if (!file) return tell(file.problems());
  const fs::path name = fs::path{path}.stem();
  const bool compared = file->base && file->scenario.compare;
  std::ofstream{folder / name.string().append(".own")} << file->composed;
  std::ofstream{folder / name.string().append(".base")} << (compared ? file->base_composed : "");
  house::Work work{file->scenario, {}};
  if (compared) work.base = file->base;
  const auto digest = house::core_digest(work);
  if (!digest) return tell(digest.problems());
  std::printf("%s %016" PRIx64 "\n", name.c_str(), *digest);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  for (int i = 2; i < count; ++i)
    if (digest(arguments[1], arguments[i]) != 0) return 1;
}
