#!/bin/bash
apt-get update && apt-get install --yes git && git clone https://github.com/fchauvel/test-app.git
