#!/bin/sh
# modelc-finish APP TOKEN RELEASE KEPT OBJECTS: this release is now the one that is deployed; older ones go, but for the last KEPT
# and those that a step still refers to. OBJECTS is a script that keeps how things are now, and standard input is for it. With
# "-" for RELEASE nothing is deployed here any more, and nothing is kept.
set -eu
cd "modelc/$1"
[ "$(cat lock/token 2>/dev/null)" = "$2" ] || exit 95
if [ "$3" = - ]; then
    rm -rf releases steps current journal objects salt
    exit 0
fi
# Only now is it a release that one could go back to: one that failed has steps that were done, too.
printf '%s\t%s\t%s\t-\tapplied\t\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$(cat lock/who 2>/dev/null)" "$3" >>journal
printf '%s\n' "$3" >current.new
mv current.new current
if [ -e steps ]; then
    # The last line of a step counts; one that was retired is forgotten.
    awk -F '\t' '!($1 in last) { order[++count] = $1 }
        { last[$1] = $0; print_it[$1] = ($2 != "-") }
        END { for (i = 1; i <= count; i++) if (print_it[order[i]]) print last[order[i]] }' steps >steps.new
    mv steps.new steps
fi
rm -rf releases/*.part releases/*.old
# What was applied last is the youngest.
[ ! -d "releases/$3" ] || touch "releases/$3"
# shellcheck disable=SC2012 # The names are hexadecimal digits.
ls -1t releases | tail -n "+$(($4 + 1))" | while IFS= read -r release; do
    grep -q "$(printf '\t%s$' "$release")" steps 2>/dev/null || rm -rf "releases/$release"
done
if [ "$(wc -l <journal 2>/dev/null || echo 0)" -gt 10000 ]; then
    tail -n 5000 journal >journal.new
    mv journal.new journal
fi
# How things are now is what a look for changes made by hand compares with. A host that cannot say so is none the worse.
cd ../..
sh -c "$5" modelc-objects "$1" keep 2>/dev/null || true
