#!/bin/sh
# modelc-volumes NAME...: those of these volumes that are on this host, a line each.
set -u
command -v docker >/dev/null 2>&1 || exit 0
for volume in "$@"; do
    if docker volume inspect "$volume" >/dev/null 2>&1; then printf '%s\n' "$volume"; fi
done
