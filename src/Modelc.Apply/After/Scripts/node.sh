#!/bin/sh
# modelc-node AVAILABILITY SECONDS ADDRESS...: has a node of this manager's swarm take work ("active") or hand it over
# ("drain"); then waits until no task is left on it and what left runs elsewhere. The node is the one that is known by one of
# the addresses. A label says that it was emptied on purpose, so that nobody gives it work again but this.
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
services=$(docker node ps --quiet --no-trunc --filter desired-state=running "$id" | xargs -r docker inspect --type task --format '{{.ServiceID}}' | sort -u)
label=$(docker node inspect --format '{{index .Spec.Labels "modelc.drained"}}' "$id")
case $availability-$label in
drain-*) set -- --label-add modelc.drained=yes ;;
*-) set -- ;;
*) set -- --label-rm modelc.drained ;;
esac
docker node update --availability "$availability" "$@" "$id" >/dev/null || exit 1
[ "$availability" = drain ] || exit 0
end=$(($(date +%s) + patience))

tell() {
    [ "${told-}" = "$1" ] || echo "$1"
    told=$1
}

# Whoever has waited long enough says what for.
rest() {
    [ "$(date +%s)" -lt "$end" ] || {
        echo "$1" >&2
        exit 3
    }
    tell "$1"
    sleep 1
}

# What is to be gone and is not yet still answers.
count_left() {
    {
        docker node ps --filter desired-state=running --format '{{.Name}}' "$id"
        docker node ps --filter desired-state=shutdown --format '{{.CurrentState}}' "$id" | grep '^Running'
    } | grep -c .
}

await_end() {
    while left=$(count_left) && [ "$left" != 0 ]; do
        [ "$(docker node inspect --format '{{.Status.State}}' "$id")" != down ] || {
            echo 'the swarm does not hear from it: it gets no work when it is back, and what runs there until then is not known' >&2
            exit 3
        }
        rest "tasks that are still on it: $left"
    done
}

# Every task that is wanted, and how far it is.
states() {
    for service in $services; do
        docker service ps --filter desired-state=running --format '{{.CurrentState}}' "$service" 2>/dev/null
    done
}

# What stays pending is what no other node can take: that does not get better by waiting.
await_successors() {
    hopeless=0
    while states >"$work" && missing=$(grep -vc '^Running' "$work"); do
        if grep -qv -e '^Running' -e '^Pending' "$work"; then hopeless=0; else hopeless=$((hopeless + 1)); fi
        [ "$hopeless" -lt 5 ] || {
            tell "tasks that no other node can take: $missing"
            return 0
        }
        rest "tasks that do not run elsewhere yet: $missing"
    done
}

work=$(mktemp)
trap 'rm -f "$work"' EXIT
await_end
await_successors
