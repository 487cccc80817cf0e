#include "cli/draw.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <system_error>
#include <vector>

namespace stegvis::cli {
namespace {

namespace fs = std::filesystem;

/// Debian's, which has matplotlib and h5py from its packages; another one first on PATH may lack them.
constexpr const char* python = "/usr/bin/python3";

/// Among the sources of a program in its build tree; in share/stegvis beside an installed one.
fs::path script() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed =
      program.parent_path().parent_path() / "share" / "stegvis" / "analysis" / "figures.py";
  if (!error && fs::exists(installed, error)) return installed;
  return fs::path{STEGVIS_SOURCE_DIR} / "analysis" / "figures.py";
}

/// Runs a program and waits for it; -1 if it cannot be run.
int run(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawn(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return -1;
  int status = 0;
  if (waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

int draw_figures(const fs::path& results, const std::string& folder, const std::string& formats,
                 const Context& context, bool json) {
  std::vector<std::string> words{python, script().string(), results.string()};
  if (!folder.empty()) words.insert(words.end(), {"--out", folder});
  if (!formats.empty()) words.insert(words.end(), {"--formats", formats});
  if (context.language_asked)
    words.insert(words.end(), {"--lang", context.language == base::Language::sv ? "sv" : "en"});
  if (json) words.push_back("--json");
  const int code = run(words);
  if (code >= 0) return code == 0 ? fine : code;
  const bool swedish = context.language == base::Language::sv;
  std::fprintf(stderr,
               swedish ? "stegvis: %s går inte att köra; figurerna ritas av det.\n"
                       : "stegvis: %s cannot be run; it draws the figures.\n",
               python);
  return our_fault;
}

}  // namespace stegvis::cli
