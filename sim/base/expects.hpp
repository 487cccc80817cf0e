#pragma once

#include <source_location>

namespace stegvis::base {

/// Called when one of our own assumptions is broken; never returns. The default traps without a word, because
/// this floor does no I/O; a program may define its own (the command line prints file, line and `what`).
[[noreturn]] void contract_broken(const char* what, const std::source_location& where);

/// A contract: what must hold if *our* code is right. The user's mistakes are values (`Result`), never
/// contracts.
inline void expects(bool holds, const char* what = "contract",
                    const std::source_location& where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    contract_broken(what, where);
}

}  // namespace stegvis::base
