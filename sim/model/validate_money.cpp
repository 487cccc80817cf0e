#include "model/judge.hpp"

namespace stegvis::model {
namespace {

using base::Text;

const Text who_pays{"somebody pays", "någon betalar"};

}  // namespace

void judge_money(Judge& judge) {
  for (const auto& [id, price] : judge.said.price) {
    const std::string path = "price." + id;
    if (price.payer.empty()) judge.missing(path + ".payer", who_pays);
    const std::string& stage = price.stage.empty() ? id : price.stage;
    const auto found = judge.said.stage.find(stage);
    if (price.stage.empty()) (void)judge.names(path + ".stage", stage, "stage");
    if (price.waiting && found != judge.said.stage.end() && found->second.needs.empty()) {
      judge.idle(path + ".waiting", {"nobody waits for a stage that needs no pool",
                                     "ingen väntar på ett stadium som inte behöver någon pool"});
    }
  }
  for (const auto& [id, cost] : judge.said.staff_cost) {
    const std::string path = "staff_cost." + id;
    if (cost.payer.empty()) judge.missing(path + ".payer", who_pays);
    if (cost.pool.empty()) (void)judge.names(path + ".pool", id, "pool");
  }
}

}  // namespace stegvis::model
