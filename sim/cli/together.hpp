#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

/// \file
/// Work that must be looked at as a whole while it goes on (`--until`) is not made of shards: the first rank
/// does what a single process does, and the others simulate what it asks them for.
namespace stegvis::cli {

/// The processes of one mpirun, as any of them sees the others.
class Together {
 public:
  virtual ~Together() = default;
  virtual std::uint32_t ranks() const = 0;
  virtual void send(std::uint32_t to, const std::string& bytes) const = 0;
  /// Waits for it.
  virtual std::string receive(std::uint32_t from) const = 0;
};

/// On a rank that is not the first: answers each order with what `work` makes of it, until dismissed.
void serve(const Together& together, const std::function<std::string(std::string_view order)>& work);
/// On the first rank, when nothing more is to be done.
void dismiss(const Together& together);

}  // namespace stegvis::cli
