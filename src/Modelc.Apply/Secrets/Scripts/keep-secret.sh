#!/bin/sh
# modelc-keep-secret APP COMPONENT NAME: puts standard input into the file of a secret, in memory, readable for this user only.
set -eu
umask 077
root=/run/modelc
[ -d "$root" ] || mkdir "$root" 2>/dev/null || sudo -n install -d -m 0700 -o "$(id -un)" "$root" 2>/dev/null || {
    echo "$(id -un) may not make $root; make it once as root: install -d -m 0700 -o $(id -un) $root" >&2
    exit 1
}
folder=$root/secrets/$1/$2
mkdir -p "$folder"
chmod 0700 "$root" "$root/secrets" "$root/secrets/$1" "$folder"
cat >"$folder/$3.new"
mv "$folder/$3.new" "$folder/$3"
