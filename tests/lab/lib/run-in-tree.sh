#!/bin/bash
# Runs a recipe inside a tree. Started in mount and process namespaces of its own.
# usage: run-in-tree.sh ROOT (ROOT | OVERLAY-OPTIONS) RECIPE
set -euo pipefail
root=$1 overlay=$2 recipe=$3

[ "$overlay" = "$root" ] || mount -t overlay overlay -o "$overlay" "$root"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"

# The machine's resolver, and no service started while packages are set up.
cp --remove-destination /etc/resolv.conf "$root/run/resolv.conf"
rm -f "$root/etc/resolv.conf"
cp "$root/run/resolv.conf" "$root/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

cp "$recipe" "$root/run/recipe.sh"
env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive chroot "$root" /bin/bash -eu /run/recipe.sh

rm -f "$root/usr/sbin/policy-rc.d" "$root/etc/resolv.conf"
