#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

/// \file
/// The program from outside: arguments in; exit code, words and files out.
namespace stegvis::program {

namespace fs = std::filesystem;

/// A folder of its own in which the program is run, gone afterwards.
class Program : public ::testing::Test {
 protected:
  Program() {
    static int made = 0;
    folder_ = fs::path{::testing::TempDir()} /
              ("stegvis_program_" + std::to_string(::getpid()) + "_" + std::to_string(made++));
    fs::create_directories(folder_);
  }
  ~Program() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  fs::path path(const std::string& name) const { return folder_ / name; }
  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream{path(name), std::ios::binary}.rdbuf();
    return text.str();
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream{path(name), std::ios::binary} << text;
  }
  static std::string scenario(const std::string& name) { return std::string{STEGVIS_SCENARIOS} + "/" + name; }

  /// Runs a shell command in the folder; what it says is in `out` and `err`.
  int shell(const std::string& command) const {
    const std::string line = "cd '" + folder_.string() + "' && { " + command + " ; } >out 2>err";
    const int status = std::system(line.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  /// `before` may set the environment or limits.
  int stegvis(const std::string& arguments, const std::string& before = "") const {
    return shell(before + " LC_ALL=C.UTF-8 '" + STEGVIS_PROGRAM + "' " + arguments);
  }
  /// Runs one of the scripts beside this file.
  int python(const std::string& script, const std::string& arguments) const {
    return shell(std::string{"PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -W ignore '"} + STEGVIS_TESTS_DIR +
                 "/program/" + script + "' " + arguments);
  }
  /// How many files the program left.
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder_))
      count += entry.path().filename() != "out" && entry.path().filename() != "err";
    return count;
  }

  /// For a shell: waits until something is saved, however slow the machine; and not for ever.
  static std::string until_saved(const std::string& file) {
    return "tries=0; while ! ls " + file +
           ".saved/*/0*[0-9] >/dev/null 2>&1 && [ $tries -lt 3000 ]; do tries=$((tries + 1)); sleep 0.01; "
           "done; ";
  }
  /// The first save beside a file, whatever its folder is called; empty when there is none.
  fs::path first_save(const std::string& file) const {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(path(file + ".saved"), ignored))
      if (entry.path().filename() == "000000000000") return entry.path();
    return {};
  }
  /// Starts the program, sends it a signal as soon as something is saved, and gives its exit code.
  int stopped(const std::string& signal, const std::string& file, const std::string& arguments) const {
    return shell("LC_ALL=C.UTF-8 '" + std::string{STEGVIS_PROGRAM} + "' " + arguments + " --out " + file +
                 " & child=$!; " + until_saved(file) + "kill -" + signal + " $child; wait $child");
  }
  /// Turns the bits of one byte of a file.
  void damage(const fs::path& file, std::uintmax_t at) const {
    std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
    stream.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(~stream.get());
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(byte);
  }

  fs::path folder_;
};

}  // namespace stegvis::program
