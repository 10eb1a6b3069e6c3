#!/bin/sh
# Is there a good answer (2xx or 3xx) to GET http://ENDPOINT/PATH? Uses whatever the image brings.
url=http://$1'/health?x=it'\''s'
if command -v curl >/dev/null 2>&1; then
    exec curl --fail --silent --show-error --output /dev/null --max-time 2 "$url"
elif command -v wget >/dev/null 2>&1; then
    exec wget -q -O /dev/null -T 2 "$url"
fi
echo "neither curl nor wget is in this image" >&2
exit 2
