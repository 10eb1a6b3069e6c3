#!/bin/bash
# First process of a container whose command is a line of shell. A shell in that place swallows SIGTERM, and the
# application is killed ten seconds later in the middle of its requests. Here the line runs as a process group of its
# own: a stop first waits DRAIN seconds, while the balancer takes notice, and then reaches every process of the group.
set -m
bash -c "$1" &
group=$!
set +m

trap 'trap "" TERM INT QUIT; sleep "${DRAIN:-0}"; kill -TERM -- "-$group" 2>/dev/null' TERM INT QUIT

wait "$group"
status=$?
# The line may have put the application into the background, or a signal may have ended the wait: stay while any of
# the group lives, and then ask once more how it ended.
while kill -0 -- "-$group" 2>/dev/null; do
    sleep 0.1
done
if [ "$status" -gt 128 ]; then
    wait "$group"
    status=$?
fi
exit "$status"
