#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace stegvis::io {

/// A text that grows beside its name and takes it only when it is whole: written to `<path>.part`, then
/// fsync'ed and renamed by commit(). Without commit() nothing is left.
class StreamFile {
 public:
  static base::Result<StreamFile> create(const std::filesystem::path& path);
  ~StreamFile();
  StreamFile(StreamFile&& other) noexcept = default;
  StreamFile& operator=(StreamFile&&) = delete;

  /// Problems: what the system said (a full disk).
  base::Problems append(std::string_view text);
  base::Problems commit();

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  StreamFile(std::filesystem::path path, std::FILE* file) : path_{std::move(path)}, file_{file} {}
  std::filesystem::path part() const { return path_.string() + ".part"; }

  std::filesystem::path path_;
  std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace stegvis::io
