#!/bin/sh
# Writes what stands for all results: the fingerprint, an answer, and results files of several scenarios.
#   same_results.sh <bin folder> <sources> <folder to write in> [command before each program]
set -e
bin=$1 scenarios=$2/scenarios
mkdir -p "$3"
cd "$3"
shift 3
"$@" "$bin/stegvis_fingerprint" >fingerprint.txt
"$@" "$bin/stegvis" run "$scenarios/reference.toml" -n 50 --out results.h5 >answer.txt
"$@" "$bin/stegvis" run "$scenarios/kedjan.toml" -n 10 --keep prices --out chain.h5 >chain.txt
"$@" "$bin/stegvis" run "$scenarios/hoglandet_halv_coach.toml" -n 10 --keep yearly --out base.h5 >base.txt
"$@" "$bin/stegvis" run "$scenarios/hoglandet_coacher.toml" -n 5 --keep totals --out coaches.h5 >coaches.txt
"$@" "$bin/stegvis" run "$scenarios/reference_busy.toml" -n 5 --out busy.h5 >busy.txt
"$@" "$bin/stegvis" compare "$scenarios/hoglandet_se.toml" "$scenarios/hoglandet_halv_coach.toml" -n 10 --out pair.h5 >pair.txt
"$@" "$bin/stegvis" sweep "$scenarios/reference.toml" --vary stage.seeking.to.work.scale=400..600/3 -n 5 --out sweep.h5 >sweep.txt
"$@" "$bin/stegvis" run "$scenarios/reference.toml" -n 20 --distribution 'pool.se.slots=U(160,200)' --out drawn.h5 >drawn.txt
