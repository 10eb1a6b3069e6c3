# Each proxy container has a runtime socket of its own, so that during a handover both can be told about replicas.
socket_of() {
    printf '/run/haproxy/admin-%s.sock\n' "$1"
}

# make_proxy NAME PREVIOUS: with "-x" haproxy takes the listening sockets over from the proxy of the revision before, so
# that no connection which waits to be accepted is lost. Where that one is gone it says so and opens its own.
make_proxy() {
    case $UNIT_PROXY in
    haproxy)
        create_proxy "$1" SIGUSR1 --entrypoint haproxy --env "MODELC_INSTANCE=-$UNIT_PROXY_REVISION" \
            "$UNIT_PROXY_IMAGE" -W -db ${2:+-x "$(socket_of "$2")"} -f /opt/modelc/haproxy.cfg >/dev/null &&
            put haproxy.cfg "$1" /opt/modelc/haproxy.cfg 0644
        ;;
    nginx)
        create_proxy "$1" SIGQUIT --entrypoint nginx "$UNIT_PROXY_IMAGE" \
            -c /opt/modelc/nginx.conf -g 'daemon off;' >/dev/null &&
            put nginx.conf "$1" /opt/modelc/nginx.conf 0644
        ;;
    esac
}

# Root only to bind the port: the configuration gives it up. "always", because after any signal from outside
# "unless-stopped" would not bring it back when the machine restarts.
create_proxy() {
    create_name=$1 create_signal=$2
    shift 2
    docker create --name "$create_name" --network "$UNIT_PROXY_NETWORK" --user 0 --restart always \
        --stop-signal "$create_signal" --volume "$UNIT_NAME-proxy-run:/run/haproxy" \
        --log-driver local --log-opt max-size=10m --log-opt max-file=5 \
        --label "modelc.app=$UNIT_APP" --label "modelc.component=$UNIT_NAME" --label modelc.role=proxy \
        --label "modelc.revision=$UNIT_PROXY_REVISION" --label "modelc.version=$UNIT_VERSION" "$@"
}

# Asks the proxy's own program about its configuration, as it will run.
check_proxy() {
    check_name=$UNIT_NAME-proxy-check
    docker rm --force "$check_name" >/dev/null 2>&1 || true
    case $UNIT_PROXY in
    haproxy) set -- haproxy -c -f /opt/modelc/haproxy.cfg ;;
    nginx) set -- nginx -t -c /opt/modelc/nginx.conf ;;
    none) return 0 ;;
    esac
    check_program=$1
    shift
    docker create --name "$check_name" --user 0 --tmpfs /run/haproxy --entrypoint "$check_program" \
        "$UNIT_PROXY_IMAGE" "$@" >/dev/null || return 1
    check_result=0
    case $UNIT_PROXY in
    haproxy) put haproxy.cfg "$check_name" /opt/modelc/haproxy.cfg 0644 ;;
    nginx) put nginx.conf "$check_name" /opt/modelc/nginx.conf 0644 ;;
    esac && check_output=$(docker start --attach "$check_name" 2>&1) || check_result=1
    docker rm --force "$check_name" >/dev/null 2>&1 || true
    [ "$check_result" = 0 ] || printf '%s\n' "$check_output" | sed 's/^/modelc: proxy: /' >&2
    return "$check_result"
}
