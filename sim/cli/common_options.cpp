#include "cli/common_options.hpp"

namespace stegvis::cli {

Option scenario_option(std::string* into) { return {"FILE", into, {"the scenario", "scenariot"}, true, {}}; }

Option seed_option(std::optional<std::uint64_t>* into) {
  return {"--seed", into, {"instead of the scenario's", "i stället för scenariots"}, false, {}};
}

Option threads_option(std::optional<std::int64_t>* into) {
  return {"--threads", into, {"default: all cores", "annars alla kärnor"}, false, {}};
}

Option json_option(bool* into) {
  return {"--json",
          into,
          {"print one JSON object instead of the answer", "skriv ett JSON-objekt i stället för svaret"},
          false,
          {}};
}

Option figures_option(bool* into) {
  return {"--figures",
          into,
          {"also draw the figures, beside the file", "rita figurerna också, bredvid filen"},
          false,
          {}};
}

}  // namespace stegvis::cli
