# shellcheck shell=bash
# An ssh client's side of the lab: a key, the hosts' keys, and a configuration that reaches each host by its name.

make_ssh_key() {
  mkdir -p "$LAB_STATE/ssh"
  chmod 700 "$LAB_STATE/ssh"
  [ -e "$LAB_STATE/ssh/key" ] || ssh-keygen -q -t ed25519 -N '' -C "modelc lab $LAB_NAME" -f "$LAB_STATE/ssh/key"
}

write_ssh_config() {
  local host
  : >"$LAB_STATE/ssh/known_hosts"
  {
    ssh_defaults
    for host in $(hosts_up); do
      printf '\nHost %s %s\n  HostName %s\n' "$host" "$(address_of "$host")" "$(address_of "$host")"
      if [ "$host" = "$HIDDEN_HOST" ]; then printf '  ProxyJump %s\n' "$JUMP_HOST"; fi
      printf '%s,%s %s\n' "$host" "$(address_of "$host")" "$(on "$host" cat /etc/ssh/ssh_host_ed25519_key.pub)" \
        >>"$LAB_STATE/ssh/known_hosts"
    done
  } >"$LAB_SSH_CONFIG"
}

ssh_defaults() {
  cat <<END
Host *
  User root
  IdentityFile $LAB_STATE/ssh/key
  IdentitiesOnly yes
  UserKnownHostsFile $LAB_STATE/ssh/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  BatchMode yes
  ConnectTimeout 5
END
}
