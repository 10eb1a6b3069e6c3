#!/bin/sh
# Writes one line a minute into the folder it is given.
while :; do
  date >> "$1/readings"
  sleep 60
done
