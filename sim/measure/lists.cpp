#include "measure/lists.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>

namespace stegvis::measure {

/// What is told of a pool in a stretch of time: a sum, or the ratio of two.
struct Lists::Outcome {
  const char* name;
  const char* unit;
  const char* en;
  const char* sv;
  bool whole;
  bool monthly;   ///< told by report period too
  bool may_lack;  ///< NaN in a period when nothing happened; else, and among the totals, 0
  Sum::Kind of;
  Sum::Kind per = Sum::kinds;  ///< kinds: the sum itself

  double number(double sum, double by) const {
    if (per == Sum::kinds) return sum;
    return by > 0.0 ? sum / by : may_lack ? std::numeric_limits<double>::quiet_NaN() : 0.0;
  }
};

// To tell something more of a pool: a row here, and in Sum what it needs.
const Lists::Outcome Lists::outcomes[] = {
    {"joined", "1", "joined the list, served at once included",
     "ställde sig i kö, även de som fick plats genast", true, true, false, Sum::joined},
    {"granted", "1", "got a place", "fick plats", true, true, false, Sum::granted},
    {"refused", "1", "refused because the list was full", "avvisades för att kön var full", true, true, false,
     Sum::refused},
    {"gave_up", "1", "gave up waiting", "slutade vänta", true, true, false, Sum::gave_up},
    {"left", "1", "left the list for another way out", "lämnade kön för en annan väg", true, true, false,
     Sum::left},
    {"held_back", "1", "had to wait because every place was taken",
     "fick vänta för att alla platser var upptagna", true, true, false, Sum::held_back},
    {"waiting_end", "1", "on the list at the end", "i kö vid slutet", true, false, false, Sum::waiting_end},
    {"wait_days", "days", "mean wait of those who got a place", "medelväntan för dem som fick plats", false,
     true, true, Sum::granted_days, Sum::granted},
    {"wait_days_all", "days", "mean wait, also of those who gave up, left or still wait",
     "medelväntan även för dem som gav upp, lämnade eller väntar", false, false, true, Sum::ended_days,
     Sum::ended},
    {"caseload", "1", "mean caseload", "i medeltal inskrivna på platserna", false, true, false,
     Sum::busy_days, Sum::days},
    {"waiting", "1", "mean number waiting", "i medeltal i kö", false, true, false, Sum::waiting_days,
     Sum::days},
    {"slots", "1", "mean number of places", "platser i medeltal", false, true, false, Sum::slot_days,
     Sum::days},
    {"utilisation", "1", "share of the places in use", "andel av platserna i bruk", false, false, false,
     Sum::load_days, Sum::slot_days},
    {"crowded", "1", "share of the time with somebody waiting", "andel av tiden med någon i kö", false, false,
     false, Sum::crowded_days, Sum::days},
};
const std::size_t Lists::outcome_count = std::size(Lists::outcomes);

Lists::Lists(const model::Programme& programme, const Bundles& bundles, const Grid& grid, Layout& layout)
    : grid_{&grid},
      now_in_{grid},
      counts_{programme.members.size(), 1, grid.segments()},
      waiting_{programme.members.size(), 1, grid},
      busy_{programme.members.size(), 1, grid},
      slots_{programme.members.size(), 1, grid},
      fte_{programme.members.size(), 1, grid},
      load_{programme.members.size(), 1, grid},
      weighed_(programme.members.size()),
      load_now_(programme.posts.size()),
      now_(programme.members.size()),
      crowded_(bundles.members.size()),
      whole_(programme.members.size()),
      alone_(programme.members.size()),
      pools_{bundles.members} {
  for (const model::PostPlan& post : programme.posts) {
    member_of_.push_back(post.member);
    weighed_[post.member] = true;
  }
  // A whole family stands before its members on the axis.
  for (std::size_t pool = pools_.size(); pool-- > 0;)
    for (const std::uint32_t member : pools_[pool]) whole_[member] = pool;
  for (std::size_t pool = 0; pool < pools_.size(); ++pool)
    for (const std::uint32_t member : pools_[pool]) alone_[member] = pool;
  plain_periods_ = !grid.periods().empty() && all_single(grid.periods());
  sums_.resize(pools_.size() * Sum::kinds * (1 + grid.periods().size()));
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) fill_lengths(pool);
  declare(layout);
}

void Lists::declare(Layout& layout) {
  const Axis pools = layout.axis(Along::pool);
  for (const Outcome& outcome : outcomes) {
    std::vector<std::size_t> firsts;
    for (std::size_t pool = 0; pool < pools.size(); ++pool) {
      const base::Text& name = pools.names[pool];
      firsts.push_back(
          layout.add(Series::totals, {.name = std::string{outcome.name} + "." + pools.ids[pool],
                                      .unit = outcome.unit,
                                      .label = {name.en + ": " + outcome.en, name.sv + ": " + outcome.sv},
                                      .whole = outcome.whole}));
    }
    first_.totals.push_back(std::move(firsts));
    if (!outcome.monthly) continue;
    first_.monthly.push_back(layout.add(Series::monthly, {.name = outcome.name,
                                                          .unit = outcome.unit,
                                                          .label = {outcome.en, outcome.sv},
                                                          .whole = outcome.whole,
                                                          .may_lack = outcome.may_lack,
                                                          .axes = {Along::period, Along::pool}}));
  }
  const auto observe = [&](const char* name, base::Text label) {
    return layout.add(Series::observed, {.name = name,
                                         .unit = "1",
                                         .label = std::move(label),
                                         .whole = true,
                                         .axes = {Along::observation, Along::pool}});
  };
  first_.observed_caseload =
      observe("caseload", {"caseload just before", "inskrivna på platserna strax före"});
  first_.observed_waiting = observe("waiting", {"waiting just before", "i kö strax före"});
}

void Lists::clear() {
  counts_.clear();
  waiting_.clear();
  busy_.clear();
  slots_.clear();
  fte_.clear();
  load_.clear();
  std::fill(load_now_.begin(), load_now_.end(), 0.0);
  std::fill(now_.begin(), now_.end(), Now{});
  for (Union& crowded : crowded_) crowded.clear();
}

void Lists::waited(std::size_t member, model::Spell::End end, bool held_back, std::size_t in, double joined,
                   double ended) {
  using End = model::Spell::End;
  const double wait = ended - joined;
  const std::size_t out = now_in_.of(ended);
  waiting_.stay(member, 0, in, joined, out, ended, end != End::horizon);
  crowded_[whole_[member]].add(joined, ended);
  if (alone_[member] != whole_[member]) crowded_[alone_[member]].add(joined, ended);
  Counts& counts = counts_.at(member, 0, out);
  ++counts.ended;
  counts.ended_days += wait;
  counts.granted += end == End::granted ? 1 : 0;
  counts.granted_days += end == End::granted ? wait : 0.0;
  counts.gave_up += end == End::gave_up ? 1 : 0;
  counts.left += end == End::left ? 1 : 0;
  counts.held_back += held_back ? 1 : 0;
}

void Lists::capacity(const model::Capacity& capacity) {
  const std::size_t member = capacity.member.index();
  const std::size_t segment = grid_->of(capacity.at);
  slots_.rise(member, 0, segment, capacity.at, capacity.slots - now_[member].slots);
  fte_.rise(member, 0, segment, capacity.at, capacity.fte - now_[member].fte);
  now_[member] = {capacity.slots, capacity.fte};
}

void Lists::caseload(const model::Caseload& caseload) {
  const std::size_t post = caseload.post.index();
  load_.rise(member_of_[post], 0, grid_->of(caseload.at), caseload.at, caseload.load - load_now_[post]);
  load_now_[post] = caseload.load;
}

void Lists::cumulate() {
  if (!load_now_.empty()) load_.cumulate();
  waiting_.cumulate();
  busy_.cumulate();
  slots_.cumulate();
  fte_.cumulate();
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) sum_up(pool);
}

void Lists::fill_lengths(std::size_t pool) {
  const auto length = [&](Stretch stretch) {
    double sum = 0.0;
    for (std::size_t s = stretch.first; s < stretch.last; ++s) sum += grid_->end(s) - grid_->begin(s);
    return sum;
  };
  const std::span<double> into = sums(pool, Sum::days);
  into[0] = length(grid_->measured());
  std::transform(grid_->periods().begin(), grid_->periods().end(), into.begin() + 1, length);
}

/// `number(at)` of the pool's members in the segments of a stretch, in order; every cube here has one cell.
template <class Number>
double Lists::summed(std::size_t pool, Stretch stretch, const Number& number) const {
  decltype(number(0)) sum{};
  for (std::size_t segment = stretch.first; segment < stretch.last; ++segment)
    for (const std::uint32_t member : pools_[pool]) sum += number(member * counts_.segments() + segment);
  return static_cast<double>(sum);
}

template <class Number>
void Lists::sum_up(std::size_t pool, Sum::Kind kind, const Number& number) {
  const std::vector<Stretch>& periods = grid_->periods();
  double* into = sums(pool, kind).data();
  *into++ = summed(pool, grid_->measured(), number);
  if (!plain_periods_ || pools_[pool].size() > 1) {
    for (const Stretch& period : periods) *into++ = summed(pool, period, number);
  } else {
    const std::size_t first = pools_[pool].front() * counts_.segments() + periods.front().first;
    for (std::size_t k = 0; k < periods.size(); ++k) into[k] = 0.0 + static_cast<double>(number(first + k));
  }
}

void Lists::sum_up(std::size_t pool) {
  const auto count = [this](auto Counts::*of) {
    return [counts = counts_.numbers().data(), of](std::size_t at) { return counts[at].*of; };
  };
  const auto in = [](const Levels& levels) {
    return [numbers = levels.days().numbers().data()](std::size_t at) { return numbers[at]; };
  };
  sum_up(pool, Sum::joined, count(&Counts::joined));
  sum_up(pool, Sum::granted, count(&Counts::granted));
  sum_up(pool, Sum::refused, count(&Counts::refused));
  sum_up(pool, Sum::gave_up, count(&Counts::gave_up));
  sum_up(pool, Sum::left, count(&Counts::left));
  sum_up(pool, Sum::held_back, count(&Counts::held_back));
  sum_up(pool, Sum::granted_days, count(&Counts::granted_days));
  sum_up(pool, Sum::waiting_days, in(waiting_));
  sum_up(pool, Sum::busy_days, in(busy_));
  sum_up(pool, Sum::slot_days, in(slots_));
  const Stretch measured = grid_->measured();
  sums(pool, Sum::ended)[0] = summed(pool, measured, count(&Counts::ended));
  sums(pool, Sum::ended_days)[0] = summed(pool, measured, count(&Counts::ended_days));
  sums(pool, Sum::load_days)[0] = summed(pool, measured, [&](std::size_t at) {
    return (!load_now_.empty() && weighed_[at / counts_.segments()] ? load_ : busy_).days().numbers()[at];
  });
  sums(pool, Sum::waiting_end)[0] = summed(pool, {measured.last - 1, measured.last},
                                           [&](std::size_t at) { return waiting_.level().numbers()[at]; });
  sums(pool, Sum::crowded_days)[0] = crowded_[pool].length(grid_->begin(measured.first));
}

void Lists::write(const Row& row) const {
  const std::span<double> totals = of(row, Series::totals), monthly = of(row, Series::monthly);
  const std::size_t periods = grid_->periods().size();
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
    const auto sums = [&](Sum::Kind kind) {
      return sums_.data() + (pool * Sum::kinds + kind) * (1 + periods);
    };
    std::size_t table = 0;
    for (std::size_t k = 0; k < outcome_count; ++k) {
      const Outcome outcome = outcomes[k];
      const double *sum = sums(outcome.of), *by = sums(outcome.per == Sum::kinds ? Sum::days : outcome.per);
      const double whole = outcome.number(*sum, *by);
      totals[first_.totals[k][pool]] = whole == whole ? whole : 0.0;
      if (!outcome.monthly) continue;
      double* const into = monthly.data() + first_.monthly[table++] + pool;
      for (std::size_t period = 0; period < periods; ++period)
        into[period * pools_.size()] = outcome.number(*++sum, *++by);
    }
  }
  write_observed(of(row, Series::observed));
}

void Lists::write_observed(std::span<double> observed) const {
  for (std::size_t k = 0; k < grid_->observed().size(); ++k) {
    const std::size_t segments = grid_->observed()[k];
    for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
      double busy = 0.0, waiting = 0.0;
      for (const std::uint32_t member : pools_[pool]) {
        busy += segments == 0 ? 0.0 : busy_.level().at(member, 0, segments - 1);
        waiting += segments == 0 ? 0.0 : waiting_.level().at(member, 0, segments - 1);
      }
      observed[first_.observed_caseload + k * pools_.size() + pool] = busy;
      observed[first_.observed_waiting + k * pools_.size() + pool] = waiting;
    }
  }
}

}  // namespace stegvis::measure
