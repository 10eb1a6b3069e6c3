#!/bin/bash
mkdir -p /var/lib/collector
