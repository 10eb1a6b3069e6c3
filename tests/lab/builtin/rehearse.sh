#!/bin/bash
# Does to a service on plain Docker what life does to it, under a steady load, and counts what was lost.
#   rehearse.sh FOLDER [NEXT-FOLDER]   folders as modelc writes them below hosts/HOST/; the second is the release to update to
# Runs where the service's port can be reached as 127.0.0.1, with DOCKER_HOST for an engine of its own; see ../lab.sh.
# Exits 1 when a request was lost, or when a run that was cut off does not converge.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
first=$1 next=${2-}
# shellcheck source=/dev/null
. "$first/unit.env"
rate=${RATE:-200}
failures=0

replicas() {
    docker ps --filter "label=modelc.app=$UNIT_APP" --filter "label=modelc.component=$UNIT_NAME" \
        --filter label=modelc.role=replica --format '{{.Names}}'
}

under_load() {
    local what=$1 seconds=$2 result
    shift 2
    python3 "$here/load.py" "$UNIT_EXPOSED_PORT" "$seconds" "$rate" >"$work/load" &
    local load=$!
    sleep 1
    "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; failures=$((failures + 1)); }
    wait "$load" || failures=$((failures + 1))
    result=$(cat "$work/load")
    printf '%-28s lost %s\n' "$what" "$result"
}

# Cut off at a moment of chance, then run again.
cut_off_and_again() {
    local rollout
    setsid sh "$1/rollout.sh" &
    rollout=$!
    sleep "$((RANDOM % 8)).$((RANDOM % 10))"
    kill -9 "$rollout" 2>/dev/null
    sh "$1/rollout.sh"
}

oldest() { replicas | tail -n 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sh "$first/rollout.sh" || exit 1
under_load 'nothing to do' 10 sh "$first/rollout.sh"
under_load 'SIGKILL of a replica' 15 docker kill "$(oldest)"
under_load 'docker stop of a replica' 20 docker stop "$(oldest)"
under_load 'docker pause of a replica' 20 docker pause "$(oldest)"
if [ -n "$next" ]; then
    under_load 'update' 40 sh "$next/rollout.sh"
    under_load 'and back' 40 sh "$first/rollout.sh"
    for round in 1 2 3 4 5; do
        under_load "update cut off, $((round * 2 - 1))" 60 cut_off_and_again "$next"
        under_load "update cut off, $((round * 2))" 60 cut_off_and_again "$first"
    done
fi
[ "$failures" = 0 ]
