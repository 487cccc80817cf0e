#include "io/calibration_keys.hpp"

#include <array>

namespace stegvis::io {
namespace {

const std::array<CalibrationKey, 11> keys{{
    {"unknown.<id>.name", {"name for people", "namn för människor"}},
    {"unknown.<id>.path",
     {"the number that it decides, or a list of them; each in the unit in which the scenario says it",
      "talet som den bestämmer, eller en lista; vart och ett i den enhet som scenariot anger"}},
    {"unknown.<id>.prior",
     {"what is known beforehand, such as LN(0.037, 0.3); else the distribution beside the (first) number",
      "vad man vet på förhand, som LN(0.037, 0.3); annars fördelningen vid (det första) talet"}},
    {"unknown.<id>.factor",
     {"true: it multiplies the scenario's numbers instead of replacing them",
      "true: den multiplicerar scenariots tal i stället för att ersätta dem"}},
    {"target.<id>.name", {"name for people", "namn för människor"}},
    {"target.<id>.outcome",
     {"a number that a run tells, such as sus.exits", "ett tal som en körning ger, som sus.exits"}},
    {"target.<id>.year", {"of a yearly number", "för ett tal per år"}},
    {"target.<id>.group",
     {"of a reporting group, such as kon=kvinna", "för en redovisningsgrupp, som kon=kvinna"}},
    {"target.<id>.value", {"what was observed", "vad som observerades"}},
    {"target.<id>.sd",
     {"standard deviation of the observation's own error; 0 when nothing is said",
      "standardavvikelse för observationens eget fel; 0 när inget sägs"}},
    {"target.<id>.source", {"where the observation stands", "var observationen står"}},
}};

}  // namespace

std::span<const CalibrationKey> calibration_keys() { return keys; }

}  // namespace stegvis::io
