#!/bin/bash
mkdir -p legacy && cp /home/ubuntu/legacy.sh legacy/
