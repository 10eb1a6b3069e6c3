# shellcheck shell=bash
# The same with a Docker engine on it.
apt-get update -q
apt-get install -q -y --no-install-recommends docker.io pigz
apt-get clean
rm -rf /var/lib/apt/lists/*
