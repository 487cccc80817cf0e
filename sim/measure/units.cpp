#include "measure/units.hpp"

#include "base/expects.hpp"

namespace stegvis::measure {

KeptUnits::KeptUnits(const model::Programme& programme, std::size_t segments)
    : days_{programme.places.size(), programme.cells, segments},
      entries_{programme.stages.size(), programme.cells, segments},
      moves_{programme.legs.size() + 1, programme.cells, segments},
      fte_days_{programme.members.size(), 1, segments},
      post_days_{programme.posts.size(), 1, segments} {
  size_ = days_.numbers().size() + entries_.numbers().size() + moves_.numbers().size() +
          fte_days_.numbers().size() + post_days_.numbers().size();
}

void KeptUnits::write(const Units& units, std::span<double> into) const {
  base::expects(into.size() == size_, "a row holds all that is priced");
  double* at = into.data();
  for (const double days : units.days->numbers()) *at++ = days;
  for (const std::int32_t entries : units.entries->numbers()) *at++ = entries;
  for (const std::int32_t moves : units.moves->numbers()) *at++ = moves;
  for (const double days : units.fte_days->numbers()) *at++ = days;
  for (const double days : units.post_days->numbers()) *at++ = days;
  base::expects(at == into.data() + into.size(), "what was counted has the programme's shape");
}

void KeptUnits::read(std::span<const double> row) {
  base::expects(row.size() == size_, "a row holds all that is priced");
  const double* at = row.data();
  for (double& days : days_.numbers()) days = *at++;
  for (std::int32_t& entries : entries_.numbers()) entries = static_cast<std::int32_t>(*at++);
  for (std::int32_t& moves : moves_.numbers()) moves = static_cast<std::int32_t>(*at++);
  for (double& days : fte_days_.numbers()) days = *at++;
  for (double& days : post_days_.numbers()) days = *at++;
}

}  // namespace stegvis::measure
