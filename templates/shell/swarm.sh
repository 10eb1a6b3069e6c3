{%{# What this host is in the eyes of a swarm: "inactive false", "active true" where it gives orders, "active false" where not.
swarm_state() { docker info --format '{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}'; }

# Swarms know addresses only; the model may have names.
address_behind() {
    case $1 in
    *:*) echo "$1" ;;
    *[!0-9.]*) found=$(getent ahosts "$1" 2>/dev/null | awk '{ print $1; exit }') && echo "${found:-$1}" ;;
    *) echo "$1" ;;
    esac
}

bracketed() {
    case $1 in *:*) echo "[$1]" ;; *) echo "$1" ;; esac
}

# What we joined is ours to leave. Nothing on the host says who made it join, so a file of the node's own id does.
if [ "$(id -u)" = 0 ]; then
    notes=${MODELC_STATE:-/var/lib/modelc}/.swarm
else
    notes=${MODELC_STATE:-${XDG_STATE_HOME:-${HOME:?is not set}/.local/state}/modelc}/.swarm
fi

note_of_membership() { echo "$notes/node-$(docker info --format '{{.Swarm.NodeID}}')"; }
note_of_token() { echo "$notes/handed-out-$1"; }
is_of_our_making() { [ -f "$(note_of_membership)" ]; }
}%}
