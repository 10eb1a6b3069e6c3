#!/bin/sh
# modelc-look APP: what of an application is on this host, in lines of words with tabs between. It changes nothing.
set -u
folder=modelc/$1
ours=label=modelc.app=$1
tab=$(printf '\t')

# When a release was last applied to its end, and by whom; the youngest release comes last.
releases() {
    [ -r "$folder/journal" ] || return 0
    awk -F '\t' '$5 == "applied" { order[$3] = NR; when[$3] = $1; who[$3] = $2 }
        END { for (id in order) print order[id] "\t" id "\t" when[id] "\t" who[id] }' "$folder/journal" |
        sort -n | cut -f 2- | while IFS=$tab read -r id when who; do
        kept=no
        [ ! -e "$folder/releases/$id/manifest.json" ] || kept=yes
        printf 'release\t%s\t%s\t%s\t%s\n' "$id" "$when" "$who" "$kept"
    done
}

label() {
    printf '{{"\\t"}}{{or (index .Config.Labels "%s") "-"}}' "$1"
}

containers() {
    docker ps --all --quiet --filter "$ours" | xargs -r docker inspect --type container --format "$(
        printf 'container{{"\\t"}}{{slice .Name 1}}'
        label modelc.component
        label modelc.role
        label modelc.version
        label com.docker.swarm.service.name
        printf '{{"\\t"}}{{.State.Status}}{{"\\t"}}{{with .State.Health}}{{.Status}}{{else}}-{{end}}'
        printf '{{"\\t"}}{{.State.StartedAt}}{{"\\t"}}{{.Config.Image}}'
    )" 2>/dev/null
}

# On plain Docker the watchdog asks each replica; what it says is passed on as it is.
watchdogs() {
    docker ps --filter "$ours" --filter label=modelc.role=watchdog --format '{{.Names}}' | while read -r name; do
        docker exec "$name" sh /opt/modelc/watchdog.sh report 2>/dev/null </dev/null |
            awk '$2 == "status:" && $3 == "replica" { for (i = 5; i <= NF; i++) { split($i, pair, "="); said[pair[1]] = pair[2] }
                print "health\t" $4 "\t" said["health"] "\t" said["traffic"] }'
    done
}

services() {
    docker service ls --quiet --filter "$ours" | xargs -r docker service inspect --format \
        'service{{"\t"}}{{.Spec.Name}}{{"\t"}}{{or (index .Spec.Labels "modelc.component") "-"}}{{"\t"}}{{with .Spec.Mode.Replicated}}{{.Replicas}}{{end}}{{"\t"}}{{with .UpdateStatus}}{{.State}}{{else}}-{{end}}' 2>/dev/null
}

nodes() {
    docker node ls --quiet | xargs -r docker node inspect --format \
        'node{{"\t"}}{{.ID}}{{"\t"}}{{.Description.Hostname}}{{"\t"}}{{.Status.Addr}}{{"\t"}}{{with .ManagerStatus}}{{.Addr}}{{else}}-{{end}}{{"\t"}}{{.Spec.Role}}{{"\t"}}{{.Spec.Availability}}{{"\t"}}{{.Status.State}}{{"\t"}}{{or (index .Spec.Labels "modelc.drained") "-"}}' 2>/dev/null
}

[ ! -r "$folder/current" ] || printf 'current\t%s\n' "$(cat "$folder/current")"
[ ! -r "$folder/steps" ] || sed "s/^/step$tab/" "$folder/steps"
[ ! -d "$folder/lock" ] || printf 'lock\t%s\t%s\t%s\n' "$(cat "$folder/lock/who" 2>/dev/null)" "$(cat "$folder/lock/when" 2>/dev/null)" "$(cat "$folder/lock/why" 2>/dev/null)"
releases
if ! command -v docker >/dev/null 2>&1; then
    printf 'engine\tabsent\n'
elif version=$(docker info --format '{{.ServerVersion}}{{"\t"}}{{.Swarm.ControlAvailable}}' 2>/dev/null) && [ -n "${version%%"$tab"*}" ]; then
    printf 'engine\trunning\t%s\n' "${version%%"$tab"*}"
    containers
    watchdogs
    if [ "${version#*"$tab"}" = true ]; then
        services
        nodes
    fi
else
    printf 'engine\tdown\n'
fi
echo end
