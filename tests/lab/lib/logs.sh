# shellcheck shell=bash
# Everything one wants to see when something went wrong.

show_logs() {
  local host
  for host in ${1:-$(hosts_up)}; do
    printf '\n===== %s\n' "$host"
    if has_engine "$host"; then
      show_engine "$host"
      show_containers "$host"
    fi
  done
}

show_engine() {
  echo "--- dockerd, last lines"
  on "$1" tail -n 20 /var/log/docker.log
  if [ "$(on "$1" docker info --format '{{.Swarm.ControlAvailable}}' 2>/dev/null)" = true ]; then
    on "$1" docker service ls
    on "$1" docker service ls --quiet | on "$1" xargs --no-run-if-empty docker service ps --no-trunc
  fi
}

show_containers() {
  local container
  on "$1" docker ps --all
  for container in $(on "$1" docker ps --all --quiet); do
    echo "--- container $container, last lines"
    on "$1" docker logs --tail 20 "$container" 2>&1 || true
    on "$1" docker inspect --format '{{range .State.Health.Log}}{{.ExitCode}} {{.Output}}{{end}}' "$container" 2>/dev/null || true
  done
}
