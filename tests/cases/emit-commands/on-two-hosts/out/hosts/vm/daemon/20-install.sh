#!/bin/bash
unzip d.zip
