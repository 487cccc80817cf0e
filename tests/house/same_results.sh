#!/bin/sh
# Writes what stands for all results: the fingerprint, an answer and a results file.
#   same_results.sh <bin folder> <sources> <folder to write in> [command before each program]
set -e
bin=$1 scenario=$2/scenarios/reference.toml
mkdir -p "$3"
cd "$3"
shift 3
"$@" "$bin/stegvis_fingerprint" >fingerprint.txt
"$@" "$bin/stegvis" run "$scenario" -n 50 --out results.h5 >answer.txt
