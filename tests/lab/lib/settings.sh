# shellcheck shell=bash
# Where a lab keeps its things, and how its parts are called. Everything here may be read, nothing set, by the other files.

export LAB_NAME=${MODELC_LAB_NAME:-mlab}
export LAB_CACHE=${MODELC_LAB_CACHE:-/var/cache/modelc-lab}
export LAB_MIRROR=${MODELC_LAB_MIRROR:-deb.debian.org}
export LAB_STATE=${MODELC_LAB_STATE:-/run/modelc-lab}/$LAB_NAME
# Upper layers and engine data: on the disk of the cache, so that image layers can be hard links.
export LAB_DATA=$LAB_CACHE/labs/$LAB_NAME
export LAB_SSH_CONFIG=$LAB_STATE/ssh/config

# The last octets inside the lab's own /24.
export SWITCH_OCTET=1 OPERATOR_OCTET=254 FIRST_HOST_OCTET=11
export MOST_HOSTS=9
# The host that the operator reaches only through another one.
export HIDDEN_HOST=h3 JUMP_HOST=h1

# A network interface's name has at most 15 characters.
export OPERATOR_LINK=$LAB_NAME-op

say() { printf 'lab: %s\n' "$*" >&2; }
fail() { printf 'lab: error: %s\n' "$*" >&2; exit 1; }
