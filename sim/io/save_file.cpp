#include "io/save_file.hpp"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "io/packing.hpp"
#include "io/take_name.hpp"

namespace stegvis::io {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "stegvis saved 1\n";
constexpr char head_kind = 'h', end_kind = 'e';

/// So much is held before anything touches the disk [bytes].
constexpr std::size_t most_held = std::size_t{1} << 23;

/// A save record by record, its checksum counted along.
class Reading {
 public:
  explicit Reading(const fs::path& path) : file_{path, std::ios::binary} {
    std::error_code error;
    left_ = fs::file_size(path, error);
    if (error) left_ = 0;
    std::string begins(magic.size(), '\0');
    fine_ = take(begins) && begins == magic;
  }

  /// Whether there is a next record; the last one is the end, after which nothing may follow.
  bool next(char& kind, std::string& bytes) {
    const std::uint64_t before = checksum_.value();
    std::uint64_t length = 0;
    fine_ = fine_ && take(kind) && take(length) && length <= left_;
    if (!fine_) return false;
    bytes.resize(length);
    fine_ = take(bytes);
    if (kind != end_kind) return fine_;
    std::uint64_t checksum = 0;
    Unpacker unpack{bytes};
    unpack(last_, checksum);
    whole_ = fine_ && unpack.whole() && checksum == step(before, last_) && left_ == 0;
    return false;
  }
  bool whole() const { return whole_; }
  std::uint64_t last() const { return last_; }

  static std::uint64_t step(std::uint64_t before, std::uint64_t last) {
    Checksum both;
    both.add(before);
    both.add(last);
    return both.value();
  }

 private:
  bool take(char* into, std::size_t size) {
    if (size > left_ || !file_.read(into, static_cast<std::streamsize>(size))) return false;
    left_ -= size;
    checksum_.add({into, size});
    return true;
  }
  bool take(std::string& bytes) { return take(bytes.data(), bytes.size()); }
  bool take(char& byte) { return take(&byte, 1); }
  bool take(std::uint64_t& word) { return take(reinterpret_cast<char*>(&word), sizeof word); }

  std::ifstream file_;
  std::uint64_t left_ = 0, last_ = 0;
  Checksum checksum_;
  bool fine_ = false, whole_ = false;
};

/// Makes a folder, and its name survive a power cut.
void make_folder(const fs::path& folder) {
  std::error_code ignored;
  if (folder.empty() || fs::exists(folder, ignored)) return;
  make_folder(folder.parent_path());
  fs::create_directory(folder, ignored);
  (void)reach_disk(folder.has_parent_path() ? folder.parent_path() : fs::path{"."});
}

base::Problems does_not_read_back(const fs::path& path) {
  return {
      {"",
       {path.string() + ": does not read back as written", path.string() + ": läses inte som det skrevs"}}};
}

}  // namespace

std::optional<SaveFound> find_save(const fs::path& path) {
  Reading reading{path};
  SaveFound found{path, {}};
  char kind = 0;
  std::string bytes;
  if (!reading.next(kind, bytes) || kind != head_kind) return std::nullopt;
  Unpacker unpack{bytes};
  unpack(found.head);
  if (!unpack.whole()) return std::nullopt;
  while (reading.next(kind, bytes)) {
  }
  found.last = reading.last();
  if (!reading.whole()) return std::nullopt;
  return found;
}

bool read_save(const fs::path& path, const RecordTaker& take) {
  Reading reading{path};
  char kind = 0;
  std::string bytes;
  while (reading.next(kind, bytes))
    if (kind != head_kind) take(kind, bytes);
  return reading.whole();
}

SaveWriter::SaveWriter(fs::path path, const SaveHead& head, std::shared_ptr<FolderHold> hold)
    : path_{std::move(path)}, hold_{std::move(hold)} {
  keep(magic);
  append(head_kind, packed(head));
}

void SaveWriter::append(char kind, std::string_view bytes) {
  const std::string begins = kind + packed(std::uint64_t{bytes.size()});
  keep(begins);
  keep(bytes);
}

void SaveWriter::keep(std::string_view bytes) {
  checksum_.add(bytes);
  if (holds_ + bytes.size() > held_.size()) held_.grow(2 * (holds_ + bytes.size()));
  std::copy(bytes.begin(), bytes.end(), held_.data() + holds_);
  holds_ += bytes.size();
}

base::Problems SaveWriter::add(char kind, std::string_view bytes) {
  append(kind, bytes);
  return holds_ > most_held ? spill() : base::Problems{};
}

base::Problems SaveWriter::spill() {
  if (!file_) {
    make_folder(path_.parent_path());
    if (hold_) hold_->take();
    auto file = StreamFile::create(path_, beside(path_));
    if (!file) return file.problems();
    file_.emplace(std::move(file).value());
  }
  base::Problems problems = file_->append({held_.data(), holds_});
  holds_ = 0;
  return problems;
}

base::Problems SaveWriter::commit(std::uint64_t last) {
  const std::uint64_t checksum = Reading::step(checksum_.value(), last);
  append(end_kind, packed(std::pair{last, checksum}));
  if (base::Problems problems = spill(); !problems.empty()) return problems;
  return file_->commit([](const fs::path& written) {
    return find_save(written) ? base::Problems{} : does_not_read_back(written);
  });
}

}  // namespace stegvis::io
