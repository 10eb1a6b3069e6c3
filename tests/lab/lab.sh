#!/bin/bash
# Real hosts on one machine: raises them, breaks them, fells them. README.md tells how to play with it.
# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
trap 'echo "lab: error: \"$BASH_COMMAND\" failed at ${BASH_SOURCE[0]##*/}:$LINENO" >&2' ERR

LAB_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export LAB_HOME
# shellcheck source=lib/settings.sh
. "$LAB_HOME/lib/settings.sh"
# shellcheck source=lib/safety.sh
. "$LAB_HOME/lib/safety.sh"
# shellcheck source=lib/trees.sh
. "$LAB_HOME/lib/trees.sh"
# shellcheck source=lib/hosts.sh
. "$LAB_HOME/lib/hosts.sh"
# shellcheck source=lib/network.sh
. "$LAB_HOME/lib/network.sh"
# shellcheck source=lib/switch.sh
. "$LAB_HOME/lib/switch.sh"
# shellcheck source=lib/services.sh
. "$LAB_HOME/lib/services.sh"
# shellcheck source=lib/ssh.sh
. "$LAB_HOME/lib/ssh.sh"
# shellcheck source=lib/images.sh
. "$LAB_HOME/lib/images.sh"
# shellcheck source=lib/down.sh
. "$LAB_HOME/lib/down.sh"
# shellcheck source=lib/up.sh
. "$LAB_HOME/lib/up.sh"
# shellcheck source=lib/faults.sh
. "$LAB_HOME/lib/faults.sh"
# shellcheck source=lib/reset.sh
. "$LAB_HOME/lib/reset.sh"
# shellcheck source=lib/logs.sh
. "$LAB_HOME/lib/logs.sh"

usage() {
  cat <<END
usage: lab.sh up [--hosts N] [--bare HOST]...   raise N hosts (3), those named without Docker; what is up stays as it is
       lab.sh status                            what is up, and under which address
       lab.sh exec HOST COMMAND...              run a command on a host, as root
       lab.sh ssh HOST [COMMAND...]             log in the way an operator does
       lab.sh copy FOLDER HOST TARGET           put a folder of this machine on a host, in place of what is there
       lab.sh address HOST                      the host's address, reachable from this machine
       lab.sh take HOST ADDRESS...              give a host more addresses of its network, IPv4, until the next reset
       lab.sh logs [HOST]                       engines and containers: what they said last
       lab.sh reset                             mend all hosts, empty all engines: between two tests
       lab.sh reinstall HOST                    the host with a new disk
       lab.sh check                             why the lab cannot run here, or nothing
       lab.sh down                              remove everything
faults:
$(list_faults)
environment: MODELC_LAB_NAME (mlab) for several labs side by side, MODELC_LAB_CACHE (/var/cache/modelc-lab)
END
}

# One command at a time changes a lab. "down" removes the lock's file too, so who waited for that one takes a new one.
alone() {
  local lock=$LAB_STATE.lock
  mkdir -p "$(dirname "$LAB_STATE")"
  while true; do
    exec 9>"$lock"
    flock --timeout 900 9 || fail "another lab.sh has been changing this lab for 15 minutes."
    [ ! /proc/self/fd/9 -ef "$lock" ] || return 0
  done
}

main() {
  local command=${1:-help}
  [ "$#" = 0 ] || shift
  case $command in
    check) why_not_here; return ;;
    help | --help | -h) usage; return ;;
  esac
  refuse_unless_safe
  case $command in
    up) alone; raise "$@" ;;
    down) alone; tear_down ;;
    status) show_status ;;
    exec) [ "$#" -ge 2 ] || fail "exec needs a host and a command."; require_up "$1"; on "$@" || exit "$?" ;;
    ssh) require_up "${1:-}"; exec ssh -F "$LAB_SSH_CONFIG" "$@" ;;
    fault) alone; cause_fault "$@" ;;
    mend) alone; mend "${1:-}" ;;
    copy) [ "$#" = 3 ] || fail "copy needs a folder, a host and a target."; require_up "$2"; copy_folder "$@" ;;
    take) alone; require_up "${1:-}"; take_addresses "$@" ;;
    logs) show_logs "$@" ;;
    reset) alone; reset_hosts ;;
    reinstall) alone; require_raised "${1:-}"; reinstall "$1" ;;
    address) require_raised "${1:-}"; address_of "$1" ;;
    *) usage >&2; exit 64 ;;
  esac
}

main "$@"
