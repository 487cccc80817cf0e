#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/complaint.hpp"
#include "model/scenario.hpp"

/// \file
/// The parts of `validate`, one per topic. Private to the model floor.
namespace stegvis::model {

/// A scenario under judgement: the questions that every topic asks, and the list of what is wrong.
class Judge {
 public:
  explicit Judge(const Scenario& scenario) : said{scenario} {}

  const Scenario& said;

  void wrong(Complaint complaint) { problems_.push_back(problem_of(complaint)); }
  /// A path that says something wrong.
  void wrong(std::string path, base::Text problem, base::Text why = {}, base::Text allowed = {});
  /// A path that must say something and does not.
  void missing(std::string path, base::Text why, base::Text allowed = {});
  /// A path that says something where it has no effect; it would have one if `lacking` were said.
  void idle(std::string path, base::Text why, std::string lacking = {});
  /// A word that is none of the candidates; `kind` is what they are ("stage").
  void unknown(std::string path, const std::string& word, std::string_view kind,
               const std::vector<std::string>& candidates);

  /// Whether `word` names a thing of this table ("stage", "pool", "attribute", "payer"); complains when not.
  bool names(const std::string& path, const std::string& word, std::string_view table);
  std::vector<std::string> ids(std::string_view table) const;

  /// The values of an attribute that has words; empty when it has numbers or does not exist.
  std::vector<std::string> values_of(const std::string& attribute) const;
  bool is_numeric(const std::string& attribute) const;
  /// Whether this attribute exists and has words; complains when not.
  bool has_words(const std::string& path, const std::string& attribute);
  /// Whether `value` is a value of the attribute; complains when not.
  bool is_value(const std::string& path, const std::string& attribute, const std::string& value);
  void check_when(const std::string& path, const When& when);
  /// Shares that are to sum to 1, at most one of them left as the rest.
  void check_shares(const std::string& path, const ById<Share>& shares);

  /// `attributes` of those who come or are there; `counted` is an attribute with exact numbers, or empty.
  void check_own_shares(const std::string& path, const ById<ById<Share>>& attributes,
                        const std::string& counted);

  /// Days from the start; nothing when it is not said or the start is unknown.
  std::optional<double> day(const Instant& instant) const;
  std::optional<double> horizon() const;

  base::Problems problems() && { return std::move(problems_); }

 private:
  base::Problems problems_;
};

/// Where a law stands, and what its family is called there.
struct LawSpot {
  std::string path;        ///< of the table in which its parameters stand
  std::string family_key;  ///< "hazard", "duration", "elapsed" or "distribution"
  bool timeless = false;   ///< numbers of an attribute
};

/// That the law has exactly the parameters of its family, and that they make sense together.
void judge_law(Judge& judge, const LawSpot& spot, const std::string& family, const Law& law);

void judge_names(Judge& judge);
void judge_time(Judge& judge);
void judge_reporting(Judge& judge);
void judge_attributes(Judge& judge);
void judge_stages(Judge& judge);
void judge_transition(Judge& judge, const std::string& stage, const std::string& path, const std::string& id,
                      const Transition& way, bool waiting);
void judge_circles(Judge& judge);
void judge_pools(Judge& judge);
void judge_supports(Judge& judge);
void judge_staff(Judge& judge);
void judge_caseloads(Judge& judge);
void judge_arrivals(Judge& judge);
void judge_stocks(Judge& judge);
void judge_rules(Judge& judge);
void judge_money(Judge& judge);
void judge_luck(Judge& judge);
void judge_provenance(Judge& judge);
void judge_correlations(Judge& judge);

/// Where a transition may lead: its branches, else its `to`, else its own id.
std::vector<std::string> targets_of(const std::string& id, const Transition& way);

}  // namespace stegvis::model
