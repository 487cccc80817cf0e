#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace stegvis::io {

/// A text that grows beside its name and takes it only when it is whole: written to `part` (else
/// `<path>.part`), then fsync'ed and renamed by commit(). Without commit() nothing is left.
class StreamFile {
 public:
  static base::Result<StreamFile> create(const std::filesystem::path& path, std::filesystem::path part = {});
  ~StreamFile();
  StreamFile(StreamFile&& other) noexcept = default;
  StreamFile& operator=(StreamFile&&) = delete;

  /// Problems: what the system said (a full disk).
  base::Problems append(std::string_view text);
  /// `verify` reads what was written before it takes its name.
  base::Problems commit(const std::function<base::Problems(const std::filesystem::path& part)>& verify = {});

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  StreamFile(std::filesystem::path path, std::filesystem::path part)
      : path_{std::move(path)}, part_{std::move(part)} {}

  std::filesystem::path path_, part_;
  std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace stegvis::io
