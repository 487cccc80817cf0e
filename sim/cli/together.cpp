#include "cli/together.hpp"

namespace stegvis::cli {

// An order always says something: an empty one is the last.
void serve(const Together& together, const std::function<std::string(std::string_view)>& work) {
  for (std::string order; !(order = together.receive(0)).empty();) together.send(0, work(order));
}

void dismiss(const Together& together) {
  for (std::uint32_t rank = 1; rank < together.ranks(); ++rank) together.send(rank, {});
}

}  // namespace stegvis::cli
