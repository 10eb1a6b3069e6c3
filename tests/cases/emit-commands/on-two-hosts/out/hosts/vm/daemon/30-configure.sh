#!/bin/bash
./configure
