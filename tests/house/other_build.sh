#!/bin/sh
# Builds everything once more as another preset and runs its fast tests, but for those that test no code of the floors
# (house, analysis) and the long sums of the oracles. Its results must be those of the first build, byte by byte.
#   other_build.sh <sources> <build folder> <preset> <compiler> <bin folder of the first build>
# Exit code 77: the compiler is not here.
command -v "$4" >/dev/null || { echo "skipped: $4 is not installed"; exit 77; }
set -e
cmake --preset "$3" -S "$1" -B "$2"
cmake --build "$2" -j "$(nproc)"

"$1/tests/house/same_results.sh" "$5" "$1" "$2/results/here"
"$1/tests/house/same_results.sh" "$2/bin" "$1" "$2/results/there"
diff -r "$2/results/here" "$2/results/there"

ctest --test-dir "$2" -L fast -E '^(house|analysis|oracles)\.' --output-on-failure --no-tests=error -j "$(nproc)"
