#!/bin/sh
# glibc chooses its mathematics by processor. Told to behave as on an older one, it must not change a byte of ours.
#   old_processor.sh <sources> <folder for results> <bin folder>        exit code 77: the switch does not bite here
older='env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable'
bin=$3
if [ "$("$bin/stegvis_libm_probe")" = "$($older "$bin/stegvis_libm_probe")" ]; then
  echo "skipped: libm computes the same with and without FMA here"
  exit 77
fi
set -e
"$1/tests/house/same_results.sh" "$bin" "$1" "$2/here"
"$1/tests/house/same_results.sh" "$bin" "$1" "$2/older" $older
diff -r "$2/here" "$2/older"
