#!/bin/bash
# step.sh FILE DIRECTORY END: runs one command of a recipe in a directory, and writes down in which one it ended.
# The command shares this shell, so these have names that it will not use.
modelc_step=$1 modelc_end=$3
cd "$2" || exit 1
trap 'pwd >"$modelc_end"' EXIT
set --
# shellcheck source=/dev/null
. "$modelc_step"
