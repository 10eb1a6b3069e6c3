#!/bin/sh
# modelc-logs APP COMPONENT ROLE TAIL FOLLOW: what the containers of an application say, each line behind the name of its
# container and a tab. "-" for COMPONENT is all of them. ROLE is replicas, proxy or watchdog.
set -u
set -f
tail=$4 follow=$5
trap 'kill 0' TERM INT HUP

names() {
    set -- --all --filter "label=modelc.app=$1" ${2:+--filter "label=modelc.component=$2"} ${3:+--filter "label=modelc.role=$3"}
    docker ps "$@" --format '{{.Names}} {{.Label "modelc.role"}}' | sort
}

say() {
    sed -u "s/^/$1	/"
}

component=$2
[ "$component" != - ] || component=
case $3 in
replicas) wanted=$(names "$1" "$component" '' | awk '$2 != "proxy" && $2 != "watchdog" && $2 != "holder" { print $1 }') ;;
*) wanted=$(names "$1" "$component" "$3" | cut -d ' ' -f 1) ;;
esac
for name in $wanted; do
    if [ "$follow" = yes ]; then set -- --follow; else set --; fi
    docker logs "$@" --tail "$tail" "$name" 2>&1 </dev/null | say "$name" &
done
wait
