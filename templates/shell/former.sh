{%{# What this component was on this host before it became what it is now: a plain container, replicas on plain Docker, or
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
}}%}
