#include "io/text_file.hpp"

#include <unistd.h>

#include <cstdio>
#include <memory>

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;
using base::Problem;
using base::Text;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

Problem refuse(Text text) { return {"", std::move(text)}; }

/// Empty when the file may be read.
Text objection(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return {"there is no such file", "filen finns inte"};
  if (error) return {"the file cannot be looked at", "filen går inte att titta på"};
  if (!fs::is_regular_file(status)) return {"this is not a file", "detta är inte en fil"};
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return {"the file cannot be looked at", "filen går inte att titta på"};
  if (size > largest_text) {
    return {"the file is larger than 64 MiB and was not read", "filen är större än 64 MiB och lästes inte"};
  }
  return {};
}

bool written(const fs::path& path, const std::string& text) {
  const File file{std::fopen(path.c_str(), "wb")};
  if (!file) return false;
  return std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() &&
         std::fflush(file.get()) == 0 && fsync(fileno(file.get())) == 0;
}

}  // namespace

base::Result<std::string> read_text(const fs::path& path) {
  if (Text text = objection(path); !text.en.empty()) return refuse(std::move(text));
  const File file{std::fopen(path.c_str(), "rb")};
  if (!file) return refuse({"the file cannot be opened", "filen går inte att öppna"});
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
    text.append(buffer, count);
    if (text.size() > largest_text)
      return refuse({"the file grew while it was read", "filen växte medan den lästes"});
  }
  if (std::ferror(file.get()) != 0) return refuse({"the file cannot be read", "filen går inte att läsa"});
  return text;
}

base::Problems write_text(const fs::path& path, const std::string& text) {
  const fs::path beside{path.string() + ".part"};
  std::error_code error;
  if (written(beside, text))
    fs::rename(beside, path, error);
  else
    error = std::make_error_code(std::errc::io_error);
  if (!error) return {};
  std::error_code ignored;
  fs::remove(beside, ignored);
  return {refuse(
      {path.string() + ": the file cannot be written", path.string() + ": filen går inte att skriva"})};
}

}  // namespace stegvis::io
