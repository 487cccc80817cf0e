#include "engine/plain_luck.hpp"

#include "base/math_of_each.hpp"
#include "random/following.hpp"

namespace stegvis::engine {

PlainLuck::PlainLuck(const model::Programme& programme, const PlainPlan& plan, const model::Source& source)
    : start_{programme.start} {
  key_.source = source.word;
  take_entry(programme, plan, source);
  for (std::size_t i = 0; i < plan.stages.size(); ++i) {
    const PlainStage& stage = plan.stages[i];
    for (std::uint32_t k = 0; k < stage.ways && i != stage_; ++k)
      if (const PlainWay& way = plan.ways[stage.first_way + k]; way.foreseen)
        foreseen_.push_back({way.purpose, way.budget, {}});
  }
}

/// Where the list has ways out of its own, the row of moments is theirs until the stage is entered.
void PlainLuck::take_entry(const model::Programme& programme, const PlainPlan& plan,
                           const model::Source& source) {
  if (source.branches != 1) return;
  const auto index = static_cast<std::uint16_t>(programme.entries[source.first_branch].stage.index());
  const PlainStage& stage = plan.stages[index];
  if (stage.final || stage.waiting_ways > 0) return;
  stage_ = index;
  for (std::uint32_t k = 0; k < stage.ways; ++k) {
    const PlainWay& way = plan.ways[stage.first_way + k];
    if (way.law != PlainLaw::fixed) drawn_.push_back({k, way.purpose, way.whole, way.budget, {}, {}});
  }
  if (stage.patience == nullptr || stage.patience->family == model::Family::fixed) return;
  patient_ = stage.patience;
  patience_purpose_ = stage.patience_purpose;
}

/// The uniform numbers of a batch of participants from `first` on.
void PlainLuck::draw(std::uint32_t purpose, std::uint32_t first, double* u) const {
  random::Key key = key_;
  key.purpose = purpose;
  key.number = first;
  random::uniforms_of_following(key, {u, batch}, {});
}

void PlainLuck::fill(std::uint32_t first) {
  for (Foreseen& foreseen : foreseen_) {
    draw(foreseen.purpose, first, foreseen.luck);
    to_thresholds(foreseen.luck);
  }
  for (Drawn& drawn : drawn_) {
    draw(drawn.purpose, first, drawn.luck);
    if (drawn.way->drive == model::Drive::duration) {
      drawn.way->duration.draw_each(drawn.luck, start_, drawn.age);
    } else {
      to_thresholds(drawn.luck);
      drawn.way->hazard.ages_at(drawn.luck, drawn.age);
    }
  }
}

void PlainLuck::to_thresholds(double (&luck)[batch]) {
  base::log_of_each(luck, luck);
  for (double& threshold : luck) threshold = -threshold;
}

void PlainLuck::fill_patience(std::uint32_t first) {
  patience_from_ = first;
  draw(patience_purpose_, first, patience_);
  patient_->draw_each(patience_, start_, patience_);
}

}  // namespace stegvis::engine
