#!/bin/sh
# The model gives neither a check nor a port: whatever runs is healthy.
exit 0
