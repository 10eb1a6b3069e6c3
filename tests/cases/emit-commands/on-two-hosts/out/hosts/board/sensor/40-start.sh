#!/bin/bash
./sense
