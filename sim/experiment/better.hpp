#pragma once

#include <cstdint>
#include <string_view>

namespace stegvis::experiment {

/// Which way an outcome is better for those it is about, where that is beyond dispute.
enum class Better : std::uint8_t { more, less, unsaid };

/// By an outcome's published name: more placements and more lasting work are better; longer waits, more
/// people refused, giving up or without their coach, and higher costs are worse. A stock, a flow or a
/// caseload is neither by itself.
Better better(std::string_view outcome);

}  // namespace stegvis::experiment
