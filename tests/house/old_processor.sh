#!/bin/sh
# glibc chooses its mathematics by processor. Told to behave as on an older one, it must not change our fingerprint.
#   old_processor.sh <libm probe> <fingerprint program>        exit code 77: the switch does not bite here
older='env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable'
if [ "$("$1")" = "$($older "$1")" ]; then
  echo "skipped: libm computes the same with and without FMA here"
  exit 77
fi
here=$("$2")
older=$($older "$2")
echo "fingerprint $here, on an older processor $older"
[ -n "$here" ] && [ "$here" = "$older" ]
