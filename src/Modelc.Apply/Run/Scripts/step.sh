#!/bin/sh
# modelc-step APP TOKEN RELEASE FOLDER KEYS FINGERPRINT WHO EVENT TOUCHED WORD...: runs words in a folder of a release and writes down,
# on this very host, that it began and how it ended: whoever asked may be gone by then. Standard input is that of the words.
# Exit: that of the words; 95 if the lock was lost, 96 if it could not be written down.
set -u
umask 022
app=$1 token=$2 release=$3 folder=$4 keys=$5 fingerprint=$6 who=$7 event=$8
shift 8
touched=$1
shift
base=$PWD/modelc/$app
# The steps of a person who is gone, or who pressed Ctrl-C, go on to their end.
trap '' INT HUP

journal() {
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$who" "$release" "$folder" "$1" "$2" >>"$base/journal"
}

record() {
    printf '%s\n' "$keys" | while IFS= read -r key; do
        printf '%s\t%s\t%s\n' "$key" "$1" "$release" >>"$base/steps" || exit 1
    done
}

[ "$(cat "$base/lock/token" 2>/dev/null)" = "$token" ] || exit 95
busy=$base/lock/busy.$$
: >"$busy" || exit 96
trap 'rm -f "$busy"' EXIT
if [ "$folder" = - ]; then cd "$base"; else cd "$base/releases/$release/$folder"; fi || exit 1
# Until the end is written down, nobody may believe that what was there before is still so.
{ record '?' && journal start "$*"; } || exit 96
# Nor that somebody else changed what it is about to change.
[ ! -e "$base/objects" ] || printf 'began\t%s\n' "$touched" >>"$base/objects" || exit 96

ended=$base/lock/ended.$$
last=$base/lock/last.$$
{
    status=0
    "$@" || status=$?
    echo "$status" >"$ended"
} 2>&1 | (
    # The words must not die of a reader who is gone.
    trap '' PIPE
    while IFS= read -r text || [ -n "$text" ]; do
        printf '%s\n' "$text" >"$last"
        printf '%s\n' "$text" 2>/dev/null || :
    done
)
status=$(cat "$ended" 2>/dev/null) || status=96
text=$(cat "$last" 2>/dev/null)
rm -f "$ended" "$last"
if [ "$status" = 0 ]; then
    { record "$fingerprint" && journal "$event" ""; } || exit 96
elif [ "$status" = 3 ]; then
    journal 'put back' "$text" || :
else
    journal failed "exit $status: $text" || :
fi
exit "$status"
