#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "io/folder_hold.hpp"
#include "io/read_scenario.hpp"
#include "io/save_file.hpp"

namespace stegvis::io {

/// The names of what differs between two identities, "seed, scenario".
base::Text differing(const Identity& a, const Identity& b);

/// A scenario with all its files, as one checksum.
std::string digest_of(const ScenarioFile& file);
/// Of any bytes.
std::string digest_of_bytes(const std::string& bytes);

/// What a work has done so far, in files beside its results: `<results>.saved/<its identity>/`. Works of
/// different identities never meet; each is told of the others, and leaves them alone.
class Saves {
 public:
  Saves(const std::filesystem::path& results, Identity identity);

  /// All whole saves of this work, by their first piece.
  std::vector<SaveFound> find() const { return find(""); }
  /// The number of damaged ones met by find(): they are not read, their work is done again.
  std::size_t damaged() const { return damaged_; }
  /// A line for each other work with saves there.
  std::vector<base::Text> others() const;

  SaveWriter begin(std::uint64_t first) const { return begin("", first); }

  /// Something about the whole of what is done up to a piece of work: the latest one counts.
  std::vector<SaveFound> find_states() const { return find(state); }
  SaveWriter begin_state(std::uint64_t first) const { return begin(state, first); }
  void drop_states_before(std::uint64_t first) const;

  /// When the results are in place.
  void remove() const;

 private:
  static constexpr const char* state = "state_";

  std::vector<SaveFound> find(const std::string& kind) const;
  SaveWriter begin(const std::string& kind, std::uint64_t first) const;

  std::filesystem::path all_, folder_;
  std::shared_ptr<FolderHold> hold_;
  Identity identity_;
  mutable std::size_t damaged_ = 0;
};

}  // namespace stegvis::io
