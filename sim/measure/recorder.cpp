#include "measure/recorder.hpp"

namespace stegvis::measure {

Recorder::Recorder(const model::Programme& programme)
    : layout_{axes_of(programme)},
      bundles_{bundles_of(programme)},
      grid_{programme},
      now_{grid_},
      stays_{programme, bundles_, grid_, layout_},
      lists_{programme, bundles_, grid_, layout_},
      coaching_{programme, bundles_, grid_, layout_},
      placements_{programme, bundles_, grid_, layout_},
      enrolment_{programme, bundles_, grid_, layout_},
      money_{programme, grid_, layout_},
      has_coaches_{!programme.posts.empty()} {}

void Recorder::begin() {
  stays_.clear();
  lists_.clear();
  if (has_coaches_) coaching_.clear();
  placements_.clear();
  enrolment_.clear();
}

void Recorder::finish(const Row& row) {
  stays_.cumulate();
  lists_.cumulate();
  if (has_coaches_) coaching_.cumulate();
  placements_.cumulate();
  enrolment_.cumulate();
  money_.price(units());
  stays_.write(row);
  lists_.write(row);
  coaching_.write(row, stays_);
  placements_.write(row);
  enrolment_.write(row);
  money_.write(row);
}

Units Recorder::units() const {
  return {&stays_.days(), &stays_.entries(), &stays_.moves(), &lists_.fte_days(), &coaching_.fte_days()};
}

Layout layout_of(const model::Programme& programme) { return Recorder{programme}.layout(); }

}  // namespace stegvis::measure
