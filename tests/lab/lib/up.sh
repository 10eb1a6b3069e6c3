# shellcheck shell=bash
# Up: every step looks first whether it is done already, so up twice is up once.

raise() {
  local count=3 bare=" " host
  while [ "$#" -gt 0 ]; do
    case $1 in
      --hosts) count=${2:-}; shift 2 ;;
      --bare) bare+="${2:-} "; shift 2 ;;
      *) fail "\"up\" does not know \"$1\"." ;;
    esac
  done
  [[ $count =~ ^[1-$MOST_HOSTS]$ ]] || fail "--hosts must be a number from 1 to $MOST_HOSTS."
  prepare
  start_switch
  for host in $(seq -f h%g "$count"); do
    case $bare in
      *" $host "*) raise_host "$host" host ;;
      *) raise_host "$host" engine ;;
    esac
  done
  for host in $(hosts_up); do
    ! has_engine "$host" || await_engine "$host"
  done
  write_ssh_config
  show_status
}

prepare() {
  claim_folder "$LAB_STATE"
  claim_folder "$LAB_DATA"
  mkdir -p "$LAB_CACHE/trees" "$LAB_CACHE/images" "$LAB_CACHE/packages"
  choose_subnet
  make_ssh_key
  # Labs share the cache; the first one fills it, the others wait.
  exec 8>"$LAB_CACHE/lock"
  flock 8
  ensure_trees
  ensure_images
  forget_old_trees_and_images
  exec 8>&-
}

raise_host() {
  local host=$1 tree=$2
  if ! is_up "$host"; then
    say "starting $host"
    [ "$tree" != engine ] || [ -d "$(host_data "$host")/docker" ] || give_images "$(host_data "$host")/docker"
    start_host "$host" "$tree" "$(host_data "$host")/docker:/var/lib/docker"
  fi
  plug "$host"
  let_services_start "$host"
  configure_engine "$host"
  ! has_engine "$host" || start_engine "$host"
  start_ssh "$host"
  if [ "$host" = "$HIDDEN_HOST" ]; then hide_host; fi
}

show_status() {
  local host engine
  [ -s "$LAB_STATE/subnet" ] || { echo "lab $LAB_NAME is down"; return; }
  echo "lab $LAB_NAME: network $(subnet).0/24, registry.lab:5000, ssh -F $LAB_SSH_CONFIG HOST"
  for host in $(hosts_up); do
    engine="no engine"
    if has_engine "$host"; then
      engine="engine $(on "$host" docker version --format '{{.Server.Version}}' 2>/dev/null || echo "does not answer")"
    fi
    echo "  $host  $(address_of "$host")  $engine"
  done
}
