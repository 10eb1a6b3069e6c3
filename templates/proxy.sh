#!/bin/sh
# Makes the proxy of a swarm's service so on this node: sh proxy.sh [up|check|status|down]. It may be cut off anywhere and
# run again. MODELC_REPLACE="NAME NAME" before it replaces these containers though they are of the right revision.
# 0: done. 1: it cannot be tried here. 3: the new proxy did not start; the old one serves.
set -eu
cd "$(dirname "$0")"
# shellcheck source=/dev/null
. ./unit.env
proxy=$UNIT_NAME-proxy
watchdog=$UNIT_NAME-watchdog
holder=$UNIT_NAME-net
volume=$UNIT_NAME-proxy-run
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

{{ include 'shell/say.sh' }}
{{ include 'shell/engine.sh' }}
{{ include 'shell/replace.sh' }}
{{ include 'shell/proxy.sh' }}
{{ include 'shell/images.sh' }}
{{ include 'shell/toolbox.sh' }}
{{ include 'shell/former.sh' }}
roles='holder proxy watchdog'

# The holder owns the overlay networks and the published port, and does nothing else, so it never has to change when the
# proxy does: the old and the new one share it, side by side.
need_holder() {
    if [ "$(state_of "$holder")" = running ] && [ "$(revision_of "$holder")" = "$UNIT_HOLDER_REVISION" ] &&
        ! must_replace "$holder"; then
        return 0
    fi
    say proxy "$holder takes port $UNIT_EXPOSED_PORT"
    for gone in "$proxy-next" "$proxy" "$holder"; do
        docker rm --force "$gone" >/dev/null 2>&1 || true
    done
    make_way
    start_holder || { come_back; refuse "port $UNIT_EXPOSED_PORT cannot be had"; }
}

start_holder() {
    create_holder --name "$holder" >/dev/null && connect_holder "$holder" && docker start "$holder" >/dev/null
}

up() {
    need_engine
    for network in $UNIT_NETWORKS; do
        docker network inspect "$network" >/dev/null 2>&1 ||
            give_up "the swarm's network $network is not there; deploy the stack first"
    done
    docker volume create --label "modelc.app=$UNIT_APP" --label "modelc.component=$UNIT_NAME" "$volume" >/dev/null
    need_image "$UNIT_WATCHDOG_IMAGE" built
    need_image "$UNIT_PROXY_IMAGE" pulled
    open_toolbox
    take_lock
    tidy_proxies
    is_proxy_current || check_proxy || { close_toolbox; refuse 'the proxy refuses its configuration; nothing was changed'; }
    need_holder
    is_proxy_current || hand_over '' || { close_toolbox; refuse 'the new proxy does not start; the old one serves'; }
    promote_toolbox
    bid_farewell
    say finished "$proxy serves port $UNIT_EXPOSED_PORT"
}

down() {
    need_engine
    for gone in $(members watchdog | cut -d ' ' -f 1) $(members proxy | cut -d ' ' -f 1) "$holder"; do
        docker stop --time 10 "$gone" >/dev/null 2>&1 || true
        docker rm --force --volumes "$gone" >/dev/null 2>&1 || true
        say stop "$gone is gone"
    done
    docker volume rm "$volume" >/dev/null 2>&1 || true
    say finished "the proxy of $UNIT_NAME is removed"
}

status() {
    need_engine
    for role in holder proxy watchdog; do
        members "$role" | while read -r found state revision; do
            say status "$role $found state=$state revision=$revision"
        done
    done
}

check() {
    need_engine
    need_image "$UNIT_PROXY_IMAGE" pulled
    check_proxy || refuse 'the proxy refuses its configuration'
    say check "the proxy of $UNIT_NAME can be rolled out"
}

case ${1-up} in
up | down | status | check) "${1-up}" ;;
*) give_up "usage: sh proxy.sh [up|check|status|down]" ;;
esac
