#!/bin/sh
# Options alone mean haproxy; haproxy runs in the foreground, with a master that reloads on SIGUSR2.
set -e
if [ "${1#-}" != "$1" ]; then set -- haproxy "$@"; fi
if [ "$1" = haproxy ]; then
  shift
  set -- haproxy -W -db "$@"
fi
exec "$@"
