# Completion of modelc for bash. Put this line into ~/.bashrc:
#   source <(modelc completion bash)
_modelc_complete() {
    local current="${COMP_WORDS[COMP_CWORD]}" typed suggestions
    typed="modelc ${COMP_WORDS[*]:1:COMP_CWORD}"
    suggestions="$(modelc "[suggest:${#typed}]" "$typed" 2>/dev/null)"
    mapfile -t COMPREPLY < <(compgen -W "$suggestions" -- "$current")
}
# Where modelc has nothing to suggest, a file name is wanted.
complete -o bashdefault -o default -F _modelc_complete modelc
