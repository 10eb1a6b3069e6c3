#!/bin/sh
# Runs the scripts of /docker-entrypoint.d, then the command.
set -e
for script in /docker-entrypoint.d/*.sh; do
  if [ -x "$script" ]; then "$script"; fi
done
exec "$@"
