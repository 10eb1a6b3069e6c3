# Completion of modelc for fish. Put this line into ~/.config/fish/config.fish:
#   modelc completion fish | source
function __modelc_complete
    set -l typed (commandline -cp)
    modelc "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
end
# A verb, a value of a list: where it is one of those, it is no file.
function __modelc_wants_a_word
    __modelc_complete | string match --quiet --regex '^[^-/]'
end
complete -c modelc -n __modelc_wants_a_word -f
complete -c modelc -a '(__modelc_complete)'
