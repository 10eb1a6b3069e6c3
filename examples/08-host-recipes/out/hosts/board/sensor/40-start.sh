#!/bin/bash
date > /opt/sensor/started
