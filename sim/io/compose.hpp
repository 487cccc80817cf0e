#pragma once

#include <vector>

#include "io/composed.hpp"
#include "io/library.hpp"

namespace stegvis::io {

/// The file with this index and everything it draws in. An id defined twice, a path removed that is not
/// there, and [set] without a base are noted in `problems`.
Composed compose(const Library& library, std::size_t file, std::vector<Located>& problems);

}  // namespace stegvis::io
