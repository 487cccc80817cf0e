#include "model/validate.hpp"

namespace stegvis::model {

base::Problems validate(const Scenario&) { return {}; }

}  // namespace stegvis::model
