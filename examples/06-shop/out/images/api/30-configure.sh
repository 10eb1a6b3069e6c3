#!/bin/bash
cp conf/prod.ini conf/app.ini
