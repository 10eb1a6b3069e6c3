#!/bin/sh
# modelc-objects APP [keep]: every object of an application on this host and what is known of it, in lines "object, field,
# value" with tabs between; what could hold a secret is a salted hash. A line "seen, kind" says that all of that kind are
# there. With "keep" that becomes what the host remembers; what standard input names, in lines "object, field, was, is" and
# with "!" for what is not there, stays as it was for as long as it still is so. Without "keep" the lines of the memory come first, with "was" in front, and
# those of now have "is"; a host that remembers nothing is not asked.
set -u
folder=modelc/$1
ours=label=modelc.app=$1
tab=$(printf '\t')
form=2
[ -d "$folder" ] || exit 0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

salt() {
    [ -s "$folder/salt" ] || (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$folder/salt.new" && mv "$folder/salt.new" "$folder/salt")
    cat "$folder/salt"
}

# The values of the lines "object, field, value" that are marked by "#" in place of a value that may be read.
hashed() {
    while IFS=$tab read -r object field value; do
        case $value in
        '#'*) value="#$(printf '%s%s' "$salt" "$value" | sha256sum | cut -c 1-16)" ;;
        esac
        printf '%s\t%s\t%s\n' "$object" "$field" "$value"
    done
}

label() {
    field "$1" "{{or (index .Config.Labels \"modelc.$1\") \"-\"}}"
}

field() {
    printf 'container {{slice .Name 1}}\\t%s\\t%s\\n' "$1" "$2"
}

# What ended as it should, or is being started again by Docker itself, is as good as what runs.
container_format() {
    field id '{{slice .Id 0 12}}'
    label component
    label role
    field state '{{if or (eq .State.Status "restarting") (and (eq .State.Status "exited") (eq (print .State.ExitCode) "0") (or (eq .HostConfig.RestartPolicy.Name "no") (eq .HostConfig.RestartPolicy.Name "") (eq .HostConfig.RestartPolicy.Name "on-failure")))}}running{{else}}{{.State.Status}}{{end}}'
    field image '{{.Config.Image}}'
    label revision
    field command '{{json .Config.Entrypoint}} {{json .Config.Cmd}}'
    field mounts '{{json .HostConfig.Binds}}'
    field ports '{{json .HostConfig.PortBindings}}'
    field memory '{{.HostConfig.Memory}}'
    field 'reserved memory' '{{.HostConfig.MemoryReservation}}'
    field cpus '{{.HostConfig.NanoCpus}}'
    field 'cpu shares' '{{.HostConfig.CpuShares}}'
    field processes '{{with .HostConfig.PidsLimit}}{{.}}{{else}}none{{end}}'
    field restart '{{.HostConfig.RestartPolicy.Name}} {{.HostConfig.RestartPolicy.MaximumRetryCount}}'
    # shellcheck disable=SC2016 # Variables of the template.
    field networks '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}'
    field environment '#{{json .Config.Env}}'
}

# One that goes between the two questions makes them be asked again.
containers() {
    for attempt in 1 2 3; do
        docker ps --all --quiet --filter "$ours" --filter label=modelc.role >"$work/ids" || return 0
        [ -s "$work/ids" ] || break
        # shellcheck disable=SC2046 # Ids.
        ! docker inspect --type container --format "$(printf '%b' "$(container_format)")" $(cat "$work/ids") >"$work/all" || break
        [ "$attempt" != 3 ] || return 0
    done
    printf 'seen\tcontainer\n'
    [ -s "$work/ids" ] || return 0
    grep . "$work/all" | hashed
    # What entered a proxy or a watchdog as a file is nowhere in its settings.
    awk -F '\t' '$2 == "role" && ($3 == "proxy" || $3 == "watchdog") { print substr($1, 11) }' "$work/all" >"$work/filled"
    while read -r name; do
        files_of "$name" &
    done <"$work/filled" | hashed
}

files_of() {
    docker cp "$1:/opt/modelc" - >"$work/files.$1" 2>/dev/null || return 0
    printf 'container %s\tfiles\t#%s\n' "$1" "$(tar -xOf "$work/files.$1" | sha256sum)"
}

# "seen" and the lines, or nothing at all when it could not be asked.
told() {
    kind=$1
    shift
    "$@" >"$work/$kind" || return 0
    printf 'seen\t%s\n' "$kind"
    hashed <"$work/$kind"
}

networks() {
    told network docker network ls --filter "$ours" --filter scope=local --format "network {{.Name}}${tab}there${tab}yes"
    told volume docker volume ls --filter "$ours" --format "volume {{.Name}}${tab}component${tab}{{or (.Label \"modelc.component\") \"-\"}}"
}

inspected() {
    what=$1 format=$2
    shift 2
    # Of none, "inspect" would be a mistake.
    found=$(docker "$what" ls --quiet "$@") || return 1
    # shellcheck disable=SC2086 # Ids.
    [ -z "$found" ] || docker "$what" inspect --format "$format" $found >"$work/$what.found" || return 1
    sed '/^$/d' "$work/$what.found" 2>/dev/null || :
}

# A task's settings but for those that are told by themselves, and for the counter of forced updates, which nobody can set back.
services() {
    inspected service 'service {{.Spec.Name}}{{"\t"}}component{{"\t"}}{{or (index .Spec.Labels "modelc.component") "-"}}
service {{.Spec.Name}}{{"\t"}}replicas{{"\t"}}{{with .Spec.Mode.Replicated}}{{.Replicas}}{{end}}
service {{.Spec.Name}}{{"\t"}}image{{"\t"}}{{.Spec.TaskTemplate.ContainerSpec.Image}}
service {{.Spec.Name}}{{"\t"}}environment{{"\t"}}#{{json .Spec.TaskTemplate.ContainerSpec.Env}}
service {{.Spec.Name}}{{"\t"}}resources{{"\t"}}{{json .Spec.TaskTemplate.Resources}}
service {{.Spec.Name}}{{"\t"}}placement{{"\t"}}{{json .Spec.TaskTemplate.Placement}}
service {{.Spec.Name}}{{"\t"}}task{{"\t"}}#{{json .Spec.TaskTemplate}}
service {{.Spec.Name}}{{"\t"}}update{{"\t"}}#{{json .Spec.UpdateConfig}} {{json .Spec.RollbackConfig}}
service {{.Spec.Name}}{{"\t"}}endpoint{{"\t"}}#{{json .Spec.EndpointSpec}}' --filter "$ours" >"$work/services" || return 1
    awk -F '\t' -v OFS='\t' '
        function cut(text) { if (at = index($3, text)) $3 = substr($3, 1, at - 1) substr($3, at + length(text)) }
        { told[$2] = $3 }
        $2 == "task" {
            cut("\"Image\":\"" told["image"] "\"")
            cut("\"Env\":" substr(told["environment"], 2))
            cut("\"Resources\":" told["resources"])
            cut("\"Placement\":" told["placement"])
            sub(/"ForceUpdate":[0-9]*/, "", $3)
            gsub(/,+/, ",", $3)
        }
        { print }' "$work/services"
}

# Nodes that the model names; and any that "modelc node drain" emptied, which is so on purpose.
nodes() {
    # shellcheck disable=SC2016 # Variables of the template.
    inspected node '{{if index .Spec.Labels "modelc.drained"}}drained {{.Description.Hostname}}{{"\t"}}there{{"\t"}}yes
{{end}}{{if eq "'"$app"'" (index .Spec.Labels "modelc.app")}}node {{.Description.Hostname}}{{"\t"}}role{{"\t"}}{{.Spec.Role}}
node {{.Description.Hostname}}{{"\t"}}availability{{"\t"}}{{if index .Spec.Labels "modelc.drained"}}*{{else}}{{.Spec.Availability}}{{end}}
node {{.Description.Hostname}}{{"\t"}}labels{{"\t"}}{{range $name, $value := .Spec.Labels}}{{if ne $name "modelc.drained"}}{{$name}}={{$value}} {{end}}{{end}}{{end}}'
}

# Only where orders are given, so that each thing is told once.
swarm() {
    grep -q '^swarm/' "$folder/steps" 2>/dev/null || return 0
    told service services &
    printf 'seen\tdrained\n'
    told node nodes &
    told config docker config ls --filter "$ours" --format "config {{.Name}}${tab}there${tab}yes"
    told secret docker secret ls --filter "$ours" --format "secret {{.Name}}${tab}there${tab}yes"
    told overlay docker network ls --filter "$ours" --filter scope=swarm --format "overlay {{.Name}}${tab}there${tab}yes"
    wait
}

# Each start of "docker" takes long, so they start at once.
objects() {
    command -v docker >/dev/null 2>&1 || return 0
    app=$1
    salt=$(salt)
    containers >"$work/1" 2>/dev/null &
    networks >"$work/2" 2>/dev/null &
    swarm >"$work/3" 2>/dev/null
    wait
    cat "$work/1" "$work/2" "$work/3"
}

# Lines of now, but for what was found changed before and is still: of that, what was.
carried() {
    awk -F '\t' -v OFS='\t' -v before="$work/carry" '
        function key(object, field) { return object "\t" field }
        BEGIN { while ((getline line < before) > 0) { split(line, part, "\t"); was[key(part[1], part[2])] = part[3]; is[key(part[1], part[2])] = part[4] } }
        { lines[NR] = $0; if ($2 == "id") id[$1] = $3; there[$1] = 1 }
        END {
            for (line = 1; line <= NR; line++) {
                $0 = lines[line]
                mark = key($1, $2)
                other = (key($1, "id") in is) && is[key($1, "id")] != "!" && id[$1] != is[key($1, "id")]
                if (!other && (mark in is) && is[mark] == $3) { if (was[mark] == "!") continue; $3 = was[mark] }
                print
            }
            for (mark in is) { split(mark, part, "\t"); if (is[mark] == "!" && !(part[1] in there)) print mark, was[mark] }
        }' "$work/now"
}

if [ "${2-}" = keep ]; then
    cat >"$work/carry"
    objects "$1" >"$work/now"
    { printf 'form\t%s\n' "$form" && carried; } >"$folder/objects.new" && mv "$folder/objects.new" "$folder/objects"
elif [ -r "$folder/objects" ]; then
    IFS= read -r first <"$folder/objects"
    [ "$first" = "form$tab$form" ] || exit 0
    echo memory
    sed "s/^/was$tab/" "$folder/objects"
    objects "$1" | sed "s/^/is$tab/"
fi
