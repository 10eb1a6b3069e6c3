#!/bin/sh
# modelc-keep-salt APP SALT: what makes marks of secrets worthless elsewhere; the first one stays, and only this user reads it.
set -eu
umask 077
mkdir -p "modelc/$1"
cd "modelc/$1"
[ -s salt ] || {
    printf '%s\n' "$2" >salt.new
    mv salt.new salt
}
