#!/bin/bash
cp conf/production.ini conf/app.ini
