#!/bin/bash
cd test-app && bash install.sh
