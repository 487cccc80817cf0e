#!/bin/sh
# The pure floors compile and link as WebAssembly, and node computes what the native programs do: the fingerprint, and the
# digests of whole scenarios (rows, curves, summaries, differences, drawn numbers; core_digest.hpp).
#   wasm.sh <sources> <build folder> <bin folder>        exit code 77: the packages are not here
for tool in clang++-19 wasm-ld-19 ninja; do
  command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
for folder in /usr/include/wasm32-wasi/c++/v1 /usr/lib/wasm32-wasi /usr/lib/llvm-19/lib/clang/19/lib/wasi; do
  [ -d $folder ] || { echo "skipped: $folder is not installed"; exit 77; }
done
set -e
here=$1/tests/house/wasm
cmake -S "$here" -B "$2" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$here/wasi.cmake"
cmake --build "$2" -j "$(nproc)"
command -v node >/dev/null || { echo "skipped: it compiles and links, but node is not here to run it"; exit 77; }
wasm=$(node --no-warnings "$here/run.mjs" "$2/fingerprint.wasm")
native=$("$3/stegvis_fingerprint")
echo "wasm $wasm, native $native"
[ "$wasm" = "$native" ]

rm -rf "$2/works"
mkdir "$2/works"
"$3/stegvis_core_digests" "$2/works" "$1/scenarios/reference.toml" "$1/scenarios/reference_busy.toml" \
  "$1/scenarios/hoglandet_coacher.toml" "$1/scenarios/hoglandet_halv_coach.toml" "$1/scenarios/kedjan.toml" \
  "$1/scenarios/malmo_forarbetet.toml" "$1/scenarios/rakna_med_oss_coacher.toml" "$1/scenarios/enter.toml" \
  "$1/scenarios/kedjan_pandemi.toml" "$1/scenarios/se_tretton_kommuner.toml" >"$2/native.txt"
node --no-warnings "$here/run.mjs" "$2/fingerprint.wasm" "$2/works" >"$2/wasm.txt"
cat "$2/native.txt"
sort "$2/native.txt" | diff - "$2/wasm.txt"
