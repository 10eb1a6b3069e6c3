{%{# Secrets lie in files on this machine while a rollout needs them, and nowhere in the release.
secrets=${MODELC_SECRETS:-/run/modelc/secrets}/$UNIT_APP/$UNIT_NAME

need_secrets() {
    for variable in $UNIT_SECRET_VARIABLES $UNIT_SECRET_FILES; do
        [ -r "$secrets/$variable" ] || give_up "the secret $variable is expected in the file $secrets/$variable"
    done
}

# Another value, another mark; and nobody who may not use this engine can tell a value from it, for the engine's own id is
# in it. Nothing where there are no secrets: a registry's password is none of the container's.
mark_secrets() {
    marked=
    for name in $UNIT_SECRET_VARIABLES $UNIT_SECRET_FILES; do
        [ "$name" != "${UNIT_REGISTRY_PASSWORD-}" ] || continue
        marked="$marked$name $({
            docker info --format '{{.ID}}'
            cat "$secrets/$name"
        } | sha256sum) "
    done
    [ -z "$marked" ] || printf '%s' "$marked" | sha256sum | cut -c1-12
}

secret_variable() {
    cat "$secrets/$1"
}

put_secret() {
    put "$secrets/$1" "$2" "$3" "$4"
}}%}
