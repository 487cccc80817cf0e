// The pathway of scenarios/reference.toml and reference_busy.toml, and of nothing else, written by hand: what
// stegvis's speed is measured against (tests/bench/speed.py). A sequential generator (xoshiro256++),
// exponential numbers by ziggurat, a heap of events, every number of the pathway but its arrivals compiled
// in; totals only. Neither keyed luck nor a total order nor anything by month, group or year.
//
//   by_hand REPLICATIONS [SCALE [ARRIVALS]]    prints the means of its outcomes and the number of events;
//                                              ARRIVALS a day before scaling: 0.55, busy 0.75
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

/// D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
class Bits {
 public:
  explicit Bits(std::uint64_t seed) {
    for (auto& word : s_) {  // splitmix64
      seed += 0x9e3779b97f4a7c15u;
      std::uint64_t z = (seed ^ seed >> 30) * 0xbf58476d1ce4e5b9u;
      z = (z ^ z >> 27) * 0x94d049bb133111ebu;
      word = z ^ z >> 31;
    }
  }
  std::uint64_t operator()() {
    const std::uint64_t result = std::rotl(s_[0] + s_[3], 23) + s_[0], t = s_[1] << 17;
    s_[2] ^= s_[0];
    s_[3] ^= s_[1];
    s_[1] ^= s_[2];
    s_[0] ^= s_[3];
    s_[2] ^= t;
    s_[3] = std::rotl(s_[3], 45);
    return result;
  }
  double uniform() { return (static_cast<double>((*this)() >> 12) + 0.5) * 0x1p-52; }

 private:
  std::array<std::uint64_t, 4> s_;
};

/// Exp(1) by 256 layers. G. Marsaglia, W. W. Tsang, "The ziggurat method for generating random variables", J.
/// Stat. Softw. 5 (2000).
class Exponential {
 public:
  Exponential() {
    constexpr double area = 3.949659822581572e-3;
    x_[256] = area / std::exp(-tail);
    x_[255] = tail;
    for (int i = 254; i > 0; --i) x_[i] = -std::log(std::exp(-x_[i + 1]) + area / x_[i + 1]);
    x_[0] = 0.0;
    for (int i = 0; i <= 256; ++i) f_[i] = std::exp(-x_[i]);
  }
  double operator()(Bits& bits) const {
    for (double beyond = 0.0;;) {
      const std::uint64_t word = bits();
      const auto layer = static_cast<unsigned>(word & 255) + 1;
      const double x = static_cast<double>(word >> 11) * 0x1p-53 * x_[layer];
      if (x < x_[layer - 1]) return beyond + x;
      if (layer == 256) {
        if (x < tail) return beyond + x;
        beyond += tail;  // without memory: behind the tail it begins again
        continue;
      }
      if (f_[layer] + bits.uniform() * (f_[layer - 1] - f_[layer]) < std::exp(-x)) return beyond + x;
    }
  }

 private:
  static constexpr double tail = 7.69711747013104972;
  std::array<double, 257> x_, f_;
};

struct Event {
  double at;
  std::uint32_t who, version;
};

/// A heap with four children to a node; what is no longer so is left in it and known by its version.
class Events {
 public:
  void clear() { heap_.clear(); }
  bool empty() const { return heap_.empty(); }
  const Event& first() const { return heap_[0]; }
  void push(const Event& event) {
    std::size_t i = heap_.size();
    heap_.push_back(event);
    for (; i > 0 && event.at < heap_[(i - 1) / 4].at; i = (i - 1) / 4) heap_[i] = heap_[(i - 1) / 4];
    heap_[i] = event;
  }
  void pop() {
    const Event last = heap_.back();
    heap_.pop_back();
    if (heap_.empty()) return;
    std::size_t i = 0;
    for (std::size_t child = 1; child < heap_.size(); child = 4 * i + 1) {
      std::size_t least = child;
      const std::size_t end = std::min(child + 4, heap_.size());
      for (std::size_t k = child + 1; k < end; ++k)
        if (heap_[k].at < heap_[least].at) least = k;
      if (heap_[least].at >= last.at) break;
      heap_[i] = heap_[least];
      i = least;
    }
    heap_[i] = last;
  }

 private:
  std::vector<Event> heap_;
};

enum class Doing : std::uint8_t { nothing, waiting, seeking, working };

struct Person {
  double since;
  std::uint32_t version = 0;
  Doing doing = Doing::nothing;
  bool finds_work, supported, kept;
};

enum Outcome {
  arrivals,
  granted,
  gave_up,
  placements,
  dropout,
  kept_work,
  lost_work,
  returns,
  wait_days,
  waiting,
  caseload,
  working,
  supported,
  events,
  outcomes
};
constexpr const char* names[outcomes] = {"arrivals",           "granted.se",
                                         "gave_up.se",         "placements",
                                         "entries.dropout",    "entries.kept_work",
                                         "entries.lost_work",  "flow.work.job_loss.seeking",
                                         "wait_days.se",       "waiting.se",
                                         "caseload.se",        "person_days.work",
                                         "caseload.efterstod", "events"};
using Totals = std::array<double, outcomes>;

class Pathway {
 public:
  Pathway(double scale, double arrivals_a_day)
      : gap_{1.0 / (arrivals_a_day * scale)},
        slots_{static_cast<int>(180 * scale)},
        support_{static_cast<int>(40 * scale)} {}

  Totals run(std::uint64_t seed) {
    begin(seed);
    double coming = gap_ * exponential_(bits_);
    for (;;) {
      while (!events_.empty() && people_[events_.first().who].version != events_.first().version)
        events_.pop();
      const double due = events_.empty() ? horizon : events_.first().at;
      now_ = std::min(coming, due);
      if (now_ >= horizon) break;
      ++totals_[events];
      if (coming <= due) {
        arrive();
        coming += gap_ * exponential_(bits_);
      } else {
        const std::uint32_t who = events_.first().who;
        events_.pop();
        act(who);
      }
    }
    return finish();
  }

 private:
  static constexpr double horizon = 1096.0;

  void begin(std::uint64_t seed) {
    bits_ = Bits{seed};
    totals_ = {};
    events_.clear();
    people_.clear();
    free_.clear();
    list_.clear();
    first_ = 0;
    busy_ = supporting_ = 0;
  }
  void arrive() {
    ++totals_[arrivals];
    std::uint32_t who;
    if (free_.empty()) {
      who = static_cast<std::uint32_t>(people_.size());
      people_.emplace_back();
    } else {
      who = free_.back();
      free_.pop_back();
    }
    ask(who);
  }
  void ask(std::uint32_t who) {
    people_[who].since = now_;
    if (busy_ < slots_) {
      ++totals_[granted];
      return seek(who);
    }
    people_[who].doing = Doing::waiting;
    list_.push_back({who, ++people_[who].version});
    expect(who, 180.0 * exponential_(bits_));
  }
  void expect(std::uint32_t who, double after) { events_.push({now_ + after, who, people_[who].version}); }

  void seek(std::uint32_t who) {
    Person& person = people_[who];
    ++busy_;
    person.doing = Doing::seeking;
    person.since = now_;
    ++person.version;
    const double work = 500.0 * std::pow(exponential_(bits_), 1.0 / 1.3), out = 700.0 * exponential_(bits_);
    person.finds_work = work < out;
    expect(who, std::min(work, out));
  }
  void work(std::uint32_t who) {
    Person& person = people_[who];
    ++totals_[placements];
    person.doing = Doing::working;
    person.since = now_;
    ++person.version;
    person.supported = supporting_ < support_;
    supporting_ += person.supported ? 1 : 0;
    const double loss = (person.supported ? 1500.0 : 700.0) * exponential_(bits_);
    person.kept = loss >= 365.0;
    expect(who, person.kept ? 365.0 : loss);
  }
  void act(std::uint32_t who) {
    Person& person = people_[who];
    switch (person.doing) {
      case Doing::waiting:
        ++totals_[gave_up];
        totals_[waiting] += now_ - person.since;
        return leave(who);
      case Doing::seeking:
        totals_[caseload] += now_ - person.since;
        --busy_;
        if (person.finds_work)
          work(who);
        else
          ++totals_[dropout], leave(who);
        return serve();
      case Doing::working:
        return stop_working(who);
      case Doing::nothing:
        return;
    }
  }
  void stop_working(std::uint32_t who) {
    Person& person = people_[who];
    totals_[working] += now_ - person.since;
    if (person.supported) --supporting_, totals_[supported] += now_ - person.since;
    if (person.kept) return ++totals_[kept_work], leave(who);
    if (bits_.uniform() < 0.5) return ++totals_[returns], ask(who);
    ++totals_[lost_work];
    leave(who);
  }
  /// The first of those who still wait.
  void serve() {
    while (busy_ < slots_ && first_ < list_.size()) {
      const Waiter waiter = list_[first_++];
      Person& person = people_[waiter.who];
      if (person.version != waiter.version) continue;
      ++totals_[granted];
      totals_[wait_days] += now_ - person.since;
      totals_[waiting] += now_ - person.since;
      seek(waiter.who);
    }
  }
  void leave(std::uint32_t who) {
    people_[who].doing = Doing::nothing;
    ++people_[who].version;
    free_.push_back(who);
  }
  Totals finish() {
    for (const Person& person : people_) {
      const double stay = horizon - person.since;
      if (person.doing == Doing::waiting) totals_[waiting] += stay;
      if (person.doing == Doing::seeking) totals_[caseload] += stay;
      if (person.doing == Doing::working) totals_[working] += stay;
      if (person.doing == Doing::working && person.supported) totals_[supported] += stay;
    }
    totals_[wait_days] /= std::max(1.0, totals_[granted]);
    for (const Outcome level : {waiting, caseload, supported}) totals_[level] /= horizon;
    return totals_;
  }

  struct Waiter {
    std::uint32_t who, version;
  };
  double gap_;
  int slots_, support_;
  Exponential exponential_;
  Bits bits_{0};
  double now_ = 0.0;
  Events events_;
  std::vector<Person> people_;
  std::vector<std::uint32_t> free_;
  std::vector<Waiter> list_;
  std::size_t first_ = 0;
  int busy_ = 0, supporting_ = 0;
  Totals totals_{};
};

}  // namespace

int main(int count, char** words) {
  const int replications = count > 1 ? std::atoi(words[1]) : 1000;
  Pathway pathway{count > 2 ? std::atof(words[2]) : 1.0, count > 3 ? std::atof(words[3]) : 0.55};
  Totals mean{}, squares{};
  for (int i = 1; i <= replications; ++i) {
    const Totals one = pathway.run(static_cast<std::uint64_t>(i));
    for (int k = 0; k < outcomes; ++k) {
      const double off = one[k] - mean[k];
      mean[k] += off / i;
      squares[k] += off * (one[k] - mean[k]);
    }
  }
  for (int k = 0; k < outcomes; ++k)
    std::printf("%-28s %.6f %.6f\n", names[k], mean[k],
                std::sqrt(squares[k] / std::max(1, replications - 1) / replications));
}
