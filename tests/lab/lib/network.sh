# shellcheck shell=bash
# One cable from every host, and one from the machine, to a bridge that sits in the switch's own network namespace.
# Nothing is routed: what a host wants from outside it gets from the switch or not at all.

subnet() { echo "10.213.$(cat "$LAB_STATE/subnet")"; }

address_of() {
  case $1 in
    switch) echo "$(subnet).$SWITCH_OCTET" ;;
    operator) echo "$(subnet).$OPERATOR_OCTET" ;;
    h?) echo "$(subnet).$((FIRST_HOST_OCTET + ${1#h} - 1))" ;;
    builder) echo "$(subnet).$((FIRST_HOST_OCTET + MOST_HOSTS))" ;;
    *) fail "there is no host \"$1\"." ;;
  esac
}

# Fixed, so that a host that was off, or a bridge that lost a cable, is still where its neighbours remember it.
hardware_address() {
  local octets
  IFS=. read -ra octets <<<"$(address_of "$1")"
  printf '02:00:%02x:%02x:%02x:%02x' "${octets[@]}"
}

# The first /24 of 10.213.0.0/16 that neither the machine nor another lab uses. Labs choose one after the other.
choose_subnet() {
  [ -s "$LAB_STATE/subnet" ] || (flock 7; take_free_subnet) 7<"$(dirname "$LAB_STATE")"
}

take_free_subnet() {
  local number
  for number in {0..255}; do
    if ! subnet_is_taken "$number"; then
      echo "$number" >"$LAB_STATE/subnet"
      return 0
    fi
  done
  fail "every network in 10.213.0.0/16 is taken on this machine."
}

subnet_is_taken() {
  { ip -4 route show table all; ip -4 -oneline address; } | grep -q "[ /]10\.213\.$1\." ||
    grep -qsx "$1" "$LAB_STATE"/../*/subnet
}

make_switch() {
  on switch ip link show br0 >/dev/null 2>&1 || on switch ip link add br0 address "$(hardware_address switch)" type bridge forward_delay 0
  on switch ip link set br0 up
  on switch ip address replace "$(address_of switch)/24" dev br0
  plug_operator
}

operator_link_is_ours() { ip -4 -oneline address show dev "$OPERATOR_LINK" 2>/dev/null | grep -q ' 10\.213\.'; }

plug_operator() {
  ip link show "$OPERATOR_LINK" >/dev/null 2>&1 ||
    ip link add "$OPERATOR_LINK" type veth peer name operator netns "$(host_pid switch)"
  on switch ip link set operator master br0 up
  ip address replace "$(address_of operator)/24" dev "$OPERATOR_LINK"
  ip link set "$OPERATOR_LINK" up
}

plug() {
  local host=$1
  on "$host" ip link show eth0 >/dev/null 2>&1 ||
    ip link add "$host" netns "$(host_pid switch)" type veth \
      peer name eth0 address "$(hardware_address "$host")" netns "$(host_pid "$host")"
  on switch ip link set "$host" master br0 up
  on "$host" ip address replace "$(address_of "$host")/24" dev eth0
  on "$host" ip link set eth0 up
}

# Addresses that a model names, for as long as a test needs them. All hosts that take some of the same /24 reach each other.
take_addresses() {
  local host=$1 address
  shift
  for address in "$@"; do on "$host" ip address replace "$address/24" dev eth0; done
}

# Who had one of them may not be who has it next, so what hosts remember of each other goes too.
drop_addresses() {
  local host=$1 address
  for address in $(on "$host" ip -4 -oneline address show dev eth0 | awk '{ print $4 }'); do
    # The first address of a network takes the others with it.
    [ "$address" = "$(address_of "$host")/24" ] || on "$host" ip address delete "$address" dev eth0 2>/dev/null || true
  done
  on "$host" ip neighbour flush dev eth0
}

# The kernel takes its time to clear a dead host's network away; until then it would answer with refusals.
unplug() { on switch ip link delete "$1" 2>/dev/null || true; }
