#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// \file
/// Values to bytes and back, for what the program saves for itself. A class takes part by naming its members
/// in one place: `template <class Self, class P> static void pass(Self& self, P& p) { p(self.a, self.b); }`.
namespace stegvis::io {

static_assert(std::endian::native == std::endian::little, "saves hold numbers as this machine does");

/// Numbers, and small records of numbers: their bytes are their value.
template <class T>
concept Flat = std::is_trivially_copyable_v<T>;

template <class T, class P>
concept Passes = requires(T& value, P& p) {
  T::pass(value, p);
};

/// Appends values to a text.
class Packer {
 public:
  explicit Packer(std::string& into) : into_{into} {}

  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (Passes<const T, Packer>)
      T::pass(value, *this);
    else {
      static_assert(Flat<T>, "neither flat nor told how to be passed");
      into_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
  }
  void put(const std::string& text) {
    put(text.size());
    into_ += text;
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put(values.size());
    if constexpr (Flat<T> && !Passes<const T, Packer>)
      into_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    else
      for (const T& value : values) put(value);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& pair) {
    put(pair.first), put(pair.second);
  }
  template <class T, std::size_t n>
  void put(const std::array<T, n>& values) {
    for (const T& value : values) put(value);
  }

  std::string& into_;
};

/// Takes the values back in the same order. What ends too early gives empty values, and is told by whole().
class Unpacker {
 public:
  explicit Unpacker(std::string_view from) : from_{from} {}

  template <class... T>
  void operator()(T&... values) {
    (take(values), ...);
  }
  /// Whether everything was there, and nothing is left.
  bool whole() const { return fine_ && from_.empty(); }

 private:
  template <class T>
  void take(T& value) {
    if constexpr (Passes<T, Unpacker>)
      T::pass(value, *this);
    else {
      static_assert(Flat<T>, "neither flat nor told how to be passed");
      copy(&value, sizeof value);
    }
  }
  void take(std::string& text) {
    text.resize(length(1));
    copy(text.data(), text.size());
  }
  template <class T>
  void take(std::vector<T>& values) {
    if constexpr (Flat<T> && !Passes<T, Unpacker>) {
      values.resize(length(sizeof(T)));
      copy(values.data(), values.size() * sizeof(T));
    } else {
      values.resize(length(1));
      for (T& value : values) take(value);
    }
  }
  template <class T>
  void take(std::optional<T>& value) {
    bool there = false;
    take(there);
    value.reset();
    if (there) take(value.emplace());
  }
  template <class A, class B>
  void take(std::pair<A, B>& pair) {
    take(pair.first), take(pair.second);
  }
  template <class T, std::size_t n>
  void take(std::array<T, n>& values) {
    for (T& value : values) take(value);
  }

  /// How many values follow, each of at least `least` bytes: never more than can be there.
  std::size_t length(std::size_t least) {
    std::size_t count = 0;
    copy(&count, sizeof count);
    if (count <= from_.size() / least) return count;
    fine_ = false;
    return 0;
  }
  void copy(void* into, std::size_t size) {
    fine_ = fine_ && size <= from_.size();
    if (!fine_ || size == 0) return;
    std::memcpy(into, from_.data(), size);
    from_.remove_prefix(size);
  }

  std::string_view from_;
  bool fine_ = true;
};

template <class T>
std::string packed(const T& value) {
  std::string text;
  Packer{text}(value);
  return text;
}

}  // namespace stegvis::io
