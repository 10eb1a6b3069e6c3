#!/bin/sh
# modelc-logs APP COMPONENT ROLE TAIL FOLLOW: what the containers of an application say, each line behind the name of its
# container and a tab. "-" for COMPONENT is all of them. ROLE is replicas, proxy or watchdog.
set -u
set -f
app=$1 component=$2 role=$3 tail=$4 follow=$5
[ "$component" != - ] || component=
trap 'kill 0' TERM INT HUP

names() {
    set -- --all --filter "label=modelc.app=$app" ${component:+--filter "label=modelc.component=$component"} ${1:+--filter "label=modelc.role=$1"}
    docker ps "$@" --format '{{.Names}} {{.Label "modelc.role"}}' | sort
}

wanted() {
    case $role in
    replicas) names '' | awk '$2 != "proxy" && $2 != "watchdog" && $2 != "holder" { print $1 }' ;;
    *) names "$role" | cut -d ' ' -f 1 ;;
    esac
}

say() {
    name=$1
    shift
    docker logs "$@" "$name" 2>&1 </dev/null | sed -u "s/^/$name	/"
}

# "- NAME RUN" of each that is there, then "TIME NAME RUN" of each that starts. The last minute is told again, for nobody may
# start unheard between the two.
runs() {
    present=$(wanted)
    # shellcheck disable=SC2086 # Names of containers have no blanks.
    [ -z "$present" ] || docker inspect --format '- {{.Name}} {{.Id}}-{{.State.StartedAt}}' $present 2>/dev/null | sed 's,^- /,- ,'
    docker events --since 1m --filter type=container --filter event=start --filter "label=modelc.app=$app" \
        --format '{{.Time}} {{.Actor.Attributes.name}}' </dev/null | while read -r since name; do
        ! wanted | grep -qxF -e "$name" || docker inspect --format "$since $name {{.Id}}-{{.State.StartedAt}}" "$name" 2>/dev/null
    done
}

# Each run is followed once: the new container of an update, and an old one again after a restart.
follow() {
    followed=' '
    runs | {
        while read -r since name run; do
            case $followed in *" $run "*) continue ;; esac
            followed="$followed$run "
            if [ "$since" = - ]; then say "$name" --follow --tail "$tail" & else say "$name" --follow --since "$since" & fi
        done
        wait
    }
}

if [ "$follow" = yes ]; then
    follow
else
    for name in $(wanted); do
        say "$name" --tail "$tail" &
    done
    wait
fi
