#!/bin/bash
apt-get update && apt-get install --yes git && git clone https://git.example.org/shop/api.git
