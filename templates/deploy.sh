{%{#!/bin/sh
# Brings the services of one swarm to what stack.yml says, and believes nothing but what the swarm then runs.
#
#   sh deploy.sh             settle the nodes, then every wave in order, then remove what is no longer ours
#   sh deploy.sh wave N      only the services of wave N and the waves before it
#   sh deploy.sh nodes       only give the nodes of the swarm their roles, availability and labels
#   sh deploy.sh prune       remove services, configs and secrets that stack.yml no longer names, and nodes that the model does not
#   sh deploy.sh check       only look whether stack.yml is one that this docker accepts
#   sh deploy.sh status      what runs
#   sh deploy.sh down        remove every service, config, secret and network of this application
#
# Run it on a manager, in the folder that it lies in. Stopped anywhere and run again, it finishes the job.
# MODELC_REPLACE="SERVICE SERVICE" before it sets also the images of these services back; else a tag that did not change
# stands for the image that it stood for when it was deployed.
# Exit: 0 done; 1 it could not be tried; 3 a service did not become what it should, and what served before still does.
set -eu
cd "$(dirname "$0")"
# shellcheck source=/dev/null
. ./stack.env

values=${MODELC_SECRETS:-/run/modelc/secrets}/$STACK_APP
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

}%}{{ include 'shell/say.sh' }}
{{ include 'shell/swarm.sh' }}
{{ include 'shell/replace.sh' }}{%{

# --- the nodes ---------------------------------------------------------------------------------------------------

need_manager() {
    case $(swarm_state) in
    'active true') ;;
    'active false') give_up "this host is a worker of a swarm; run this on one of its managers." ;;
    'inactive '*) give_up "this host is in no swarm; run \"sh node.sh init\" before, in its folder below nodes/." ;;
    *) give_up "the swarm of this host is in state \"$(swarm_state)\"; mend that first." ;;
    esac
}

# A node is known to the swarm by its host name and to the model by its address. All are asked for at once.
look_at_nodes() {
    docker node ls --quiet | xargs docker node inspect --format \
        '{{.Status.State}} {{.ID}} {{.Status.Addr}} {{with .ManagerStatus}}{{.Addr}}{{end}}' >"$work/nodes" || :
}

# A host that left and joined again is there twice: what it was before is down.
node_at() {
    awk -v address="$(address_behind "$1")" '
        $3 == address || index($4, address ":") == 1 { if ($1 == "ready") ready = $2; else other = $2 }
        END { print ready ? ready : other }' "$work/nodes"
}

# The swarm refuses a change of what it has itself changed in the same moment.
update_node() {
    for attempt in 1 2 3 4 5; do
        ! docker node update "$@" >"$work/update" 2>&1 || return 0
        sleep "$attempt"
    done
    give_up "the swarm does not take a change of a node: $(tail -n 1 "$work/update")"
}

label_of() { docker node inspect --format "{{index .Spec.Labels \"$2\"}}" "$1"; }

settle_nodes() {
    look_at_nodes
    : >"$work/named"
    while read -r address role availability; do
        [ -n "$address" ] || continue
        id=$(node_at "$address")
        [ -n "$id" ] || give_up "no node of the swarm has the address $address: it has not joined yet (sh node.sh join, there), or is known by another address."
        is=$(docker node inspect --format '{{.Spec.Role}} {{.Spec.Availability}}' "$id")
        if [ -n "$(label_of "$id" modelc.drained)" ] && [ "${is#* }" != "$availability" ]; then
            say nodes "$address was emptied on purpose and stays so, until \"modelc node activate\" or the end of its label modelc.drained"
            availability=${is#* }
        fi
        [ "$is" = "$role $availability" ] || {
            update_node --role "$role" --availability "$availability" "$id"
            say nodes "$address is a $role, availability $availability"
        }
        # Who shares the swarm with others takes out of it only what it brought in.
        [ -n "$(label_of "$id" modelc.app)" ] || update_node --label-add "modelc.app=$STACK_APP" "$id"
        settle_labels
        echo "$id" >>"$work/named"
    done <<EOF
$STACK_NODES
EOF
}

# A node joins without being reachable itself, and the networks of the swarm then end there. What has just joined may take
# a moment to listen.
look_at_ports() {
    from=$(docker info --format '{{.Swarm.NodeAddr}}')
    while read -r address _; do
        [ -n "$address" ] || continue
        end=$(($(date +%s) + 15))
        while is_closed "$(address_behind "$address")" 7946; do
            [ "$(docker node inspect --format '{{.Status.State}}' "$(node_at "$address")")" = ready ] || break
            [ "$(date +%s)" -lt "$end" ] || give_up "$(explain_ports "$address" 7946/tcp "$from")"
            sleep 1
        done
    done <<EOF
$STACK_NODES
EOF
}

# Labels that we gave and the model no longer has go; those that a person gave stay.
settle_labels() {
    printf '%s\n' "$STACK_NODE_LABELS" | awk -v address="$address" '$1 == address { sub(/^[^ ]* /, ""); print }' >"$work/labels"
    names=$(sed 's/=.*//' "$work/labels" | tr '\n' ' ')
    while read -r label; do
        update_node --label-add "$label" "$id"
    done <"$work/labels"
    given=$(label_of "$id" modelc.labels)
    for name in $given; do
        case " $names" in *" $name "*) ;; *) update_node --label-rm "$name" "$id" ;; esac
    done
    [ "$given" = "$names" ] || update_node --label-add "modelc.labels=$names" "$id"
}

# Nodes that an earlier model of this application named, and this one does not.
nodes_left_over() {
    [ -s "$work/named" ] || return 0
    docker node ls --quiet --filter "node.label=modelc.app=$STACK_APP" | grep -vxFf "$work/named" || :
}

# Before anything is deployed their tasks move to the others; they are taken out when all is done.
empty_nodes() {
    for id in $(nodes_left_over); do
        [ "$(docker node inspect --format '{{.Spec.Availability}}' "$id")" != drain ] || continue
        say nodes "$(docker node inspect --format '{{.Status.Addr}}' "$id") is no longer named: its tasks move away"
        update_node --availability drain "$id"
        end=$(($(date +%s) + 120))
        while docker node ps --quiet --filter desired-state=running "$id" | grep -q . && [ "$(date +%s)" -lt "$end" ]; do sleep 1; done
    done
}

remove_nodes() {
    for id in $(nodes_left_over); do
        update_node --role worker "$id"
        end=$(($(date +%s) + 60))
        until docker node rm --force "$id" >"$work/remove" 2>&1; do
            [ "$(date +%s)" -lt "$end" ] || give_up "a node cannot be taken out of the swarm: $(tail -n 1 "$work/remove")"
            sleep 1
        done
        say nodes "$id is out of the swarm"
    done
}

# A token that was handed out may have been seen on its way; it is worth nothing from here on.
replace_tokens() {
    for role in manager worker; do
        [ -f "$(note_of_token "$role")" ] || continue
        docker swarm join-token --rotate --quiet "$role" >/dev/null
        rm -f "$(note_of_token "$role")"
    done
}

# The swarm may go on without this application.
forget_nodes() {
    for id in $(docker node ls --quiet --filter "node.label=modelc.app=$STACK_APP"); do
        set -- --label-rm modelc.app
        for name in $(label_of "$id" modelc.labels); do set -- "$@" --label-rm "$name"; done
        [ -z "$(label_of "$id" modelc.labels)" ] || set -- "$@" --label-rm modelc.labels
        update_node "$@" "$id"
    done
}

# --- secrets and registries: values pass through files and standard input, never through an argument --------------

# A swarm's secret never changes, so its name carries a hash of the value; the cluster's own id keeps that hash from
# telling anything outside.
settle_secrets() {
    cluster_id=$(docker info --format '{{.Swarm.Cluster.ID}}')
    while read -r component name variable kind mark; do
        [ -n "$component" ] || continue
        file=$values/$component/$name
        [ -r "$file" ] || give_up "the value of secret \"$name\" of \"$component\" is missing: put it into $file (mode 0600)."
        hash=$({ printf '%s\n' "$cluster_id"; cat "$file"; } | sha256sum | cut -c1-12)
        if [ "$kind" = variable ]; then
            eval "$variable=\$(cat \"\$file\")"
        else
            eval "$variable=\${STACK_APP}_\${component}_\${name}_$hash"
            settle_secret
        fi
        export "${variable?}"
        # Another value is another label, so that the swarm and we see that the service is another.
        echo "$name $hash" >>"$work/values-$component"
        sha256sum <"$work/values-$component" | cut -c1-12 >"$work/mark-$component"
        eval "$mark=\$(cat \"\$work/mark-\$component\")"
        export "${mark?}"
    done <<EOF
$STACK_SECRETS
EOF
}

settle_secret() {
    full=${STACK_APP}_${component}_${name}_$hash
    docker secret inspect "$full" >/dev/null 2>&1 || {
        docker secret create --label "modelc.app=$STACK_APP" --label "modelc.component=$component" "$full" - <"$file" >/dev/null
        say secret "$component/$name is new"
    }
}

log_in() {
    while read -r server user component; do
        [ -n "$server" ] || continue
        file=$values/$component/registry-password
        [ -r "$file" ] || give_up "the password for registry \"$server\" is missing: put it into $file (mode 0600)."
        # A login of this run only: the host's own docker configuration is not ours to write to.
        DOCKER_CONFIG=$work/docker
        export DOCKER_CONFIG
        docker login --username "$user" --password-stdin "$server" <"$file" >/dev/null 2>"$work/login" ||
            give_up "registry \"$server\" refused the login of \"$user\": $(tail -n 1 "$work/login")"
    done <<EOF
$STACK_REGISTRIES
EOF
}

# --- the stack ---------------------------------------------------------------------------------------------------

# stack.yml holds the services wave by wave, each behind a "# wave N" line: a wave is deployed with those before it.
slice() {
    awk -v last="$1" '
        /^  # wave [0-9]+$/ { skip = ($3 + 0 > last + 0) }
        /^[a-z]/            { skip = 0 }
        !skip' stack.yml
}

deploy_wave() {
  # Relative file names in a stack are relative to the file, so the slice lies beside it.
    docker stack ps --quiet --no-trunc "$STACK_APP" >"$work/former-tasks" 2>/dev/null || :
    slice "$1" >".stack.$$.yml"
    trap 'rm -rf "$work" ".stack.$$.yml"' EXIT
    forget_images "$1"
    docker stack deploy --with-registry-auth --resolve-image changed --compose-file ".stack.$$.yml" "$STACK_APP" \
        >"$work/deploy" 2>&1 || refuse "docker did not take the stack: $(tail -n 3 "$work/deploy")"
    rm -f ".stack.$$.yml"
    while read -r wave name replicas revision task_revision deadline; do
        [ "${wave:-none}" = "$1" ] || continue
        mark=$(cat "$work/mark-$name" 2>/dev/null) || mark=
        await_begin "$name"
        await "$name" "$replicas" "$revision $mark" "$task_revision $mark" "$deadline"
    done <<EOF
$STACK_SERVICES
EOF
}

# Docker keeps the image of a service whose tag is the one that it was deployed with, whoever gave it another one since.
# Without that note it asks again; the services beside it keep theirs.
forget_images() {
    while read -r wave name _; do
        service=${STACK_APP}_${name:-}
        [ "${wave:-none}" = "$1" ] || continue
        must_replace "$service" || continue
        say "service $name" 'is set back to what stack.yml says'
        [ -z "$(docker service inspect --format '{{index .Spec.Labels "com.docker.stack.image"}}' "$service" 2>/dev/null)" ] ||
            docker service update --detach --label-rm com.docker.stack.image "$service" >/dev/null 2>&1 || true
        update_start "$service" >"$work/start-$name"
    done <<EOF
$STACK_SERVICES
EOF
}

# Tasks that are set back carry the labels of those before them, so the swarm's own word is waited for, that it has begun.
await_begin() {
    [ -f "$work/start-$1" ] || return 0
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        [ "$(update_start "${STACK_APP}_$1")" = "$(cat "$work/start-$1")" ] || return 0
        sleep "0.$attempt"
    done
}

update_start() { docker service inspect --format '{{with .UpdateStatus}}{{.StartedAt}}{{end}}' "$1" 2>/dev/null || :; }

# What decides is the spec that the swarm keeps: an automatic rollback restores the old one, labels included, and may
# call itself "completed" a few seconds later.
update_state() { docker service inspect --format '{{with .UpdateStatus}}{{.State}}{{end}}' "$1"; }

# look_at_service SERVICE LABELS: the state of its update, the labels of its spec, how many tasks it wants, and how many of them
# run, are healthy (a task is "running" from its first good check on) and carry these labels. It is asked each second, so
# with as few questions for a hundred replicas as for one.
look_at_service() {
    looked=$(docker service inspect --format \
        '{{with .UpdateStatus}}{{.State}}{{end}};{{with .Spec.Labels}}{{index . "modelc.revision"}} {{index . "modelc.secrets"}}{{end}}' "$1")
    state=${looked%%;*}
    labels=${looked#*;}
    docker service ps --quiet --no-trunc --filter desired-state=running "$1" >"$work/tasks"
    all=$(grep -c . <"$work/tasks" || :)
    good=$(xargs -r docker inspect --type task --format \
        '{{.Status.State}} {{with .Spec.ContainerSpec.Labels}}{{index . "modelc.revision"}} {{index . "modelc.secrets"}}{{end}}' \
        <"$work/tasks" 2>/dev/null | grep -c "^running $2\$" || :)
}

await() {
    service=${STACK_APP}_$1
    until_time=$(($(date +%s) + $5))
    shown=
    while :; do
        look_at_service "$service" "$4"
        [ "$labels" = "$3" ] || put_back_by_swarm "$1"
        progress "$1" "$good" "$2" "$state"
        case $state in
            rollback_*) put_back_by_swarm "$1" ;;
            paused) roll_back "$1" "the swarm paused the update" ;;
            '' | completed)
                [ "$good" -ne "$2" ] || [ "$all" -ne "$2" ] || break
                ! is_hopeless "$service" || roll_back "$1" "a replica of it failed $hopeless_after times"
                ;;
        esac
        [ "$(date +%s)" -lt "$until_time" ] || roll_back "$1" "it was not healthy within $5 s"
        sleep 1
    done
    say "service $1" "is what stack.yml says"
}

# Where the swarm has nothing to put back, it starts what fails again and again. "Complete" is one that was stopped as
# unhealthy and went politely. What was never started, since no node has room for it, does not count.
ended_by_itself='Failed|Rejected|Complete'
hopeless_after=3
is_hopeless() {
    ended_tasks "$1" '{{.Name}} {{.CurrentState}}' | awk -v limit="$hopeless_after" -v how="^($ended_by_itself)\$" '
        $2 ~ how && ++failed[$1] >= limit { found = 1 }
        END { exit !found }'
}

# Those that began and ended in this run: the swarm remembers some of each replica for long.
ended_tasks() {
    docker service ps --no-trunc --filter desired-state=shutdown --format "{{.ID}} $2" "$1" |
        awk -v former="$work/former-tasks" '
            BEGIN { while ((getline id <former) > 0) known[id] = 1 }
            !known[$1] { sub(/^[^ ]+ /, ""); print }'
}

progress() {
    line="$2/$3 healthy${4:+ ($4)}"
    [ "$line" = "$shown" ] || say "service $1" "$line"
    shown=$line
}

put_back_by_swarm() {
    service=${STACK_APP}_$1
    while [ "$(update_state "$service")" = rollback_started ]; do sleep 1; done
    show_why "$1"
    refuse "service \"$1\" did not become healthy; the swarm rolled it back and the previous version serves."
}

roll_back() {
    service=${STACK_APP}_$1
    show_why "$1"
    if [ "$(docker service inspect --format '{{if .PreviousSpec}}yes{{end}}' "$service")" = yes ]; then
        docker service rollback --detach "$service" >/dev/null
        refuse "service \"$1\": $2. It is being rolled back; the previous version serves."
    fi
    refuse "service \"$1\": $2. There is no previous version to go back to."
}

# The last tasks, those that failed first, what they said, and what their health checks said where this host can still see it.
show_why() {
    service=${STACK_APP}_$1
    ended_tasks "$service" '{{.Name}} on {{.Node}}: {{.CurrentState}} {{.Error}}' |
        awk -v how=": ($ended_by_itself) " '$0 ~ how { print; next } { rest = rest $0 "\n" } END { printf "%s", rest }' | head -n 5 | sed 's/^/modelc: task: /'
    docker service logs --raw --tail 20 "$service" 2>&1 | tail -n 20 | sed "s/^/modelc: log: $1: /" || :
    docker ps --all --quiet --filter "label=com.docker.swarm.service.name=$service" | head -n 3 | while read -r id; do
        docker inspect --format '{{with .State.Health}}{{range .Log}}{{.ExitCode}}: {{.Output}}{{end}}{{end}}' "$id" |
            grep . | tail -n 3 | sed "s/^/modelc: health: $1: /"
    done
}

# --- what is no longer named ---------------------------------------------------------------------------------------

known_service() {
    while read -r _ name _; do
        [ "${STACK_APP}_$name" != "$1" ] || return 0
    done <<EOF
$STACK_SERVICES
EOF
    return 1
}

prune() {
    docker service ls --filter "label=com.docker.stack.namespace=$STACK_APP" --format '{{.Name}}' | while read -r service; do
        known_service "$service" || {
            say "service ${service#"${STACK_APP}"_}" "removed: the model no longer has it"
            docker service rm "$service" >/dev/null
        }
    done
    prune_unused config
    prune_unused secret
}

# Docker refuses to remove a config or secret that a service, or its previous spec, still uses: that is the test.
prune_unused() {
    docker "$1" ls --filter "label=modelc.app=$STACK_APP" --format '{{.Name}}' >"$work/all"
    docker service ls -q --filter "label=com.docker.stack.namespace=$STACK_APP" |
        xargs -r docker service inspect --format '{{json .Spec}}{{json .PreviousSpec}}' >"$work/specs" || :
    while read -r name; do
        grep -qF "\"$name\"" "$work/specs" || docker "$1" rm "$name" >/dev/null 2>&1 || :
    done <"$work/all"
}

# --- verbs ---------------------------------------------------------------------------------------------------------

check() {
    [ -f stack.yml ] || return 0
    # Engines before 23 cannot look at a stack without deploying it.
    docker stack --help 2>/dev/null | grep -q '^  *config ' || return 0
    docker stack config --compose-file stack.yml >/dev/null 2>"$work/check" ||
        give_up "this docker does not accept stack.yml: $(cat "$work/check")"
}

settle() {
    need_manager
    settle_nodes
    look_at_ports
    empty_nodes
    replace_tokens
}

prepare() {
    need_manager
    settle_secrets
    log_in
    check
}

waves() { printf '%s\n' "$STACK_SERVICES" | awk 'NF { print $1 }' | sort -nu; }

up() {
    settle
    prepare
    for wave in $(waves); do
        deploy_wave "$wave"
    done
    prune
    remove_nodes
}

down() {
    [ "$(swarm_state)" = 'active true' ] || return 0
    docker stack rm "$STACK_APP" >/dev/null 2>&1 || :
  # "stack rm" answers before the tasks are gone, and a network with tasks cannot go.
    while docker service ls -q --filter "label=com.docker.stack.namespace=$STACK_APP" | grep -q . ||
        docker ps -q --filter "label=com.docker.stack.namespace=$STACK_APP" | grep -q .; do
        sleep 1
    done
    for kind in config secret network; do
        docker "$kind" ls --filter "label=modelc.app=$STACK_APP" -q | while read -r id; do
            docker "$kind" rm "$id" >/dev/null 2>&1 || :
        done
    done
    forget_nodes
    say "swarm $STACK_CLUSTER" "nothing of $STACK_APP is left"
}

status() {
    docker service ls --filter "label=com.docker.stack.namespace=$STACK_APP"
    while read -r _ name _; do
        [ -z "$name" ] || docker service ps --filter desired-state=running "${STACK_APP}_$name"
    done <<EOF
$STACK_SERVICES
EOF
}

command -v docker >/dev/null 2>&1 || give_up "docker is not installed on this host."

case ${1:-up} in
    up) up ;;
    wave)
        prepare
        deploy_wave "${2:?which wave?}"
        ;;
    nodes) settle ;;
    prune)
        settle
        prune
        remove_nodes
        ;;
    check) check ;;
    status) status ;;
    down) down ;;
    *)
        sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
        exit 1
        ;;
esac
}%}
