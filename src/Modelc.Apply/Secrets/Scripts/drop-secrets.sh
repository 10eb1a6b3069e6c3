#!/bin/sh
# modelc-drop-secrets APP COMPONENT/NAME...: takes the files of these secrets away, and the folders that are empty then.
cd "/run/modelc/secrets/$1" 2>/dev/null || exit 0
app=$1
shift
for path in "$@"; do
    rm -f "$path" "$path.new"
    rmdir "${path%/*}" 2>/dev/null
done
cd .. && rmdir "$app" 2>/dev/null
exit 0
