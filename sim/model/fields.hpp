#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/field.hpp"
#include "model/value.hpp"

/// \file
/// The one table of everything a scenario can say. Reading, validation, help, the schema, a planner's change
/// and (later) a sweep's axis or an uncertain parameter all go through it. To add a field: one member in
/// scenario.hpp, one row in fields_<topic>.cpp.
namespace stegvis::model {

/// Every row, in the order of the tables.
std::span<const Field> fields();

/// What a number may carry beside its value; their paths follow the number's: `<number>.source`.
std::span<const Field> carried_fields();

/// The row of a path (`stage.seeking.to.work.scale`, or the pattern itself); null when there is none.
const Field* find_field(std::string_view path);

/// Of `pool.se.fte.source` the number's path, `pool.se.fte`; empty when the path is no such thing.
std::string_view carrier_of(std::string_view path);

/// The path that was probably meant by one that has no row; empty when nothing is near.
std::string nearest_path(std::string_view path);

/// How much of a path exists in the table: as much of it as leads somewhere (`stage.work.too.gone` ->
/// `stage.work`).
std::string_view known_part(std::string_view path);

/// The keys that may follow `path` (a table's), for messages: patterns such as `<transition>` included.
std::vector<std::string> keys_under(std::string_view path);

/// Where a path lives in the scenario; ids on the way that do not exist are made by the first, not by the
/// second.
Slot slot_at(Scenario& scenario, std::string_view path);
Slot existing_slot(const Scenario& scenario, std::string_view path);

/// Makes the thing whose table `path` is (`stage.work`), though it says nothing; false when no table has that
/// path.
bool make(Scenario& scenario, std::string_view path);

/// Changes one thing, making the ids on the way. Kind, unit and range are checked; with problems the value
/// stays as it was. What a number carries is replaced by `carried` (forgotten when there is none): a changed
/// number has lost its source. `<number>.source` and its like change that alone.
base::Problems set(Scenario& scenario, std::string_view path, const Value& value,
                   const Provenance* carried = nullptr);

/// What the scenario says there, in the form that `set` takes; nothing when it says nothing.
std::optional<Value> get(const Scenario& scenario, std::string_view path);

/// What a slot holds, in the form that `set` takes; nothing when nothing has been said.
std::optional<Value> said(const Field& field, Slot slot);

/// Whether the value is what holds when nothing is said.
bool is_default(const Field& field, const Value& value);

/// Everything the scenario says or has by default, in the order of the table: `tell(path, field, slot)`.
/// Slots of members that hold nothing are told too; `said` tells them apart. The slots are for reading. With
/// `wanted`: of the fields that it is true of.
void for_each(
    const Scenario& scenario,
    const std::function<void(const std::string& path, const Field& field, Slot slot)>& tell,
    const std::function<bool(const Field&)>& wanted = [](const Field&) { return true; });

/// A number that the scenario says.
struct Parameter {
  std::string path;
  const Field* field;
  double value;      ///< in `unit`
  std::string unit;  ///< "months", "1 / day", "SEK / day", "FTE" or empty
  Provenance carried;
};

/// Every number the scenario says, by path.
std::vector<Parameter> parameters(const Scenario& scenario);

}  // namespace stegvis::model
