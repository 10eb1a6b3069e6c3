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

# Whoever starts from now on is heard, too: the new one of an update, and the old one again after a restart.
hear_newcomers() {
    docker events --filter type=container --filter event=start --filter "label=modelc.app=$app" \
        --format '{{.Time}} {{.Actor.Attributes.name}}' </dev/null | while read -r since name; do
        if wanted | grep -qxF -e "$name"; then say "$name" --follow --since "$since" & fi
    done
}

if [ "$follow" = yes ]; then
    set -- --follow
    hear_newcomers &
else
    set --
fi
for name in $(wanted); do
    say "$name" "$@" --tail "$tail" &
done
wait
