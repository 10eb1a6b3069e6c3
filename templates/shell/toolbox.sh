# The watchdog's container is also the rollout's toolbox: it has the health check, the proxy's socket and socat, which
# the host may lack. A changed one is prepared beside the old and takes its place when the release is good.
# The socket as the engine's machine knows it.
engine_socket() {
    case ${DOCKER_HOST-} in
    unix://*) printf '%s\n' "${DOCKER_HOST#unix://}" ;;
    *) echo /var/run/docker.sock ;;
    esac
}

make_toolbox() {
    docker create --name "$1" --network "$UNIT_WATCHDOG_NETWORK" --init --restart always \
        --volume "$(engine_socket):/var/run/docker.sock" --volume "$volume:/run/haproxy" \
        --log-driver local --log-opt max-size=10m --log-opt max-file=5 \
        --label "modelc.app=$UNIT_APP" --label "modelc.component=$UNIT_NAME" --label modelc.role=watchdog \
        --label "modelc.revision=$UNIT_WATCHDOG_REVISION" --label "modelc.version=$UNIT_VERSION" \
        "$UNIT_WATCHDOG_IMAGE" sh /opt/modelc/watchdog.sh >/dev/null &&
        docker cp . "$1:/opt/modelc" >/dev/null && docker start "$1" >/dev/null
}

open_toolbox() {
    for toolbox in "$watchdog" "$watchdog-next"; do
        ! must_replace "$toolbox" || continue
        [ "$(state_of "$toolbox")" = running ] && [ "$(revision_of "$toolbox")" = "$UNIT_WATCHDOG_REVISION" ] && return 0
    done
    docker rm --force "$toolbox" >/dev/null 2>&1 || true
    make_toolbox "$toolbox"
}

close_toolbox() {
    [ "$toolbox" = "$watchdog" ] || docker rm --force "$toolbox" >/dev/null
}

promote_toolbox() {
    [ "$toolbox" != "$watchdog" ] || return 0
    docker rm --force "$watchdog" >/dev/null 2>&1 || true
    docker rename "$toolbox" "$watchdog"
    toolbox=$watchdog
    say watchdog "$watchdog looks after $UNIT_NAME"
}

box() {
    docker exec "$toolbox" sh /opt/modelc/watchdog.sh "$@"
}

# each_of "WORD..." COMMAND...: the command with the words behind it.
each_of() {
    words=$1
    shift
    for word in $words; do set -- "$@" "$word"; done
    "$@"
}

# The pipe's writing end is ours alone: when this shell dies, the holder inside reads the end and lets go.
take_lock() {
    mkfifo "$work/hold"
    docker exec --interactive "$toolbox" sh /opt/modelc/watchdog.sh lock \
        "$(id -un)@$(uname -n) since $(date -u '+%H:%M:%S') UTC" <"$work/hold" >"$work/lock" 2>&1 &
    keeper=$!
    exec 9>"$work/hold"
    until grep -q locked "$work/lock"; do
        kill -0 "$keeper" 2>/dev/null || give_up "another rollout is at work: $(cat "$work/lock")"
        sleep 0.1
    done
}

is_proxy_current() {
    [ "$UNIT_PROXY" != none ] || { [ "$(state_of "$proxy")" = missing ] && return 0 || return 1; }
    ! must_replace "$proxy" || return 1
    case "$(state_of "$proxy") $(revision_of "$proxy")" in
    "running $UNIT_PROXY_REVISION" | "running $UNIT_PROXY_REVISION.again") ;;
    *) return 1 ;;
    esac
}

# An earlier run may have been cut off between starting a proxy and giving it the name.
tidy_proxies() {
    [ "$(state_of "$proxy-next")" != missing ] || return 0
    if [ "$(state_of "$proxy-next")" != running ]; then
        docker rm --force "$proxy-next" >/dev/null
        return 0
    fi
    say proxy 'finishing a handover that was cut off'
    replace_proxy
}

replace_proxy() {
    if [ "$(state_of "$proxy")" != missing ]; then
        say proxy 'the old one finishes its requests'
        docker stop --time 60 "$proxy" >/dev/null
        docker rm --force "$proxy" >/dev/null
    fi
    docker rename "$proxy-next" "$proxy"
}

# hand_over "NAME...": a new proxy beside the old one on the same port, knowing these new replicas and all that serve;
# then the old one stops accepting and finishes what it has. Nobody is refused.
hand_over() {
    if [ "$UNIT_PROXY" = none ]; then
        [ -z "$1" ] || each_of "$1" box enroll
        docker rm --force "$proxy" >/dev/null
        return 0
    fi
    say proxy "starting $UNIT_PROXY_IMAGE"
    each_of "$1" box prepare-proxy
    docker rm --force "$proxy-next" >/dev/null 2>&1 || true
    if ! start_next_proxy "$1"; then
        docker logs --tail 20 "$proxy-next" 2>&1 | sed 's/^/modelc: log: proxy: /' >&2
        docker rm --force "$proxy-next" >/dev/null
        return 1
    fi
    replace_proxy
    say proxy "$UNIT_PROXY serves port $UNIT_EXPOSED_PORT"
}

start_next_proxy() {
    make_next_proxy && docker start "$proxy-next" >/dev/null || return 1
    box await-proxy "$proxy-next" || return 1
    [ -z "$1" ] || each_of "$1" box admit
}

# Sockets go by revision. Two proxies side by side need two of them, also where the new one is just like the old.
make_next_proxy() {
    (
        [ "$(revision_of "$proxy")" != "$UNIT_PROXY_REVISION" ] || UNIT_PROXY_REVISION=$UNIT_PROXY_REVISION.again
        make_proxy "$proxy-next" "$(revision_of "$proxy")"
    )
}
