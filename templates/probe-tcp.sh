#!/bin/sh
# Does anything accept a connection at ENDPOINT (host:port)? Uses whatever the image brings.
host=${1%:*}
port=${1##*:}
if command -v nc >/dev/null 2>&1; then
    exec nc -z -w {{ timeout_seconds }} "$host" "$port"
elif command -v bash >/dev/null 2>&1; then
    # bash knows /dev/tcp; sh may not be bash.
    exec timeout {{ timeout_seconds }} bash -s -- "$host" "$port" <<'EOF'
: <"/dev/tcp/$1/$2"
EOF
fi
echo "neither nc nor bash is in this image" >&2
exit 2
