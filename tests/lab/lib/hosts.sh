# shellcheck shell=bash
# A host: namespaces, a root file system of its own, and a first process. The switch is one too.

host_state() { echo "$LAB_STATE/hosts/$1"; }
host_data() { echo "$LAB_DATA/hosts/$1"; }

# Every process that belongs to a host inherits this from its first one.
host_mark() { echo "MODELC_LAB_HOST=$LAB_NAME/$1"; }

is_marked() { tr '\0' '\n' 2>/dev/null <"/proc/$1/environ" | grep -qx "$2"; }

# The machine's number of the host's first process; fails when the host is down.
host_pid() {
  local pid
  pid=$(cat "$(host_state "$1")/pid" 2>/dev/null) || return 1
  [ -n "$pid" ] && is_marked "$pid" "$(host_mark "$1")" && echo "$pid"
}

is_up() { host_pid "$1" >/dev/null; }

hosts_up() {
  local folder
  for folder in "$LAB_STATE"/hosts/h?; do
    [ -d "$folder" ] && is_up "${folder##*/}" && echo "${folder##*/}"
  done
  return 0
}

require_up() { is_up "$1" || fail "there is no host \"$1\"; \"lab.sh status\" lists what is up."; }

# Up, or without power.
require_raised() { [ -d "$(host_state "${1:-?}")" ] || fail "there is no host \"$1\"."; }

# A host that was there before finds its disk as it left it.
# usage: start_host HOST TREE [FOLDER-OUTSIDE:FOLDER-INSIDE]...
start_host() {
  local host=$1 tree=$2 state data
  shift 2
  state=$(host_state "$host") data=$(host_data "$host")
  mkdir -p "$state" "$data"/{root,upper/etc,work}
  echo "$tree" >"$state/tree"
  write_names "$host" "$data/upper/etc"
  : >"$state/pid"
  env -i PATH="$PATH" "$(host_mark "$host")" setsid \
    unshare --mount --pid --fork --net --uts --ipc --propagation private \
    bash "$LAB_HOME/lib/host-init.sh" "$host" "$(tree_stack "$tree")" "$data" "$state/pid" "$@" \
    </dev/null >"$state/init.log" 2>&1 8>&- 9>&- &
  disown
  wait_until 30 host_pid "$host" || fail "host $host did not start; see $state/init.log"
}

write_names() {
  local host=$1 etc=$2
  echo "$host" >"$etc/hostname"
  printf '127.0.0.1 localhost\n%s %s\n' "$(address_of "$host")" "$host" >"$etc/hosts"
  if [ "$host" = switch ]; then
    # The switch asks for packages outside in the machine's name.
    cat /etc/resolv.conf >"$etc/resolv.conf"
  else
    printf 'nameserver %s\noptions timeout:1 attempts:1\n' "$(address_of switch)" >"$etc/resolv.conf"
  fi
}

# usage: on HOST COMMAND... ; runs it inside, as root, with a clean environment and without our locks (8 and 9), which
# a service started there would otherwise hold for ever
on() {
  local pid
  pid=$(host_pid "$1") || fail "host $1 is not up."
  shift
  nsenter --target "$pid" --mount --uts --ipc --net --pid --root --wd -- env -i \
    HOME=/root USER=root LANG=C.UTF-8 TERM="${TERM:-dumb}" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@" 8>&- 9>&-
}

copy_folder() {
  local folder=$1 host=$2 target=$3
  on "$host" rm -rf "$target"
  on "$host" mkdir -p "$target"
  tar -C "$folder" -c . | on "$host" tar -C "$target" -x --no-same-owner
}

# usage: wait_until SECONDS COMMAND...
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}
