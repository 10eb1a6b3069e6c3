#!/bin/bash
id -u | tee who | grep -qx 0
cd ..
