# shellcheck shell=bash
# What runs on a host: an ssh server, and on most an engine.

start_ssh() {
  local host=$1
  on "$host" mkdir -p -m 700 /root/.ssh /run/sshd
  on "$host" tee /root/.ssh/authorized_keys <"$LAB_STATE/ssh/key.pub" >/dev/null
  on "$host" ssh-keygen -A >/dev/null
  on "$host" start-stop-daemon --quiet --start --oknodo --pidfile /run/sshd.pid --exec /usr/sbin/sshd
}

# On a host without an init system a package starts its service only when this says yes.
let_services_start() {
  printf '#!/bin/sh\nexit 0\n' | on "$1" tee /usr/sbin/policy-rc.d >/dev/null
  on "$1" chmod 755 /usr/sbin/policy-rc.d
}

# The one host that is reached through another accepts nobody else.
hide_host() {
  local rule=(INPUT -i eth0 -p tcp --dport 22 ! -s "$(address_of "$JUMP_HOST")" -j REJECT --reject-with tcp-reset)
  on "$HIDDEN_HOST" iptables -w -C "${rule[@]}" 2>/dev/null || on "$HIDDEN_HOST" iptables -w -A "${rule[@]}"
}

# A host raised without one may have been given one since.
has_engine() { on "$1" test -x /usr/sbin/dockerd; }

configure_engine() {
  local host=$1
  on "$host" mkdir -p /etc/docker
  on "$host" tee /etc/docker/daemon.json >/dev/null <<END
{
  "insecure-registries": ["registry.lab:5000"],
  "registry-mirrors": ["http://registry.lab:5000"],
  "cgroup-parent": "/modelc-lab/$LAB_NAME/$host"
}
END
}

engine_answers() { on "$1" docker version; }

start_engine() { on "$1" service docker start >/dev/null; }

await_engine() {
  wait_until 60 engine_answers "$1" ||
    fail "the engine of $1 does not answer; see \"lab.sh exec $1 tail /var/log/docker.log\"."
}
