#!/bin/sh
# modelc-sweep APP TOKEN VOLUMES...: the last things of an application on this host, after its steps were undone: what still
# carries its label, its secrets and its memory. Volumes hold data and go only if they are named here.
set -u
app=$1
[ "$(cat "modelc/$app/lock/token" 2>/dev/null)" = "$2" ] || exit 95
shift 2
ours=label=modelc.app=$app

# A word that is not there is no argument, and what is gone already is no failure.
each() {
    while read -r id; do "$@" "$id" >/dev/null 2>&1 || true; done
}

# A container of a swarm that was just told to end may have it for a moment.
drop_volume() {
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        ! docker volume rm "$1" >/dev/null 2>&1 || return 0
        sleep 1
    done
    return 1
}

if command -v docker >/dev/null 2>&1 && docker info >/dev/null 2>&1; then
    if [ "$(docker info --format '{{.Swarm.ControlAvailable}}')" = true ]; then
        docker service ls --quiet --filter "$ours" | each docker service rm
        docker config ls --quiet --filter "$ours" | each docker config rm
        docker secret ls --quiet --filter "$ours" | each docker secret rm
    fi
    docker ps --all --quiet --filter "$ours" --filter label=modelc.role | each docker rm --force
    docker network ls --quiet --filter "$ours" | each docker network rm
    docker volume ls --quiet --filter "$ours" | each docker volume rm
    left=$(docker ps --all --filter "$ours" --filter label=modelc.role --format '{{.Names}}' | tr '\n' ' ')
    for volume in "$@"; do
        if docker volume inspect "$volume" >/dev/null 2>&1 && ! drop_volume "$volume"; then left="${left}volume $volume, which something else uses "; fi
    done
    [ -z "$left" ] || {
        echo "still there: $left" >&2
        exit 1
    }
fi
rm -rf "${MODELC_SECRETS:-/run/modelc/secrets}/$app"
rmdir "${MODELC_SECRETS:-/run/modelc/secrets}" /run/modelc 2>/dev/null || true
rm -rf "modelc/$app/releases" "modelc/$app/steps" "modelc/$app/current" "modelc/$app/journal" "modelc/$app/objects" "modelc/$app/salt"
