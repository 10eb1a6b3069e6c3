# Secrets lie in files on this machine while a rollout needs them, and nowhere in the release.
secrets=${MODELC_SECRETS:-/run/modelc/secrets}/$UNIT_APP/$UNIT_NAME

need_secrets() {
    for variable in $UNIT_SECRET_VARIABLES $UNIT_SECRET_FILES; do
        [ -r "$secrets/$variable" ] || give_up "the secret $variable is expected in the file $secrets/$variable"
    done
}

secret_variable() {
    cat "$secrets/$1"
}

put_secret() {
    put "$secrets/$1" "$2" "$3" "$4"
}
