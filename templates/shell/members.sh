{%{# The book of members: who gets requests, since when and until when. It lies beside the proxy's socket, so that the watchdog
# that a rollout puts in this one's place goes on with it.
book=$run/members.log

# "address name" of each member. On a swarm the proxy finds them itself, and its own checks decide.
present() {
    if [ "$UNIT_MINDS_REPLICAS" = yes ]; then
        in_sight | awk '$2 == "replica" {print $7, $1}' >"$scratch/names"
        serving >"$scratch/present"
    else
        tasks >"$scratch/names"
        "${UNIT_PROXY}_passed" >"$scratch/present"
    fi
    awk 'FILENAME == ARGV[1] {name[$1] = $2; next} {print $1, name[$1]}' "$scratch/names" "$scratch/present" | sort -V -k 2
}

# "address name.slot state" of each task of the service, on whatever node.
tasks() {
    docker service ps --quiet --filter desired-state=running "${UNIT_APP}_$UNIT_NAME" 2>/dev/null |
        xargs -r docker inspect --type task --format '{{.Slot}} {{.Status.State}}{{range .NetworksAttachments}}{{range .Addresses}} {{.}}{{end}}{{end}}' 2>/dev/null |
        awk -v service="$UNIT_NAME" '{for (i = 3; i <= NF; i++) {sub("/.*", "", $i); print $i, service "." $1, $2}}'
}

tell_members() {
    [ "$UNIT_PROXY" != none ] && "${UNIT_PROXY}_answers" || return 0
    [ -f "$run/members" ] || : >"$run/members"
    present >"$run/members.new"
    changes=$(awk -v total="$(wc -l <"$run/members")" '
        function tell(address, name, what) {
            printf "Member %s%s %s, %d in all.\n", name == "" ? "" : "\047" name "\047 at ", address, what, total
        }
        FILENAME == ARGV[1] {before[++known] = $1; name[$1] = $2; next}
        {here[$1] = 1}
        !($1 in name) {total++; tell($1, $2, "joined")}
        END {
            for (i = 1; i <= known; i++)
                if (!(before[i] in here)) {total--; tell(before[i], name[before[i]], "left")}
        }' "$run/members" "$run/members.new")
    [ -n "$changes" ] || return 0
    mv "$run/members.new" "$run/members"
    printf '%s\n' "$changes" | while read -r change; do enter "$change"; done
    # Should it crash, it starts with what it knows now.
    [ "$UNIT_MINDS_REPLICAS" = yes ] || keep_members
}

# In the book, and in the log of this container even when a rollout has called.
enter() {
    log INFO "$1" | tee -a "$book" >/proc/1/fd/1
}

# A new watchdog begins its log with what those before it have told.
open_book() {
    mkdir "$memory" 2>/dev/null && [ -f "$book" ] || return 0
    tail -n 1000 "$book" >"$book.new" && mv "$book.new" "$book"
    cat "$book"
}}%}
