#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace stegvis::base {

/// An index that cannot be mistaken for another kind of index: `Id<struct StageTag>` is not an
/// `Id<struct PoolTag>`. "None" is a std::optional of it, or the named `none()` where 4 bytes count.
template <class Thing>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : index_{static_cast<std::uint32_t>(index)} {}

  static constexpr Id none() { return Id{}; }
  constexpr bool exists() const { return index_ != absent; }
  constexpr std::size_t index() const { return index_; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t absent = 0xffffffffu;
  std::uint32_t index_ = absent;
};

}  // namespace stegvis::base
