# shellcheck shell=bash
# What can go wrong, and the way back. Each fault has a "break_" and, when something stays broken, a "mend_". A mend asks
# the host what is broken, so it needs no memory and may be called at any time.

MENDABLE=(engine network packets disk ssh processes containers)

list_faults() {
  cat <<END
       lab.sh fault kill-container HOST CONTAINER      SIGKILL to its first process
       lab.sh fault pause-container HOST CONTAINER     frozen: connections are accepted, nothing answers
       lab.sh fault kill-process HOST PATTERN          SIGKILL to what "pgrep -f" finds on the host and in its containers
       lab.sh fault pause-process HOST PATTERN         SIGSTOP to the same
       lab.sh fault kill-engine HOST                   SIGKILL to dockerd
       lab.sh fault cut HOST                           the host's cable is pulled
       lab.sh fault drop HOST PERCENT                  so many of the packets that arrive at the host are lost
       lab.sh fault delay HOST MILLISECONDS            every packet that arrives at the host comes so much later
       lab.sh fault fill HOST FOLDER                   the folder is on a small disk that is full
       lab.sh fault stop-ssh HOST                      no new connection; sessions that are open go on
       lab.sh fault limit-ssh HOST [NUMBER]            MaxStartups (2)
       lab.sh fault power-off HOST                     everything on the host is gone at once, but its disk
       lab.sh mend HOST                                all of it is well again; what was killed is started
END
}

cause_fault() {
  local fault=${1:-} host=${2:-}
  case $fault in
    kill-container | pause-container | kill-process | pause-process | drop | delay | fill)
      [ "$#" = 3 ] || fail "the fault \"$fault\" needs a host and one thing more; see \"lab.sh help\"." ;;
    kill-engine | cut | stop-ssh | power-off)
      [ "$#" = 2 ] || fail "the fault \"$fault\" needs a host, nothing else." ;;
    limit-ssh) [ "$#" = 2 ] || [ "$#" = 3 ] || fail "the fault \"limit-ssh\" needs a host and at most a number." ;;
    *) fail "there is no fault \"$fault\"; \"lab.sh help\" lists them." ;;
  esac
  require_up "$host"
  "break_${fault//-/_}" "${@:2}"
}

mend() {
  local host=$1 what
  require_raised "$host"
  is_up "$host" || raise_host "$host" "$(cat "$(host_state "$host")/tree")"
  for what in "${MENDABLE[@]}"; do "mend_$what" "$host"; done
}

break_kill_container() { on "$1" docker kill "$2" >/dev/null; }
break_pause_container() { on "$1" docker pause "$2" >/dev/null; }

mend_containers() {
  has_engine "$1" || return 0
  on "$1" docker ps --quiet --filter status=paused | on "$1" xargs --no-run-if-empty docker unpause >/dev/null
}

break_kill_process() { signal_processes KILL "$@"; }
break_pause_process() { signal_processes STOP "$@"; }

# The host's processes have a number space of their own: nothing outside can match.
signal_processes() {
  on "$2" pkill "-$1" --full -- "$3" || fail "no process on $2 matches \"$3\"."
}

mend_processes() {
  { on "$1" pgrep --runstates T --full . || true; } | on "$1" xargs --no-run-if-empty kill -CONT
}

break_kill_engine() {
  on "$1" pkill -KILL --exact dockerd || fail "no engine runs on $1."
}

mend_engine() {
  has_engine "$1" || return 0
  start_engine "$1"
  await_engine "$1"
}

break_cut() { on switch ip link set "$1" down; }
mend_network() { on switch ip link set "$1" up; }

# Packets are met where they arrive, before anything is routed: those for containers and overlay networks count too.
break_drop() {
  [[ $2 =~ ^[0-9]+$ && $2 -le 100 ]] || fail "\"$2\" is not a percentage."
  on "$1" iptables -w -t mangle -A PREROUTING -i eth0 -m statistic --mode random \
    --probability "$(printf '%d.%02d' $(($2 / 100)) $(($2 % 100)))" -m comment --comment lab-drop -j DROP
}

break_delay() {
  [[ $2 =~ ^[0-9]+$ ]] || fail "\"$2\" is not a number of milliseconds."
  stop_delay "$1"
  on "$1" tee /run/delay.py <"$LAB_HOME/lib/delay.py" >/dev/null
  start_service "$1" delay /usr/bin/python3 /run/delay.py 7 "$2"
  wait_until 20 on "$1" grep -q '^ *7 ' /proc/net/netfilter/nfnetlink_queue || fail "$1 cannot hold packets back."
  on "$1" iptables -w -t mangle -A PREROUTING -i eth0 -m comment --comment lab-delay -j NFQUEUE --queue-num 7 --queue-bypass
}

stop_delay() {
  on "$1" iptables -w -t mangle -D PREROUTING -i eth0 -m comment --comment lab-delay -j NFQUEUE --queue-num 7 --queue-bypass \
    2>/dev/null || true
  on "$1" start-stop-daemon --quiet --stop --oknodo --retry KILL/5 --remove-pidfile --pidfile /run/delay.pid
}

mend_packets() {
  local rule words
  stop_delay "$1"
  on "$1" iptables -w -t mangle -S PREROUTING | { grep lab-drop || true; } | while read -r rule; do
    read -ra words <<<"${rule/-A /-D }"
    on "$1" iptables -w -t mangle "${words[@]}" </dev/null
  done
}

# What the folder holds stays readable; what is written into it from now on is lost with the mend.
break_fill() {
  local host=$1 folder=$2 used
  [[ $folder == /?* ]] || fail "\"$folder\" is not an absolute path."
  on "$host" mkdir -p "$folder"
  used=$(on "$host" du -sk "$folder" | cut -f1)
  on "$host" mount -t tmpfs -o "size=$((used + 1024))k,mode=755" lab-full /mnt
  on "$host" cp -a "$folder/." /mnt
  on "$host" mount --move /mnt "$folder"
  on "$host" dd if=/dev/zero of="$folder/.lab-full" bs=4k 2>/dev/null || true
}

mend_disk() {
  { on "$1" findmnt --noheadings --list --output TARGET --source lab-full || true; } | on "$1" xargs --no-run-if-empty umount --lazy
}

break_stop_ssh() { on "$1" start-stop-daemon --quiet --stop --oknodo --retry 5 --remove-pidfile --pidfile /run/sshd.pid; }

break_limit_ssh() {
  local most=${2:-2}
  [[ $most =~ ^[1-9][0-9]*$ ]] || fail "\"$most\" is not a number of logins."
  echo "MaxStartups $most" | on "$1" tee /etc/ssh/sshd_config.d/lab-limit.conf >/dev/null
  reload_ssh "$1" "$most-$most"
}

# The server starts anew, in its own time; its title then says how many it takes in, as "0 of 2-2 startups".
reload_ssh() {
  on "$1" start-stop-daemon --quiet --stop --signal HUP --pidfile /run/sshd.pid
  wait_until 20 on "$1" pgrep --full "listener.* of $2 startups" || fail "the ssh server of $1 does not read its configuration."
}

mend_ssh() {
  start_ssh "$1"
  wait_until 20 on "$1" test -s /run/sshd.pid
  if on "$1" test -e /etc/ssh/sshd_config.d/lab-limit.conf; then
    on "$1" rm /etc/ssh/sshd_config.d/lab-limit.conf
    reload_ssh "$1" 10-100
  fi
}

break_power_off() {
  unplug "$1"
  kill_marked "$(host_mark "$1")"
}
