#!/bin/sh
# modelc-node AVAILABILITY SECONDS ADDRESS...: has a node of this manager's swarm take work ("active") or hand it over
# ("drain"); then waits until no task is left on it. The node is the one that is known by one of the addresses. A label
# says that it was emptied on purpose, so that nobody gives it work again but this.
set -u
availability=$1
patience=$2
shift 2

node() {
    docker node ls --quiet | while read -r id; do
        docker node inspect --format '{{.ID}} {{.Description.Hostname}} {{.Status.Addr}} {{with .ManagerStatus}}{{.Addr}}{{end}}' "$id"
    done | while read -r id name address manager; do
        for wanted in "$@"; do
            if [ "$name" = "$wanted" ] || [ "$address" = "$wanted" ] || [ "${manager%:*}" = "$wanted" ]; then echo "$id"; fi
        done
    done | head -n 1
}

id=$(node "$@")
[ -n "$id" ] || {
    echo "no node of the swarm has the address $1" >&2
    exit 2
}
label=$(docker node inspect --format '{{index .Spec.Labels "modelc.drained"}}' "$id")
case $availability-$label in
drain-*) set -- --label-add modelc.drained=yes ;;
*-) set -- ;;
*) set -- --label-rm modelc.drained ;;
esac
docker node update --availability "$availability" "$@" "$id" >/dev/null || exit 1
[ "$availability" = drain ] || exit 0
end=$(($(date +%s) + patience))
while :; do
    left=$(docker node ps --filter desired-state=running --format '{{.Name}} {{.CurrentState}}' "$id" | grep -c .)
    # What is to be gone and is not yet still answers.
    going=$(docker node ps --filter desired-state=shutdown --format '{{.CurrentState}}' "$id" | grep -c '^Running')
    if [ "$((left + going))" = 0 ]; then exit 0; fi
    if [ "$(date +%s)" -ge "$end" ]; then
        echo "$((left + going)) tasks are still on it" >&2
        exit 3
    fi
    echo "$((left + going)) tasks are still on it"
    sleep 1
done
