#!/bin/bash
apt-get update && apt-get install --yes --no-install-recommends python3 && mkdir -p legacy && cp /home/ubuntu/legacy.sh legacy/
