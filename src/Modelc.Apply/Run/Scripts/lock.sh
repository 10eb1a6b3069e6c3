#!/bin/sh
# modelc-lock APP TOKEN WHO WHY: takes the lock of an application on this host and keeps it for as long as lines come in;
# each of them is a sign of life. When they end, it waits for steps that still run and gives the lock back.
# It says "held", or "taken" with who has it and ends with 3.
set -u
token=$2 who=$3 why=$4
folder=modelc/$1
stale=30
mkdir -p "$folder" || exit 1
cd "$folder" || exit 1
trap '' INT HUP PIPE

beat() {
    date +%s >lock/beat.new && mv lock/beat.new lock/beat
}

# A step that was left alone by its modelc finishes its work; until then nobody else may begin.
is_busy() {
    for mark in lock/busy.*; do
        [ -e "$mark" ] || continue
        process=${mark##*.}
        kill -0 "$process" 2>/dev/null || continue
        [ ! -r "/proc/$process/cmdline" ] || grep -q modelc-step "/proc/$process/cmdline" 2>/dev/null || continue
        return 0
    done
    return 1
}

is_stale() {
    if [ -r lock/beat ]; then
        [ "$(($(date +%s) - $(cat lock/beat)))" -gt "$stale" ] && ! is_busy
    else
        # Whoever made the folder a moment ago has not got round to its first beat.
        [ -n "$(find lock -prune -mmin +0 2>/dev/null)" ]
    fi
}

# Two that find the same stale lock must not take each other's fresh one away, so they queue once more.
clear_stale() {
    [ -z "$(find clearing -prune -mmin +0 2>/dev/null)" ] || rmdir clearing
    mkdir clearing 2>/dev/null || return 0
    if is_stale; then
        mv lock "lock.$$" && rm -rf "lock.$$"
    fi
    rmdir clearing
}

[ ! -d lock ] || ! is_stale || clear_stale
if ! mkdir lock 2>/dev/null; then
    [ -d lock ] || exit 1
    printf 'taken\t%s\t%s\t%s\n' "$(cat lock/who 2>/dev/null)" "$(cat lock/when 2>/dev/null)" "$(cat lock/why 2>/dev/null)"
    exit 3
fi
printf '%s\n' "$token" >lock/token
printf '%s\n' "$who" >lock/who
printf '%s\n' "$why" >lock/why
date -u '+%Y-%m-%d %H:%M:%S UTC' >lock/when
beat || {
    rm -rf lock
    exit 1
}
echo held

is_ours() {
    [ "$(cat lock/token 2>/dev/null)" = "$token" ]
}

while IFS= read -r _; do
    is_ours || exit 4
    beat
done
while is_ours && is_busy; do
    beat
    sleep 1
done
! is_ours || rm -rf lock
# Where nothing was ever deployed, or nothing is any more, nothing is left.
cd ../.. && rmdir "modelc/$1" modelc 2>/dev/null
exit 0
