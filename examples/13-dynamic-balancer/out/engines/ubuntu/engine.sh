#!/bin/sh
# Sees to it that Docker works on this host.
#
#   sh engine.sh            install Docker where it is missing, start it where it does not run, let this user use it
#   sh engine.sh verify     change nothing; fail where Docker does not work
#   sh engine.sh check      change nothing; say what would be done
#   sh engine.sh status     which Docker it is
#   sh engine.sh down       nothing: others may have come to use Docker, so it stays
#
# It installs the distribution's own package, with its own settings: the engine listens on its local socket and is not
# opened to the network. Whoever runs this is root or may use sudo without a password, unless there is nothing to do.
# Stopped anywhere and run again, it finishes the job. Exit: 0 Docker works, or would after a run; 1 it does not.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
# How long an engine may take to answer after its start.
patience=60

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

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n -- "$@"; fi
}

may_be_root() {
    as_root true 2>/dev/null
}

has_docker() { command -v docker >/dev/null 2>&1; }
answers() { docker version >/dev/null 2>&1; }
answers_root() { as_root docker version >/dev/null 2>&1; }

# Older engines lack what the scripts of this build rely on; another program under Docker's name may, too.
suits() {
    case $(docker --version) in *[Pp]odman*) give_up 'the docker command of this host is Podman; install Docker in its place.' ;; esac
    version=$(docker version --format '{{.Server.Version}}')
    [ "${version%%.*}" -ge 20 ] 2>/dev/null || give_up "Docker $version is too old; install 20.10 or newer."
}

# What installs packages here, and what Docker is called there.
find_packages() {
    for installer in apt-get dnf yum apk zypper pacman; do
        ! command -v "$installer" >/dev/null 2>&1 || return 0
    done
    installer=
}

install_with() {
    case $installer in
    apt-get)
        as_root apt-get -q update || return 1
        set -- docker.io
        # Newer Debians have the command in a package of its own.
        ! apt-cache show docker-cli >/dev/null 2>&1 || set -- "$@" docker-cli
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 install "$@"
        ;;
    dnf | yum)
        as_root "$installer" -y install moby-engine || as_root "$installer" -y install docker
        ;;
    apk) as_root apk add docker ;;
    zypper) as_root zypper --non-interactive install docker ;;
    pacman) as_root pacman -S --noconfirm --needed docker ;;
    esac
}

install() {
    find_packages
    [ -n "$installer" ] || give_up 'Docker is missing, and none of apt-get, dnf, yum, apk, zypper and pacman is there to install it; see https://docs.docker.com/engine/install/.'
    may_be_root || give_up "Docker is missing, and $(id -un) is neither root nor may use sudo without a password: install Docker, or allow that."
    say engine "Docker is missing: installing it with $installer"
    install_with >"$work/install" 2>&1 || {
        tail -n 20 "$work/install" | sed 's/^/modelc: log: engine: /' >&2
        give_up "$installer could not install Docker; the lines above say why. See also https://docs.docker.com/engine/install/."
    }
    has_docker || give_up "$installer installed no docker command; see https://docs.docker.com/engine/install/."
}

start_engine() {
    if [ -d /run/systemd/system ]; then
        as_root systemctl enable --now docker
    elif command -v rc-service >/dev/null 2>&1; then
        as_root rc-update add docker default && as_root rc-service docker start
    elif [ -x /etc/init.d/docker ]; then
        as_root service docker start
    else
        give_up 'Docker does not run, and nothing known is there to start it (systemd, OpenRC, /etc/init.d): start dockerd and run this again.'
    fi
}

start() {
    may_be_root || give_up "Docker does not answer, and $(id -un) is neither root nor may use sudo without a password: start it, or add $(id -un) to the group \"docker\"."
    ! answers_root || return 0
    say engine 'Docker does not answer: starting it'
    start_engine >"$work/start" 2>&1 || {
        sed 's/^/modelc: log: engine: /' "$work/start" >&2
        give_up 'Docker could not be started; the lines above say why.'
    }
    end=$(($(date +%s) + patience))
    until answers_root; do
        [ "$(date +%s)" -lt "$end" ] || give_up "Docker was started and does not answer after $patience s; its log says why (journalctl -u docker, or /var/log/docker.log)."
        sleep 1
    done
}

# Groups are given at login: what is already logged in does not gain them.
let_in() {
    ! answers || return 0
    user=$(id -un)
    case " $(id -Gn "$user") " in
    *' docker '*) say engine "$user is in the group \"docker\", from the next login on" ;;
    *)
        as_root usermod -aG docker "$user" 2>/dev/null || as_root addgroup "$user" docker >/dev/null ||
            give_up "$user could not be added to the group \"docker\"."
        say engine "$user is now in the group \"docker\", from the next login on"
        ;;
    esac
}

up() {
    has_docker || install
    if ! answers; then
        start
        let_in
    fi
    ! answers || suits
    say engine "$(docker --version) works"
}

verify() {
    has_docker || give_up 'Docker is missing on this host, and nothing is to be installed: install it by hand, or let "sh engine.sh" do so.'
    answers || give_up "Docker does not answer $(id -un): start it, or let \"sh engine.sh\" see to it."
    suits
    say engine "$(docker --version) works"
}

check() {
    if ! has_docker; then
        find_packages
        if [ -z "$installer" ] || ! may_be_root; then
            give_up "Docker is missing and cannot be installed here by $(id -un): install it by hand, see https://docs.docker.com/engine/install/."
        fi
        say engine "Docker is missing and would be installed with $installer"
    elif ! answers; then
        may_be_root || give_up "Docker does not answer $(id -un), who is neither root nor may use sudo without a password."
        say engine "Docker does not answer $(id -un) and would be started, or $(id -un) be let use it"
    else
        suits
        say engine "$(docker --version) works"
    fi
}

status() {
    if has_docker && answers; then say engine "$(docker --version) works"; else say engine 'Docker does not work'; fi
}

down() {
    say engine 'Docker stays: others may use it'
}

case ${1-up} in
up | verify | check | status | down) "${1-up}" ;;
*) give_up 'usage: sh engine.sh [up|verify|check|status|down]' ;;
esac

