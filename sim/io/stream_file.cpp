#include "io/stream_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

namespace stegvis::io {
namespace {

base::Problem trouble(const std::filesystem::path& path) {
  const std::string cause = std::strerror(errno);
  return {"",
          {path.string() + ": cannot be written: " + cause, path.string() + ": kan inte skrivas: " + cause}};
}

/// Makes the new name itself survive a power cut.
bool sync_folder(const std::filesystem::path& folder) {
  const int handle = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (handle < 0) return false;
  const bool synced = fsync(handle) == 0;
  close(handle);
  return synced;
}

}  // namespace

base::Result<StreamFile> StreamFile::create(const std::filesystem::path& path, std::filesystem::path part) {
  StreamFile stream{path, part.empty() ? std::filesystem::path{path.string() + ".part"} : std::move(part)};
  stream.file_.reset(std::fopen(stream.part_.c_str(), "wb"));
  if (!stream.file_) return trouble(path);
  return stream;
}

StreamFile::~StreamFile() {
  if (!file_) return;
  file_.reset();
  std::error_code ignored;
  std::filesystem::remove(part_, ignored);
}

base::Problems StreamFile::append(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size()) return {};
  return {trouble(path_)};
}

base::Problems StreamFile::commit(
    const std::function<base::Problems(const std::filesystem::path& part)>& verify) {
  const bool whole = std::fflush(file_.get()) == 0 && fsync(fileno(file_.get())) == 0;
  if (!whole) return {trouble(path_)};
  if (base::Problems problems = verify ? verify(part_) : base::Problems{}; !problems.empty()) return problems;
  if (std::rename(part_.c_str(), path_.c_str()) != 0 || !sync_folder(path_.parent_path()))
    return {trouble(path_)};
  file_.reset();
  return {};
}

}  // namespace stegvis::io
