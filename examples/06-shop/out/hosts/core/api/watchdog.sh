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

# Docker is asked each time: whatever is remembered could be contradicted by what a person did meanwhile.
ours() {
    docker ps --all --filter "label=modelc.app=$UNIT_APP" --filter "label=modelc.component=$UNIT_NAME" "$@"
}

# "name role number state revision restarts address secrets" of each of our containers, in one call. A swarm's tasks have
# the labels of their component and no role: they are the swarm's to look after. What does not run has no address: after a
# crash of the engine Docker still shows the one that it had, which may be another's by now.
look_around() {
    ours --quiet | xargs docker inspect --type container --format "$(printf '%s' \
        '{{slice .Name 1}} {{with .Config.Labels}}{{or (index . "modelc.role") "-"}} {{or (index . "modelc.replica") "-"}} ' \
        '{{$.State.Status}} {{index . "modelc.revision"}}{{end}} {{.RestartCount}} ' \
        "{{with and .State.Running (index .NetworkSettings.Networks \"${UNIT_NETWORK-}\")}}{{or .IPAddress \"-\"}}{{else}}-{{end}}" \
        ' {{or (index .Config.Labels "modelc.secrets") "-"}}')" 2>/dev/null
}

# Who sets $sight asks a number of questions about one and the same moment; otherwise each question is asked anew.
sight=
in_sight() {
    if [ -n "$sight" ]; then printf '%s\n' "$sight"; else look_around; fi
}

# "number name state revision" of each replica, by number.
replicas() {
    in_sight | awk '$2 == "replica" {print $3, $1, $4, $5}' | sort -n
}

# "name state revision" of each container in a role.
members() {
    in_sight | awk -v role="$1" '$2 == role {print $1, $4, $5}' | sort
}

fact() {
    in_sight | awk -v name="$1" -v column="$2" '$1 == name && $column != "-" {print $column}'
}

state_of() {
    state=$(fact "$1" 4)
    echo "${state:-missing}"
}

revision_of() {
    fact "$1" 5
}

restarts_of() {
    fact "$1" 6
}

address_of() {
    fact "$1" 7
}

# The mark of the secrets that it was given; nothing where it was given none.
secrets_of() {
    fact "$1" 8
}

# Nothing on the output when there is no such container ("docker inspect" alone would print an empty line).
inspect() {
    inspected=$(docker inspect --type container --format "$1" "$2" 2>/dev/null) && printf '%s\n' "$inspected"
}

id_of() {
    inspect '{{.Id}}' "$1"
}

started_at() {
    inspect '{{.State.StartedAt}}' "$1"
}

# A container's own host name is its id.
own_name() {
    inspect '{{slice .Name 1}}' "$(hostname)"
}

exit_code_of() {
    inspect '{{.State.ExitCode}}' "$1" || true
}

command_of() {
    inspect '{{join .Config.Cmd " "}}' "$1" || true
}

# A variable of a container exactly as it was given, of however many lines.
variable_of() {
    inspect "{{range .Config.Env}}{{\$pair := split . \"=\"}}{{if eq (index \$pair 0) \"$2\"}}{{join (slice \$pair 1) \"=\"}}{{end}}{{end}}" "$1"
}

has_image() {
    docker image inspect "$1" >/dev/null 2>&1
}

# Stops within the time that the component was promised, then removes.
discard() {
    docker stop --time "$UNIT_GRACE" "$1" >/dev/null 2>&1 || true
    docker rm --force --volumes "$1" >/dev/null 2>&1 || true
}

# put FILE CONTAINER TARGET MODE: a file enters a container that has not started. "docker cp" wants an existing parent and
# would change the rights of a directory it is given, so the nearest existing parent receives just what is missing below it.
put() {
    put_parent=$(dirname "$3") put_leaf=$(basename "$3")
    put_stage=$(mktemp -d) || return 1
    cp "$1" "$put_stage/$put_leaf" && chmod "$4" "$put_stage/$put_leaf" || return 1
    until put_why=$(docker cp "$put_stage/$put_leaf" "$2:$put_parent/" 2>&1 >/dev/null); do
        if [ "$put_parent" = / ]; then
            warn error "$put_why"
            rm -rf "$put_stage"
            return 1
        fi
        put_leaf=$(basename "$put_parent") put_parent=$(dirname "$put_parent")
        put_outer=$(mktemp -d) || return 1
        chmod 0755 "$put_stage" && mv "$put_stage" "$put_outer/$put_leaf" || return 1
        put_stage=$put_outer
    done
    rm -rf "$put_stage"
}

# make_instance NAME [WORD...]. unit.env says how one is made; whoever includes this says where secrets come from:
# "secret_variable NAME" prints one, "put_secret NAME CONTAINER TARGET MODE" puts the file that holds one.
make_instance() {
    made=$1
    shift
    (
        for variable in $UNIT_SECRET_VARIABLES; do
            value=$(secret_variable "$variable") || exit 1
            export "$variable=$value"
        done
        create_instance --name "$made" "$@"
    ) >/dev/null && fill_instance "$made" && connect_instance "$made"
}

# Networks of this app on this machine; whoever comes first makes them, whoever leaves last removes them.
need_networks() {
    for network in $UNIT_NETWORKS; do
        docker network inspect "$network" >/dev/null 2>&1 ||
            docker network create --driver bridge --label "modelc.app=$UNIT_APP" "$network" >/dev/null
    done
}

drop_networks() {
    for network in $UNIT_NETWORKS; do
        docker network rm "$network" >/dev/null 2>&1 || true
    done
}

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

# haproxy has spare slots whose address and state are set over its runtime socket; every running proxy is told.
haproxy_sockets() {
    members proxy | while read -r name state revision; do
        socket=$(socket_of "$revision")
        if [ "$state" = running ] && [ -S "$socket" ]; then echo "$socket"; fi
    done
}

haproxy_ask() {
    printf '%s\n' "$2" | socat -t 3 - "UNIX-CONNECT:$1" 2>/dev/null
}

# "slot address up|checking|down ready|drain|maint" of each slot; up is what haproxy runs and has itself checked with success,
# and while it checks again the result is open.
# Bits of the administrative state: 1 forced maintenance, 8 drain.
haproxy_slots() {
    haproxy_ask "$1" 'show servers state replicas' | awk '$2 == "replicas" {
        mode = $7 % 2 ? "maint" : int($7 / 8) % 2 ? "drain" : "ready"
        print $4, $5, ($6 != 2 ? "down" : $12 == 3 ? "up" : "checking"), mode
    }'
}

haproxy_slot_of() {
    haproxy_slots "$1" | awk -v address="$2" '$2 == address {print $1; exit}'
}

haproxy_free_slot() {
    haproxy_slots "$1" | awk '$2 == "0.0.0.0" && $4 == "maint" {print $1; exit}'
}

haproxy_each() {
    for socket in $(haproxy_sockets); do
        "$@" || return 1
    done
}

haproxy_put_in() { haproxy_each haproxy_put_in_one "$1"; }
haproxy_drain() { haproxy_each haproxy_set_mode "$1" drain; }
haproxy_take_out() { haproxy_each haproxy_take_out_one "$1"; }

# Its health is known from the user's own check, so it is "up" at once; from then on haproxy's checks decide.
haproxy_put_in_one() {
    slot=$(haproxy_slot_of "$socket" "$1")
    [ -n "$slot" ] || slot=$(haproxy_free_slot "$socket")
    if [ -z "$slot" ]; then
        warn traffic "no slot is free for $1"
        return 1
    fi
    haproxy_ask "$socket" "set server replicas/$slot addr $1 port $UNIT_PORT" >/dev/null
    haproxy_ask "$socket" "set server replicas/$slot state ready; set server replicas/$slot health up" >/dev/null
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        haproxy_slots "$socket" | grep -qx "$slot $1 up ready" && return 0
        sleep 0.5
    done
    warn traffic "the proxy's own check does not find $1 healthy after $attempt looks"
    return 1
}

haproxy_set_mode() {
    slot=$(haproxy_slot_of "$socket" "$1")
    [ -z "$slot" ] || haproxy_ask "$socket" "set server replicas/$slot state $2" >/dev/null
}

haproxy_take_out_one() {
    slot=$(haproxy_slot_of "$socket" "$1")
    [ -z "$slot" ] || haproxy_ask "$socket" \
        "set server replicas/$slot state maint; set server replicas/$slot addr 0.0.0.0 port $UNIT_PORT" >/dev/null
}

# How many requests it still works on, over all proxies.
haproxy_busy() {
    for socket in $(haproxy_sockets); do
        haproxy_ask "$socket" 'show stat replicas 4 -1' |
            awk -F, -v slot="$(haproxy_slot_of "$socket" "$1")" '$2 == slot {print $5}'
    done | awk '{sum += $1} END {print sum + 0}'
}

# Addresses that get new requests from at least one proxy.
haproxy_serving() {
    for socket in $(haproxy_sockets); do
        haproxy_slots "$socket" | awk '$4 == "ready" {print $2}'
    done | sort -u
}

# Those that are well as it finds itself.
haproxy_passed() {
    for socket in $(haproxy_sockets); do
        haproxy_slots "$socket" | awk '$3 != "down" && $4 == "ready" {print $2}'
    done | sort -u
}

# The same as serve and those that are draining.
haproxy_assigned() {
    for socket in $(haproxy_sockets); do
        haproxy_slots "$socket" | awk '$2 != "0.0.0.0" {print $2}'
    done | sort -u
}

# What a proxy that starts reads: the addresses on standard input in the first slots, in service. Written by ourselves and not saved
# from "show servers state", so that a configuration with fewer slots finds every replica as well.
haproxy_write_state() {
    {
        echo 1
        echo '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight' \
            'srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state' \
            'srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port' \
            'srv_check_addr srv_agent_addr srv_agent_port'
        slot=0
        while read -r address; do
            slot=$((slot + 1))
            echo "3 replicas $slot s$slot $address 2 4 1 1 1 6 3 2 6 0 0 0 free.invalid $UNIT_PORT - 0 0 - - 0"
        done
    } >"$run/state.new" && mv "$run/state.new" "$run/state"
}

# Should it crash, it starts with what it knows now.
haproxy_settle() { haproxy_serving | haproxy_write_state; }

# A proxy can be relied on when its own socket answers.
haproxy_is_ready() {
    haproxy_ask "$(socket_of "$2")" 'show info' | grep -q '^Uptime'
}

haproxy_answers() {
    for socket in $(haproxy_sockets); do
        ! haproxy_ask "$socket" 'show info' | grep -q '^Uptime' || return 0
    done
    return 1
}

# The open-source nginx has no runtime socket: the list of replicas is a file that each proxy includes, then a reload. A
# reload may close a kept-alive connection just as its client sends the next request, so all changes share one.
nginx_list=$run/upstreams.conf

nginx_serving() {
    [ ! -f "$nginx_list" ] || sed -n 's/^server \([0-9.]*\):.*/\1/p' "$nginx_list"
}

nginx_write_state() {
    while read -r address; do
        echo "server $address:$UNIT_PORT max_fails=2 fail_timeout=5s;"
    done >"$nginx_list.new" && mv "$nginx_list.new" "$nginx_list"
}

nginx_settle() {
    cmp -s "$nginx_list" "$nginx_list.loaded" && return 0
    cp "$nginx_list" "$nginx_list.loaded"
    members proxy | while read -r name state _; do
        [ "$state" != running ] || docker exec "$name" nginx -c /opt/modelc/nginx.conf -s reload >/dev/null 2>&1
    done
    # Workers of the old list accept no more within this time.
    sleep 1
}

nginx_put_in() {
    nginx_serving | grep -qxF "$1" && return 0
    { nginx_serving; echo "$1"; } | nginx_write_state
}

nginx_take_out() {
    nginx_serving | grep -qxF "$1" || return 0
    nginx_serving | { grep -vxF "$1" || true; } | nginx_write_state
}

nginx_assigned() { nginx_serving; }
nginx_drain() { nginx_take_out "$1"; }

# What serves is a file of ours, whether it runs or not.
nginx_answers() { :; }
nginx_passed() { tasks | awk '$3 == "running" {print $1}'; }

# It does not tell: whoever waits for the end of requests waits the whole drain time.
nginx_busy() { echo 1; }

nginx_is_ready() {
    docker logs "$1" 2>&1 | grep -q 'start worker process'
}

# Who gets requests. The proxy is told by address; the roster names the replicas that are meant to serve and outlives
# whatever is cut off: the rollout writes it before it acts, the watchdog looks after nobody else.
roster() {
    if [ -f "$run/roster" ]; then
        cat "$run/roster"
    else
        replicas | awk '$3 == "running" {print $2}'
    fi
}

write_roster() {
    printf '%s\n' "$@" | sed '/^$/d' | sort -u >"$run/roster.new" && mv "$run/roster.new" "$run/roster"
}

enroll() {
    for enrolled in $(roster); do set -- "$@" "$enrolled"; done
    write_roster "$@"
}

strike_off() {
    struck=$*
    set --
    for enrolled in $(roster); do
        case " $struck " in *" $enrolled "*) ;; *) set -- "$@" "$enrolled" ;; esac
    done
    write_roster "$@"
}

put_in() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_put_in" "$1"; }
take_out() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_take_out" "$1"; }
drain() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_drain" "$1"; }
serving() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_serving"; }
assigned() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_assigned"; }

# Whatever was changed ends with this. A proxy that does not answer says nothing about who serves: what it wakes up with
# stays what it knew.
settle() {
    [ "$UNIT_PROXY" != none ] && "${UNIT_PROXY}_answers" || return 0
    "${UNIT_PROXY}_settle"
    tell_members
}

busy() {
    if [ "$UNIT_PROXY" = none ]; then echo 0; else "${UNIT_PROXY}_busy" "$1"; fi
}

# admit NAME...: into the traffic, and sure of it; from here on they are the watchdog's.
admit() {
    enroll "$@"
    for name in "$@"; do
        put_in "$(address_of "$name")" || return 1
    done
    settle
    [ $# = 0 ] || say traffic "$* in service"
}

# release NAME...: no new requests, then time to finish those that it has.
release() {
    strike_off "$@"
    known=" $(assigned | tr '\n' ' ')"
    addresses=
    for name in "$@"; do
        address=$(address_of "$name")
        case $known in *" ${address:-none} "*) addresses="$addresses $address" ;; esac
    done
    for address in $addresses; do drain "$address"; done
    settle
    end=$(($(date +%s) + UNIT_DRAIN))
    for address in $addresses; do
        while [ "$(busy "$address")" -gt 0 ] && [ "$(date +%s)" -lt "$end" ]; do sleep 0.2; done
        take_out "$address"
    done
    settle
    [ $# = 0 ] || say traffic "$* released"
}

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

# The book of members: who gets requests, since when and until when. It lies beside the proxy's socket, so that the watchdog
# that a rollout puts in this one's place goes on with it.
book=$run/members.log

# "address name" of each member. On a swarm the proxy finds them itself, and its own checks decide.
present() {
    if [ "$UNIT_MINDS_REPLICAS" = yes ]; then
        in_sight | awk '$2 == "replica" {print $7, $1}' >"$scratch/names"
        serving >"$scratch/present"
    else
        tasks >"$scratch/names"
        "${UNIT_PROXY}_passed" >"$scratch/present"
    fi
    awk 'FILENAME == ARGV[1] {name[$1] = $2; next} {print $1, name[$1]}' "$scratch/names" "$scratch/present" | sort -V -k 2
}

# "address name.slot state" of each task of the service, on whatever node.
tasks() {
    docker service ps --quiet --filter desired-state=running "${UNIT_APP}_$UNIT_NAME" 2>/dev/null |
        xargs -r docker inspect --type task --format '{{.Slot}} {{.Status.State}}{{range .NetworksAttachments}}{{range .Addresses}} {{.}}{{end}}{{end}}' 2>/dev/null |
        awk -v service="$UNIT_NAME" '{for (i = 3; i <= NF; i++) {sub("/.*", "", $i); print $i, service "." $1, $2}}'
}

tell_members() {
    [ "$UNIT_PROXY" != none ] && "${UNIT_PROXY}_answers" || return 0
    [ -f "$run/members" ] || : >"$run/members"
    present >"$run/members.new"
    changes=$(awk -v total="$(wc -l <"$run/members")" '
        function tell(address, name, what) {
            printf "Member %s%s %s, %d in all.\n", name == "" ? "" : "\047" name "\047 at ", address, what, total
        }
        FILENAME == ARGV[1] {before[++known] = $1; name[$1] = $2; next}
        {here[$1] = 1}
        !($1 in name) {total++; tell($1, $2, "joined")}
        END {
            for (i = 1; i <= known; i++)
                if (!(before[i] in here)) {total--; tell(before[i], name[before[i]], "left")}
        }' "$run/members" "$run/members.new")
    [ -n "$changes" ] || return 0
    mv "$run/members.new" "$run/members"
    printf '%s\n' "$changes" | while read -r change; do enter "$change"; done
    # Should it crash, it starts with what it knows now.
    [ "$UNIT_MINDS_REPLICAS" = yes ] || keep_members
}

# In the book, and in the log of this container even when a rollout has called.
enter() {
    log INFO "$1" | tee -a "$book" >/proc/1/fd/1
}

# A new watchdog begins its log with what those before it have told.
open_book() {
    mkdir "$memory" 2>/dev/null && [ -f "$book" ] || return 0
    tail -n 1000 "$book" >"$book.new" && mv "$book.new" "$book"
    cat "$book"
}

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
