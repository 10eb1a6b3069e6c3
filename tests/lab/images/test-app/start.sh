#!/bin/bash
# For models whose command is "cd test-app && bash start.sh".
exec python3 app.py
