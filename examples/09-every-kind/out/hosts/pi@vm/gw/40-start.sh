#!/bin/bash
nohup npm start &
