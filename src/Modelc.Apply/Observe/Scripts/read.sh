#!/bin/sh
# modelc-read APP RELEASE FILE: a file of a release that lies on this host.
exec cat "modelc/$1/releases/$2/$3"
