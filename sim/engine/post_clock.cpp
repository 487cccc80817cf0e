#include "engine/post_clock.hpp"

#include <algorithm>

namespace stegvis::engine {

void PostClock::begin(const model::PostPlan& plan, std::uint64_t seed, std::uint32_t replication,
                      base::Date start) {
  plan_ = &plan;
  seed_ = seed;
  replication_ = replication;
  start_ = start;
  open_ = filled_ = over_ = experienced_ = false;
  person_ = 0;
  hired_ = 0.0;
  leaves_ = comes_ = never;
  edge_ = 0;
  away_.assign(plan.absences.size(), Away{});
  capacity_ = fte_ = 0.0;
  skill_ = 1.0;
  next_ = never;
  if (plan.crew) {
    open_ = filled_ = true;
    return;
  }
  next_ = plan.from;
}

PostClock::Turn PostClock::advance(double now) {
  Turn turn;
  if (plan_->crew) return turn;
  if (!open_ && !over_ && plan_->from <= now) {
    open_ = true;
    if (plan_->vacant) {
      const double u = random::first_uniform(key(plan_->hiring, 0, 0), 0);
      comes_ = now + plan_->vacancy.draw(u, 0.0, start_, now);
    } else {
      hire(now, !plan_->newly_hired);
      turn.came = true;
    }
  }
  while (leaves_ <= now || comes_ <= now) {
    if (leaves_ <= now) {
      leave(now);
      turn.left = true;
      turn.came = false;
    } else {
      hire(now, false);
      turn.came = true;
    }
  }
  while (turn_absences(now)) {
  }
  while (edge_ < plan_->edges.size() && plan_->edges[edge_] <= now) ++edge_;
  if (open_ && plan_->until <= now) {
    close();
    turn.closed = true;
  }
  recompute(now);
  set_next(now);
  return turn;
}

/// Somebody takes the post: how long they stay is theirs. Of who was there before the start, what is left of
/// it.
void PostClock::hire(double now, bool experienced) {
  filled_ = true;
  experienced_ = experienced;
  comes_ = never;
  hired_ = person_ == 0 && !plan_->vacant ? std::min(now, plan_->hired) : now;
  leaves_ = never;
  if (!plan_->stays) {
    const double u = random::first_uniform(key(plan_->leaving, person_, 0), 0);
    const double from = experienced ? now : hired_;
    leaves_ = std::max(now, from + plan_->tenure.draw(u, now - from, start_, from));
  }
  for (std::size_t kind = 0; kind < away_.size(); ++kind) away_[kind] = Away{}, set_onset(kind, now);
}

void PostClock::leave(double now) {
  filled_ = false;
  leaves_ = never;
  ++person_;
  for (Away& away : away_) away = Away{};
  const double u = random::first_uniform(key(plan_->hiring, person_, 0), 0);
  comes_ = now + plan_->vacancy.draw(u, 0.0, start_, now);
}

/// Who has the post when it ends winds down: takes nobody new, and nothing more is drawn.
void PostClock::close() {
  open_ = false;
  over_ = true;
  leaves_ = comes_ = never;
  for (Away& away : away_) away = Away{};
}

/// When the next absence of this kind begins. Onset and length are the two numbers of one block, so neither
/// moves the other.
void PostClock::set_onset(std::size_t kind, double now) {
  const model::AbsencePlan& absence = plan_->absences[kind];
  Away& away = away_[kind];
  const random::Key own = key(absence.purpose, person_, away.spell % random::visit_limit);
  const std::uint32_t block = away.spell / random::visit_limit;
  if (block >= random::draw_limit) {
    away.next = never;
    return;
  }
  away.next = now + absence.onset.draw(random::uniforms(own, block).first, 0.0, start_, now);
}

bool PostClock::turn_absences(double now) {
  bool turned = false;
  for (std::size_t kind = 0; kind < away_.size(); ++kind) {
    Away& away = away_[kind];
    if (away.next > now) continue;
    turned = true;
    if (away.away) {
      away.away = false;
      ++away.spell;
      set_onset(kind, now);
      continue;
    }
    const model::AbsencePlan& absence = plan_->absences[kind];
    const random::Key own = key(absence.purpose, person_, away.spell % random::visit_limit);
    const double u = random::uniforms(own, away.spell / random::visit_limit).second;
    away.away = true;
    away.next = now + absence.length.draw(u, 0.0, start_, now);
  }
  return turned;
}

/// The share of the norm, and the moment until which it holds.
double PostClock::ramp_share(double now, double& until) const {
  until = never;
  if (experienced_) return 1.0;
  for (const model::RampPlan& step : plan_->ramp) {
    const double end = base::calendar_after(start_, hired_, step.until);
    if (end <= now) continue;
    until = end;
    return step.share;
  }
  return 1.0;
}

void PostClock::recompute(double now) {
  const model::PostSize* size = plan_->sizes.data();
  for (const model::PostSize& one : plan_->sizes)
    if (one.at <= now) size = &one;
  fte_ = open_ ? size->fte : 0.0;
  double unused = 0.0;
  capacity_ = open_ && filled_ ? size->fte * size->norm * ramp_share(now, unused) : 0.0;
  skill_ = plan_->skill;
  for (const model::PostWindow& window : plan_->windows)
    if (window.from <= now && now < window.until) capacity_ *= window.present;
  for (std::size_t kind = 0; kind < away_.size(); ++kind)
    if (away_[kind].away) capacity_ *= plan_->absences[kind].present;
  for (const model::TrainingPlan& training : plan_->trainings)
    if (training.acts_from <= now && (experienced_ || hired_ < training.until)) skill_ *= training.ratio;
}

void PostClock::set_next(double now) {
  next_ = edge_ < plan_->edges.size() ? plan_->edges[edge_] : never;
  if (!open_) {
    if (!over_) next_ = std::min(next_, plan_->from);
    return;
  }
  next_ = std::min({next_, plan_->until, leaves_, comes_});
  if (!filled_) return;
  double ramp_until = never;
  (void)ramp_share(now, ramp_until);
  next_ = std::min(next_, ramp_until);
  for (const Away& away : away_) next_ = std::min(next_, away.next);
}

}  // namespace stegvis::engine
