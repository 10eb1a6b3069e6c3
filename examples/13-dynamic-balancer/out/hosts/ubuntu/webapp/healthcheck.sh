#!/bin/sh
# Is there a good answer (2xx or 3xx) to GET http://ENDPOINT/PATH? Uses whatever the image brings.
endpoint=$1
path='/'
if command -v curl >/dev/null 2>&1; then
    exec curl --fail --silent --show-error --output /dev/null --max-time 2 "http://$endpoint$path"
elif command -v wget >/dev/null 2>&1; then
    exec wget -q -O /dev/null -T 2 "http://$endpoint$path"
elif ! command -v bash >/dev/null 2>&1; then
    echo "none of curl, wget and bash is in this image" >&2
    exit 2
fi
# bash knows /dev/tcp; sh may not be bash.
answer=$(
    timeout 2 bash -s "${endpoint%:*}" "${endpoint##*:}" "$path" <<'END'
exec 3<>"/dev/tcp/$1/$2" && printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' "$3" "$1" >&3 && head -n 1 <&3
END
) || exit 1
case $answer in
HTTP/1.?\ [23]*) ;;
*)
    echo "the answer is ${answer:-empty}"
    exit 1
    ;;
esac
