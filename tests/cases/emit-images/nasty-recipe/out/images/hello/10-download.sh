#!/bin/bash
mkdir -p app && cd app
printf '%s\n' "it's \"quoted\" \$HOME \\n `echo back`" '$1 #{x} %s' > 'my file.txt'; # comment without an end
