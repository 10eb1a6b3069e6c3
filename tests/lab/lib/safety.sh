# shellcheck shell=bash
# Refuses to run where the lab could touch anything that is not its own.

NEEDED_COMMANDS=(ip nsenter unshare mmdebstrap ssh ssh-keygen flock sha256sum)

# One line that says why the lab cannot run here; nothing when it can.
why_not_here() {
  local command
  [ "$(uname -s)" = Linux ] || { echo "the lab needs Linux"; return; }
  [ "$(id -u)" = 0 ] || { echo "the lab needs root, for network namespaces"; return; }
  for command in "${NEEDED_COMMANDS[@]}"; do
    type -P "$command" >/dev/null || { echo "\"$command\" is missing; run tests/lab/install.sh"; return; }
  done
  unshare --mount --net --pid --fork true 2>/dev/null || { echo "namespaces cannot be made here"; return; }
  grep -qw overlay /proc/filesystems || echo "the kernel has no overlay file system"
}

refuse_unless_safe() {
  local reason
  [[ $LAB_NAME =~ ^[a-z][a-z0-9]{0,7}$ ]] ||
    fail "MODELC_LAB_NAME \"$LAB_NAME\" must be 1 to 8 small letters and digits, a letter first."
  local folder
  for folder in "$LAB_CACHE" "$LAB_STATE"; do
    [[ $folder =~ ^/[^/]+/[^/]+ && $folder != *..* ]] || fail "\"$folder\" must be an absolute path, two folders deep at least."
    case $folder/ in
      /etc/* | /usr/* | /proc/* | /sys/* | /dev/* | /boot/* | /lib*/* | /bin/* | /sbin/* | */docker/* | */containerd/*)
        fail "\"$folder\" belongs to the machine; give the lab a folder of its own." ;;
    esac
  done
  reason=$(why_not_here)
  [ -z "$reason" ] || fail "$reason"
  # Whatever engine the caller's shell points at is not ours.
  unset DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG
}

# A folder is ours when we put this mark into it; only such folders are ever removed.
claim_folder() {
  local folder=$1
  if [ -d "$folder" ] && [ ! -e "$folder/.modelc-lab" ] && [ -n "$(ls -A "$folder")" ]; then
    fail "\"$folder\" exists and is not a lab's folder."
  fi
  mkdir -p "$folder"
  touch "$folder/.modelc-lab"
}

remove_claimed_folder() {
  local folder=$1
  [ -e "$folder/.modelc-lab" ] || return 0
  rm -rf --one-file-system -- "$folder"
}
