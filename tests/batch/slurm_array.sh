#!/bin/sh
# Shares a run, comparison or sweep out over a Slurm job array, and puts it together when every part is done.
#   slurm_array.sh <parts> <results file> <verb> <its arguments, but for --out>
#   slurm_array.sh 64 kedjan.h5 run kedjan.toml --replications 1000000 --keep totals
# STEGVIS names the program (default: stegvis), SBATCH_... what sbatch itself reads, such as SBATCH_PARTITION. A part that
# was stopped or killed is sent again by the very same command: what it had saved is not done again.
#SBATCH --job-name=stegvis
#SBATCH --open-mode=append
#SBATCH --requeue
set -e
program=${STEGVIS:-stegvis}

part_name() { echo "${results%.h5}.$1of$parts.shard"; }

case ${SLURM_JOB_ID:-}/${STEGVIS_STEP:-} in
  */part)
    parts=$1 results=$2
    shift 2
    exec "$program" "$@" --shard "$SLURM_ARRAY_TASK_ID/$parts" --out "$(part_name "$SLURM_ARRAY_TASK_ID")"
    ;;
  */merge)
    parts=$1 results=$2
    shift 2
    part=1
    while [ "$part" -le "$parts" ]; do
      set -- "$@" "$(part_name "$part")"
      part=$((part + 1))
    done
    "$program" merge "$@" --out "$results"
    rm -f "$@"
    ;;
  *)
    [ $# -ge 4 ] || { sed -n '3,4s/^# *//p' "$0" >&2; exit 2; }
    array=$(sbatch --parsable --array="1-$1" --export=ALL,STEGVIS_STEP=part "$0" "$@")
    sbatch --wait --dependency="afterok:$array" --kill-on-invalid-dep=yes --export=ALL,STEGVIS_STEP=merge "$0" "$1" "$2"
    ;;
esac
