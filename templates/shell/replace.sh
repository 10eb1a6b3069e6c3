# What somebody changed by hand is no longer what its labels say. MODELC_REPLACE="NAME NAME" has these containers made anew.
must_replace() {
    case " ${MODELC_REPLACE-} " in *" $1 "*) ;; *) return 1 ;; esac
}
