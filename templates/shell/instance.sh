# make_instance NAME [WORD...]. unit.env says how one is made; whoever includes this says where secrets come from:
# "secret_variable NAME" prints one, "put_secret NAME CONTAINER TARGET MODE" puts the file that holds one.
make_instance() {
    made=$1
    shift
    (
        for variable in $UNIT_SECRET_VARIABLES; do
            value=$(secret_variable "$variable") || exit 1
            export "$variable=$value"
        done
        create_instance --name "$made" "$@"
    ) >/dev/null && fill_instance "$made" && connect_instance "$made"
}

# Networks of this app on this machine; whoever comes first makes them, whoever leaves last removes them.
need_networks() {
    for network in $UNIT_NETWORKS; do
        docker network inspect "$network" >/dev/null 2>&1 ||
            docker network create --driver bridge --label "modelc.app=$UNIT_APP" "$network" >/dev/null
    done
}

drop_networks() {
    for network in $UNIT_NETWORKS; do
        docker network rm "$network" >/dev/null 2>&1 || true
    done
}
