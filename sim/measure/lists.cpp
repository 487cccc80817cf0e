#include "measure/lists.hpp"

#include <iterator>
#include <limits>
#include <string>

namespace stegvis::measure {

/// What is told of a pool in a stretch of time.
struct Lists::Outcome {
  const char* name;
  const char* unit;
  const char* en;
  const char* sv;
  bool whole;
  bool monthly;   ///< told by report period too
  bool may_lack;  ///< NaN in a period when nothing happened; among the totals 0
  double (*number)(const Sum&);
};

namespace {

double ratio(double sum, double count) { return count > 0.0 ? sum / count : 0.0; }
double ratio_or_none(double sum, double count) {
  return count > 0.0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

// To tell something more of a pool: a row here, and in Sum what it needs.
const Lists::Outcome Lists::outcomes[] = {
    {"joined", "1", "joined the list, served at once included",
     "ställde sig i kö, även de som fick plats genast", true, true, false,
     [](const Sum& s) { return static_cast<double>(s.of.joined); }},
    {"granted", "1", "got a place", "fick plats", true, true, false,
     [](const Sum& s) { return static_cast<double>(s.of.granted); }},
    {"refused", "1", "refused because the list was full", "avvisades för att kön var full", true, true, false,
     [](const Sum& s) { return static_cast<double>(s.of.refused); }},
    {"gave_up", "1", "gave up waiting", "slutade vänta", true, true, false,
     [](const Sum& s) { return static_cast<double>(s.of.gave_up); }},
    {"left", "1", "left the list for another way out", "lämnade kön för en annan väg", true, true, false,
     [](const Sum& s) { return static_cast<double>(s.of.left); }},
    {"held_back", "1", "had to wait because every place was taken",
     "fick vänta för att alla platser var upptagna", true, true, false,
     [](const Sum& s) { return static_cast<double>(s.of.held_back); }},
    {"waiting_end", "1", "on the list at the end", "i kö vid slutet", true, false, false,
     [](const Sum& s) { return s.waiting_end; }},
    {"wait_days", "days", "mean wait of those who got a place", "medelväntan för dem som fick plats", false,
     true, true, [](const Sum& s) { return ratio_or_none(s.of.granted_days, s.of.granted); }},
    {"wait_days_all", "days", "mean wait, also of those who gave up, left or still wait",
     "medelväntan även för dem som gav upp, lämnade eller väntar", false, false, true,
     [](const Sum& s) { return ratio_or_none(s.of.ended_days, s.of.ended); }},
    {"caseload", "1", "mean caseload", "i medeltal inskrivna på platserna", false, true, false,
     [](const Sum& s) { return ratio(s.busy_days, s.days); }},
    {"waiting", "1", "mean number waiting", "i medeltal i kö", false, true, false,
     [](const Sum& s) { return ratio(s.waiting_days, s.days); }},
    {"slots", "1", "mean number of places", "platser i medeltal", false, true, false,
     [](const Sum& s) { return ratio(s.slot_days, s.days); }},
    {"utilisation", "1", "share of the places in use", "andel av platserna i bruk", false, false, false,
     [](const Sum& s) { return ratio(s.load_days, s.slot_days); }},
    {"crowded", "1", "share of the time with somebody waiting", "andel av tiden med någon i kö", false, false,
     false, [](const Sum& s) { return ratio(s.crowded_days, s.days); }},
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
}

void Lists::add(Sum& sum, std::size_t member, std::size_t segment) const {
  const std::size_t at = member * counts_.segments() + segment;  // every cube here has one cell
  const Counts& counts = counts_.numbers()[at];
  sum.of.joined += counts.joined;
  sum.of.granted += counts.granted;
  sum.of.gave_up += counts.gave_up;
  sum.of.refused += counts.refused;
  sum.of.left += counts.left;
  sum.of.held_back += counts.held_back;
  sum.of.ended += counts.ended;
  sum.of.granted_days += counts.granted_days;
  sum.of.ended_days += counts.ended_days;
  sum.waiting_days += waiting_.days().numbers()[at];
  sum.busy_days += busy_.days().numbers()[at];
  sum.slot_days += slots_.days().numbers()[at];
  sum.load_days += (weighed_[member] ? load_ : busy_).days().numbers()[at];
}

Lists::Sum Lists::sum(std::size_t pool, Stretch stretch) const {
  Sum sum;
  for (std::size_t segment = stretch.first; segment < stretch.last; ++segment) {
    for (const std::uint32_t member : pools_[pool]) add(sum, member, segment);
    sum.days += grid_->end(segment) - grid_->begin(segment);
  }
  if (stretch.last > stretch.first)
    for (const std::uint32_t member : pools_[pool])
      sum.waiting_end += waiting_.level().at(member, 0, stretch.last - 1);
  return sum;
}

void Lists::write(const Row& row) const {
  const std::span<double> totals = of(row, Series::totals), monthly = of(row, Series::monthly);
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
    Sum whole = sum(pool, grid_->measured());
    whole.crowded_days = crowded_[pool].length(grid_->begin(grid_->measured().first));
    for (std::size_t k = 0; k < outcome_count; ++k) {
      const double number = outcomes[k].number(whole);
      totals[first_.totals[k][pool]] = number == number ? number : 0.0;
    }
    for (std::size_t period = 0; period < grid_->periods().size(); ++period) {
      const Sum part = sum(pool, grid_->periods()[period]);
      std::size_t table = 0;
      for (const Outcome& outcome : outcomes)
        if (outcome.monthly)
          monthly[first_.monthly[table++] + period * pools_.size() + pool] = outcome.number(part);
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
