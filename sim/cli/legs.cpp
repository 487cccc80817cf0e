#include "cli/legs.hpp"

#include <fmt/format.h>

#include <atomic>

#include "cli/progress.hpp"
#include "cli/saves_told.hpp"
#include "cli/saving_options.hpp"
#include "cli/stopping.hpp"
#include "experiment/until.hpp"

namespace stegvis::cli {
namespace {

using base::Problems;
using experiment::Ran;

// What a record of a save is.
constexpr char block_record = 'b', ran_record = 'r', periods_record = 's';

Problems damaged(const std::filesystem::path& path) {
  return {{"",
           {path.string() + ": is damaged; remove it and run the same command again",
            path.string() + ": är skadad; ta bort den och kör samma kommando igen"}}};
}

}  // namespace

/// Saves that join from the first replication on, as far as all that belongs to them is there.
std::vector<io::SaveFound> Legs::usable() {
  std::vector<io::SaveFound> joined;
  std::uint64_t next = plan_.first;
  for (io::SaveFound& found : saves_.find()) {
    if (found.head.first != next || found.last > plan_.last) continue;
    next = found.last;
    joined.push_back(std::move(found));
  }
  if (!plan_.periods) return joined;
  const std::vector<io::SaveFound> states = saves_.find_states();
  const auto has_state = [&](const io::SaveFound& leg) {
    for (const io::SaveFound& one : states)
      if (one.head.first == leg.last) return true;
    return false;
  };
  while (!joined.empty() && !has_state(joined.back())) joined.pop_back();
  if (joined.empty()) return joined;
  for (const io::SaveFound& one : states)
    if (one.head.first == joined.back().last) joined.push_back(one);
  return joined;
}

Problems Legs::take(const std::vector<io::SaveFound>& files, Ran& ran) {
  experiment::Block block;
  Ran leg;
  for (const io::SaveFound& file : files) {
    Problems problems;
    bool fine = true;
    const bool whole = io::read_save(file.path, [&](char kind, std::string_view bytes) {
      if (!fine || !problems.empty()) return;
      if (kind == block_record) {
        fine = io::unpack_block(bytes, plan_.widths, block);
        if (fine) problems = consume_(block);
      } else if (kind == ran_record) {
        fine = io::unpack_ran(bytes, leg);
        if (fine) add(ran, leg);
      } else if (kind == periods_record && plan_.periods) {
        fine = plan_.periods->restore(bytes);
      }
    });
    if (!problems.empty()) return problems;
    if (!whole || !fine) return damaged(file.path);
  }
  return {};
}

base::Result<Ran> Legs::replay(const Context& context) {
  Ran ran;
  const std::vector<io::SaveFound> files = usable();
  say_saves(saves_, context);
  if (Problems problems = take(files, ran); !problems.empty()) return problems;
  saved_ = ran.replications;
  tell_(saved_);
  const std::uint32_t all = plan_.last - plan_.first;
  if (saved_ > 0)
    say(context,
        {fmt::format("{} of {} replications were saved earlier; the rest is run.", saved_, all),
         fmt::format("{} av {} replikationer var sparade sedan tidigare; resten körs.", saved_, all)});
  last_save_ = Clock::now();
  return ran;
}

base::Result<Ran> Legs::replay(const std::vector<io::SaveFound>& shards) {
  Ran ran;
  if (Problems problems = take(shards, ran); !problems.empty()) return problems;
  return ran;
}

base::Result<Ran> Legs::run(const Context& context) {
  auto known = replay(context);
  if (!known) return known.problems();
  const std::uint32_t all = plan_.last - plan_.first, done = known->replications;
  const auto rest = go_on(plan_.first + done, all - done);
  if (!rest) return rest.problems();
  add(*known, *rest);
  return known;
}

base::Result<Ran> Legs::run_until(const experiment::Design& design, const std::function<bool()>& enough,
                                  const Context& context, std::uint32_t each) {
  auto known = replay(context);
  if (!known) return known.problems();
  const auto piece = [&](const experiment::Design& one) { return go_on(one.first, one.replications); };
  return experiment::replicate_until(design, piece, enough, std::move(known).value(), each);
}

bool Legs::due() const {
  return Clock::now() - last_save_ >= std::chrono::duration<double>{plan_.save_every};
}

Problems Legs::keep(const experiment::Block& block) {
  if (!writer_) writer_.emplace(saves_.begin(block.first));
  const auto periods = plan_.periods ? io::Periods::left_out : io::Periods::taken;
  Problems problems = writer_->add(block_record, io::packed_block(block, plan_.widths, periods));
  unwritten_ = !problems.empty();
  return problems.empty() ? consume_(block) : problems;
}

base::Result<Ran> Legs::go_on(std::uint32_t first, std::uint32_t count) {
  Ran all;
  while (all.replications < count) {
    std::atomic<bool> begun{false};
    const auto consume = [&](const experiment::Block& block) {
      begun = true;
      return keep(block);
    };
    // Each leg gets somewhere, however often it is to be saved.
    const auto stop = [&] { return Stopping::asked() != 0 || (begun && due()); };
    const auto leg = simulate_(first + all.replications, count - all.replications, consume, stop);
    if (!leg) return leg.problems();
    add(all, *leg);
    add(pending_, *leg);
    if (Stopping::asked() != 0) break;
    if (!due()) continue;
    if (Problems problems = save(); !problems.empty()) return problems;
  }
  return all;
}

Problems Legs::save() {
  Problems problems = writer_ && pending_.replications > 0 ? write() : Problems{};
  unwritten_ = !problems.empty();
  last_save_ = Clock::now();
  return problems;
}

Problems Legs::write() {
  const std::uint64_t last = plan_.first + saved_ + pending_.replications;
  Problems problems;
  if (plan_.periods) {
    io::SaveWriter state = saves_.begin_state(last);
    problems = state.add(periods_record, plan_.periods->save());
    if (problems.empty()) problems = state.commit(last);
  }
  if (problems.empty()) problems = writer_->add(ran_record, io::packed_ran(pending_));
  if (problems.empty()) problems = writer_->commit(last);
  writer_.reset();
  if (!problems.empty()) return problems;
  saved_ += pending_.replications;
  pending_ = {};
  tell_(saved_);
  saves_.drop_states_before(last);
  return {};
}

Problems Legs::write_shard(const std::filesystem::path& path, const io::SaveHead& head) {
  io::SaveWriter out{path, head};
  Problems problems;
  for (const io::SaveFound& file : usable()) {
    const bool whole = io::read_save(file.path, [&](char kind, std::string_view bytes) {
      if (problems.empty()) problems = out.add(kind, bytes);
    });
    if (!whole) return damaged(file.path);
    if (!problems.empty()) return problems;
  }
  return out.commit(plan_.last);
}

int share_replications(LegsPlan plan, const io::Shard& shard, std::uint32_t unit, std::string options,
                       const Legs::Simulate& simulate, const Context& context) {
  const std::uint64_t units = plan.last / unit;
  plan.first = static_cast<std::uint32_t>(shard.first(units) * unit);
  plan.last = static_cast<std::uint32_t>(shard.last(units) * unit);
  const io::SaveHead head{plan.identity, plan.first, shard, std::move(options)};
  const std::filesystem::path path = plan.results;
  if (is_done(path, head, context)) return fine;
  const std::uint32_t first = plan.first, all = plan.last - plan.first;
  Progress progress{all, context.language};
  const auto consume = [&](const experiment::Block& block) {
    progress.tell(block.first + block.count - first);
    return Problems{};
  };
  Legs legs{std::move(plan), consume, simulate, [&](std::uint32_t n) { progress.saved(n); }};
  const auto ran = legs.run(context);
  progress.clear();
  if (!ran) return fail(ran.problems(), context, legs.unwritten() ? our_fault : users_fault);
  Problems problems = legs.save();
  if (problems.empty() && legs.saved() < all) {
    return stopped_and_saved(legs.saved(), all, {"replications", "replikationer"}, context);
  }
  if (problems.empty()) problems = legs.write_shard(path, head);
  if (!problems.empty()) return fail(problems, context, our_fault);
  legs.remove();
  say_shared(path, shard, context);
  return fine;
}

}  // namespace stegvis::cli
