#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/field_rows.hpp"

/// \file
/// The rows under one roof, and the tree in which a path is looked up. Private to the model floor.
namespace stegvis::model {

/// The patterns as a tree of steps. A named step wins over an open one, so `pool.se.gate.first` is never
/// taken for a member called gate.
struct FieldStep {
  std::map<std::string, FieldStep, std::less<>> named;
  std::unique_ptr<FieldStep> open;
  std::string open_name;   ///< `<stage>`
  std::size_t row = none;  ///< of the path that ends here

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Null when the path leads no further.
  const FieldStep* next(std::string_view step) const;
};

struct FieldTree {
  Rows<Scenario> rows;
  std::vector<Field> fields;  ///< of the rows, in their order
  FieldStep root;

  FieldTree();
};

/// Built on first use and never changed.
const FieldTree& field_tree();

/// How far a path leads.
struct Found {
  const FieldStep* step = nullptr;    ///< the last step that exists
  std::size_t steps = 0;              ///< how many exist
  std::vector<std::string_view> ids;  ///< what fills the open ones
};

Found follow(std::span<const std::string_view> steps);

/// The row that the whole path leads to; FieldStep::none when it leads to none.
std::size_t row_of(std::span<const std::string_view> steps, const Found& found);

}  // namespace stegvis::model
