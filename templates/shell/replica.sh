# make_replica NAME NUMBER. unit.env says how a replica is made; whoever includes this says where secrets come from:
# "secret_variable NAME" prints a value, "secret_file NAME" the path of a file that holds one.
make_replica() {
    (
        for variable in $UNIT_SECRET_VARIABLES; do
            value=$(secret_variable "$variable") || exit 1
            export "$variable=$value"
        done
        create_replica --name "$1" --hostname "$1" --label "modelc.replica=$2"
    ) >/dev/null && fill_replica "$1" && connect_replica "$1"
}
