# The open-source nginx has no runtime socket: the list of replicas is a file that each proxy includes, then a reload. A
# reload may close a kept-alive connection just as its client sends the next request, so all changes share one.
nginx_list=$run/upstreams.conf

nginx_serving() {
    [ ! -f "$nginx_list" ] || sed -n 's/^server \([0-9.]*\):.*/\1/p' "$nginx_list"
}

nginx_write_state() {
    while read -r address; do
        echo "server $address:$UNIT_PORT max_fails=2 fail_timeout=5s;"
    done >"$nginx_list.new" && mv "$nginx_list.new" "$nginx_list"
}

nginx_settle() {
    cmp -s "$nginx_list" "$nginx_list.loaded" && return 0
    cp "$nginx_list" "$nginx_list.loaded"
    members proxy | while read -r name state _; do
        [ "$state" != running ] || docker exec "$name" nginx -c /opt/modelc/nginx.conf -s reload >/dev/null 2>&1
    done
    # Workers of the old list accept no more within this time.
    sleep 1
}

nginx_put_in() {
    nginx_serving | grep -qxF "$1" && return 0
    { nginx_serving; echo "$1"; } | nginx_write_state
}

nginx_take_out() {
    nginx_serving | grep -qxF "$1" || return 0
    nginx_serving | { grep -vxF "$1" || true; } | nginx_write_state
}

nginx_assigned() { nginx_serving; }
nginx_drain() { nginx_take_out "$1"; }

# What serves is a file of ours, whether it runs or not.
nginx_answers() { :; }
nginx_passed() { tasks | awk '$3 == "running" {print $1}'; }

# It does not tell: whoever waits for the end of requests waits the whole drain time.
nginx_busy() { echo 1; }

nginx_is_ready() {
    docker logs "$1" 2>&1 | grep -q 'start worker process'
}
