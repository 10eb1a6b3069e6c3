# shellcheck shell=bash
# Tear-down that needs no memory of what was done: a lab is its marked processes, one cable, its cgroups, two folders.

stop_host() {
  local host=$1
  unplug "$host"
  kill_marked "$(host_mark "$host")"
  rm -rf --one-file-system -- "$(host_state "$host")"
}

# usage: kill_marked PATTERN ; ends every process with that line in its environment, and waits until they are gone
kill_marked() {
  wait_until 30 end_marked "$1" || fail "some processes of the lab do not end: $(marked_processes "$1" | xargs)"
}

# Again and again, for what was in the middle of starting another one when it was told to end.
end_marked() {
  local pids
  mapfile -t pids < <(marked_processes "$1")
  [ "${#pids[@]}" -gt 0 ] || return 0
  # Some may have ended since they were listed; who is left is seen at the next look.
  kill -KILL "${pids[@]}" 2>/dev/null || true
  return 1
}

marked_processes() {
  local environment
  { grep -lzxE "$1" /proc/[0-9]*/environ 2>/dev/null || true; } | while read -r environment; do
    environment=${environment#/proc/}
    echo "${environment%/environ}"
  done
}

remove_cgroups() {
  find /sys/fs/cgroup -depth -type d '(' -path "*/modelc-lab/$LAB_NAME" -o -path "*/modelc-lab/$LAB_NAME/*" ')' -exec rmdir {} + 2>/dev/null || true
  # Shared with other labs: goes with the last one.
  find /sys/fs/cgroup -depth -type d -name modelc-lab -exec rmdir {} + 2>/dev/null || true
}

tear_down() {
  kill_marked "MODELC_LAB_HOST=$LAB_NAME/.*"
  ! operator_link_is_ours || ip link delete "$OPERATOR_LINK" 2>/dev/null || true
  remove_cgroups
  remove_claimed_folder "$LAB_DATA"
  remove_claimed_folder "$LAB_STATE"
  rm -f "$LAB_STATE.lock"
  rmdir "$(dirname "$LAB_STATE")" 2>/dev/null || true
}
