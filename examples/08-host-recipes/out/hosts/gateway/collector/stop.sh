#!/bin/bash
pkill -f /opt/collector/collector.sh
