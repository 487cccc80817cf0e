#include "experiment/executor.hpp"

namespace stegvis::experiment {

void SerialExecutor::run(std::uint32_t tasks, const Work& work, const Deliver& deliver, const Stop& stop) {
  for (std::uint32_t task = 0; task < tasks && !stop(); ++task) {
    work(task, 0, 0);
    deliver(task, 0);
  }
}

}  // namespace stegvis::experiment
