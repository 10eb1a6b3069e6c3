#!/bin/sh
# user.sh ID: the user that the application runs as, and a bash for its commands. Not "useradd", which not every base has.
set -eu
if [ ! -x /bin/bash ]; then
    echo "modelc: error: the base image has no /bin/bash, which the commands of a recipe need." >&2
    exit 1
fi
if ! cut -d : -f 3 /etc/passwd | grep -qx "$1"; then
    echo "app:x:$1:$1::/srv/app:/bin/bash" >>/etc/passwd
    echo "app:x:$1:" >>/etc/group
fi
chown "$1:$1" /srv/app
