#pragma once

#include <string>

#include "base/text.hpp"
#include "io/write_tornado.hpp"

namespace stegvis::cli {

/// A table of the numbers, the largest swing first: at both ends the paired difference with its 80 %
/// prediction interval and Monte Carlo error.
std::string tornado_text(const io::TornadoTold& told, base::Language language);

/// The same as one JSON object.
std::string tornado_json(const io::TornadoTold& told);

}  // namespace stegvis::cli
