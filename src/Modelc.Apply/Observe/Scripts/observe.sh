#!/bin/sh
# modelc-observe APP: what a host is and remembers, in lines of words with tabs between. It changes nothing.
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

line user "$(id -un)" "$(pwd)"
engine
lock
[ ! -r "$folder/salt" ] || line salt "$(cat "$folder/salt")"
[ ! -r "$folder/current" ] || line current "$(cat "$folder/current")"
for release in "$folder"/releases/*/manifest.json; do
    release=${release%/manifest.json}
    case $release in *'*' | *.part) ;; *) line release "${release##*/}" ;; esac
done
[ ! -r "$folder/steps" ] || sed "s/^/step$tab/" "$folder/steps"
echo end
