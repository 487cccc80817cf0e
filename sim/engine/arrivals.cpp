#include "engine/arrivals.hpp"

#include "base/math_of_each.hpp"
#include "random/following.hpp"

namespace stegvis::engine {
namespace {

/// The moment at which the cumulated intake of a varying rate reaches `total`; never, past the last knot.
double moment_of(const std::vector<model::Knot>& knots, double total, std::size_t& at) {
  while (at + 1 < knots.size() && knots[at + 1].total <= total) ++at;
  if (at + 1 >= knots.size()) return never;
  const model::Knot &left = knots[at], &right = knots[at + 1];
  return left.at + (total - left.total) / (right.total - left.total) * (right.at - left.at);
}

double even_moment(const model::Source& source, std::uint32_t k) { return source.first + k * source.every; }

double counted_moment(const model::Source& source, std::uint32_t k) {
  return k < source.counts.size() ? source.counts[k].first : never;
}

/// Days since the birthday of somebody who becomes so old now: ages count by the calendar.
double exact_age(const model::Programme& programme, double now, base::Span age) {
  return now - base::calendar_after(programme.start, now, {-age.count, age.unit});
}

const model::Shares& table_for(const model::AttributePlan& plan, const Carrier& carrier,
                               std::uint32_t attribute) {
  for (const auto& [own, shares] : carrier.source.attributes)
    if (own == attribute) return shares;
  return plan.given == model::StagePlan::none ? plan.tables.front() : plan.tables[carrier.values[plan.given]];
}

double luck_of(const model::AttributePlan& plan, const Carrier& carrier, std::uint32_t attribute) {
  if (carrier.drawn != nullptr) return carrier.drawn[attribute];
  random::Key key = carrier.luck;
  key.purpose = plan.purpose;
  return random::first_uniform(key, 0);
}

void draw_number(const model::Programme& programme, const Carrier& carrier, std::uint32_t attribute) {
  const model::AttributePlan& plan = programme.attributes[attribute];
  carrier.numbers[attribute] =
      plan.age && plan.number.family == model::Family::fixed
          ? exact_age(programme, carrier.now, plan.number.value)
          : plan.number.draw(luck_of(plan, carrier, attribute), 0.0, programme.start, carrier.now);
}

std::uint16_t drawn_word(const model::AttributePlan& plan, const Carrier& carrier, std::uint32_t attribute) {
  return pick(table_for(plan, carrier, attribute), luck_of(plan, carrier, attribute));
}

void set_word(const model::Programme& programme, const Carrier& carrier, std::uint32_t attribute,
              std::uint16_t value) {
  carrier.values[attribute] = value;
  carrier.cell += programme.cell_weight[attribute] * value;
}

/// What the list says; the rest is drawn, where `given` depends on what was said too.
void take_attributes(const model::Programme& programme, const Carrier& carrier, const model::Listed& listed) {
  for (std::uint32_t i = 0; i < programme.attributes.size(); ++i) {
    const model::AttributePlan& plan = programme.attributes[i];
    const model::Listed::Given* given = listed.find(i);
    if (!plan.numeric)
      set_word(programme, carrier, i, given != nullptr ? given->value : drawn_word(plan, carrier, i));
    else if (given != nullptr)
      carrier.numbers[i] = given->number;
    else
      draw_number(programme, carrier, i);
  }
}

}  // namespace

/// All are looked at, from the last to the first: which one it is, a processor cannot guess.
std::uint16_t pick(const model::Shares& shares, double u) {
  std::size_t first = shares.size();
  for (std::size_t i = shares.size(); i-- > 0;) first = u < shares[i] ? i : first;
  return static_cast<std::uint16_t>(first);
}

void Arrivals::start(std::uint64_t seed, std::uint32_t replication, EventTree& tree) {
  seed_ = seed;
  replication_ = replication;
  for (std::uint32_t source = 0; source < states_.size(); ++source) {
    states_[source] = State{};
    if (programme_.sources[source].kind != model::Coming::stock) next(tree, source);
  }
}

/// The next groups' moments.
void Arrivals::look_ahead(const model::Source& source, State& state) const {
  if (source.kind == model::Coming::poisson) fill_poisson(source, state);
  for (std::uint32_t i = 0; i < batch; ++i) {
    double& at = state.moments[i];
    if (source.kind == model::Coming::even) at = even_moment(source, state.groups + i);
    if (source.kind == model::Coming::counts) at = counted_moment(source, state.groups + i);
    if (source.kind != model::Coming::counts && at >= source.until) at = never;
  }
}

void Arrivals::fill_poisson(const model::Source& source, State& state) const {
  fill_gaps(source, state);
  for (double& gap : state.moments) gap = state.intensity += gap;
  if (!source.knots.empty())
    for (double& total : state.moments) total = moment_of(source.knots, total, state.knot);
  else
    for (double& total : state.moments) total = source.rate > 0.0 ? source.from + total / source.rate : never;
}

/// Group g takes half g mod 2 of the block of number g / 2: one block gives two gaps.
void Arrivals::fill_gaps(const model::Source& source, State& state) const {
  const random::Key key{seed_, replication_, state.groups / 2, source.purpose, source.word, 0};
  double halves[2][batch / 2];
  random::uniforms_of_following(key, halves[0], halves[1]);
  for (std::uint32_t i = 0; i < batch; ++i) state.moments[i] = halves[i % 2][i / 2];
  base::log_of_each(state.moments, state.moments);
  for (double& gap : state.moments) gap = -gap;
}

void draw_attributes(const model::Programme& programme, const Carrier& carrier, std::uint32_t which) {
  carrier.cell = 0;
  if (!carrier.source.people.empty())
    return take_attributes(programme, carrier, carrier.source.people[which]);
  for (std::uint32_t i = 0; i < programme.attributes.size(); ++i) {
    const model::AttributePlan& plan = programme.attributes[i];
    if (plan.numeric)
      draw_number(programme, carrier, i);
    else
      set_word(programme, carrier, i,
               i == carrier.source.by ? static_cast<std::uint16_t>(which) : drawn_word(plan, carrier, i));
  }
}

}  // namespace stegvis::engine
