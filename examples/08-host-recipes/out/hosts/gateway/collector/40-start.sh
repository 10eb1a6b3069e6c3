#!/bin/bash
setsid /opt/collector/collector.sh /var/lib/collector >/var/log/collector.log 2>&1 < /dev/null &
