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

# What somebody changed by hand is no longer what its labels say. MODELC_REPLACE="NAME NAME" has these containers made anew.
must_replace() {
    case " ${MODELC_REPLACE-} " in *" $1 "*) ;; *) return 1 ;; esac
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

need_engine() {
    docker version >/dev/null 2>&1 || give_up 'Docker does not answer; is it installed and may this user use it?'
}

# need_image NAME built|pulled
need_image() {
    has_image "$1" && return 0
    [ "$2" != built ] || refuse "the image $1 is not on this host; build it first, README.md says how"
    say image "pulling $1"
    pull_image "$1" || refuse "the image $1 cannot be pulled; nothing was changed"
}

# A login is for this pull alone: it stays out of the user's own Docker settings.
pull_image() {
    if [ -z "${UNIT_REGISTRY-}" ] || [ "${1#"$UNIT_REGISTRY/"}" = "$1" ]; then
        docker pull --quiet "$1" >/dev/null
        return
    fi
    login=$(mktemp -d)
    secret_variable "$UNIT_REGISTRY_PASSWORD" | DOCKER_CONFIG=$login docker login \
        --username "$UNIT_REGISTRY_USER" --password-stdin "$UNIT_REGISTRY" >/dev/null 2>&1 &&
        DOCKER_CONFIG=$login docker pull --quiet "$1" >/dev/null
    pulled=$?
    rm -rf "$login"
    return "$pulled"
}

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

# Secrets lie in files on this machine while a rollout needs them, and nowhere in the release.
secrets=${MODELC_SECRETS:-/run/modelc/secrets}/$UNIT_APP/$UNIT_NAME

need_secrets() {
    for variable in $UNIT_SECRET_VARIABLES $UNIT_SECRET_FILES; do
        [ -r "$secrets/$variable" ] || give_up "the secret $variable is expected in the file $secrets/$variable"
    done
}

# Another value, another mark; and nobody who may not use this engine can tell a value from it, for the engine's own id is
# in it. Nothing where there are no secrets: a registry's password is none of the container's.
mark_secrets() {
    marked=
    for name in $UNIT_SECRET_VARIABLES $UNIT_SECRET_FILES; do
        [ "$name" != "${UNIT_REGISTRY_PASSWORD-}" ] || continue
        marked="$marked$name $({
            docker info --format '{{.ID}}'
            cat "$secrets/$name"
        } | sha256sum) "
    done
    [ -z "$marked" ] || printf '%s' "$marked" | sha256sum | cut -c1-12
}

secret_variable() {
    cat "$secrets/$1"
}

put_secret() {
    put "$secrets/$1" "$2" "$3" "$4"
}

# What this component was on this host before it became what it is now: a plain container, replicas on plain Docker, or
# the proxy of a swarm's service. It has the port, so it makes way at the last moment, and comes back if the new one fails.
# "former": who plays a role that is none of $roles. A watchdog is named first: it would start the others again.
former() {
    in_sight | awk -v ours=" $roles " '$2 != "-" && !index(ours, " " $2 " ") {print $2 != "watchdog", $1}' | sort | cut -d ' ' -f 2
}

make_way() {
    for other in $(former); do
        [ "$(state_of "$other")" = running ] || continue
        say stop "$other makes way, since $UNIT_NAME becomes something else"
        docker stop --time "${UNIT_GRACE:-10}" "$other" >/dev/null
    done
}

come_back() {
    for other in $(former); do docker start "$other" >/dev/null || true; done
}

bid_farewell() {
    for other in $(former); do
        left=$(inspect "{{range \$name, \$_ := .NetworkSettings.Networks}}{{\$name}} {{end}}" "$other")
        docker rm --force --volumes "$other" >/dev/null
        say stop "$other is gone"
        for network in $left; do
            case " $UNIT_NETWORKS " in *" $network "*) ;; *) drop_unused "$network" ;; esac
        done
    done
    case " $roles " in *' proxy '*) ;; *) docker volume rm "$UNIT_NAME-proxy-run" >/dev/null 2>&1 || true ;; esac
}

# Docker refuses to remove a network that others still use.
drop_unused() {
    [ "$(docker network inspect --format '{{index .Labels "modelc.app"}}' "$1" 2>/dev/null)" != "$UNIT_APP" ] ||
        docker network rm "$1" >/dev/null 2>&1 || true
}

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
