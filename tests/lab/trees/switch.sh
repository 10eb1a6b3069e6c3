# shellcheck shell=bash
# What stands in for the outside world: names, a mirror of Debian's packages, an image registry.
apt-get update -q
apt-get install -q -y --no-install-recommends dnsmasq-base nginx-light docker-registry socat
apt-get clean
rm -rf /var/lib/apt/lists/*
