#!/bin/bash
apt-get update && apt-get install --yes nginx
