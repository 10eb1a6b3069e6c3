#!/bin/bash
# Becomes the first process of a host. Started in mount, process, network, host name and IPC namespaces of its own;
# when this process dies, the kernel ends all that runs on the host and undoes every mount.
# usage: host-init.sh HOSTNAME LOWERDIRS DATA PIDFILE [FOLDER-OUTSIDE:FOLDER-INSIDE]...
set -euo pipefail
host=$1 lower=$2 data=$3 pidfile=$4
shift 4

# The machine's /proc is still mounted here: this is our number as the machine sees it.
read -r pid _ </proc/self/stat

hostname "$host"
root=$data/root
mount -t overlay overlay -o "lowerdir=$lower,upperdir=$data/upper,workdir=$data/work" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
mount --rbind /sys/fs/cgroup "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
for pair in "$@"; do
  mkdir -p "${pair%%:*}" "$root/${pair#*:}"
  mount --bind "${pair%%:*}" "$root/${pair#*:}"
done

mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"

exec 3>"$pidfile"
cd "$root"
mkdir -p machine
pivot_root . machine
umount -l /machine
rmdir /machine
ip link set lo up

echo "$pid" >&3
exec 3>&-
exec -a "modelc-lab $host" /usr/bin/tini -- sleep infinity
