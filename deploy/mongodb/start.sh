#!/usr/bin/env bash
# Starts mongod as the only member of a replica set. With users, the members of a set need a common key, in a file
# that only mongod may read.
set -euo pipefail

key=/data/configdb/key
install --owner mongodb --mode 400 /dev/null "$key"
printf '%s' "$REPLICA_SET_KEY" > "$key"
unset REPLICA_SET_KEY

# A worker that dies in the middle of a transaction leaves its rows locked until this runs out; ours take milliseconds.
exec docker-entrypoint.sh mongod --replSet caseline --keyFile "$key" --bind_ip_all \
  --setParameter transactionLifetimeLimitSeconds=10
