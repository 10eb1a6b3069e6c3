# Who gets requests. The proxy is told by address; the roster names the replicas that are meant to serve and outlives
# whatever is cut off: the rollout writes it before it acts, the watchdog looks after nobody else.
roster() {
    if [ -f "$run/roster" ]; then
        cat "$run/roster"
    else
        replicas | awk '$3 == "running" {print $2}'
    fi
}

write_roster() {
    printf '%s\n' "$@" | sed '/^$/d' | sort -u >"$run/roster.new" && mv "$run/roster.new" "$run/roster"
}

enroll() {
    for enrolled in $(roster); do set -- "$@" "$enrolled"; done
    write_roster "$@"
}

strike_off() {
    struck=$*
    set --
    for enrolled in $(roster); do
        case " $struck " in *" $enrolled "*) ;; *) set -- "$@" "$enrolled" ;; esac
    done
    write_roster "$@"
}

put_in() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_put_in" "$1"; }
take_out() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_take_out" "$1"; }
drain() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_drain" "$1"; }
serving() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_serving"; }
assigned() { [ "$UNIT_PROXY" = none ] || "${UNIT_PROXY}_assigned"; }

# Whatever was changed ends with this. A proxy that does not answer says nothing about who serves: what it wakes up with
# stays what it knew.
settle() {
    [ "$UNIT_PROXY" != none ] && "${UNIT_PROXY}_answers" || return 0
    "${UNIT_PROXY}_settle"
    tell_members
}

busy() {
    if [ "$UNIT_PROXY" = none ]; then echo 0; else "${UNIT_PROXY}_busy" "$1"; fi
}

# admit NAME...: into the traffic, and sure of it; from here on they are the watchdog's.
admit() {
    enroll "$@"
    for name in "$@"; do
        put_in "$(address_of "$name")" || return 1
    done
    settle
    [ $# = 0 ] || say traffic "$* in service"
}

# release NAME...: no new requests, then time to finish those that it has.
release() {
    strike_off "$@"
    known=" $(assigned | tr '\n' ' ')"
    addresses=
    for name in "$@"; do
        address=$(address_of "$name")
        case $known in *" ${address:-none} "*) addresses="$addresses $address" ;; esac
    done
    for address in $addresses; do drain "$address"; done
    settle
    end=$(($(date +%s) + UNIT_DRAIN))
    for address in $addresses; do
        while [ "$(busy "$address")" -gt 0 ] && [ "$(date +%s)" -lt "$end" ]; do sleep 0.2; done
        take_out "$address"
    done
    settle
    [ $# = 0 ] || say traffic "$* released"
}
