#!/bin/bash
mkdir -p /opt/sensor
