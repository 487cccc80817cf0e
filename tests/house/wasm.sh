#!/bin/sh
# The pure floors compile and link as WebAssembly, and node computes the fingerprint that the native program does.
#   wasm.sh <sources> <build folder> <native fingerprint program>       exit code 77: the packages are not here
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
native=$("$3")
echo "wasm $wasm, native $native"
[ "$wasm" = "$native" ]
