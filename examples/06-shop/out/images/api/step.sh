#!/bin/bash
# step.sh FILE USER: runs one command of a recipe while an image is built, in the directory that the command before it
# ended in, and stops the build if it fails. What it leaves below the working directory is the application's.
set -eo pipefail
# The command shares this shell, so these have names that it will not use.
modelc_step=$1 modelc_user=$2 modelc_home=$PWD modelc_memory=/opt/modelc/cwd
modelc_finish() {
    local status=$?
    pwd >"$modelc_memory"
    # Only what is not yet: a change of owner copies a file of an earlier layer.
    [ "$modelc_user" = 0 ] || find "$modelc_home" ! -user "$modelc_user" -exec chown -h "$modelc_user:$modelc_user" {} +
    exit "$status"
}
trap modelc_finish EXIT
set --
[ ! -e "$modelc_memory" ] || cd "$(cat "$modelc_memory")"
# shellcheck source=/dev/null
. "$modelc_step"
