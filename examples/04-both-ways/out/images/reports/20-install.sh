#!/bin/bash
cd reports && bash install.sh
