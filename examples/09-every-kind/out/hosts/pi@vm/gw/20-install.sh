#!/bin/bash
unzip gw.zip && npm ci
