#include "engine/arrivals.hpp"

#include "base/math.hpp"
#include "random/side_by_side.hpp"

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

/// Days since the birthday of somebody who becomes so old now: ages count by the calendar.
double exact_age(const World& world, base::Span age) {
  return world.now - base::calendar_after(world.programme.start, world.now, {-age.count, age.unit});
}

const model::Shares& table_for(const World& world, std::uint32_t slot, std::uint32_t attribute) {
  for (const auto& [own, shares] : world.programme.sources[world.people[slot].source].attributes)
    if (own == attribute) return shares;
  const model::AttributePlan& plan = world.programme.attributes[attribute];
  return plan.given == model::StagePlan::none ? plan.tables.front()
                                              : plan.tables[world.people.values(slot)[plan.given]];
}

double luck_of(const World& world, std::uint32_t slot, std::uint32_t attribute) {
  const std::uint32_t purpose = world.programme.attributes[attribute].purpose;
  return random::first_uniform(world.key(world.people[slot], purpose, 0), 0);
}

void draw_number(World& world, std::uint32_t slot, std::uint32_t attribute) {
  const model::AttributePlan& plan = world.programme.attributes[attribute];
  world.people.numbers(slot)[attribute] =
      plan.age && plan.number.family == model::Family::fixed
          ? exact_age(world, plan.number.value)
          : plan.number.draw(luck_of(world, slot, attribute), 0.0, world.programme.start, world.now);
}

std::uint16_t drawn_word(const World& world, std::uint32_t slot, std::uint32_t attribute) {
  return pick(table_for(world, slot, attribute), luck_of(world, slot, attribute));
}

void set_word(World& world, std::uint32_t slot, std::uint32_t attribute, std::uint16_t value) {
  world.people.values(slot)[attribute] = value;
  world.people[slot].cell += world.programme.cell_weight[attribute] * value;
}

/// What the list says; the rest is drawn, where `given` depends on what was said too.
void take_attributes(World& world, std::uint32_t slot, const model::Listed& listed) {
  world.people[slot].cell = 0;
  for (std::uint32_t i = 0; i < world.programme.attributes.size(); ++i) {
    const bool numeric = world.programme.attributes[i].numeric;
    const model::Listed::Given* given = listed.find(i);
    if (!numeric)
      set_word(world, slot, i, given != nullptr ? given->value : drawn_word(world, slot, i));
    else if (given != nullptr)
      world.people.numbers(slot)[i] = given->number;
    else
      draw_number(world, slot, i);
  }
}

}  // namespace

std::uint16_t pick(const model::Shares& shares, double u) {
  std::uint16_t index = 0;
  while (u >= shares[index]) ++index;
  return index;
}

void Arrivals::start(World& world) {
  for (std::uint32_t source = 0; source < states_.size(); ++source) {
    states_[source] = State{};
    if (world.programme.sources[source].kind != model::Coming::stock) next(world, source);
  }
}

/// Group g takes half g mod 2 of the block of number g / 2: one block gives two gaps.
void Arrivals::fill_gaps(const World& world, const model::Source& source, State& state, std::uint32_t first) {
  random::Key key{world.seed, world.replication, first / 2, source.purpose, source.word, 0};
  for (std::uint32_t i = 0; i < batch; i += 4) {
    random::Key next = key;
    ++next.number;
    const auto u = random::uniforms_of_two(key, next, 0);
    const double gaps[]{u[0].first, u[0].second, u[1].first, u[1].second};
    for (std::uint32_t k = 0; k < 4; ++k) state.gaps[i + k] = -base::log(gaps[k]);
    key.number += 2;
  }
}

double Arrivals::moment(World& world, std::uint32_t index) {
  const model::Source& source = world.programme.sources[index];
  State& state = states_[index];
  const std::uint32_t group = state.groups++;
  if (source.kind == model::Coming::even) return even_moment(source, group);
  if (source.kind == model::Coming::counts)
    return group < source.counts.size() ? source.counts[group].first : never;
  if (group % batch == 0) fill_gaps(world, source, state, group);
  state.intensity += state.gaps[group % batch];
  if (!source.knots.empty()) return moment_of(source.knots, state.intensity, state.knot);
  return source.rate > 0.0 ? source.from + state.intensity / source.rate : never;
}

void Arrivals::next(World& world, std::uint32_t index) {
  const model::Source& source = world.programme.sources[index];
  const double at = moment(world, index);
  const bool ends = source.kind != model::Coming::counts && at >= source.until;
  world.sources.set(index, ends ? never : at, Rank::arrival, index);
}

std::int64_t Arrivals::group_size(const World& world, std::uint32_t index) const {
  const model::Source& source = world.programme.sources[index];
  return source.kind == model::Coming::counts ? source.counts[states_[index].groups - 1].second : source.group;
}

void draw_attributes(World& world, std::uint32_t slot, std::uint32_t which) {
  Person& person = world.people[slot];
  const model::Source& source = world.programme.sources[person.source];
  if (!source.people.empty()) return take_attributes(world, slot, source.people[which]);
  person.cell = 0;
  for (std::uint32_t i = 0; i < world.programme.attributes.size(); ++i) {
    if (world.programme.attributes[i].numeric)
      draw_number(world, slot, i);
    else
      set_word(world, slot, i, i == source.by ? static_cast<std::uint16_t>(which) : drawn_word(world, slot, i));
  }
}

}  // namespace stegvis::engine
