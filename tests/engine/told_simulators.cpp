#include "told_simulators.hpp"

namespace stegvis::engine {

template class Simulator<told::Recording>;
template class PlainSimulator<told::Recording>;

}  // namespace stegvis::engine
