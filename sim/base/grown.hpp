#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <type_traits>
#include <utility>

#include "base/expects.hpp"

namespace stegvis::base {

/// Room for numbers or records side by side, which grows. What nobody has written yet costs no memory (it is
/// not filled), and the system may hand its pages over instead of copying them, so that growing does not take
/// twice the room for a moment. Growing is rare and amortised; nothing is ever given back.
template <class T>
class Grown {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  Grown() = default;
  Grown(Grown&& other) noexcept
      : raw_{std::exchange(other.raw_, nullptr)},
        first_{std::exchange(other.first_, nullptr)},
        size_{std::exchange(other.size_, 0)} {}
  Grown& operator=(Grown&& other) noexcept {
    std::swap(raw_, other.raw_);
    std::swap(first_, other.first_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Grown() { std::free(raw_); }

  T& operator[](std::size_t at) { return first_[at]; }
  const T& operator[](std::size_t at) const { return first_[at]; }
  T* data() { return first_; }
  const T* data() const { return first_; }
  /// How many there is room for. Those that nobody has written yet hold anything.
  std::size_t size() const { return size_; }

  /// Makes room for at least `size` of them.
  void grow(std::size_t size) {
    if (size <= size_) return;
    const std::size_t offset = offset_of(raw_, first_);
    void* const raw = std::realloc(raw_, size * sizeof(T) + alignof(T));
    expects(raw != nullptr, "there is memory");
    std::byte* const bytes = static_cast<std::byte*>(raw);
    const std::size_t wanted = (alignof(T) - reinterpret_cast<std::uintptr_t>(raw) % alignof(T)) % alignof(T);
    if (wanted != offset) std::memmove(bytes + wanted, bytes + offset, size_ * sizeof(T));
    raw_ = raw;
    first_ = std::launder(reinterpret_cast<T*>(bytes + wanted));
    size_ = size;
  }

 private:
  static std::size_t offset_of(const void* raw, const T* first) {
    return raw == nullptr ? 0
                          : static_cast<std::size_t>(reinterpret_cast<const std::byte*>(first) -
                                                     static_cast<const std::byte*>(raw));
  }

  void* raw_ = nullptr;
  T* first_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace stegvis::base
