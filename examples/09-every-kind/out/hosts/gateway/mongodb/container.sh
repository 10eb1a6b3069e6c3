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

# What somebody changed by hand is no longer what its labels say. MODELC_REPLACE="NAME NAME" has these containers made anew.
must_replace() {
    case " ${MODELC_REPLACE-} " in *" $1 "*) ;; *) return 1 ;; esac
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
