#!/bin/sh
# Builds the program once more with other flags of optimisation, and with $CXX where that is set: its results must be
# those of the first build.
#   other_flags.sh <sources> <build folder> <bin folder of the first build> <flags...>
# Exit code 77: the compiler is not here.
command -v "${CXX:-c++}" >/dev/null || { echo "skipped: $CXX is not installed"; exit 77; }
set -e
source=$1 build=$2 first=$3
shift 3
cmake -S "$source" -B "$build" -G Ninja -DSTEGVIS_FINGERPRINT=ON -DSTEGVIS_TESTS=OFF -DCMAKE_BUILD_TYPE=Release "-DCMAKE_CXX_FLAGS_RELEASE=$*"
cmake --build "$build" --target stegvis stegvis_fingerprint -j "$(nproc)"
"$source/tests/house/same_results.sh" "$first" "$source" "$build/results/here"
"$source/tests/house/same_results.sh" "$build/bin" "$source" "$build/results/there"
diff -r "$build/results/here" "$build/results/there"
