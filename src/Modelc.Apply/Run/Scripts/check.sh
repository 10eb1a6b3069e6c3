#!/bin/sh
# modelc-check APP RELEASE FOLDER WORD...: runs words in a folder of a release and remembers nothing of it.
cd "modelc/$1/releases/$2/$3" || exit 1
shift 3
trap '' INT HUP
exec "$@"
