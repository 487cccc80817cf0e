#include <map>
#include <set>

#include "model/judge.hpp"
#include "random/luck.hpp"

namespace stegvis::model {
namespace {

using base::Text;

/// Something that draws luck: where it is said, the path whose hash its luck has, and how that path begins
/// before the id that `luck` replaces.
struct Purpose {
  std::string path;    ///< in the scenario: `stage.seeking.to.work`
  std::string luck;    ///< `stage.seeking.to.work`, its ids replaced by their `luck`
  std::string prefix;  ///< `stage.seeking.to.`
};

const std::string& kept(const std::string& luck, const std::string& id) { return luck.empty() ? id : luck; }

class Gatherer {
 public:
  explicit Gatherer(const Scenario& said) {
    for (const auto& [id, stage] : said.stage) add_stage(id, stage);
    add_all("support", said.support);
    add_all("attribute", said.attribute);
    add_all("rule", said.rule);
    add_all("arrival", said.arrival);
    add_all("stock", said.stock);
    for (const auto& [id, pool] : said.pool) add_posts(id, pool.staffing);
  }

  std::vector<Purpose> purposes;

 private:
  template <class Thing>
  void add_all(const std::string& table, const ById<Thing>& things) {
    for (const auto& [id, thing] : things) add(table + "." + id, table + ".", kept(thing.luck, id));
  }
  void add(std::string path, std::string prefix, const std::string& own) {
    purposes.push_back({std::move(path), prefix + own, prefix});
  }
  void add_ways(const std::string& path, const std::string& luck, const ById<Transition>& ways) {
    for (const auto& [id, way] : ways) add(path + ".to." + id, luck + ".to.", kept(way.luck, id));
  }
  /// All that is drawn for a post has the post's path in it, so that no two posts share a purpose.
  void add_posts(const std::string& pool, const Staffing& staff) {
    for (const auto& [id, post] : staff.post) {
      const std::string prefix = "pool." + pool + ".post.", luck = prefix + kept(post.luck, id);
      for (const char* what : {".leaving", ".hiring"}) purposes.push_back({prefix + id, luck + what, prefix});
      for (const auto& [absence, plan] : staff.absence)
        purposes.push_back({prefix + id, luck + ".absence." + kept(plan.luck, absence), prefix});
    }
  }
  void add_stage(const std::string& id, const Stage& stage) {
    const std::string path = "stage." + id, luck = "stage." + kept(stage.luck, id);
    add_ways(path, luck, stage.to);
    add_ways(path + ".waiting", luck + ".waiting", stage.waiting.to);
    if (!stage.patience.duration.empty()) purposes.push_back({path, luck + ".patience", "stage."});
    for (const auto& [phase, plan] : stage.phase)
      purposes.push_back({path, luck + ".phase." + phase, "stage."});
  }
};

template <class Taken>
std::string free_name(const Purpose& purpose, const Taken& taken) {
  const std::string stem = purpose.luck.substr(purpose.prefix.size());
  const std::string own = stem.substr(0, stem.find('.'));
  for (int i = 2;; ++i) {
    const std::string name = own + "_" + std::to_string(i);
    if (!taken(purpose.prefix + name + stem.substr(own.size()))) return name;
  }
}

/// Complains of everything whose luck meets that of something before it, and names a `luck` that is free.
template <class Word>
void check_meetings(Judge& judge, const std::vector<Purpose>& purposes, Word word_of, const Text& why) {
  std::map<std::uint32_t, const Purpose*> owners;
  for (const Purpose& purpose : purposes) owners.emplace(word_of(purpose.luck), &purpose);
  std::map<std::uint32_t, const Purpose*> promised;
  std::set<std::string> told;  // one path may draw for several reasons
  for (const Purpose& purpose : purposes) {
    const Purpose* first = owners.at(word_of(purpose.luck));
    if (first == &purpose || !told.insert(purpose.path).second) continue;
    const auto taken = [&](const std::string& luck) {
      return owners.contains(word_of(luck)) || promised.contains(word_of(luck));
    };
    const std::string name = free_name(purpose, taken);
    promised.emplace(word_of(purpose.prefix + name), &purpose);
    judge.wrong(purpose.path,
                {"would share its luck with " + first->path, "skulle dela sin lott med " + first->path}, why,
                {"another id, or `luck = \"" + name + "\"` here",
                 "ett annat id, eller `luck = \"" + name + "\"` här"});
  }
}

}  // namespace

void judge_luck(Judge& judge) {
  const std::vector<Purpose> purposes = Gatherer{judge.said}.purposes;
  check_meetings(judge, purposes, [](const std::string& luck) { return random::purpose_word(luck); },
                 {"their names give the same random numbers", "deras namn ger samma slumptal"});
  std::vector<Purpose> sources;
  for (const Purpose& purpose : purposes) {
    if (purpose.prefix == "arrival." || purpose.prefix == "stock.") sources.push_back(purpose);
  }
  if (sources.size() > random::source_limit) {
    return judge.wrong("arrival",
                       {"and stocks are more than 1024 together", "och bestånd är tillsammans fler än 1024"},
                       {"each needs a luck of its own", "var och en behöver en egen lott"});
  }
  check_meetings(judge, sources, [](const std::string& luck) { return random::source_word(luck); },
                 {"their names give the same one of 1024 numbers", "deras namn ger samma av 1024 nummer"});
}

}  // namespace stegvis::model
