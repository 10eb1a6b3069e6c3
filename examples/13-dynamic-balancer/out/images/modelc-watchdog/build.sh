#!/bin/sh
# Builds one image from the files beside it, under a tag that is their hash; what is there already is not built again.
#
#   sh build.sh           build it, and push it where the model names a registry
#   sh build.sh check     only look whether it could be built here
#   sh build.sh status    which versions of the image are here
#   sh build.sh down      remove every version that no container uses
#
# It needs sh and docker. Stopped anywhere and run again, it finishes the job.
# Exit: 0 done; 1 it could not be tried; 3 it could not be built or pushed, and nothing that runs was touched.
set -eu
cd "$(dirname "$0")"
# shellcheck source=/dev/null
. ./unit.env
image=$IMAGE_REPOSITORY:$IMAGE_TAG
password=${MODELC_SECRETS:-/run/modelc/secrets}/$IMAGE_APP/$IMAGE_OWNER/registry-password
# Enough to go back to; older ones go when nothing uses them.
kept=5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# One line per event, "modelc: <step>: <text>": for a person to read and for modelc to parse.
say() {
    printf 'modelc: %s: %s\n' "$1" "$2"
}

warn() {
    printf 'modelc: %s: %s\n' "$1" "$2" >&2
}

# 1: this machine or this folder cannot do it. 3: the release is not healthy and was put back.
give_up() {
    warn error "$1"
    exit 1
}

refuse() {
    warn failed "$1"
    exit 3
}

# The words of $1 that are also (or are not) among the words of $2.
among() {
    for word in $1; do
        case " $2 " in *" $word "*) printf '%s ' "$word" ;; esac
    done
}

without() {
    for word in $1; do
        case " $2 " in *" $word "*) ;; *) printf '%s ' "$word" ;; esac
    done
}

count() {
    counted=0
    for word in $1; do counted=$((counted + 1)); done
    echo "$counted"
}

first_of() {
    printf '%s' "$1" | tr ' ' '\n' | sed '/^$/d' | head -n "$2" | tr '\n' ' '
}

rest_of() {
    printf '%s' "$1" | tr ' ' '\n' | sed '/^$/d' | tail -n "+$(($2 + 1))" | tr '\n' ' '
}

need_engine() {
    command -v docker >/dev/null 2>&1 || give_up 'docker is not installed here.'
    docker version >/dev/null 2>&1 || give_up 'Docker does not answer; is it running, and may this user use it?'
}

# A pipe has the status of its last command only, so the first leaves its own in a file.
build() {
    say image "building $image"
    {
        built=0
        docker build --tag "$image" . 2>&1 || built=$?
        echo "$built" >"$work/status"
    } | sed "s/^/modelc: log: $IMAGE_OWNER: /"
    [ "$(cat "$work/status")" = 0 ] || refuse "the image $image cannot be built; the lines above say why."
    say image "$image is built"
}

has_image() {
    docker image inspect "$image" >/dev/null 2>&1
}

# A login of this run only: the user's own docker configuration is not ours to write to.
log_in() {
    [ -n "$IMAGE_REGISTRY_USER" ] || return 0
    [ -r "$password" ] || give_up "the password for registry \"$IMAGE_REGISTRY\" is missing: put it into $password (mode 0600)."
    DOCKER_CONFIG=$work/docker
    export DOCKER_CONFIG
    docker login --username "$IMAGE_REGISTRY_USER" --password-stdin "$IMAGE_REGISTRY" <"$password" >/dev/null 2>"$work/login" ||
        refuse "registry \"$IMAGE_REGISTRY\" refused the login of \"$IMAGE_REGISTRY_USER\": $(tail -n 1 "$work/login")"
}

# What the registry has is not sent again, so there is no need to ask first.
push() {
    say image "pushing $image"
    log_in
    docker push "$image" >"$work/push" 2>&1 || refuse "registry \"$IMAGE_REGISTRY\" did not take the image: $(tail -n 1 "$work/push")"
}

versions() {
    docker image ls --format '{{.Tag}}' "$IMAGE_REPOSITORY"
}

# Docker refuses to remove what a container uses: that is the test.
forget() {
    docker image rm "$IMAGE_REPOSITORY:$1" >/dev/null 2>&1 || true
}

up() {
    need_engine
    if has_image; then say image "$image is here"; else build; fi
    [ "$IMAGE_PUSH" = no ] || push
    versions | grep -vxF "$IMAGE_TAG" | tail -n "+$kept" | while read -r tag; do forget "$tag"; done
    say finished "$image is ready"
}

check() {
    need_engine
    [ "$IMAGE_PUSH" = no ] || [ -z "$IMAGE_REGISTRY_USER" ] || [ -r "$password" ] ||
        give_up "the password for registry \"$IMAGE_REGISTRY\" is missing: put it into $password (mode 0600)."
    say check "$image can be built"
}

status() {
    need_engine
    versions | while read -r tag; do say status "image $IMAGE_REPOSITORY:$tag"; done
}

# A swarm takes its containers from a node in its own time, after their service.
await_swarm() {
    patience=60
    while [ "$patience" -gt 0 ] &&
        docker ps --all --quiet --filter "ancestor=$image" --filter label=com.docker.swarm.task | grep -q .; do
        sleep 1
        patience=$((patience - 1))
    done
}

down() {
    need_engine
    await_swarm
    versions | while read -r tag; do forget "$tag"; done
    say finished "$IMAGE_REPOSITORY is removed, but for what is in use"
}

case ${1-up} in
up | check | status | down) "${1-up}" ;;
*)
    sed -n '2,/^set -eu$/s/^# \{0,1\}//p' "$0"
    exit 1
    ;;
esac

