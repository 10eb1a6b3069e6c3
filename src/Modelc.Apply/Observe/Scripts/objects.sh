#!/bin/sh
# modelc-objects APP [keep]: every object of an application on this host and what is known of it, in lines "object, field,
# value" with tabs between; what could hold a secret is a salted hash. With "keep" that becomes what the host remembers;
# without, the lines of its memory come first, with "was" in front, and those of now have "is".
set -u
folder=modelc/$1
ours=label=modelc.app=$1
tab=$(printf '\t')
[ -d "$folder" ] || exit 0

salt() {
    [ -s "$folder/salt" ] || (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$folder/salt.new" && mv "$folder/salt.new" "$folder/salt")
    cat "$folder/salt"
}

hash() {
    { salt && cat; } | sha256sum | cut -c 1-16
}

# "object, field, value" to "object, field, #hash".
hashed() {
    while IFS=$tab read -r object field value; do
        printf '%s\t%s\t#%s\n' "$object" "$field" "$(printf '%s' "$value" | hash)"
    done
}

field() {
    printf 'container {{slice .Name 1}}\\t%s\\t%s\\n' "$1" "$2"
}

containers() {
    # shellcheck disable=SC2046 # Ids.
    set -- $(docker ps --all --quiet --filter "$ours" --filter label=modelc.role)
    [ $# -gt 0 ] || return 0
    format=$(
        field state '{{.State.Status}}'
        field image '{{.Config.Image}}'
        field revision '{{index .Config.Labels "modelc.revision"}}'
        field command '{{json .Config.Entrypoint}} {{json .Config.Cmd}}'
        field mounts '{{json .HostConfig.Binds}}'
        field ports '{{json .HostConfig.PortBindings}}'
        field memory '{{.HostConfig.Memory}}'
        field 'reserved memory' '{{.HostConfig.MemoryReservation}}'
        field cpus '{{.HostConfig.NanoCpus}}'
        field 'cpu shares' '{{.HostConfig.CpuShares}}'
        field processes '{{with .HostConfig.PidsLimit}}{{.}}{{else}}-{{end}}'
        field restart '{{.HostConfig.RestartPolicy.Name}} {{.HostConfig.RestartPolicy.MaximumRetryCount}}'
        # shellcheck disable=SC2016 # Variables of the template.
        field networks '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}'
    )
    docker inspect --type container --format "$(printf '%b' "$format")" "$@" | grep .
    docker inspect --type container --format "container {{slice .Name 1}}${tab}environment${tab}{{json .Config.Env}}" "$@" | hashed
    for id in "$@"; do
        case $(docker inspect --format '{{index .Config.Labels "modelc.role"}}' "$id") in
        proxy | watchdog)
            printf 'container %s\tfiles\t#%s\n' "$(docker inspect --format '{{slice .Name 1}}' "$id")" \
                "$(docker cp "$id:/opt/modelc" - 2>/dev/null | tar -xO 2>/dev/null | hash)"
            ;;
        esac
    done
}

swarm() {
    docker service ls --quiet --filter "$ours" | xargs -r docker service inspect --format \
        'service {{.Spec.Name}}{{"\t"}}replicas{{"\t"}}{{with .Spec.Mode.Replicated}}{{.Replicas}}{{end}}
service {{.Spec.Name}}{{"\t"}}image{{"\t"}}{{.Spec.TaskTemplate.ContainerSpec.Image}}'
    docker service ls --quiet --filter "$ours" | xargs -r docker service inspect --format \
        'service {{.Spec.Name}}{{"\t"}}task{{"\t"}}{{json .Spec.TaskTemplate}}
service {{.Spec.Name}}{{"\t"}}update{{"\t"}}{{json .Spec.UpdateConfig}} {{json .Spec.RollbackConfig}}
service {{.Spec.Name}}{{"\t"}}endpoint{{"\t"}}{{json .Spec.EndpointSpec}}' | hashed
    docker node ls --quiet | xargs -r docker node inspect --format \
        'node {{.Description.Hostname}}{{"\t"}}role{{"\t"}}{{.Spec.Role}}
node {{.Description.Hostname}}{{"\t"}}availability{{"\t"}}{{.Spec.Availability}}
node {{.Description.Hostname}}{{"\t"}}labels{{"\t"}}{{json .Spec.Labels}}'
    docker config ls --filter "$ours" --format "config {{.Name}}${tab}there${tab}yes"
    docker secret ls --filter "$ours" --format "secret {{.Name}}${tab}there${tab}yes"
    docker network ls --filter "$ours" --filter scope=swarm --format "network {{.Name}}${tab}there${tab}yes"
}

# Files of the release that somebody changed here.
files() {
    [ -r "$folder/current" ] || return 0
    (cd "$folder/releases/$(cat "$folder/current")" 2>/dev/null && sha256sum -c --quiet SHA256SUMS 2>/dev/null) |
        sed "s/: FAILED.*//; s/.*/file &${tab}content${tab}changed/"
}

objects() {
    files
    if ! docker info >/dev/null 2>&1; then return; fi
    containers
    docker network ls --filter "$ours" --filter scope=local --format "network {{.Name}}${tab}there${tab}yes"
    docker volume ls --filter "$ours" --format "volume {{.Name}}${tab}there${tab}yes"
    if [ "$(docker info --format '{{.Swarm.ControlAvailable}}')" = true ]; then swarm; fi
}

if [ "${2-}" = keep ]; then
    objects >"$folder/objects.new" && mv "$folder/objects.new" "$folder/objects"
else
    [ ! -r "$folder/objects" ] || { echo memory && sed "s/^/was$tab/" "$folder/objects"; }
    objects | sed "s/^/is$tab/"
    echo end
fi
