# The user's own check, from outside: "host:port" is its one argument, 0 is healthy.
probe() {
    probe_address=$(address_of "$1")
    if [ -z "$probe_address" ]; then
        echo 'it has no address'
        return 1
    fi
    MODELC_REPLICA=$1 timeout --kill-after=1 "$2" /opt/modelc/healthcheck.sh "$probe_address:$UNIT_PORT"
}

# probe_all TIMEOUT "NAME...": at the same time; leaves $scratch/NAME.code and $scratch/NAME.text.
probe_all() {
    probes=
    for name in $2; do
        {
            code=0
            probe "$name" "$1" >"$scratch/$name.text" 2>&1 </dev/null || code=$?
            echo "$code" >"$scratch/$name.code"
        } &
        probes="$probes $!"
    done
    for pid in $probes; do wait "$pid"; done
}

is_healthy() {
    [ "$(cat "$scratch/$1.code")" = 0 ]
}

explain() {
    warn health "$1 is $(state_of "$1"), exit code $(exit_code_of "$1"), restarts $(restarts_of "$1")"
    [ ! -f "$scratch/$1.code" ] || warn health "the health check of $1 returns $(cat "$scratch/$1.code")"
    [ ! -s "$scratch/$1.text" ] || tail -n 10 "$scratch/$1.text" | sed "s/^/modelc: health: $1: /" >&2
    docker logs --tail 20 "$1" 2>&1 | sed "s/^/modelc: log: $1: /" >&2
}

# await SECONDS NAME...: until each has answered once.
await() {
    end=$(($(date +%s) + $1))
    limit=$1
    shift
    while [ $# -gt 0 ]; do
        probe_all "$UNIT_HEALTH_TIMEOUT" "$*"
        for name in "$@"; do
            shift
            if is_healthy "$name"; then
                say health "$name is healthy"
            elif is_hopeless "$name" "$end"; then
                warn health "$name did not become healthy within $limit s"
                explain "$name"
                return 1
            else
                set -- "$@" "$name"
            fi
        done
        [ $# = 0 ] || sleep 0.5
    done
}

is_hopeless() {
    case $(state_of "$1") in exited | dead | missing) return 0 ;; esac
    [ "$(restarts_of "$1")" -ge 3 ] || [ "$(date +%s)" -ge "$2" ]
}

# soak SECONDS NAME...: healthy is not enough, it has to last. A crash counts even if Docker has mended it.
soak() {
    end=$(($(date +%s) + $1))
    shift
    for name in "$@"; do
        restarts_of "$name" >"$scratch/$name.restarts"
        echo 0 >"$scratch/$name.fails"
    done
    while [ "$(date +%s)" -lt "$end" ]; do
        sleep 1
        probe_all "$UNIT_HEALTH_TIMEOUT" "$*"
        for name in "$@"; do
            has_lasted "$name" && continue
            warn health "$name was healthy and then failed"
            explain "$name"
            return 1
        done
    done
}

has_lasted() {
    [ "$(state_of "$1")" = running ] && [ "$(restarts_of "$1")" = "$(cat "$scratch/$1.restarts")" ] || return 1
    if is_healthy "$1"; then
        echo 0 >"$scratch/$1.fails"
        return 0
    fi
    echo $(($(cat "$scratch/$1.fails") + 1)) >"$scratch/$1.fails"
    [ "$(cat "$scratch/$1.fails")" -lt "$UNIT_HEALTH_RETRIES" ]
}
