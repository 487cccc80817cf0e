#include "model/validate.hpp"

#include "model/judge.hpp"

namespace stegvis::model {

base::Problems validate(const Scenario& scenario) {
  Judge judge{scenario};
  for (const auto topic :
       {judge_time, judge_reporting, judge_names, judge_attributes, judge_stages, judge_circles, judge_pools,
        judge_staff, judge_caseloads, judge_supports, judge_arrivals, judge_stocks, judge_rules, judge_money,
        judge_luck, judge_provenance, judge_correlations}) {
    topic(judge);
  }
  return std::move(judge).problems();
}

}  // namespace stegvis::model
