#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/grown.hpp"
#include "base/result.hpp"
#include "io/checksum.hpp"
#include "io/folder_hold.hpp"
#include "io/stream_file.hpp"

/// \file
/// A part of a result, saved so that it survives whatever becomes of the program: records with a checksum
/// over all of them. What is in a record is decided by whoever saves.
namespace stegvis::io {

/// What makes one piece of work another, each with its name: "seed", "7". Equal identities, equal results.
using Identity = std::vector<std::pair<std::string, std::string>>;

/// Which part of a work that is shared among several processes: `part` of `of`, from 1 on.
struct Shard {
  std::uint32_t part = 1, of = 1;

  bool alone() const { return of == 1; }
  /// The part's first of `all` pieces of work; the next part's first is its end.
  std::uint64_t first(std::uint64_t all) const { return all * (part - 1) / of; }
  std::uint64_t last(std::uint64_t all) const { return all * part / of; }
};

/// How a save begins.
struct SaveHead {
  Identity identity;
  std::uint64_t first = 0;  ///< of the pieces of work in it
  Shard shard = {};
  std::string options = {};  ///< of a shard: what was typed, for whoever puts the shards together

  template <class Self, class P>
  static void pass(Self& self, P& p) {
    p(self.identity, self.first, self.shard, self.options);
  }
};

/// A save that was found whole.
struct SaveFound {
  std::filesystem::path path;
  SaveHead head;
  std::uint64_t last = 0;  ///< one beyond its last piece of work
};

using RecordTaker = std::function<void(char kind, std::string_view bytes)>;

/// The save at a path; nothing when it is none, or damaged.
std::optional<SaveFound> find_save(const std::filesystem::path& path);

/// Every record between head and end, in order. False when the save turns out to be damaged.
bool read_save(const std::filesystem::path& path, const RecordTaker& take);

/// A save in the making: in memory while it is small, then beside its name, which it takes only when all of
/// it has been read back and is on disk.
class SaveWriter {
 public:
  /// `hold`, if given, is of the folder, and takes it when it has been made.
  SaveWriter(std::filesystem::path path, const SaveHead& head, std::shared_ptr<FolderHold> hold = nullptr);

  base::Problems add(char kind, std::string_view bytes);
  base::Problems commit(std::uint64_t last);

 private:
  void append(char kind, std::string_view bytes);
  void keep(std::string_view bytes);
  base::Problems spill();

  std::filesystem::path path_;
  std::shared_ptr<FolderHold> hold_;
  base::Grown<char> held_;  ///< not in the file yet; large, and memory that grows here is not copied
  std::size_t holds_ = 0;   ///< of those
  std::optional<StreamFile> file_;
  Checksum checksum_;
};

}  // namespace stegvis::io
