#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// \file
/// The price table made ready: every line a unit amount in whole öre on what a run counts anyway.
namespace stegvis::model {

/// Whose account a payer's money is told in; accounts are never added.
enum class Ledger : std::uint8_t { public_purse, private_payer, individual };

/// One unit amount and what it is paid for: a row of what is counted (a place, a stage, a leg + 1, a member
/// of a pool, a post) in a cell.
struct MoneyBand {
  struct Spot {
    std::uint32_t row, cell;
  };
  std::int64_t ore = 0;
  std::vector<Spot> spots;
};

struct MoneyLine {
  enum class Kind : std::uint8_t {
    days,     ///< person-days, by place
    entries,  ///< entries proper, by stage
    moves,    ///< by leg + 1
    staff,    ///< FTE-days, by member of a pool
    post,     ///< FTE-days that somebody has the post, by post
    dated     ///< an amount of its own
  };
  static constexpr std::uint32_t nobody = 0xffffffffu;

  std::string id;
  Kind kind = Kind::days;
  std::vector<MoneyBand> bands;
  double days = 1.0;  ///< that a unit amount pays for; 1 for what is counted by number
  std::uint32_t payer = 0;
  std::uint32_t to = nobody;       ///< nobody: real resources are used
  double from = 0.0, until = 0.0;  ///< when it holds [days]; the grid is cut there
  std::int64_t ore = 0;  ///< dated: all of it; evenly over [from, until), or at `from` when they are equal
  bool cashable = true;
  double real = 1.0;  ///< factor to the prices of the year asked for
};

struct MoneyPlan {
  std::vector<MoneyLine> lines;
  std::vector<Ledger> ledger;                ///< by payer
  std::vector<std::vector<double>> funding;  ///< by payer: empty, or the shares of all payers
  std::vector<double> quality;               ///< by place: QALY per year; empty: none asked for
  std::vector<double> cuts;                  ///< moments at which amounts change [days]
  bool ledgers = false;       ///< somebody receives, or is not the public purse: real resources are told
  bool capacity = false;      ///< some line only frees capacity
  bool associations = false;  ///< some payer is funded by others
  bool restated = false;      ///< real amounts are asked for
  bool discounted = false;
  double discount = 0.0, discount_effects = 0.0;  ///< continuous [1/day]
  double discount_from = 0.0;                     ///< [days]
  std::vector<double>
      discount_steps;           ///< where they begin, the first not after the start [days]; none: continuous
  int first_discount_step = 0;  ///< the number of that one; 0 is the one that begins at `discount_from`
  double discount_step_years = 1.0;  ///< a step's length
  int prices_in = 0;
};

}  // namespace stegvis::model
