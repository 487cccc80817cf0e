#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/fields.hpp"
#include "model/law.hpp"
#include "model/programme.hpp"

/// \file
/// The parts of `describe`, one per topic. Private to the model floor.
namespace stegvis::model {

/// Collects lines of text, and knows how names and numbers are said.
class Describer {
 public:
  Describer(const Scenario& scenario, base::Language language);

  const Scenario& said;
  const Programme programme;
  const base::Language language;
  std::string text;

  bool swedish() const { return language == base::Language::sv; }
  /// The words in the reader's language.
  std::string in(const char* en, const char* sv) const { return swedish() ? sv : en; }

  void heading(const char* en, const char* sv) { text += "\n" + in(en, sv) + "\n"; }
  /// A line, two spaces further in for each level.
  void line(int level, const std::string& words) {
    text += std::string(static_cast<std::size_t>(level) * 2, ' ') + words + "\n";
  }

  /// `Name (id)`, or the id alone when it has no other name.
  std::string named(const std::string& id, const std::string& name) const;
  std::string stage(const std::string& id) const;
  std::string pool(const std::string& id) const;
  std::string payer(const std::string& id) const;

  /// A number in the unit in which it is said: `6 months`, `0.027 / month`, `35 %`.
  std::string number(const std::string& path, double otherwise) const;
  std::string decimal(double x) const;
  std::string percent(double share) const;
  std::string moment(const Instant& instant, const char* otherwise_en, const char* otherwise_sv) const;
  std::string span(base::Span span) const;
  /// `weibull, scale 500 days, shape 1.3`
  std::string law(const std::string& table, const Law& law) const;
  /// `a 40 %, b 60 %`
  std::string shares(const ById<Share>& shares) const;
  /// `, only for sex = f`; empty for everyone
  std::string only(const When& when) const;

 private:
  std::map<std::string, Parameter> parameters_;
};

void describe_people(Describer& describer);
void describe_list(Describer& describer, const std::string& id, const Stock& stock);
void describe_stages(Describer& describer);
void describe_pools(Describer& describer);
/// The posts of a pool, or its limit where participants have weights.
void describe_staff(Describer& describer, const PoolPlan& plan);
/// What a coach means for a way out, and what a participant weighs in a stage; empty where nothing is said.
std::string coach_words(const Describer& describer, const std::string& path, const Transition& way);
std::string weight_words(const Describer& describer, const std::string& id, const Stage& stage);
void describe_money(Describer& describer);
void describe_numbers(Describer& describer);

}  // namespace stegvis::model
