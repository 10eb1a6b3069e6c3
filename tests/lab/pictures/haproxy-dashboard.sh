#!/bin/bash
# Takes the picture of haproxy's dashboard that examples/11-haproxy-ha/README.md shows: raises a lab of one host, applies the
# example, sends some requests, and looks at the dashboard in a browser without a screen, through the tunnel that the README
# describes. Needs what the lab needs, and chromium (Debian's package).
set -euo pipefail
cd "$(dirname "$0")/../../.."
example=examples/11-haproxy-ha
port=18404
export MODELC_LAB_NAME=picture
work=$(mktemp -d)
tunnel=

lab() { bash tests/lab/lab.sh "$@"; }

leave() {
    [ -z "$tunnel" ] || kill "$tunnel" 2>/dev/null || true
    lab down
    rm -rf "$work"
}

browse() {
    timeout 60 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1250,560 \
        --user-data-dir="$work/browser" "$@" "http://127.0.0.1:$port/;no-maint" 2>"$work/browser.log"
}

# The image of the document, under its name.
build_frontend() {
    mkdir "$work/frontend"
    cat >"$work/frontend/Dockerfile" <<'DOCKERFILE'
FROM nginx:1.30.6
RUN printf '<html><h1>Hello world from an HA application!</h1><h2>This is the v1 version.</h2></html>\n' >/usr/share/nginx/html/index.html
RUN printf 'server { listen 80; root /usr/share/nginx/html; }\n' >/etc/nginx/conf.d/default.conf
DOCKERFILE
    lab copy "$work/frontend" h1 /srv/frontend
    lab exec h1 docker build --quiet --tag frontend:v1 /srv/frontend
}

apply_example() {
    sed -e "s|192.0.2.110|$(lab address h1)|" -e "s|~/.ssh/id_ed25519|$ssh/key|" "$example/model.json" >"$work/model.json"
    dotnet run --project src/Modelc.Cli -- apply "$work/model.json" --output "$work/out" --build --ssh-config "$ssh/config"
}

ask() {
    for _ in $(seq 100); do
        curl --silent --show-error --fail --max-time 5 --output /dev/null "http://$(lab address h1)/"
    done
}

open_tunnel() {
    ssh -F "$ssh/config" -N -L "127.0.0.1:$port:127.0.0.1:8404" h1 &
    tunnel=$!
    for _ in $(seq 50); do
        if curl --silent --fail --max-time 2 --output /dev/null "http://127.0.0.1:$port/"; then return 0; fi
        sleep 0.2
    done
    echo "The dashboard does not answer." >&2
    return 1
}

command -v chromium >/dev/null || { echo "There is no chromium: apt-get install chromium" >&2; exit 1; }
trap leave EXIT
lab up --hosts 1
ssh=${MODELC_LAB_STATE:-/run/modelc-lab}/$MODELC_LAB_NAME/ssh
build_frontend
apply_example
ask
open_tunnel
# The browser itself has to see both replicas, each well by haproxy's own check.
seen=$(browse --dump-dom | grep -o 'L7OK/200' | wc -l)
[ "$seen" = 2 ] || { echo "The dashboard shows $seen replicas that are well, not 2." >&2; exit 1; }
browse --screenshot="$work/dashboard.png"
cp "$work/dashboard.png" "$example/dashboard.png"
echo "$example/dashboard.png: $(wc -c <"$example/dashboard.png") bytes"
