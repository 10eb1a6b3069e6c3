#!/bin/sh
# modelc-verify APP RELEASE: whether a release that lies on this host is still what was shipped. Says what is not.
cd "modelc/$1/releases/$2" || exit 1
exec sha256sum -c --quiet SHA256SUMS
