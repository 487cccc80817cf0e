#include "measure/coaching.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace stegvis::measure {

/// What is told of posts in a stretch of time.
struct Coaching::Outcome {
  const char* name;
  const char* unit;
  const char* en;
  const char* sv;
  bool whole;
  bool monthly;  ///< told by report period too
  double (*number)(const Sum&);
};

namespace {

double ratio(double sum, double count) { return count > 0.0 ? sum / count : 0.0; }

/// Where people are enrolled with a slot of the pool whose members these are; empty for a part of a family.
Bundle enrolled_places(const model::Programme& programme, const Bundle& members) {
  const std::uint32_t pool = programme.members[members.front()].pool;
  Bundle places;
  if (members.size() != programme.pools[pool].members) return places;
  for (std::uint32_t place = 0; place < programme.places.size(); ++place) {
    const model::StagePlan& stage = programme.stages[programme.places[place].stage.index()];
    if (stage.enrolled && stage.pool == pool && !programme.places[place].waiting) places.push_back(place);
  }
  return places;
}

}  // namespace

// To tell something more of coaches: a row here, and in Sum what it needs.
const Coaching::Outcome Coaching::of_pools[] = {
    {"load", "1", "mean caseload in weights", "i medeltal vikt hos coacherna", false, true,
     [](const Sum& s) { return ratio(s.load, s.days); }},
    {"vacant_fte_days", "days", "FTE-days of vacant posts", "heltidsdagar med vakanta tjänster", false, true,
     [](const Sum& s) { return s.vacant; }},
    {"uncoached_days", "days", "person-days whose coach's post was vacant",
     "persondagar då coachens tjänst var vakant", false, true, [](const Sum& s) { return s.uncoached; }},
    {"coach_changes", "1", "changes of coach", "coachbyten", true, true,
     [](const Sum& s) { return s.changes; }},
    {"changed_coach", "1", "share of those who had a coach with at least one change",
     "andel av dem som haft coach med minst ett byte", false, false,
     [](const Sum& s) { return ratio(s.changed, s.people); }},
    {"load_per_fte", "1", "mean caseload in weights for each FTE, vacant ones included",
     "i medeltal vikt per heltidstjänst, även vakanta", false, false,
     [](const Sum& s) { return ratio(s.load, s.fte + s.vacant); }},
};
const Coaching::Outcome Coaching::of_posts[] = {
    {"coach_heads", "1", "mean caseload in heads", "i medeltal antal deltagare", false, true,
     [](const Sum& s) { return ratio(s.heads, s.days); }},
    {"coach_load", "1", "mean caseload in weights", "i medeltal vikt", false, true,
     [](const Sum& s) { return ratio(s.load, s.days); }},
    {"coach_capacity", "1", "mean capacity in weights", "kapacitet i medeltal, vikt", false, true,
     [](const Sum& s) { return ratio(s.capacity, s.days); }},
    {"coach_utilisation", "1", "load for the capacity that was there", "last för den kapacitet som fanns",
     false, false, [](const Sum& s) { return ratio(s.load, s.capacity); }},
    {"coach_vacant_fte_days", "days", "FTE-days vacant", "vakanta heltidsdagar", false, false,
     [](const Sum& s) { return s.vacant; }},
};

Coaching::Coaching(const model::Programme& programme, const Bundles& bundles, const Grid& grid,
                   Layout& layout)
    : grid_{&grid},
      posts_{programme.posts.size()},
      heads_{posts_, 1, grid},
      load_{posts_, 1, grid},
      capacity_{posts_, 1, grid},
      fte_{posts_, 1, grid},
      vacant_{posts_, 1, grid},
      uncoached_{posts_, 1, grid},
      changes_{posts_, 1, grid.segments()},
      now_(posts_),
      in_pools_(posts_),
      cells_{programme.cells} {
  for (std::uint32_t post = 0; post < posts_; ++post)
    if (!programme.posts[post].crew) alone_.push_back({post});
  for (std::size_t pool = 0; pool < bundles.members.size(); ++pool) {
    Bundle posts;
    const Bundle& members = bundles.members[pool];
    for (std::uint32_t post = 0; post < posts_; ++post)
      if (!programme.posts[post].crew &&
          std::find(members.begin(), members.end(), programme.posts[post].member) != members.end())
        posts.push_back(post);
    if (posts.empty()) continue;
    for (const std::uint32_t post : posts) in_pools_[post].push_back(pools_.size());
    pools_.push_back(std::move(posts));
    pool_axis_.push_back(pool);
    enrolled_in_.push_back(enrolled_places(programme, members));
  }
  people_.resize(pools_.size());
  changed_.resize(pools_.size());
  if (!alone_.empty()) declare(layout);
}

void Coaching::declare(Layout& layout) {
  const Axis pools = layout.axis(Along::pool), posts = layout.axis(Along::coach);
  axis_size_ = pools.size();
  const auto add = [&](const Outcome& outcome, const std::string& id, const base::Text& name) {
    return layout.add(Series::totals, {.name = std::string{outcome.name} + "." + id,
                                       .unit = outcome.unit,
                                       .label = {name.en + ": " + outcome.en, name.sv + ": " + outcome.sv},
                                       .whole = outcome.whole});
  };
  const auto monthly = [&](const Outcome& outcome, Along along) {
    return layout.add(Series::monthly, {.name = outcome.name,
                                        .unit = outcome.unit,
                                        .label = {outcome.en, outcome.sv},
                                        .whole = outcome.whole,
                                        .axes = {Along::period, along}});
  };
  for (const Outcome& outcome : of_pools) {
    std::vector<std::size_t> firsts;
    for (const std::size_t pool : pool_axis_)
      firsts.push_back(add(outcome, pools.ids[pool], pools.names[pool]));
    pool_totals_.push_back(std::move(firsts));
    if (outcome.monthly) pool_monthly_.push_back(monthly(outcome, Along::pool));
  }
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    constexpr Outcome enrolled{"enrolled_per_fte",
                               "1",
                               "mean number enrolled for each FTE, vacant ones included",
                               "i medeltal inskrivna per heltidstjänst, även vakanta",
                               false,
                               false,
                               nullptr};
    const std::size_t pool = pool_axis_[i];
    enrolled_totals_.push_back(enrolled_in_[i].empty() ? 0
                                                       : add(enrolled, pools.ids[pool], pools.names[pool]));
  }
  for (const Outcome& outcome : of_posts) {
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < alone_.size(); ++i)
      firsts.push_back(add(outcome, posts.ids[i], posts.names[i]));
    post_totals_.push_back(std::move(firsts));
    if (outcome.monthly) post_monthly_.push_back(monthly(outcome, Along::coach));
  }
}

void Coaching::clear() {
  for (Levels* levels : {&heads_, &load_, &capacity_, &fte_, &vacant_, &uncoached_}) levels->clear();
  changes_.clear();
  std::fill(now_.begin(), now_.end(), Now{});
  std::fill(known_.begin(), known_.end(), std::uint8_t{0});
  std::fill(people_.begin(), people_.end(), 0);
  std::fill(changed_.begin(), changed_.end(), 0);
}

void Coaching::bonded(const model::Bond& bond, bool from_start) {
  const std::size_t post = bond.post.index();
  const std::size_t in = from_start && bond.from <= 0.0 ? 0 : grid_->of(bond.from),
                    out = grid_->of(bond.until);
  const double gone = bond.until < grid_->horizon() ? 1.0 : 0.0;
  heads_.rise(post, 0, in, bond.from);
  heads_.fall(post, 0, out, bond.until, gone);
  if (bond.vacant) {
    uncoached_.rise(post, 0, in, bond.from);
    uncoached_.fall(post, 0, out, bond.until, gone);
  }
  if (bond.changed) ++changes_.at(post, 0, in);
  if (bond.until > grid_->begin(grid_->measured().first)) count_person(bond);
}

void Coaching::count_person(const model::Bond& bond) {
  const std::size_t first = bond.who.slot * pools_.size();
  if (first + pools_.size() > known_.size()) known_.resize(2 * first + 64 * pools_.size());
  for (const std::size_t pool : in_pools_[bond.post.index()]) {
    std::uint8_t& known = known_[first + pool];
    people_[pool] += known == 0 ? 1 : 0;
    changed_[pool] += bond.changed && known < 2 ? 1 : 0;
    known = bond.changed ? std::uint8_t{2} : std::max(known, std::uint8_t{1});
  }
}

void Coaching::finished(const model::Who& who) {
  const std::size_t first = who.slot * pools_.size();
  if (first < known_.size())
    std::fill_n(known_.begin() + static_cast<std::ptrdiff_t>(first), pools_.size(), std::uint8_t{0});
}

void Coaching::caseload(const model::Caseload& fact) {
  const std::size_t post = fact.post.index(), segment = grid_->of(fact.at);
  Now& now = now_[post];
  load_.rise(post, 0, segment, fact.at, fact.load - now.load);
  capacity_.rise(post, 0, segment, fact.at, fact.capacity - now.capacity);
  fte_.rise(post, 0, segment, fact.at, fact.fte - now.fte);
  vacant_.rise(post, 0, segment, fact.at, fact.vacant_fte - now.vacant);
  now = {fact.capacity, fact.load, fact.fte, fact.vacant_fte};
}

void Coaching::cumulate() {
  for (Levels* levels : {&heads_, &load_, &capacity_, &fte_, &vacant_, &uncoached_}) levels->cumulate();
}

Coaching::Sum Coaching::sum(const Bundle& posts, Stretch stretch) const {
  Sum sum;
  for (std::size_t segment = stretch.first; segment < stretch.last; ++segment) {
    for (const std::uint32_t post : posts) {
      sum.heads += heads_.days().at(post, 0, segment);
      sum.load += load_.days().at(post, 0, segment);
      sum.capacity += capacity_.days().at(post, 0, segment);
      sum.fte += fte_.days().at(post, 0, segment);
      sum.vacant += vacant_.days().at(post, 0, segment);
      sum.uncoached += uncoached_.days().at(post, 0, segment);
      sum.changes += changes_.at(post, 0, segment);
    }
    sum.days += grid_->end(segment) - grid_->begin(segment);
  }
  return sum;
}

double Coaching::enrolled_days(std::size_t pool, Stretch stretch, const Stays& stays) const {
  double days = 0.0;
  for (const std::uint32_t place : enrolled_in_[pool])
    for (std::size_t cell = 0; cell < cells_; ++cell)
      for (std::size_t segment = stretch.first; segment < stretch.last; ++segment)
        days += stays.days().at(place, cell, segment);
  return days;
}

void Coaching::write(const Row& row, const Stays& stays) const {
  if (alone_.empty()) return;
  const std::span<double> totals = of(row, Series::totals), monthly = of(row, Series::monthly);
  const auto& periods = grid_->periods();
  for (const std::size_t first : pool_monthly_)
    std::fill_n(monthly.begin() + static_cast<std::ptrdiff_t>(first), periods.size() * axis_size_, 0.0);
  for (std::size_t i = 0; i < pools_.size(); ++i) {
    Sum whole = sum(pools_[i], grid_->measured());
    whole.people = static_cast<double>(people_[i]);
    whole.changed = static_cast<double>(changed_[i]);
    if (!enrolled_in_[i].empty())
      totals[enrolled_totals_[i]] =
          ratio(enrolled_days(i, grid_->measured(), stays), whole.fte + whole.vacant);
    for (std::size_t k = 0; k < std::size(of_pools); ++k)
      totals[pool_totals_[k][i]] = of_pools[k].number(whole);
    for (std::size_t period = 0; period < periods.size(); ++period) {
      const Sum part = sum(pools_[i], periods[period]);
      std::size_t table = 0;
      for (const Outcome& outcome : of_pools)
        if (outcome.monthly)
          monthly[pool_monthly_[table++] + period * axis_size_ + pool_axis_[i]] = outcome.number(part);
    }
  }
  for (std::size_t i = 0; i < alone_.size(); ++i) {
    const Sum whole = sum(alone_[i], grid_->measured());
    for (std::size_t k = 0; k < std::size(of_posts); ++k)
      totals[post_totals_[k][i]] = of_posts[k].number(whole);
    for (std::size_t period = 0; period < periods.size(); ++period) {
      const Sum part = sum(alone_[i], periods[period]);
      std::size_t table = 0;
      for (const Outcome& outcome : of_posts)
        if (outcome.monthly)
          monthly[post_monthly_[table++] + period * alone_.size() + i] = outcome.number(part);
    }
  }
}

}  // namespace stegvis::measure
