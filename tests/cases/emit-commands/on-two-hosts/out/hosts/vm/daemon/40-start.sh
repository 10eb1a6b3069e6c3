#!/bin/bash
./start
