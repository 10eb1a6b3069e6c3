#!/bin/bash
./stop
