#!/bin/sh
# Makes this host a node of a swarm, or takes it out again.
#
#   sh node.sh init           make the swarm, unless this host already gives orders in one
#   sh node.sh join           join the swarm; the token comes on standard input
#   sh node.sh token ROLE     print the token for a manager or a worker; nothing where this host has none to give
#   sh node.sh check          only look whether this could be tried here
#   sh node.sh status         what this host is
#   sh node.sh down           leave the swarm, if it was joined by this script and nothing of others runs in it
#
# A token is as good as a password: it goes from one host to the other ("... node.sh token worker' | ... node.sh join'")
# and onto no screen and into no file. Labels and availability of the nodes are set by deploy.sh.
# Stopped anywhere and run again, it finishes the job. Exit: 0 done; 1 it could not be done, and why is said.
set -eu
cd "$(dirname "$0")"
# shellcheck source=/dev/null
. ./node.env
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
# How long another node may take to answer, and how long tasks may take to move away.
patience=60

# One line per event, "modelc: <step>: <text>": for a person to read and for modelc to parse.
say() {
    printf 'modelc: %s: %s\n' "$1" "$2"
}

warn() {
    printf 'modelc: %s: %s\n' "$1" "$2" >&2
}

# 1: this machine or this folder cannot do it. 3: the release is not healthy and was put back.
give_up() {
    warn error "$1"
    exit 1
}

refuse() {
    warn failed "$1"
    exit 3
}

# The words of $1 that are also (or are not) among the words of $2.
among() {
    for word in $1; do
        case " $2 " in *" $word "*) printf '%s ' "$word" ;; esac
    done
}

without() {
    for word in $1; do
        case " $2 " in *" $word "*) ;; *) printf '%s ' "$word" ;; esac
    done
}

count() {
    counted=0
    for word in $1; do counted=$((counted + 1)); done
    echo "$counted"
}

first_of() {
    printf '%s' "$1" | tr ' ' '\n' | sed '/^$/d' | head -n "$2" | tr '\n' ' '
}

rest_of() {
    printf '%s' "$1" | tr ' ' '\n' | sed '/^$/d' | tail -n "+$(($2 + 1))" | tr '\n' ' '
}

# What this host is in the eyes of a swarm: "inactive false", "active true" where it gives orders, "active false" where not.
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


need_engine() {
    command -v docker >/dev/null 2>&1 || give_up 'docker is not installed on this host.'
    docker version >/dev/null 2>&1 || give_up 'Docker does not answer; is it running, and may this user use it?'
    case $(swarm_state) in
    inactive\ * | active\ *) ;;
    *) give_up "the swarm of this host is in state \"$(swarm_state)\"; mend that, or let the host leave it with \"docker swarm leave --force\"." ;;
    esac
}

# --- making and joining ------------------------------------------------------------------------------------------

own_address=$(address_behind "$NODE_ADDRESS")

# On a rented machine the address that others use may lie on a router: then all of the host's own are listened on.
listen_address() {
    if { ip -o address 2>/dev/null || hostname -I 2>/dev/null; } | tr ' /' '[\n*]' | grep -qxF "$own_address"; then
        echo "$(bracketed "$own_address"):2377"
    else
        echo '0.0.0.0:2377'
    fi
}

# A node's id is known only when it is one; until then the note says that we are about to make it one.
announce_membership() {
    mkdir -p "$notes" 2>/dev/null || give_up "$(id -un) may not write to $notes."
    : >"$notes/joining"
}

remember_membership() {
    [ ! -f "$notes/joining" ] || mv "$notes/joining" "$(note_of_membership)"
}

init() {
    need_engine
    token=
    # Another manager of the model may have made the swarm before this one was first in line.
    [ -z "$NODE_MANAGERS" ] || [ -t 0 ] || read -r token || true
    case $(swarm_state) in
    'active true')
        remember_membership
        say node "gives orders in swarm $NODE_SWARM"
        ;;
    'active false') give_up "this host is a worker, and the model makes it the first manager. Make it a manager beside the others first (docker node promote, there)." ;;
    *)
        if [ -n "$token" ]; then
            join_with "$token" "${NODE_MANAGERS%% *}"
        else
            make_swarm
        fi
        ;;
    esac
}

make_swarm() {
    for other in $NODE_MANAGERS; do
        ! reaches "$(address_behind "$other")" 2377 || give_up "$other already gives orders in a swarm that this host is not in: add one manager at a time, or let $other leave it (docker swarm leave --force)."
    done
    say node "making swarm $NODE_SWARM, known as $own_address"
    announce_membership
    docker swarm init --advertise-addr "$own_address" --listen-addr "$(listen_address)" >"$work/init" 2>&1 ||
        give_up "docker could not make the swarm: $(tail -n 1 "$work/init")"
    remember_membership
}

join() {
    need_engine
    token=
    [ -t 0 ] || read -r token || true
    case $(swarm_state) in
    active\ *)
        is_right_swarm || give_up "this host is in another swarm, led by $(leaders). Let it leave that one: docker swarm leave."
        remember_membership
        ;;
    *) join_with "$token" "$NODE_FIRST" ;;
    esac
    say node "is in swarm $NODE_SWARM"
}

leaders() {
    docker info --format '{{range .Swarm.RemoteManagers}}{{.Addr}} {{end}}'
}

is_right_swarm() {
    known=" $(leaders)"
    for manager in $NODE_FIRST $NODE_MANAGERS; do
        case $known in *" $(bracketed "$(address_behind "$manager")"):"*) return 0 ;; esac
    done
    return 1
}

join_with() {
    manager=$(address_behind "$2")
    case $1 in
    '') give_up "no token came from $2: does it give orders in the swarm? Run its own step first." ;;
    *[!A-Za-z0-9-]*) give_up "what came from $2 is not a token." ;;
    esac
    need_ports "$manager"
    say node "joining swarm $NODE_SWARM at $manager, known as $own_address"
    announce_membership
    ask_to_join "$1" "$(bracketed "$manager"):2377"
    await_membership
    remember_membership
}

# The engine says no more than that it could not join, and of 7946 not even that: then the networks of the swarm end at
# its hosts. Whether this host can be reached, a manager finds out when it settles the nodes.
need_ports() {
    closed=
    ! is_closed "$1" 2377 || closed='2377/tcp '
    ! is_closed "$1" 7946 || closed="${closed}7946/tcp "
    ! refuses_datagrams "$1" 7946 || closed="${closed}7946/udp "
    [ -z "$closed" ] || give_up "$(explain_ports "$1" "$closed" "$own_address")"
}

# The docker command takes a token as an argument only, which everybody on the host can see while it runs. The engine's
# socket takes it unseen, so that is asked where there is curl. What was seen otherwise is worthless as soon as deploy.sh
# has settled the nodes, for then the tokens are replaced.
ask_to_join() {
    socket=${DOCKER_HOST:-unix:///var/run/docker.sock}
    if [ -S "${socket#unix://}" ] && command -v curl >/dev/null 2>&1; then
        printf '{"ListenAddr":"%s","AdvertiseAddr":"%s","RemoteAddrs":["%s"],"JoinToken":"%s"}' \
            "$(listen_address)" "$own_address" "$2" "$1" |
            curl --silent --show-error --max-time 40 --unix-socket "${socket#unix://}" --request POST \
                --header 'Content-Type: application/json' --data-binary @- http://docker/swarm/join >"$work/join" 2>&1 || true
        return 0
    fi
    docker swarm join --advertise-addr "$own_address" --listen-addr "$(listen_address)" --token "$1" "$2" >"$work/join" 2>&1 || true
}

# An engine that was given 20 s goes on in the background; a swarm that comes later than that is not waited for.
await_membership() {
    end=$(($(date +%s) + patience))
    while :; do
        case $(swarm_state) in
        active\ *) return 0 ;;
        inactive\ * | error\ *) break ;;
        esac
        [ "$(date +%s)" -lt "$end" ] || break
        sleep 1
    done
    docker swarm leave --force >/dev/null 2>&1 || true
    rm -f "$notes/joining"
    why=$(tr -d '\n' <"$work/join" | sed 's/SWMTKN-[A-Za-z0-9-]*/(token)/g; s/^{"message":"\(.*\)"}$/\1/')
    case $why in *token*) ;; *) why="$why. $(all_ports)" ;; esac
    give_up "this host could not join the swarm at $manager: $why"
}

# Silent but for the token, which is all that may stand on the output.
token() {
    case ${1-} in manager | worker) ;; *) give_up 'usage: sh node.sh token manager|worker' ;; esac
    command -v docker >/dev/null 2>&1 || return 0
    [ "$(swarm_state 2>/dev/null)" = 'active true' ] || return 0
    ! is_of_our_making || : >"$(note_of_token "$1")"
    docker swarm join-token --quiet "$1"
}

# --- leaving -----------------------------------------------------------------------------------------------------

count_managers() { docker info --format '{{.Swarm.Managers}}'; }

tasks_here() { docker ps --quiet --filter label=com.docker.swarm.service.id; }

# "docker stack rm" is done before the tasks on other hosts have stopped.
await_end_of_tasks() {
    end=$(($(date +%s) + patience))
    while [ -n "$(docker ps --quiet --filter "label=com.docker.stack.namespace=$NODE_APP")" ] && [ "$(date +%s)" -lt "$end" ]; do
        sleep 1
    done
}

down() {
    command -v docker >/dev/null 2>&1 || return 0
    case $(swarm_state) in
    inactive\ *) return 0 ;;
    'active true') leave_as_manager ;;
    'active false') leave_as_worker ;;
    # Its swarm has removed it, and it noticed.
    *) leave ;;
    esac
}

is_ours_to_leave() {
    is_of_our_making || {
        say node 'stays in its swarm, which it was in before'
        return 1
    }
}

leave_as_worker() {
    is_ours_to_leave || return 0
    await_end_of_tasks
    if [ -n "$(tasks_here)" ]; then
        say node 'stays in its swarm: tasks of services run here'
        return 0
    fi
    leave
}

# The last manager takes the swarm with it, and with the swarm all that runs there.
leave_as_manager() {
    is_ours_to_leave || return 0
    if [ "$(count_managers)" = 1 ]; then
        if docker service ls --quiet | grep -q .; then
            say node 'keeps the swarm: services run in it'
            return 0
        fi
    else
        step_down
    fi
    leave
}

# The others have to agree to decide without this one before it goes.
step_down() {
    self=$(docker info --format '{{.Swarm.NodeID}}')
    say node 'hands its tasks and its vote to the others'
    docker node update --availability drain "$self" >/dev/null 2>&1 || true
    end=$(($(date +%s) + patience))
    while [ -n "$(tasks_here)" ] && [ "$(date +%s)" -lt "$end" ]; do sleep 1; done
    docker node demote "$self" >/dev/null 2>&1 || true
    while [ "$(swarm_state)" = 'active true' ] && [ "$(date +%s)" -lt "$end" ]; do sleep 1; done
}

leave() {
    note=$(note_of_membership)
    docker swarm leave --force >/dev/null 2>"$work/leave" || give_up "this host could not leave the swarm: $(tail -n 1 "$work/leave")"
    rm -f "$note" "$notes"/handed-out-*
    rmdir "$notes" "${notes%/*}" 2>/dev/null || true
    say node "left swarm $NODE_SWARM"
}

# --- verbs -------------------------------------------------------------------------------------------------------

check() {
    need_engine
    say check "can be a node of swarm $NODE_SWARM"
}

status() {
    need_engine
    say status "node address=$own_address state=$(swarm_state)"
}

case ${1-} in
init | join | check | status | down) "$1" ;;
token) token "${2-}" ;;
*)
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
    exit 1
    ;;
esac

