#!/bin/sh
# Keeps the replicas of one component answering, and is the only one who tells its proxy about them. Runs in the
# container <component>-watchdog, where the rollout calls it too: "lock", "await", "soak", "admit", "release", ...
set -u
cd /opt/modelc || exit 1
# shellcheck source=/dev/null
. ./unit.env
export LC_ALL=C TZ=UTC
run=/run/haproxy
memory=/tmp/watchdog
scratch=$(mktemp -d)
# Not every way to a host keeps a file's rights.
[ ! -f healthcheck.sh ] || chmod 0755 healthcheck.sh

{{ include 'shell/say.sh' }}
{{ include 'shell/engine.sh' }}
{{ include 'shell/instance.sh' }}
{{ include 'shell/proxy.sh' }}
{{ include 'shell/traffic-haproxy.sh' }}
{{ include 'shell/traffic-nginx.sh' }}
{{ include 'shell/traffic.sh' }}
{{ include 'shell/health.sh' }}
{{ include 'shell/members.sh' }}
log() {
    printf '%s %s: %s\n' "$(date '+%a %b %e %H:%M:%S %Z %Y')" "$1" "$2"
}

# Said again only when something else was said under the same topic in between.
log_once() {
    [ "$(recall "$1" said)" = "$3" ] && return 0
    remember "$1" said "$3"
    log "$2" "$3"
}

# What is remembered of a replica: phase (starting, up), fails, successes, attempts, since, retry (times in seconds).
remember() {
    printf '%s\n' "$3" >"$memory/$1.$2"
}

recall() {
    if [ -f "$memory/$1.$2" ]; then cat "$memory/$1.$2"; else echo "${3-}"; fi
}

# Secrets are on the host for a rollout only. A replacement takes them from the container that it replaces or from a
# sibling: an environment variable through this process's own environment, a file by "docker cp".
donor() {
    for candidate in "$replaced" $(replicas | awk -v revision="$UNIT_REVISION" '$4 == revision {print $2}'); do
        if [ "$candidate" != "$replaced-next" ] && [ "$(revision_of "$candidate")" = "$UNIT_REVISION" ]; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

secret_variable() {
    variable_of "$(donor)" "$1"
}

put_secret() {
    docker cp "$(donor):$3" "$scratch/secret" >/dev/null && put "$scratch/secret" "$2" "$3" "$4"
    put_result=$?
    rm -f "$scratch/secret"
    return "$put_result"
}

replace() {
    replaced=$1
    name=$1
    number=$(replicas | awk -v name="$name" '$2 == name {print $1}')
    : "${number:=${name##*-}}"
    docker rm --force --volumes "$name-next" >/dev/null 2>&1
    mark=$(secrets_of "$(donor)")
    if ! make_instance "$name-next" --hostname "$name" --label "modelc.replica=$number" \
        ${mark:+"--label=modelc.secrets=$mark"} 2>"$scratch/why"; then
        log ERROR "No replacement for '$name' could be made: $(tr '\n' ' ' <"$scratch/why")"
        docker rm --force "$name-next" >/dev/null 2>&1
        return 1
    fi
    describe_settings "$name-next"
    if [ "$(state_of "$name")" != missing ]; then
        docker stop --time 1 "$name" >/dev/null 2>&1 || docker kill "$name" >/dev/null 2>&1
        echo "Container '$name' stopped."
        docker rm --force --volumes "$name" >/dev/null 2>&1
        echo "Container '$name' removed."
    fi
    docker rename "$name-next" "$name" || return 1
    echo "New container '$name' from image '$UNIT_IMAGE' created!"
    echo "ID: \"$(id_of "$name")\""
    echo "Container '$name' connected to '$UNIT_NETWORK'"
    docker start "$name" >/dev/null && echo "Container '$name' started!"
}

describe_settings() {
    described=$(command_of "$1")
    echo "Configuration loaded from '/opt/modelc/unit.env':"
    echo " - Image: '$UNIT_IMAGE'"
    echo " - Command: '${described#/bin/bash /opt/modelc/run }'"
    echo " - Network: '$UNIT_NETWORK'"
}

# A replica of another revision is one that an unfinished rollout left in service: how it is made is not known here.
revive() {
    if [ "$(revision_of "$1")" = "$UNIT_REVISION" ] || [ "$(state_of "$1")" = missing ]; then
        replace "$1"
    else
        docker restart --time 1 "$1" >/dev/null && echo "Container '$1' restarted!"
    fi
}

# 1, 2, 4 .. 60 seconds between attempts; the first is at once, and five good minutes forget them all.
may_try() {
    [ "$now" -ge "$(recall "$1" retry 0)" ]
}

count_attempt() {
    attempts=$(recall "$1" attempts 0)
    pause=1
    step=0
    while [ "$step" -lt "$attempts" ] && [ "$pause" -lt 60 ]; do
        pause=$((pause * 2)) step=$((step + 1))
    done
    [ "$pause" -le 60 ] || pause=60
    remember "$1" attempts $((attempts + 1))
    remember "$1" retry $((now + pause))
}

forget_attempts() {
    if [ "$(recall "$1" attempts 0)" -gt 0 ] && [ $((now - $(recall "$1" since "$now"))) -ge 300 ]; then
        remember "$1" attempts 0
    fi
}

fail() {
    [ "$(recall "$1" phase)" = down ] || log INFO "Endpoint '$1:$UNIT_PORT' has failed!"
    remember "$1" phase down
    address=$(recall "$1" address)
    if [ -n "$address" ] && take_out "$address"; then settle; fi
    if ! may_try "$1"; then
        log_once "$1" INFO "Container '$1' will be replaced at $(date -d "@$(recall "$1" retry)" '+%H:%M:%S')."
        return 0
    fi
    count_attempt "$1"
    if revive "$1"; then
        remember "$1" phase starting
        remember "$1" since "$now"
        remember "$1" fails 0
        remember "$1" successes 0
    fi
}

come_back() {
    remember "$1" phase up
    remember "$1" since "$now"
    remember "$1" said ''
    log INFO "Endpoint '$1:$UNIT_PORT' is back!"
}

# One line when the answer changes, and one a minute as a sign of life.
tell_result() {
    result=$(cat "$scratch/$1.code")
    if [ "$result" != "$(recall "$1" result)" ] || [ "$((now / 60))" != "$(recall "$1" minute)" ]; then
        log INFO "Health check for '$1:$UNIT_PORT' returned '$result'"
        remember "$1" result "$result"
        remember "$1" minute "$((now / 60))"
    fi
}

judge_running() {
    tell_result "$1"
    if is_healthy "$1"; then
        remember "$1" fails 0
        successes=$(($(recall "$1" successes 0) + 1))
        remember "$1" successes "$successes"
        if [ "$(recall "$1" phase)" = up ]; then
            forget_attempts "$1"
        elif [ "$successes" -ge "$UNIT_WATCH_RISE" ] || [ "$(recall "$1" attempts 0)" -gt 0 ]; then
            come_back "$1"
        fi
        return 0
    fi
    remember "$1" successes 0
    count_failure "$1"
}

# Sometimes the watchdog looks more often than the model asks for; that must not use up a replica's chances any faster.
count_failure() {
    [ $((begun - $(recall "$1" counted 0))) -ge $((UNIT_WATCH_INTERVAL_MS * 9 / 10)) ] || return 0
    remember "$1" counted "$begun"
    remember "$1" fails $(($(recall "$1" fails 0) + 1))
}

# Fails long enough to act: while it starts for its start period, later for a number of checks.
has_failed() {
    if [ "$(recall "$1" phase)" = up ]; then
        [ "$(recall "$1" fails 0)" -ge "$UNIT_WATCH_FALL" ]
    else
        [ "$(recall "$1" fails 0)" -ge "$UNIT_WATCH_FALL" ] &&
            [ $((now - $(recall "$1" since "$now"))) -ge "$UNIT_START_PERIOD" ]
    fi
}

accepts_connections() {
    timeout 1 bash -c "exec 3<>/dev/tcp/$(address_of "$1")/$UNIT_PORT" 2>/dev/null
}

# Several replicas do not fall ill in the same moment: when all of them fail the check and still accept connections, the
# check or something that all depend on is to blame, and replacing them would only add an outage of our own.
judge_failing() {
    failing=
    for name in $running; do
        ! has_failed "$name" || failing="$failing$name "
    done
    [ -n "$failing" ] || return 0
    if [ "$failing" = "$running" ] && [ "$(count "$running")" -gt 1 ]; then
        for name in $failing; do
            accepts_connections "$name" && continue
            fail "$name"
            return 0
        done
        log_once all WARNING "The health check fails for every replica, yet all accept connections: suspecting the check itself. Nothing is replaced."
        return 0
    fi
    # One at a time: the next one's turn comes when it still fails at the next look.
    for name in $failing; do
        fail "$name"
        return 0
    done
}

look() {
    running='' settled=yes
    for name in $members_now; do
        [ -n "$(recall "$name" phase)" ] || meet "$name"
        case $(state_of "$name") in
        running) running="$running$name " ;;
        restarting)
            # Docker itself is at it.
            settled=no
            count_failure "$name"
            if [ "$(recall "$name" phase)" = up ]; then
                log INFO "Endpoint '$name:$UNIT_PORT' has failed!"
                remember "$name" phase starting
                remember "$name" since "$now"
            fi
            ;;
        *)
            settled=no
            fail "$name"
            ;;
        esac
    done
    probe_all "$UNIT_WATCH_TIMEOUT" "$running"
    for name in $running; do
        judge_running "$name"
        [ "$(recall "$name" phase)" = up ] || settled=no
    done
    judge_failing
}

# After a start of its own the watchdog takes those who are in the traffic as healthy until they prove otherwise.
meet() {
    remember "$1" since "$now"
    remember "$1" phase starting
    address=$(address_of "$1")
    if [ -n "$address" ] && serving | grep -qxF "$address"; then remember "$1" phase up; fi
}

# The proxy's view is made equal to ours: after its restart, after a replica came back under another address.
reconcile() {
    [ "$UNIT_PROXY" != none ] && "${UNIT_PROXY}_answers" || return 0
    wanted=
    for name in $members_now; do
        [ "$(recall "$name" phase)" = up ] || continue
        address=$(address_of "$name")
        [ -n "$address" ] || continue
        remember "$name" address "$address"
        wanted="$wanted$address "
    done
    served=" $(assigned | tr '\n' ' ')"
    ready=" $(serving | tr '\n' ' ')"
    changed=no
    for address in $served; do
        case " $wanted" in *" $address "*) ;; *) take_out "$address" && changed=yes ;; esac
    done
    for address in $wanted; do
        case $ready in *" $address "*) ;; *) put_in "$address" && changed=yes ;; esac
    done
    [ "$changed" = no ] || settle
}

mind_proxy() {
    [ "$UNIT_PROXY" != none ] || return 0
    proxy=$UNIT_NAME-proxy
    mind_holder
    case $(state_of "$proxy") in
    running)
        if [ "$UNIT_PROXY" != haproxy ] || haproxy_is_ready "$proxy" "$(revision_of "$proxy")"; then
            remember "$proxy" fails 0
            [ "$(recall "$proxy" phase)" != down ] || come_back_proxy
            return 0
        fi
        remember "$proxy" fails $(($(recall "$proxy" fails 0) + 1))
        [ "$(recall "$proxy" fails)" -ge "$UNIT_WATCH_FALL" ] || return 0
        ;;
    restarting) return 0 ;;
    esac
    [ "$(recall "$proxy" phase)" = down ] || log INFO "Proxy '$proxy' has failed!"
    remember "$proxy" phase down
    settled=no
    may_try "$proxy" || return 0
    count_attempt "$proxy"
    remember "$proxy" fails 0
    case $(state_of "$proxy") in
    missing) make_proxy "$proxy" "$UNIT_PROXY_REVISION" && docker start "$proxy" >/dev/null && log INFO "Proxy '$proxy' created and started!" ;;
    paused) docker unpause "$proxy" >/dev/null && log INFO "Proxy '$proxy' unpaused!" ;;
    running) docker restart --time 1 "$proxy" >/dev/null && log INFO "Proxy '$proxy' restarted!" ;;
    *) docker start "$proxy" >/dev/null && log INFO "Proxy '$proxy' started!" ;;
    esac
}

# On a swarm the proxy lives in the network of another container. When that one was started anew, for Docker knows no order
# after a reboot, the proxy still sits in the network of before.
mind_holder() {
    case $UNIT_PROXY_NETWORK in container:*) ;; *) return 0 ;; esac
    holder=${UNIT_PROXY_NETWORK#container:}
    if [ "$(state_of "$holder")" != running ]; then
        docker start "$holder" >/dev/null && log INFO "Container '$holder' started!"
    fi
    started=$(started_at "$holder") proxy_started=$(started_at "$proxy")
    if [ "$(state_of "$proxy")" = running ] && [ "$(printf '%s\n%s\n' "$started" "$proxy_started" | sort | tail -n 1)" = "$started" ]; then
        docker restart --time 1 "$proxy" >/dev/null && log INFO "Proxy '$proxy' restarted into the new network of '$holder'!"
    fi
}

come_back_proxy() {
    remember "$proxy" phase up
    remember "$proxy" since "$now"
    log INFO "Proxy '$proxy' is back!"
}

tick() {
    now=$(date +%s) settled=yes
    sight=$(look_around)
    if [ -z "$sight" ]; then
        log_once docker WARNING 'Docker does not answer.'
        return 0
    fi
    log_once docker INFO 'Docker answers.'
    is_in_charge || return 0
    log_once lock INFO 'Watching.'
    mind_proxy
    if [ "$UNIT_MINDS_REPLICAS" = no ]; then
        tell_members
        return 0
    fi
    members_now=$(roster | tr '\n' ' ')
    look
    reconcile
}

# A container that a rollout has prepared but not yet put in the watchdog's place has nothing to say.
is_in_charge() {
    [ "$(own_name)" = "$UNIT_NAME-watchdog" ]
}

watch() {
    open_book
    trap 'exit 0' TERM INT
    trap : USR1
    wake_on_events &
    while :; do
        begun=$(date +%s%3N)
        (
            flock --nonblock 8 || exit 1
            tick
            [ "$settled" = yes ] || exit 2
        ) 8>>"$run/lock"
        case $? in
        0) rest=$((begun + UNIT_WATCH_INTERVAL_MS - $(date +%s%3N))) ;;
        1)
            log_once lock INFO 'A rollout is at work: only watching.'
            rest=$UNIT_WATCH_INTERVAL_MS
            ;;
        *) rest=500 ;;
        esac
        [ "$rest" -gt 0 ] || rest=50
        sleep "$((rest / 1000)).$(printf '%03d' $((rest % 1000)))" &
        nap=$!
        # An event is told a moment before it shows.
        wait "$nap" 2>/dev/null || sleep 0.2
        kill "$nap" 2>/dev/null
    done
}

# A death is heard of at once; the clock finds what makes no noise.
wake_on_events() {
    while :; do
        docker events --filter type=container --filter "label=modelc.app=$UNIT_APP" \
            --filter "label=modelc.component=$UNIT_NAME" --filter event=die --filter event=pause \
            --filter event=destroy --format . 2>/dev/null | while read -r _; do kill -USR1 $$; done
        sleep 1
    done
}

# Held until standard input ends, which it does when the rollout dies, however it dies: no lock is ever stale.
hold_lock() {
    exec 8>>"$run/lock"
    if ! flock --wait 60 8; then
        printf 'held by %s\n' "$(cat "$run/lock.owner")"
        exit 1
    fi
    printf '%s\n' "$1" >"$run/lock.owner"
    echo locked
    cat >/dev/null
}

# Numbers only grow, also over replicas that are gone.
take_numbers() {
    last=$({ [ ! -f "$run/last-number" ] || cat "$run/last-number"; replicas | cut -d ' ' -f 1; } | sort -n | tail -n 1)
    : "${last:=0}"
    echo $((last + $1)) >"$run/last-number.new" && mv "$run/last-number.new" "$run/last-number"
    first=$((last + 1))
    while [ "$first" -le $((last + $1)) ]; do
        echo "$first"
        first=$((first + 1))
    done
}

# Who serves now, as far as they are still there. A proxy of another kind does not tell us whom it has: all who are meant
# to serve, then.
serving_now() {
    present=$(in_sight | awk '$2 == "replica" && $7 != "-" {print $7}')
    known=$(serving | grep -xF "$present")
    [ -n "$known" ] || known=$(for name in $(roster); do address_of "$name"; done)
    printf '%s\n' "$known"
}

# What a proxy that is about to start will know: these replicas first, then those that serve already.
prepare_proxy() {
    forget_sockets
    if [ "$UNIT_MINDS_REPLICAS" = no ]; then
        keep_members
        return 0
    fi
    {
        for name in "$@"; do address_of "$name"; done
        serving_now
    } | awk 'NF && !seen[$0]++' | "${UNIT_PROXY}_write_state"
}

# Where the proxy finds the members itself, the next one starts with what this one has found.
keep_members() {
    for socket in $(haproxy_sockets); do
        haproxy_ask "$socket" 'show servers state' >"$run/state.new" && mv "$run/state.new" "$run/state"
    done
    [ -f "$run/state" ] || : >"$run/state"
}

forget_sockets() {
    alive=" $(haproxy_sockets | tr '\n' ' ')"
    for socket in "$run"/admin-*.sock; do
        case $alive in *" $socket "*) ;; *) rm -f "$socket" ;; esac
    done
}

await_proxy() {
    end=$(($(date +%s) + 20))
    until "${UNIT_PROXY}_is_ready" "$1" "$(revision_of "$1")"; do
        [ "$(date +%s)" -lt "$end" ] || return 1
        sleep 0.2
    done
}

healthy() {
    probe_all "$UNIT_HEALTH_TIMEOUT" "$*"
    for name in "$@"; do
        ! is_healthy "$name" || echo "$name"
    done
}

report() {
    served=" $(serving | tr '\n' ' ')"
    replicas | while read -r number name state revision; do
        traffic=no
        address=$(address_of "$name")
        case $served in *" ${address:-none} "*) traffic=yes ;; esac
        probe_all "$UNIT_HEALTH_TIMEOUT" "$name"
        health=unhealthy
        ! is_healthy "$name" || health=healthy
        say status "replica $name number=$number state=$state health=$health traffic=$traffic revision=$revision"
    done
}

trap 'rm -rf "$scratch"' EXIT
command=${1-watch}
[ $# = 0 ] || shift
case $command in
watch) watch ;;
lock) hold_lock "$@" ;;
numbers) take_numbers "$@" ;;
prepare-proxy) prepare_proxy "$@" ;;
await-proxy) await_proxy "$@" ;;
appoint) write_roster "$@" ;;
roster | enroll | admit | release | await | soak | healthy | report) "$command" "$@" ;;
*) give_up "unknown command '$command'" ;;
esac
