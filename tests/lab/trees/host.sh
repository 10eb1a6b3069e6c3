# shellcheck shell=bash
# A server as one gets it: reached over ssh, no Docker.
apt-get update -q
apt-get install -q -y --no-install-recommends \
  openssh-server iproute2 iptables iputils-ping curl ca-certificates procps psmisc tini python3-minimal
apt-get clean
rm -rf /var/lib/apt/lists/*
# Each host makes its own.
rm -f /etc/ssh/ssh_host_*
# Docker's start script would otherwise make cgroups in the machine's hierarchy.
echo 'cgroup /sys/fs/cgroup cgroup defaults 0 0' >/etc/fstab
# Docker's start script asks for more open files than some kernels grant (fs.nr_open) and gives up; any script that
# reads lsb's functions reads this.
mkdir -p /lib/lsb/init-functions.d
echo 'ulimit() { command ulimit "$@" 2>/dev/null || true; }' >/lib/lsb/init-functions.d/50-ulimit
