# shellcheck shell=bash
# Between two tests: every host well again, every engine as it was raised.

reset_hosts() {
  local host folder pids=() pid failed=0
  for folder in "$LAB_STATE"/hosts/h?; do
    host=${folder##*/}
    (mend "$host"; empty_engine "$host"; forget_deployments "$host"; drop_addresses "$host") & pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
  return "$failed"
}

# What modelc remembers on a host, for whoever logs in there.
forget_deployments() {
  on "$1" sh -c 'rm -rf /root/modelc /home/*/modelc /run/modelc'
}

empty_engine() {
  local host=$1
  has_engine "$host" || return 0
  leave_swarm "$host"
  remove_all "$host" "ps --all --quiet" "rm --force --volumes"
  remove_all "$host" "network ls --quiet --filter type=custom" "network rm"
  remove_all "$host" "volume ls --quiet" "volume rm --force"
  forget_other_images "$host"
}

IMAGE_NAME='{{if ne .Tag "<none>"}}{{.Repository}}:{{.Tag}}{{else if ne .Digest "<none>"}}{{.Repository}}@{{.Digest}}{{else}}{{.ID}}{{end}}'

# What is called kept/... stays: layers that several tests build upon.
forget_other_images() {
  on "$1" docker images --digests --format "$IMAGE_NAME" | sort | grep -v '^kept/' | comm -13 <(images_table | cut -f1 | sort) - |
    on "$1" xargs --no-run-if-empty docker rmi --force >/dev/null
}

# An engine that left goes on looking for its former peers until it is started again.
leave_swarm() {
  [ "$(on "$1" docker info --format '{{.Swarm.LocalNodeState}}')" != inactive ] || return 0
  on "$1" docker swarm leave --force >/dev/null 2>&1 || true
  on "$1" service docker stop >/dev/null
  mend_engine "$1"
}

# usage: remove_all HOST LISTING REMOVAL ; both are words for docker. An engine that is itself removing one of them, as after it
# left a swarm, refuses to; it is asked again.
remove_all() {
  local listing removal attempt
  read -ra listing <<<"$2"
  read -ra removal <<<"$3"
  for attempt in 1 2 3 4; do
    ! on "$1" docker "${listing[@]}" | on "$1" xargs --no-run-if-empty docker "${removal[@]}" >/dev/null 2>&1 || return 0
    sleep "$attempt"
  done
  on "$1" docker "${listing[@]}" | on "$1" xargs --no-run-if-empty docker "${removal[@]}" >/dev/null
}

# A new disk, as the host was first raised.
reinstall() {
  local host=$1 tree
  tree=$(cat "$(host_state "$host")/tree")
  stop_host "$host"
  rm -rf --one-file-system -- "$(host_data "$host")"
  raise_host "$host" "$tree"
  mend_engine "$host"
  write_ssh_config
}
