#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "experiment/decompose.hpp"
#include "io/write_draws.hpp"

namespace stegvis::cli {

/// How the uncertain numbers were drawn.
std::string drawn_line(const io::Drawn& drawn, std::size_t replications, base::Language language);

/// The same, and where the spread of the main outcomes comes from.
std::string spread_lines(const io::Drawn& drawn, const experiment::Summary& summary, base::Language language);

}  // namespace stegvis::cli
