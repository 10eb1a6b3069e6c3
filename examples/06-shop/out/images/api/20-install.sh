#!/bin/bash
cd api && bash install.sh
