#!/bin/bash
if [ $# -ne 1 ]; then exit 2; fi
curl --fail --silent --max-time 3 "http://${1}/health" > /dev/null
