#!/bin/bash
cd legacy && chmod +x legacy.sh
