{%{# Docker is asked each time: whatever is remembered could be contradicted by what a person did meanwhile.
ours() {
    docker ps --all --filter "label=modelc.app=$UNIT_APP" --filter "label=modelc.component=$UNIT_NAME" "$@"
}

# "name role number state revision restarts address secrets" of each of our containers, in one call. A swarm's tasks have
# the labels of their component and no role: they are the swarm's to look after. What does not run has no address: after a
# crash of the engine Docker still shows the one that it had, which may be another's by now.
look_around() {
    ours --quiet | xargs docker inspect --type container --format "$(printf '%s' \
        '{{slice .Name 1}} {{with .Config.Labels}}{{or (index . "modelc.role") "-"}} {{or (index . "modelc.replica") "-"}} ' \
        '{{$.State.Status}} {{index . "modelc.revision"}}{{end}} {{.RestartCount}} ' \
        "{{with and .State.Running (index .NetworkSettings.Networks \"${UNIT_NETWORK-}\")}}{{or .IPAddress \"-\"}}{{else}}-{{end}}" \
        ' {{or (index .Config.Labels "modelc.secrets") "-"}}')" 2>/dev/null
}

# Who sets $sight asks a number of questions about one and the same moment; otherwise each question is asked anew.
sight=
in_sight() {
    if [ -n "$sight" ]; then printf '%s\n' "$sight"; else look_around; fi
}

# "number name state revision" of each replica, by number.
replicas() {
    in_sight | awk '$2 == "replica" {print $3, $1, $4, $5}' | sort -n
}

# "name state revision" of each container in a role.
members() {
    in_sight | awk -v role="$1" '$2 == role {print $1, $4, $5}' | sort
}

fact() {
    in_sight | awk -v name="$1" -v column="$2" '$1 == name && $column != "-" {print $column}'
}

state_of() {
    state=$(fact "$1" 4)
    echo "${state:-missing}"
}

revision_of() {
    fact "$1" 5
}

restarts_of() {
    fact "$1" 6
}

address_of() {
    fact "$1" 7
}

# The mark of the secrets that it was given; nothing where it was given none.
secrets_of() {
    fact "$1" 8
}

# Nothing on the output when there is no such container ("docker inspect" alone would print an empty line).
inspect() {
    inspected=$(docker inspect --type container --format "$1" "$2" 2>/dev/null) && printf '%s\n' "$inspected"
}

id_of() {
    inspect '{{.Id}}' "$1"
}

started_at() {
    inspect '{{.State.StartedAt}}' "$1"
}

# A container's own host name is its id.
own_name() {
    inspect '{{slice .Name 1}}' "$(hostname)"
}

exit_code_of() {
    inspect '{{.State.ExitCode}}' "$1" || true
}

command_of() {
    inspect '{{join .Config.Cmd " "}}' "$1" || true
}

# A variable of a container exactly as it was given, of however many lines.
variable_of() {
    inspect "{{range .Config.Env}}{{\$pair := split . \"=\"}}{{if eq (index \$pair 0) \"$2\"}}{{join (slice \$pair 1) \"=\"}}{{end}}{{end}}" "$1"
}

has_image() {
    docker image inspect "$1" >/dev/null 2>&1
}

# Stops within the time that the component was promised, then removes.
discard() {
    docker stop --time "$UNIT_GRACE" "$1" >/dev/null 2>&1 || true
    docker rm --force --volumes "$1" >/dev/null 2>&1 || true
}

# put FILE CONTAINER TARGET MODE: a file enters a container that has not started. "docker cp" wants an existing parent and
# would change the rights of a directory it is given, so the nearest existing parent receives just what is missing below it.
put() {
    put_parent=$(dirname "$3") put_leaf=$(basename "$3")
    put_stage=$(mktemp -d) || return 1
    cp "$1" "$put_stage/$put_leaf" && chmod "$4" "$put_stage/$put_leaf" || return 1
    until put_why=$(docker cp "$put_stage/$put_leaf" "$2:$put_parent/" 2>&1 >/dev/null); do
        if [ "$put_parent" = / ]; then
            warn error "$put_why"
            rm -rf "$put_stage"
            return 1
        fi
        put_leaf=$(basename "$put_parent") put_parent=$(dirname "$put_parent")
        put_outer=$(mktemp -d) || return 1
        chmod 0755 "$put_stage" && mv "$put_stage" "$put_outer/$put_leaf" || return 1
        put_stage=$put_outer
    done
    rm -rf "$put_stage"
}}%}
