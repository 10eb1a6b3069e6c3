#!/bin/bash
# Installs what tests/lab needs on this machine. None of it is a service: engines, ssh servers, the registry and the rest
# live in the lab's own file systems, which lab.sh makes itself.
set -euo pipefail

declare -A PACKAGE_OF=(
  [mmdebstrap]=mmdebstrap
  [ip]=iproute2
  [ssh]=openssh-client
  [unshare]=util-linux
  [curl]=curl
)

missing=()
for command in "${!PACKAGE_OF[@]}"; do
  type -P "$command" >/dev/null || missing+=("${PACKAGE_OF[$command]}")
done
[ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
if [ "${#missing[@]}" = 0 ]; then exit 0; fi

[ "$(id -u)" = 0 ] || { echo "lab: root is needed to install: ${missing[*]}" >&2; exit 1; }
type -P apt-get >/dev/null || { echo "lab: install these, or the like: ${missing[*]}" >&2; exit 1; }
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
