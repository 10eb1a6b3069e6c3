#!/bin/bash
chmod 0755 /opt/collector/collector.sh
