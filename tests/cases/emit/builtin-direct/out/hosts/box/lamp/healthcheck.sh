#!/bin/bash
if [ $# -ne 1 ]; then exit 2; fi
curl --fail --silent "http://$1/" > /dev/null
