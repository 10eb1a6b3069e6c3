# Completion of modelc for fish. Put this line into ~/.config/fish/config.fish:
#   modelc completion fish | source
function __modelc_complete
    set -l typed (commandline -cp)
    modelc "[suggest:"(string length -- "$typed")"]" "$typed" 2>/dev/null
end
complete -c modelc -a '(__modelc_complete)'
