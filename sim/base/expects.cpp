#include "base/expects.hpp"

namespace stegvis::base {

__attribute__((weak)) void contract_broken(const char*, const std::source_location&) { __builtin_trap(); }

}  // namespace stegvis::base
