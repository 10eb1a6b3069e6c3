#!/bin/bash
rm -f /opt/sensor/started
