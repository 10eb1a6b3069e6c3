#!/bin/sh
# Makes this component so on this host: sh rollout.sh [up|check|status|down]. It may be cut off anywhere and run again.
# MODELC_REPLACE="NAME NAME" before it replaces these containers though they are of the right revision.
# 0: done. 1: it cannot be tried here. 3: the release was not healthy and was put back; the old one serves.
set -eu
cd "$(dirname "$0")"
# shellcheck source=/dev/null
. ./unit.env
proxy=$UNIT_NAME-proxy
watchdog=$UNIT_NAME-watchdog
volume=$UNIT_NAME-proxy-run
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

{{ include 'shell/say.sh' }}
{{ include 'shell/engine.sh' }}
{{ include 'shell/instance.sh' }}
{{ include 'shell/replace.sh' }}
{{ include 'shell/proxy.sh' }}
{{ include 'shell/images.sh' }}
{{ include 'shell/toolbox.sh' }}
{{ include 'shell/secrets.sh' }}
{{ include 'shell/former.sh' }}
roles='replica proxy watchdog'

need_ground() {
    need_networks
    docker volume create --label "modelc.app=$UNIT_APP" --label "modelc.component=$UNIT_NAME" "$volume" >/dev/null
}

need_images() {
    need_image "$UNIT_WATCHDOG_IMAGE" built
    [ "$UNIT_PROXY" = none ] || need_image "$UNIT_PROXY_IMAGE" pulled
    need_image "$UNIT_IMAGE" "$UNIT_IMAGE_ORIGIN"
}

# What there is, against what there should be. Right replicas stay; of too many, those with the highest numbers go.
survey() {
    kept='' resumed='' old='' strays=''
    enrolled=$(box roster | tr '\n' ' ')
    replicas >"$work/replicas"
    while read -r _ name state revision; do
        [ "$(secrets_of "$name")" = "$mark" ] || revision="$revision, other secrets"
        ! must_replace "$name" || revision="$revision, to be replaced"
        case " $enrolled $revision $state " in
        *" $name "*" $UNIT_REVISION running "* | *" $name "*" $UNIT_REVISION restarting "*) kept="$kept$name " ;;
        *" $name "*" running " | *" $name "*" restarting ") old="$old$name " ;;
        *" $UNIT_REVISION running ") resumed="$resumed$name " ;;
        *) strays="$strays$name " ;;
        esac
    done <"$work/replicas"
    old="$old$(rest_of "$kept" "$UNIT_REPLICAS")"
    kept=$(first_of "$kept" "$UNIT_REPLICAS")
    open=$((UNIT_REPLICAS - $(count "$kept")))
    strays="$strays$(rest_of "$resumed" "$open")"
    resumed=$(first_of "$resumed" "$open")
    missing=$((open - $(count "$resumed")))
}

# The new replicas, started a batch at a time; the names are kept in $new.
start_missing() {
    new=$resumed
    started=0
    [ "$missing" -gt 0 ] || return 0
    for number in $(box numbers "$missing"); do
        if [ "$UNIT_PARALLELISM" -gt 0 ] && [ "$started" -ge "$UNIT_PARALLELISM" ]; then
            box await "$UNIT_HEALTH_DEADLINE" "$name" || return 1
            sleep "$UNIT_DELAY"
            started=0
        fi
        name=$UNIT_NAME-$number
        new="$new$name "
        say start "$name from $UNIT_IMAGE"
        make_instance "$name" --hostname "$name" --label "modelc.replica=$number" ${mark:+"--label=modelc.secrets=$mark"} && docker start "$name" >/dev/null || return 1
        started=$((started + 1))
    done
}

prove() {
    start_missing || return 1
    [ -n "$new" ] || return 0
    each_of "$new" box await "$UNIT_HEALTH_DEADLINE" || return 1
    say soak "${new}have to last $UNIT_SOAK s"
    each_of "$new" box soak "$UNIT_SOAK"
}

# All the new ones serve before the first old one drains.
take_over() {
    if ! is_proxy_current; then
        make_way
        hand_over "$new"
    elif [ -n "$new" ]; then
        each_of "$new" box admit
    fi
}

retire() {
    [ -n "$1" ] || return 0
    each_of "$1" box release
    for name in $1; do
        discard "$name" &
    done
    wait_for_removal "$1"
}

wait_for_removal() {
    for name in $1; do
        while [ "$(state_of "$name")" != missing ]; do sleep 0.2; done
        say stop "$name is gone"
    done
}

# "Stop first" frees what the new ones need; the old are kept, stopped, until the new ones are good.
step_aside() {
    [ "$UNIT_ORDER" = stop-first ] && [ -n "$old" ] && [ "$((missing + $(count "$resumed")))" -gt 0 ] || return 0
    each_of "$old" box release
    for name in $old; do
        say stop "$name stops before the new replicas start"
        docker stop --time "$UNIT_GRACE" "$name" >/dev/null
    done
    aside=$old
}

put_back() {
    case $UNIT_FAILURE in
    pause) say failed "${new}stay for inspection, out of the traffic" ;;
    *)
        [ -z "$new" ] || each_of "$new" box release
        for name in $new; do
            discard "$name"
            say stop "$name is removed"
        done
        ;;
    esac
    come_back
    for name in $aside; do docker start "$name" >/dev/null; done
    if [ -n "$aside" ]; then
        each_of "$aside" box await "$UNIT_HEALTH_DEADLINE" || true
        each_of "$aside" box admit || true
    fi
    [ "$toolbox" = "$watchdog" ] || docker rm --force "$toolbox" >/dev/null
    refuse "version $UNIT_VERSION is not healthy and was withdrawn; serving: ${enrolled:-nothing}"
}

# "Continue" accepts what is healthy and leaves the rest to the watchdog, unless nothing is.
accept_partly() {
    [ "$UNIT_FAILURE" = continue ] && [ -n "$(each_of "$new" box healthy)" ] || return 1
    each_of "$new" box enroll
    new=$(each_of "$new" box healthy | tr '\n' ' ')
    say failed "going on with ${new}as the model asks"
}

# What an interrupted rollout or a death left behind.
clear_away() {
    [ -z "$strays" ] || say stop "${strays}left over"
    retire "$strays"
}

up() {
    need_engine
    need_secrets
    mark=$(mark_secrets)
    need_ground
    need_images
    open_toolbox
    take_lock
    tidy_proxies
    is_proxy_current || check_proxy || { close_toolbox; refuse 'the proxy refuses its configuration; nothing was changed'; }
    survey
    clear_away
    aside=''
    step_aside
    prove || accept_partly || put_back
    take_over || put_back
    retire "$old"
    bid_farewell
    each_of "$kept$new" box appoint
    promote_toolbox
    say finished "$UNIT_NAME $UNIT_VERSION: $(box roster | tr '\n' ' ')"
}

down() {
    need_engine
    for name in $(members watchdog | cut -d ' ' -f 1) $(members proxy | cut -d ' ' -f 1); do
        docker stop --time 10 "$name" >/dev/null 2>&1 || true
        docker rm --force --volumes "$name" >/dev/null 2>&1 || true
        say stop "$name is gone"
    done
    gone=$(replicas | cut -d ' ' -f 2 | tr '\n' ' ')
    for name in $gone; do discard "$name" & done
    wait_for_removal "$gone"
    docker volume rm "$volume" >/dev/null 2>&1 || true
    drop_networks
    say finished "$UNIT_NAME is removed"
}

status() {
    need_engine
    for role in proxy watchdog; do
        members "$role" | while read -r name state revision; do
            say status "$role $name state=$state revision=$revision"
        done
    done
    toolbox=$watchdog
    if [ "$(state_of "$watchdog")" = running ]; then box report; fi
}

check() {
    need_engine
    need_secrets
    need_images
    check_proxy || refuse 'the proxy refuses its configuration'
    say check "$UNIT_NAME can be rolled out"
}

case ${1-up} in
up | down | status | check) "${1-up}" ;;
*) give_up "usage: sh rollout.sh [up|check|status|down]" ;;
esac
