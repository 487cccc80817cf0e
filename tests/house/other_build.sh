#!/bin/sh
# Builds everything once more as another preset and runs its fast tests, but for those that test no code of the floors
# (house, analysis) and the long sums of the oracles. Its fingerprint must be that of the first build.
#   other_build.sh <sources> <build folder> <preset> <compiler> <fingerprint program>    exit code 77: no such compiler
command -v "$4" >/dev/null || { echo "skipped: $4 is not installed"; exit 77; }
set -e
cmake --preset "$3" -S "$1" -B "$2"
cmake --build "$2"
here=$("$5")
there=$("$2/bin/stegvis_fingerprint")
echo "fingerprint $there, in the first build $here"
[ "$there" = "$here" ]
ctest --test-dir "$2" -L fast -E '^(house|analysis|oracles)\.' --output-on-failure --no-tests=error -j "$(nproc)"
