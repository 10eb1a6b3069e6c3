need_engine() {
    docker version >/dev/null 2>&1 || give_up 'Docker does not answer; is it installed and may this user use it?'
}

# need_image NAME built|pulled
need_image() {
    has_image "$1" && return 0
    [ "$2" != built ] || refuse "the image $1 is not on this host; build it first, README.md says how"
    say image "pulling $1"
    pull_image "$1" || refuse "the image $1 cannot be pulled; nothing was changed"
}

# A login is for this pull alone: it stays out of the user's own Docker settings.
pull_image() {
    if [ -z "${UNIT_REGISTRY-}" ] || [ "${1#"$UNIT_REGISTRY/"}" = "$1" ]; then
        docker pull --quiet "$1" >/dev/null
        return
    fi
    login=$(mktemp -d)
    secret_variable "$UNIT_REGISTRY_PASSWORD" | DOCKER_CONFIG=$login docker login \
        --username "$UNIT_REGISTRY_USER" --password-stdin "$UNIT_REGISTRY" >/dev/null 2>&1 &&
        DOCKER_CONFIG=$login docker pull --quiet "$1" >/dev/null
    pulled=$?
    rm -rf "$login"
    return "$pulled"
}
