#!/bin/sh
# Runs a recipe on this host: upload, download, install, configure, start; each only if it or one before it has changed.
#
#   sh commands.sh           run what has changed; before a new start, the stop command of what runs
#   sh commands.sh check     only look whether it could be tried here
#   sh commands.sh status    which steps are done
#   sh commands.sh down      run the stop command and forget that anything was done; what was installed stays
#
# Commands are run by bash, as whoever runs this, in that user's home. What is done is written down in
# /var/lib/modelc/APP/NAME (root) or ~/.local/state/modelc/APP/NAME (others), so a run that was cut off goes on where it
# was. Exit: 0 done; 1 it could not be tried; 3 a step failed, and none after it was run.
set -eu
cd "$(dirname "$0")"
here=$(pwd)
# shellcheck source=/dev/null
. ./unit.env
: "${HOME:?is not set; commands run in the home directory}"
if [ "$(id -u)" = 0 ]; then
    base=/var/lib/modelc
else
    base=${XDG_STATE_HOME:-$HOME/.local/state}/modelc
fi
state=${MODELC_STATE:-$base}/$UNIT_APP/$UNIT_NAME
# A start command that still runs after so many seconds is the application itself.
patience=10

# One line per event, "modelc: <step>: <text>": for a person to read and for modelc to parse.
say() {
    printf 'modelc: %s: %s\n' "$1" "$2"
}

warn() {
    printf 'modelc: %s: %s\n' "$1" "$2" >&2
}

# 1: this machine or this folder cannot do it. 3: the release is not healthy and was put back.
give_up() {
    warn error "$1"
    exit 1
}

refuse() {
    warn failed "$1"
    exit 3
}

# The words of $1 that are also (or are not) among the words of $2.
among() {
    for word in $1; do
        case " $2 " in *" $word "*) printf '%s ' "$word" ;; esac
    done
}

without() {
    for word in $1; do
        case " $2 " in *" $word "*) ;; *) printf '%s ' "$word" ;; esac
    done
}

count() {
    counted=0
    for word in $1; do counted=$((counted + 1)); done
    echo "$counted"
}

first_of() {
    printf '%s' "$1" | tr ' ' '\n' | sed '/^$/d' | head -n "$2" | tr '\n' ' '
}

rest_of() {
    printf '%s' "$1" | tr ' ' '\n' | sed '/^$/d' | tail -n "+$(($2 + 1))" | tr '\n' ' '
}

need_ground() {
    command -v bash >/dev/null 2>&1 || give_up 'bash is not installed on this host.'
    mkdir -p "$state/done" "$state/log" || give_up "$(id -un) may not write to $state."
}

# The lock is a link whose target is the number of the process that holds it: made and read in one piece.
take_lock() {
    until ln -s "$$" "$state/lock" 2>/dev/null; do
        holder=$(readlink "$state/lock" || true)
        if [ -n "$holder" ] && kill -0 "$holder" 2>/dev/null; then
            give_up "process $holder is at work on $UNIT_NAME; if that is something else, remove $state/lock."
        fi
        rm -f "$state/lock"
    done
    trap 'rm -f "$state/lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

# --- what is done: a file for each step, with its hash and the directory that it ended in ----------------------------

is_done() {
    [ -f "$state/done/$1" ] && [ "$(head -n 1 "$state/done/$1")" = "$2" ]
}

directory_after() {
    sed 1d "$state/done/$1"
}

mark_done() {
    printf '%s\n%s\n' "$2" "$3" >"$state/done/$1.new"
    mv "$state/done/$1.new" "$state/done/$1"
}

# A step makes itself and all that come after it undone before it begins.
forget_from() {
    found=no
    for later in upload download install configure start; do
        [ "$later" != "$1" ] || found=yes
        [ "$found" = no ] || rm -f "$state/done/$later"
    done
}

# --- steps ------------------------------------------------------------------------------------------------------------

# run_bash FILE DIRECTORY [COMMAND...]: the file's text in a bash of its own; leaves the directory it ended in.
run_bash() {
    file=$1 directory=$2
    shift 2
    "$@" bash "$here/step.sh" "$file" "$directory" "$state/directory" </dev/null
}

upload() {
    case $UNIT_UPLOAD in
    /*) target=$UNIT_UPLOAD ;;
    *) target=$HOME/$UNIT_UPLOAD ;;
    esac
    if [ -d "$target" ]; then
        echo "$target is a directory."
        return 1
    fi
    mkdir -p "$(dirname "$target")" && cp upload "$target.modelc" && mv "$target.modelc" "$target"
}

stop_what_runs() {
    [ -f "$state/stop.sh" ] || return 0
    say stop "running the stop command of what runs"
    run_bash "$state/stop.sh" "$HOME" >"$state/log/stop" 2>&1 || {
        warn stop "the stop command failed with exit code $?"
        show_log stop
    }
    rm -f "$state/stop.sh"
}

keep_stop_command() {
    if [ -f stop.sh ]; then
        cp stop.sh "$state/stop.new" && mv "$state/stop.new" "$state/stop.sh"
    else
        rm -f "$state/stop.sh"
    fi
}

# Outlives this script and the connection that it was called through.
start() {
    if command -v setsid >/dev/null 2>&1; then detach='setsid'; else detach='nohup'; fi
    run_bash "$here/$1" "$HOME" "$detach" &
    started=$!
    end=$(($(date +%s) + patience))
    while kill -0 "$started" 2>/dev/null; do
        if [ "$(date +%s)" -ge "$end" ]; then return 0; fi
        sleep 0.2
    done
    wait "$started"
}

show_log() {
    tail -n 20 "$state/log/$1" | sed "s/^/modelc: log: $UNIT_NAME: /" >&2
}

# run_step NAME HASH FILE: stops everything when it fails.
run_step() {
    forget_from "$1"
    if [ "$1" = start ]; then
        stop_what_runs
        keep_stop_command
    fi
    say "$1" "running; its output goes to $state/log/$1"
    : >"$state/directory"
    code=0
    case $1 in
    upload) upload >"$state/log/$1" 2>&1 || code=$? ;;
    start) start "$3" >"$state/log/$1" 2>&1 || code=$? ;;
    *) run_bash "$here/$3" "$directory_now" >"$state/log/$1" 2>&1 || code=$? ;;
    esac
    if [ "$code" != 0 ]; then
        show_log "$1"
        refuse "step \"$1\" of $UNIT_NAME failed with exit code $code; no step after it was run."
    fi
    ended=$(cat "$state/directory")
    mark_done "$1" "$2" "${ended:-$directory_now}"
}

# --- verbs ------------------------------------------------------------------------------------------------------------

up() {
    need_ground
    take_lock
    directory_now=$HOME
    ran=no
    while read -r step hash file; do
        [ -n "$step" ] || continue
        if ! is_done "$step" "$hash"; then
            run_step "$step" "$hash" "$file"
            ran=yes
        fi
        directory_now=$(directory_after "$step")
    done <<EOF
$UNIT_STEPS
EOF
    keep_stop_command
    if [ "$ran" = yes ]; then
        say finished "$UNIT_NAME $UNIT_VERSION is in place"
    else
        say finished "$UNIT_NAME $UNIT_VERSION was in place"
    fi
}

check() {
    need_ground
    say check "$UNIT_NAME can be tried here"
}

status() {
    while read -r step hash _; do
        [ -n "$step" ] || continue
        if is_done "$step" "$hash"; then say status "step $step is done"; else say status "step $step is to be run"; fi
    done <<EOF
$UNIT_STEPS
EOF
}

down() {
    [ -d "$state" ] || {
        say finished "$UNIT_NAME is not on this host"
        return 0
    }
    need_ground
    take_lock
    stop_what_runs
    trap - EXIT
    rm -rf "$state"
    say finished "$UNIT_NAME is stopped; what its commands installed is still there"
}

case ${1-up} in
up | check | status | down) "${1-up}" ;;
*)
    sed -n '2,/^set -eu$/s/^# \{0,1\}//p' "$0"
    exit 1
    ;;
esac

