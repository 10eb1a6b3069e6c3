#!/bin/sh
# Makes this one container so on this host: sh container.sh [up|check|status|down]. It may be cut off anywhere and run
# again. MODELC_REPLACE=NAME before it replaces the container though it is of the right revision.
# 0: done. 1: it cannot be tried here. 3: the new one did not start; the one before it runs again.
set -eu
cd "$(dirname "$0")"
# shellcheck source=/dev/null
. ./unit.env
name=$UNIT_NAME
before=$UNIT_NAME-before
next=$UNIT_NAME-next
# Nothing says when it is healthy; running for this long stands in for it.
proof_seconds=4
trap 'exit 130' INT
trap 'exit 143' TERM HUP

{{ include 'shell/say.sh' }}
{{ include 'shell/engine.sh' }}
{{ include 'shell/replace.sh' }}
{{ include 'shell/secrets.sh' }}
{{ include 'shell/instance.sh' }}
{{ include 'shell/images.sh' }}
{{ include 'shell/former.sh' }}
roles=container

is_current() {
    ! must_replace "$name" && [ "$(revision_of "$name")" = "$UNIT_REVISION" ] && [ "$(secrets_of "$name")" = "$mark" ]
}

# The name changes hands in three steps, and each of them can be the last of a run that was cut off.
tidy() {
    if [ "$(state_of "$name")" = missing ] && [ "$(state_of "$before")" != missing ]; then
        docker rename "$before" "$name"
        docker start "$name" >/dev/null || true
    fi
    docker rm --force --volumes "$next" >/dev/null 2>&1 || true
}

prepare() {
    say start "$name from $UNIT_IMAGE"
    make_instance "$next" --hostname "$name" ${mark:+"--label=modelc.secrets=$mark"} && return 0
    docker rm --force --volumes "$next" >/dev/null 2>&1 || true
    refuse "the new container cannot be made; nothing was changed"
}

# Both may publish the same port, so the old one has to stop first; until the new one runs it is only out of the way.
swap() {
    make_way
    if [ "$(state_of "$name")" != missing ]; then
        say stop "$name makes way"
        docker stop --time "$UNIT_GRACE" "$name" >/dev/null
        docker rename "$name" "$before"
    fi
    docker rename "$next" "$name"
}

# "Started" is not enough: what ends within seconds, other than with success, is a bad release.
runs() {
    if [ "$(state_of "$name")" != running ]; then docker start "$name" >/dev/null || return 1; fi
    end=$(($(date +%s) + proof_seconds))
    while [ "$(date +%s)" -lt "$end" ]; do
        sleep 1
        case $(state_of "$name")-$(restarts_of "$name")-$(exit_code_of "$name") in
        running-0-* | exited-0-0) ;;
        *) return 1 ;;
        esac
    done
}

put_back() {
    warn health "$name is $(state_of "$name"), exit code $(exit_code_of "$name"), restarts $(restarts_of "$name")"
    docker logs --tail 20 "$name" 2>&1 | sed "s/^/modelc: log: $name: /" >&2
    discard "$name"
    come_back
    if [ "$(state_of "$before")" = missing ]; then
        [ -z "$(former)" ] || refuse "version $UNIT_VERSION does not run; what was there before it was started again"
        refuse "version $UNIT_VERSION does not run; nothing runs in its place"
    fi
    docker rename "$before" "$name"
    docker start "$name" >/dev/null || true
    refuse "version $UNIT_VERSION does not run; the version before it was started again"
}

up() {
    need_engine
    need_secrets
    mark=$(mark_secrets)
    need_networks
    need_image "$UNIT_IMAGE" "$UNIT_IMAGE_ORIGIN"
    tidy
    if ! is_current; then
        prepare
        swap
    fi
    runs || put_back
    [ "$(state_of "$before")" = missing ] || docker rm --force --volumes "$before" >/dev/null
    bid_farewell
    say finished "$UNIT_NAME $UNIT_VERSION runs"
}

down() {
    need_engine
    for gone in "$next" "$before" "$name"; do
        [ "$(state_of "$gone")" != missing ] || continue
        discard "$gone"
        say stop "$gone is gone"
    done
    drop_networks
    say finished "$UNIT_NAME is removed"
}

status() {
    need_engine
    members container | while read -r found state revision; do
        say status "container $found state=$state revision=$revision"
    done
}

check() {
    need_engine
    need_secrets
    need_image "$UNIT_IMAGE" "$UNIT_IMAGE_ORIGIN"
    say check "$UNIT_NAME can be rolled out"
}

case ${1-up} in
up | down | status | check) "${1-up}" ;;
*) give_up "usage: sh container.sh [up|check|status|down]" ;;
esac
