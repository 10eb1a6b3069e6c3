#!/bin/sh
# The health check that the engine runs: passes the probe's verdict on, but calls a replica healthy only after it has
# been so for SOAK seconds without a break. A release that dies a few seconds after its first good answer is caught
# before the old one goes. Failures before that are covered by the start period.
endpoint=$1
soak=${2:-0}
since=/dev/shm/modelc-healthy-since
passed=/dev/shm/modelc-passed

"$(dirname "$0")/probe" "$endpoint" || {
    status=$?
    [ -e "$passed" ] || rm -f "$since"
    exit "$status"
}
[ ! -e "$passed" ] || exit 0
now=$(date +%s)
[ -s "$since" ] || echo "$now" >"$since"
if [ $((now - $(cat "$since"))) -lt "$soak" ]; then
    echo "healthy since $((now - $(cat "$since"))) s; counted after $soak s"
    exit 1
fi
: >"$passed"
