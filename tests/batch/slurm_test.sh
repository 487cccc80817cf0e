#!/bin/sh
# A job array on a real Slurm of one machine, started for this and stopped after it, gives the file of one process.
#   slurm_test.sh <sources> <folder> <program>        exit code 77: Slurm is not here, or may not be started
for tool in munged slurmctld slurmd sbatch; do
  PATH=$PATH:/usr/sbin command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
[ "$(id -u)" = 0 ] || { echo "skipped: only root may start Slurm's daemons"; exit 77; }
PATH=$PATH:/usr/sbin
here=$1/tests/batch folder=$2 program=$3
rm -rf "$folder"
mkdir -p "$folder/state" "$folder/spool" "$folder/munge"
cd "$folder"

host=$(hostname -s)
cat >slurm.conf <<END
ClusterName=stegvis
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CryptoType=crypto/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
MpiDefault=none
ReturnToService=2
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SchedulerParameters=sched_interval=1,bf_interval=1
MinJobAge=300
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=here Nodes=ALL Default=YES State=UP
END
export SLURM_CONF=$folder/slurm.conf

stop() {
  for daemon in slurmd slurmctld munged; do
    [ -s $daemon.pid ] && kill "$(cat $daemon.pid)" 2>/dev/null
  done
  true
}
trap stop EXIT

dd if=/dev/urandom of=munge/key bs=1024 count=1 2>/dev/null
chmod 700 munge; chmod 400 munge/key
munged --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" --pid-file="$folder/munged.pid" \
  --seed-file="$folder/munge/seed" --log-file="$folder/munge/log" || { echo "skipped: munged does not start"; exit 77; }
slurmctld -f "$SLURM_CONF" && slurmd -f "$SLURM_CONF" || { echo "skipped: Slurm does not start"; exit 77; }
tries=0
until sinfo -h -o %t 2>/dev/null | grep -q idle; do
  tries=$((tries + 1))
  [ $tries -lt 60 ] || { echo "skipped: the node does not come up"; tail -n 5 slurmctld.log slurmd.log; exit 77; }
  sleep 1
done

set -e
run="$1/scenarios/reference.toml --replications 203 --keep yearly"
"$program" run $run --out whole.h5 >/dev/null
STEGVIS=$program timeout 300 "$here/slurm_array.sh" 4 array.h5 run $run --threads 1
cmp whole.h5 array.h5
[ -z "$(ls ./*.shard 2>/dev/null)" ]

# A part that is killed, and sent again.
long="$1/scenarios/reference.toml --replications 20000 --keep totals"
"$program" run $long --out whole.h5 >/dev/null
job=$(STEGVIS=$program STEGVIS_STEP=part sbatch --parsable --array=1-2 "$here/slurm_array.sh" 2 killed.h5 run $long --threads 1 --save-every 0.1)
tries=0
until [ -n "$(ls killed.*.saved/*/0*[0-9] 2>/dev/null)" ] || [ $tries -gt 300 ]; do tries=$((tries + 1)); sleep 0.1; done
scancel "$job"
tries=0
while squeue -h -j "$job" 2>/dev/null | grep -q .; do tries=$((tries + 1)); [ $tries -lt 120 ]; sleep 0.5; done
STEGVIS=$program timeout 300 "$here/slurm_array.sh" 2 killed.h5 run $long --threads 1 --save-every 0.1
cmp whole.h5 killed.h5
grep -h 'saved earlier' slurm-*.out | head -n 1
