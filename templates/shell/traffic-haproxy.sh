# haproxy has spare slots whose address and state are set over its runtime socket; every running proxy is told.
haproxy_sockets() {
    members proxy | while read -r name state revision; do
        socket=$(socket_of "$revision")
        if [ "$state" = running ] && [ -S "$socket" ]; then echo "$socket"; fi
    done
}

haproxy_ask() {
    printf '%s\n' "$2" | socat -t 3 - "UNIX-CONNECT:$1" 2>/dev/null
}

# "slot address up|checking|down ready|drain|maint" of each slot; up is what haproxy runs and has itself checked with success,
# and while it checks again the result is open.
# Bits of the administrative state: 1 forced maintenance, 8 drain.
haproxy_slots() {
    haproxy_ask "$1" 'show servers state replicas' | awk '$2 == "replicas" {
        mode = $7 % 2 ? "maint" : int($7 / 8) % 2 ? "drain" : "ready"
        print $4, $5, ($6 != 2 ? "down" : $12 == 3 ? "up" : "checking"), mode
    }'
}

haproxy_slot_of() {
    haproxy_slots "$1" | awk -v address="$2" '$2 == address {print $1; exit}'
}

haproxy_free_slot() {
    haproxy_slots "$1" | awk '$2 == "0.0.0.0" && $4 == "maint" {print $1; exit}'
}

haproxy_each() {
    for socket in $(haproxy_sockets); do
        "$@" || return 1
    done
}

haproxy_put_in() { haproxy_each haproxy_put_in_one "$1"; }
haproxy_drain() { haproxy_each haproxy_set_mode "$1" drain; }
haproxy_take_out() { haproxy_each haproxy_take_out_one "$1"; }

# Its health is known from the user's own check, so it is "up" at once; from then on haproxy's checks decide.
haproxy_put_in_one() {
    slot=$(haproxy_slot_of "$socket" "$1")
    [ -n "$slot" ] || slot=$(haproxy_free_slot "$socket")
    if [ -z "$slot" ]; then
        warn traffic "no slot is free for $1"
        return 1
    fi
    haproxy_ask "$socket" "set server replicas/$slot addr $1 port $UNIT_PORT" >/dev/null
    haproxy_ask "$socket" "set server replicas/$slot state ready; set server replicas/$slot health up" >/dev/null
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        haproxy_slots "$socket" | grep -qx "$slot $1 up ready" && return 0
        sleep 0.5
    done
    warn traffic "the proxy's own check does not find $1 healthy after $attempt looks"
    return 1
}

haproxy_set_mode() {
    slot=$(haproxy_slot_of "$socket" "$1")
    [ -z "$slot" ] || haproxy_ask "$socket" "set server replicas/$slot state $2" >/dev/null
}

haproxy_take_out_one() {
    slot=$(haproxy_slot_of "$socket" "$1")
    [ -z "$slot" ] || haproxy_ask "$socket" \
        "set server replicas/$slot state maint; set server replicas/$slot addr 0.0.0.0 port $UNIT_PORT" >/dev/null
}

# How many requests it still works on, over all proxies.
haproxy_busy() {
    for socket in $(haproxy_sockets); do
        haproxy_ask "$socket" 'show stat replicas 4 -1' |
            awk -F, -v slot="$(haproxy_slot_of "$socket" "$1")" '$2 == slot {print $5}'
    done | awk '{sum += $1} END {print sum + 0}'
}

# Addresses that get new requests from at least one proxy.
haproxy_serving() {
    for socket in $(haproxy_sockets); do
        haproxy_slots "$socket" | awk '$4 == "ready" {print $2}'
    done | sort -u
}

# Those that are well as it finds itself.
haproxy_passed() {
    for socket in $(haproxy_sockets); do
        haproxy_slots "$socket" | awk '$3 != "down" && $4 == "ready" {print $2}'
    done | sort -u
}

# The same as serve and those that are draining.
haproxy_assigned() {
    for socket in $(haproxy_sockets); do
        haproxy_slots "$socket" | awk '$2 != "0.0.0.0" {print $2}'
    done | sort -u
}

# What a proxy that starts reads: the addresses on standard input in the first slots, in service. Written by ourselves and not saved
# from "show servers state", so that a configuration with fewer slots finds every replica as well.
haproxy_write_state() {
    {
        echo 1
        echo '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight' \
            'srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state' \
            'srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port' \
            'srv_check_addr srv_agent_addr srv_agent_port'
        slot=0
        while read -r address; do
            slot=$((slot + 1))
            echo "3 replicas $slot s$slot $address 2 4 1 1 1 6 3 2 6 0 0 0 free.invalid $UNIT_PORT - 0 0 - - 0"
        done
    } >"$run/state.new" && mv "$run/state.new" "$run/state"
}

# Should it crash, it starts with what it knows now.
haproxy_settle() { haproxy_serving | haproxy_write_state; }

# A proxy can be relied on when its own socket answers.
haproxy_is_ready() {
    haproxy_ask "$(socket_of "$2")" 'show info' | grep -q '^Uptime'
}

haproxy_answers() {
    for socket in $(haproxy_sockets); do
        ! haproxy_ask "$socket" 'show info' | grep -q '^Uptime' || return 0
    done
    return 1
}
