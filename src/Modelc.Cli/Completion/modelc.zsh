#compdef modelc
# Completion of modelc for zsh. Put this line into ~/.zshrc, below compinit:
#   source <(modelc completion zsh)
_modelc_complete() {
    local typed="modelc ${(j: :)words[2,CURRENT]}"
    local -a suggestions
    suggestions=("${(@f)$(modelc "[suggest:${#typed}]" "$typed" 2>/dev/null)}")
    suggestions=("${(@)suggestions:#}")
    (( ${#suggestions} )) && compadd -- "${suggestions[@]}"
    # A verb, a value of a list: where it is one of those, it is no file.
    [[ "$words[CURRENT]" == -* || -n "${(M)suggestions:#[^-/]*}" ]] || _files
}
compdef _modelc_complete modelc
