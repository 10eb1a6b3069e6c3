#!/bin/sh
# modelc-observe APP RELEASE OBJECTS: what a host is and remembers, in lines of words with tabs between; then what OBJECTS, a
# script, says of the objects there. RELEASE is the one that is meant to be there. It changes nothing.
set -u
folder=modelc/$1
tab=$(printf '\t')

line() {
    printf '%s' "$1"
    shift
    for word in "$@"; do printf '\t%s' "$(printf '%s' "$word" | tr '\n\t' '  ')"; done
    printf '\n'
}

# One question: each start of "docker" takes longer than everything else here.
engine() {
    if ! command -v docker >/dev/null 2>&1; then
        line engine absent
    elif version=$(docker version --format '{{.Server.Version}}' 2>&1) && [ -n "$version" ]; then
        line engine running "$version"
    else
        case $version in
        *'permission denied'*) line engine denied ;;
        *) line engine down ;;
        esac
    fi
}

# The beat is the holder's last sign of life, by the clock of this host.
lock() {
    [ -d "$folder/lock" ] || return 0
    beat=$(cat "$folder/lock/beat" 2>/dev/null) || beat=$(date +%s)
    line lock "$(cat "$folder/lock/who" 2>/dev/null)" "$(cat "$folder/lock/when" 2>/dev/null)" \
        "$(cat "$folder/lock/why" 2>/dev/null)" "$(($(date +%s) - beat))"
}

# Files of a release that are not what was shipped.
damaged() {
    [ -d "$folder/releases/$1" ] || return 0
    (
        cd "$folder/releases/$1" || exit 0
        if [ -r SHA256SUMS ]; then LC_ALL=C sha256sum -c SHA256SUMS 2>/dev/null | sed -n 's/: FAILED.*//p'; else echo SHA256SUMS; fi
    ) | while read -r file; do line damaged "$1" "$file"; done
}

line user "$(id -un)" "$(pwd)"
engine
lock
[ ! -r "$folder/salt" ] || line salt "$(cat "$folder/salt")"
current=$(cat "$folder/current" 2>/dev/null) && line current "$current"
for release in "$folder"/releases/*/manifest.json; do
    release=${release%/manifest.json}
    case $release in *'*' | *.part | *.old) ;; *) line release "${release##*/}" ;; esac
done
[ ! -r "$folder/steps" ] || sed "s/^/step$tab/" "$folder/steps"
[ -z "$current" ] || damaged "$current"
[ -z "${2-}" ] || [ "$2" = "$current" ] || damaged "$2"
[ -z "${3-}" ] || sh -c "$3" modelc-objects "$1"
echo end
