#!/bin/sh
# What GeneSIS's strategy "Builtin" does with a component, told again in a few lines: its manual and its source say the
# same in many. An update starts new replicas and stops the old ones; the proxy passes bytes to one live replica; once a
# minute each replica is asked, and the last one in the list that is well becomes the live one.
#
#   genesis.sh deploy IMAGE NUMBER        genesis.sh update IMAGE NUMBER [told]
#   genesis.sh look                       what cron does each minute
#   genesis.sh watch SECONDS              look, first after so many seconds, then each minute
set -u
home=/srv/genesis
list=$home/endpoints
# Not in the folder, which the next run makes anew.
watcher=/run/genesis-watcher
name=app
network=GeneSIS-$name
proxy=$name-proxy
port=5000
cd "$home" || exit 1

start_replica() {
    docker create --name "$1" --env APP_START_SECONDS=2.5 --env APP_DELAY_MS=20 "$(cat image)" >/dev/null &&
        docker network connect "$network" "$1" &&
        docker start "$1" >/dev/null
}

new_names() {
    last=$(cat last)
    seq -f "$name-%g" "$((last + 1))" "$((last + $1))"
    echo "$((last + $1))" >last
}

# A replica counts as down until it was asked for the first time.
register() { echo "$1 down" >>"$list"; }

mark() { flock "$list" sed -i "s/^$1 .*/$1 $2/" "$list"; }

last_up() { awk '$2 == "up" {found = $1} END {print found}' "$list"; }

switch_to() {
    [ -n "$1" ] && [ "$1" != "$(cat live)" ] || return 0
    echo "$1" >live
    printf 'events {}\nstream { server { listen %s; proxy_pass %s:%s; } }\n' "$port" "$1" "$port" >nginx.conf
    docker cp nginx.conf "$proxy:/etc/nginx/nginx.conf" >/dev/null
    docker exec "$proxy" nginx -s reload 2>/dev/null
}

# The time limit is ours; without one a hung replica would hang its watchdog.
is_well() {
    address=$(docker inspect --format "{{(index .NetworkSettings.Networks \"$network\").IPAddress}}" "$1" 2>/dev/null)
    [ "$(curl --silent --max-time 5 --output /dev/null --write-out '%{http_code}' "http://$address:$port/health")" = 200 ]
}

look_at() {
    if is_well "$1"; then
        [ "$2" = up ] || { mark "$1" up; switch_to "$(last_up)"; }
    elif [ "$2" = up ]; then
        mark "$1" down
        [ "$1" = "$(cat live)" ] || return 0
        # Only the live one is made anew, and only then another takes over.
        docker stop --time 1 "$1" >/dev/null
        docker rm --force --volumes "$1" >/dev/null
        start_replica "$1"
        switch_to "$(last_up)"
    fi
}

look() {
    while read -r replica state; do look_at "$replica" "$state" & done <"$list"
    wait
}

end_watch() {
    [ ! -s "$watcher" ] || kill "$(cat "$watcher")" 2>/dev/null
    : >"$watcher"
}

# One watch at a time: the next one takes its place.
watch() {
    end_watch
    echo $$ >"$watcher"
    sleep "$1"
    while true; do look & sleep 60; done
}

deploy() {
    end_watch
    docker ps --all --quiet --filter "name=^$name-" | xargs -r docker rm --force >/dev/null
    echo "$1" >image
    : >"$list"
    : >live
    echo 0 >last
    docker network inspect "$network" >/dev/null 2>&1 || docker network create "$network" >/dev/null
    new_names "$2" >active
    while read -r replica; do start_replica "$replica"; done <active
    docker run --detach --name "$proxy" --network "$network" --publish "$port:$port" nginx:1.30.6 >/dev/null
    while read -r replica; do register "$replica"; done <active
    switch_to "$(head -n 1 active)"
}

update() {
    echo "$1" >image
    mv active old
    new_names "$2" >active
    while read -r replica; do start_replica "$replica"; done <active
    if [ "${3-}" = told ]; then
        while read -r replica; do register "$replica"; mark "$replica" up; done <active
        switch_to "$(tail -n 1 active)"
    fi
    # The last one first, each to its end.
    tac old | while read -r replica; do
        flock "$list" sed -i "/^$replica /d" "$list"
        docker stop "$replica" >/dev/null
        docker rm "$replica" >/dev/null
    done
}

"$@"
