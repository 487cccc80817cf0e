#include "io/schema.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "folder.hpp"
#include "io/json_text.hpp"
#include "model/fields.hpp"
#include "model/path.hpp"

namespace stegvis::io {
namespace {

TEST(Schema, names_every_key_of_every_path) {
  const std::string schema = scenario_schema(base::Language::en);
  for (const model::Field& field : model::fields()) {
    for (const std::string_view step : model::steps_of(field.path)) {
      if (model::is_open(step)) continue;
      EXPECT_NE(schema.find(json_string(step) + ": {"), std::string::npos) << field.path;
    }
    EXPECT_NE(schema.find(json_string(field.meaning.en).substr(1, field.meaning.en.size())),
              std::string::npos)
        << field.path;
  }
}

TEST(Schema, speaks_both_languages) {
  EXPECT_NE(scenario_schema(base::Language::sv).find("personal, i heltidstjänster [FTE]"), std::string::npos);
  EXPECT_NE(scenario_schema(base::Language::en).find("staff, in full-time posts [FTE]"), std::string::npos);
}

/// Python's own reader; the schema and a scenario as JSON are given on its standard input.
int python(const std::string& script, const std::string& input, const testing::Folder& folder) {
  const auto data = folder.write("input.json", input);
  const auto code = folder.write("script.py", script);
  return std::system(("/usr/bin/python3 " + code.string() + " < " + data.string()).c_str());
}

TEST(Schema, is_json_and_its_patterns_tell_units_apart) {
  const testing::Folder folder;
  constexpr const char* script = R"(
import json, re, sys
schema = json.load(sys.stdin)
assert schema["$schema"].endswith("2020-12/schema")
assert schema["additionalProperties"] is False
stage = next(iter(schema["properties"]["stage"]["patternProperties"].values()))
way = next(iter(stage["properties"]["to"]["patternProperties"].values()))["properties"]
span = [form["pattern"] for form in way["scale"]["anyOf"] if "pattern" in form][0]
assert re.search(span, "18 months") and re.search(span, "1.5 år")
assert not re.search(span, "18") and not re.search(span, "18 parsec")
assert way["hazard"]["enum"][0] == "exponential"
pool = schema["properties"]["pool"]["patternProperties"]
pool = next(iter(pool.values()))
member = next(iter(pool["patternProperties"]))
assert re.search(member, "nassjo") and not re.search(member, "slots") and not re.search(member, "Nässjö")
assert pool["properties"]["fte"]["anyOf"][0] == {"type": "number", "minimum": 0, "maximum": 100000}
assert schema["$defs"]["number"]["required"] == ["value"]
)";
  EXPECT_EQ(python(script, scenario_schema(base::Language::en), folder), 0);
}

}  // namespace
}  // namespace stegvis::io
