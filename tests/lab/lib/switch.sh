# shellcheck shell=bash
# What the hosts find on the network: names that are answered at once, Debian's packages, an image registry.

start_switch() {
  if ! is_up switch; then
    give_registry_its_images
    start_host switch switch "$LAB_CACHE/packages:/var/cache/packages" "$(registry_data):/var/lib/docker-registry"
  fi
  make_switch
  start_names
  start_mirror
  start_registry
}

# usage: start_service HOST NAME COMMAND... ; does nothing when it runs already
start_service() {
  local host=$1 name=$2
  shift 2
  on "$host" start-stop-daemon --quiet --start --oknodo --background --make-pidfile --pidfile "/run/$name.pid" \
    --output "/var/log/$name.log" --startas "$1" -- "${@:2}"
}

# Every name that is not the lab's own does not exist, and is said not to at once.
start_names() {
  local names=() host
  for host in h{1..9}; do names+=(--host-record="$host,$host.lab,$(address_of "$host")"); done
  start_service switch names /usr/sbin/dnsmasq --keep-in-foreground --user=root --no-hosts --no-resolv --bind-interfaces \
    --listen-address="$(address_of switch)" --local=/#/ --address="/deb.debian.org/$(address_of switch)" \
    --host-record="registry.lab,$(address_of switch)" "${names[@]}"
}

# deb.debian.org as the hosts see it: a cache in the switch. It reaches outside through a socket whose other end, in the
# machine's network, connects to that one place; so there is no route, no forwarding and no firewall rule to clean up.
start_mirror() {
  outside_is_open || open_outside
  on switch tee /etc/nginx/nginx.conf <"$LAB_HOME/switch/mirror.conf" >/dev/null
  start_service switch mirror /usr/sbin/nginx -g 'daemon off;'
}

outside_is_open() { on switch start-stop-daemon --status --pidfile /run/outside.pid; }

open_outside() {
  nsenter --target "$(host_pid switch)" --mount --uts --ipc --pid --root --wd -- env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    start-stop-daemon --quiet --start --background --make-pidfile --pidfile /run/outside.pid --output /var/log/outside.log \
    --startas /usr/bin/socat -- UNIX-LISTEN:/run/outside.sock,unlink-early,fork,mode=666 "TCP:$LAB_MIRROR:80" 8>&- 9>&-
}

registry_data() { echo "$(host_data switch)/registry"; }

start_registry() {
  on switch tee /etc/docker/registry/config.yml <"$LAB_HOME/switch/registry.yml" >/dev/null
  start_service switch registry /usr/bin/docker-registry serve /etc/docker/registry/config.yml
}
