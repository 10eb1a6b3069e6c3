#!/bin/bash
# Builds everything, checks its format, runs every test there is, and ends with one line of counts.
#
#   bash tests/run.sh                     all of it
#   bash tests/run.sh --no-lab            without the tests that need hosts of their own
#   bash tests/run.sh --filter NAME       only tests whose full name contains NAME
#
# Needs the .NET 10 SDK. The programs that judge what we write are installed when they are missing and may be; where they
# may not, their tests skip in sight. With CI set a skipped test is a failure: a judge that never sits is none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lab=yes filter=
while [ $# -gt 0 ]; do
    case "$1" in
        --no-lab) lab=no ;;
        --filter) filter="${2:?"--filter needs a part of a test's name"}"; shift ;;
        *) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; [ "$1" = --help ] && exit 0; exit 64 ;;
    esac
    shift
done

is_ci() { case "${CI:-}" in '' | false | 0) return 1 ;; esac; }

say() { printf '== %s\n' "$*"; }

# A build server that outlives us must not keep our lock.
dotnet() { command dotnet "$@" 9>&-; }

# Two runs in one checkout would write over each other's build.
one_at_a_time() {
    type -P flock >/dev/null || return 0
    exec 9<tests
    flock --nonblock 9 || { say "waiting for another run in this checkout"; flock 9; }
}

# command:package, in the order of the tests that ask for them.
tools=(curl:curl dash:dash shellcheck:shellcheck haproxy:haproxy nginx:nginx-light
    jsonschema:python3-jsonschema cmark-gfm:cmark-gfm dot:graphviz docker:docker-cli
    fish:fish zsh:zsh)

install_tools() {
    local pair missing=()
    for pair in "${tools[@]}"; do
        PATH="$PATH:/usr/sbin:/sbin" type -P "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ] || ! type -P apt-get >/dev/null; then
        say "not installed, and this user may not install them: ${missing[*]}; their tests will $(is_ci && echo fail || echo skip)"
        return 0
    fi
    say "installing ${missing[*]}"
    without_services apt_install "${missing[@]}" || say "installing failed; see above"
}

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 update -qq
    # Debian 12 has the docker command only together with its engine.
    apt-cache show docker-cli >/dev/null 2>&1 || set -- "${@/#docker-cli/docker.io}"
    apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >/dev/null
}

# The programs are wanted, not the servers that Debian starts for them.
without_services() {
    local policy=/usr/sbin/policy-rc.d ours=no status=0
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && ours=yes
    fi
    "$@" || status=$?
    if [ "$ours" = yes ]; then rm -f "$policy"; fi
    return "$status"
}

install_lab() {
    [ "$lab" = yes ] && [ -f tests/lab/install.sh ] || return 0
    bash tests/lab/install.sh || say "the lab cannot be installed here; its tests will $(is_ci && echo fail || echo skip)"
}

build() {
    say "building"
    dotnet build Transpiler.sln -nologo -v quiet -clp:ErrorsOnly
}

check_format() {
    say "checking the format"
    dotnet format Transpiler.sln --no-restore --verify-no-changes
}

test_projects() {
    find tests -name '*.Tests.csproj' -not -path '*/bin/*' -not -path '*/obj/*' | LC_ALL=C sort |
        if [ "$lab" = yes ]; then cat; else grep -v '^tests/lab/'; fi
}

has_tests() { grep -rqE --include='*.cs' '\[[A-Za-z]*(Fact|Theory)' "$(dirname "$1")"; }

passed=0 failed=0 skipped=0 troubles=()

# Counts what is in the results file, not what the runner says of itself: a host that died says nothing.
count() {
    local project=$1 status=$2 file=$3 outcomes p f n
    outcomes=$(grep -o '<UnitTestResult [^>]*' "$file" 2>/dev/null | grep -o 'outcome="[A-Za-z]*"' || true)
    p=$(grep -c '"Passed"' <<<"$outcomes" || true)
    n=$(grep -c '"NotExecuted"' <<<"$outcomes" || true)
    f=$(grep -cv -e '"Passed"' -e '"NotExecuted"' -e '^$' <<<"$outcomes" || true)
    if [ "$status" != 0 ] && [ "$f" = 0 ]; then
        troubles+=("$project ended with code $status and names no failed test")
        f=1
    elif [ $((p + f + n)) = 0 ] && [ -z "$filter" ] && has_tests "$project"; then
        troubles+=("$project ran no test")
        f=1
    fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + n))
}

# A log of half an hour is often shown by its end alone: what failed, and where, is said there once more.
tell_failures() {
    awk -v most=15 '
        function text(line) {
            gsub(/&lt;/, "<", line); gsub(/&gt;/, ">", line); gsub(/&quot;/, "\"", line); gsub(/&#x[0-9A-Fa-f]+;/, "", line); gsub(/&amp;/, "\\&", line)
            return line
        }
        /<UnitTestResult / {
            failed = /outcome="Failed"/
            if (failed) {name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name); print "\nfailed: " text(name)}
        }
        failed && /<Message>/ {telling = 1; told = 0; sub(/.*<Message>/, "")}
        failed && /<StackTrace>/ {telling = 1; told = 0; sub(/.*<StackTrace>/, "")}
        telling {
            over = /<\/(Message|StackTrace)>/
            sub(/<\/(Message|StackTrace)>.*/, "")
            if (told++ < most) print "    " text($0)
            if (over) telling = 0
        }' "$1"
}

run_tests() {
    local project name status
    while IFS= read -r project; do
        name=$(basename "$project" .csproj)
        say "testing $name"
        status=0
        dotnet test "$project" --no-build --nologo -v quiet \
            --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --results-directory "$results" \
            --blame-hang-timeout 25m ${filter:+--filter "FullyQualifiedName~$filter"} </dev/null || status=$?
        count "$project" "$status" "$results/$name.trx"
    done < <(test_projects)
}

conclude() {
    local trouble file exit=0
    for file in "$results"/*.trx; do [ ! -f "$file" ] || tell_failures "$file"; done
    for trouble in "${troubles[@]}"; do say "$trouble"; done
    if [ "$failed" -gt 0 ]; then exit=1; fi
    if [ $((passed + failed)) = 0 ]; then say "no test was run"; exit=1; fi
    if is_ci && [ "$skipped" -gt 0 ]; then say "with CI set, a skipped test is a failure"; exit=1; fi
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    return "$exit"
}

one_at_a_time
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
install_tools
install_lab
if ! build; then troubles+=("the build failed"); failed=1; conclude; exit 1; fi
if ! check_format; then troubles+=("the format differs: run \"dotnet format\""); failed=1; fi
run_tests
conclude
