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

# --- ports -------------------------------------------------------------------------------------------------------

# 0: somebody listens there. 1: nobody does, or something is between. 2: nothing is here to find out with.
reaches() {
    if command -v bash >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1; then
        timeout 5 bash -s "$1" "$2" 2>/dev/null <<'EOF' || return 1
exec 3<>"/dev/tcp/$1/$2"
EOF
    elif command -v nc >/dev/null 2>&1; then
        nc -z -w 5 "$1" "$2" >/dev/null 2>&1 || return 1
    else
        return 2
    fi
}

is_closed() {
    reached=0
    reaches "$1" "$2" || reached=$?
    [ "$reached" = 1 ]
}

# Nodes do not answer a datagram of a stranger, so one that is swallowed goes unnoticed; one that is sent back does not.
refuses_datagrams() {
    command -v bash >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1 || return 1
    refused=0
    timeout 5 bash -s "$1" "$2" 2>/dev/null <<'EOF' || refused=$?
exec 3>"/dev/udp/$1/$2" || exit 0
for attempt in 1 2 3; do
    printf . >&3 || exit 1
    sleep 0.2
done
EOF
    [ "$refused" = 1 ]
}

# explain_ports ADDRESS "PORT/PROTOCOL ..." FROM: what is closed, and the way out.
explain_ports() {
    way=
    for port in $2; do
        way="$way${way:+; }iptables -I INPUT -s $3 -p ${port#*/} --dport ${port%/*} -j ACCEPT"
    done
    echo "$(echo "$2" | sed 's/ *$//; s/ / and /g') of $1 cannot be reached from $3. Open that there, in iptables or whatever guards it, to the other nodes and to nobody else ($way). $(all_ports)"
}

all_ports() {
    echo 'The nodes of a swarm talk on 2377/tcp (to managers), 7946/tcp, 7946/udp and 4789/udp.'
}
}%}
