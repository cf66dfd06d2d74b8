#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/lib.sh: every decision it makes, with apt, mmdebstrap and sudo replaced where they would change the system.
# shellcheck disable=SC2016 # the single-quoted words below are run later, in a shell of their own
set -u
# shellcheck source=tests/packaging/check.sh
. "$(dirname "$0")/check.sh"
source_tree=$1
stubs=$work/stubs
mkdir -p "$stubs"

# lib CODE: runs CODE with lib.sh's functions, a cache folder of the test's own, and the stubs found first.
lib() {
    env -u BAKEOFF_BUILD_ENV XDG_CACHE_HOME="$work/cache" PATH="$stubs:$PATH" \
        bash -c 'set -euo pipefail; . "$0/packaging/lib.sh"; '"$1" "$source_tree" 2>&1
}

stub() {    # stub NAME CODE: a program that comes before the system's own
    printf '#!/bin/bash\n%s\n' "$2" >"$stubs/$1"
    chmod +x "$stubs/$1"
}

unstub() { rm -f "$stubs"/*; }

# --- the list and its stamp
# with_list TEXT CODE: as lib, with another packages.txt
with_list() { printf '%s\n' "$1" >"$work/packages.txt"; lib "mkdir -p $work/list; cp $work/packages.txt $work/list; here=$work/list; $2"; }
list=$'# head\n[build]\ncmake  # why\n\n[run]\nfonts\n[test]\nxvfb'
is "packages of one section" "$(with_list "$list" 'packages run')" fonts
is "packages of several sections" "$(with_list "$list" 'packages build test | paste -sd ,')" cmake,xvfb
is "the stamp is short" "$(with_list "$list" 'stamp' | grep -cE '^[0-9a-f]{12}$')" 1
is "comments and order leave the stamp" "$(with_list $'[test]\nxvfb\n[run]\nfonts\n[build]\ncmake' stamp)" "$(with_list "$list" stamp)"
is "another package changes the stamp" \
    "$([ "$(with_list "$list"$'\nxauth' stamp)" = "$(with_list "$list" stamp)" ] && echo same || echo other)" other
is "another suite changes the stamp" \
    "$([ "$(with_list "$list" 'suite=forky; stamp')" = "$(with_list "$list" stamp)" ] && echo same || echo other)" other
is "no package is listed twice" "$(lib 'packages build run test | sort | uniq -d')" ""

# --- versions
for case in "6.8.2+dfsg-9 6.8 0" "6.8 6.8 0" "6.10.1 6.8 0" "6.4.2+dfsg-10 6.8 1" "6.7.9 6.8 1"; do
    read -r version minimum code <<<"$case"
    is "$version at least $minimum" "$(status_of lib "at_least $version $minimum")" "$code"
done

# --- native or root
stub dpkg-query 'exit 1'
policy() { stub apt-cache "case \$2 in qt6-base-dev) echo '  Candidate: $1' ;; libkf6*) echo '  Candidate: $2' ;; esac"; }
policy 6.4.2+dfsg-10 '(none)'
is "Debian 12 needs a root" "$(status_of lib 'native_will_do cmake')" 1
policy 6.8.2+dfsg-9 6.13.0-1
is "Debian 13 does not" "$(status_of lib 'native_will_do cmake')" 0
policy 6.9.0 '(none)'
is "Qt alone is not enough" "$(status_of lib 'native_will_do cmake')" 1
stub dpkg-query 'if [ "$3" = "\${Version}" ]; then echo 6.8.2; else printf "%s installed\n" "${@:4}"; fi'
policy '(none)' '(none)'
is "what is installed already needs no package lists" "$(status_of lib 'native_will_do qt6-base-dev cmake')" 0
unstub

# --- the mirror, read from package sources by apt itself
arch=$(dpkg --print-architecture)
fetched() {    # fetched ADDRESS SUITE ORIGIN LABEL CODENAME COMPONENT: as apt-get update leaves it
    local name="${1#*//}_dists_$2"
    name=$work/apt/lists/${name//\//_}
    printf '%s\n' "Origin: $3" "Label: $4" "Codename: $5" "Components: $6" "Architectures: $arch" \
        "Date: Sat, 06 Sep 2025 10:00:00 UTC" SHA256: \
        " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 $6/binary-$arch/Packages" >"${name}_InRelease"
    touch "${name}_$6_binary-${arch}_Packages"
}
sources() {    # sources FILE: takes it from standard input, alone
    rm -rf "$work/apt"
    mkdir -p "$work/apt/lists/partial" "$work/apt/parts" "$work/apt/state" "$work/apt/cache"
    cat >"$work/apt/$1"
    printf '%s\n' "Dir::State \"$work/apt/state\";" "Dir::State::lists \"$work/apt/lists\";" \
        "Dir::Cache \"$work/apt/cache\";" "Dir::Etc::sourcelist \"$work/apt/sources.list\";" \
        "Dir::Etc::sourceparts \"$work/apt/parts\";" >"$work/apt/conf"
    export APT_CONFIG=$work/apt/conf
}
sources parts/debian.sources <<'END'
Types: deb
# a comment
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib

Types: deb
URIs: http://security.example/debian-security
Suites: bookworm-security
Components: main
END
fetched mirror.example/debian bookworm Debian Debian bookworm main
fetched mirror.example/debian bookworm-updates Debian Debian bookworm-updates main
fetched security.example/debian-security bookworm-security Debian Debian-Security bookworm-security main
is "mirror from a deb822 file" "$(lib mirror)" http://mirror.example/debian

sources sources.list <<'END'
# deb http://off.example/debian bookworm main
deb [signed-by=/usr/share/keyrings/other.gpg] https://other.example/node nodistro main
deb https://tools.example/debian bookworm main
deb-src http://src.example/debian bookworm main
deb [arch=all,amd64,arm64] https://mirror.example/pub/debian/ bookworm main non-free
END
fetched other.example/node nodistro 'Other Source' 'Other' nodistro main
fetched tools.example/debian bookworm Tools Tools bookworm main
fetched mirror.example/pub/debian bookworm Debian Debian bookworm main
is "mirror from one-line sources, not from somebody else's" "$(lib mirror)" https://mirror.example/pub/debian

sources sources.list <<END
deb mirror+file:$work/mirrors.list bookworm main
END
printf '# ours\nhttps://first.example/debian\tpriority:1\nhttps://second.example/debian\n' >"$work/mirrors.list"
# apt names its lists after the address of the list of mirrors
name="$work/mirrors.list"
fetched "mirror+file://$(sed 's/_/%5f/g; s|^/||' <<<"$name")" bookworm Debian Debian bookworm main
for file in "$work"/apt/lists/tmp*; do mv "$file" "$work/apt/lists/_${file##*/}"; done
is "mirror from a file of mirrors" "$(lib mirror)" https://first.example/debian

sources sources.list <<'END'
deb http://archive.example/ubuntu jammy main
END
fetched archive.example/ubuntu jammy Ubuntu Ubuntu jammy main
is "no Debian mirror" "$(lib mirror)$(status_of lib mirror)" 1
unset APT_CONFIG

# --- what apt's own configuration says about reaching a mirror goes along
printf '%s\n' 'Acquire::http::Proxy "http://proxy.example:3142";' 'Acquire::Check-Valid-Until "false";' >"$work/apt.conf"
is "proxy and validity come from the host's apt" "$(APT_CONFIG=$work/apt.conf lib apt_options | grep -v https)" \
    $'--aptopt=Acquire::http::Proxy "http://proxy.example:3142"\n--aptopt=Acquire::Check-Valid-Until "false"'

# --- a tool is missing and can't be installed
stub dpkg-query 'echo "cmake installed"; exit 1'    # as for packages it has never heard of
stub id '[ "$1" = -u ] && echo 1000 || echo somebody'
stub sudo 'exit 1'
out=$(lib 'install_packages mmdebstrap cmake bubblewrap' </dev/null)
has "the packages to ask for are named" "$out" "ask for them: bubblewrap mmdebstrap"
is "in one sentence" "$(wc -l <<<"$out")" 1
is "and the exit code says so" "$(status_of lib 'install_packages mmdebstrap' </dev/null)" 1
unstub

# --- making a root
export BAKEOFF_TEST_LOG=$work/calls
stub apt-get 'echo "http://mirror.example/debian/|Debian|Debian|bookworm|main"'
stub dpkg-query 'printf "%s installed\n" "${@:4}"'
stub id '[ "$1" = -u ] && echo 0 || echo root'
made() { stub mmdebstrap 'echo "$@" >>"$BAKEOFF_TEST_LOG"; dir=${*: -2:1}; mkdir -p "$dir/etc" "$dir/usr"; ln -s /nowhere "$dir/etc/localtime"; '"$1"; }
made 'for i in $(seq 30); do echo "line $i"; done; exit 25'
out=$(lib ensure_root)
has "a root that fails shows the end of its log" "$out" "line 30"
is "and only the end" "$(grep -c '^line' <<<"$out")" 20
has "and one sentence" "$out" "could not be made"
is "and leaves nothing" "$(find "$work/cache/bakeoff/roots" -mindepth 1 -type d)" ""

made 'kill -TERM $PPID; sleep 0.2; exit 1'
has "an interrupted root says what comes next" "$(lib ensure_root)" "the next run starts this step again"
is "and leaves nothing either" "$(find "$work/cache/bakeoff/roots" -mindepth 1 -type d)" ""

root=$work/cache/bakeoff/roots/trixie-$(lib stamp)
mkdir -p "$root.tmp/half" "$root/half"
made 'sleep 0.5; exit 0'
: >"$BAKEOFF_TEST_LOG"
lib ensure_root >"$work/one" &
lib ensure_root >"$work/two"
wait
is "two runs at once make one root" "$(wc -l <"$BAKEOFF_TEST_LOG")" 1
has "the other one waits" "$(cat "$work/one" "$work/two")" "waiting for another run"
is "what was half made is gone" "$(find "$root" "$root.tmp" -name half 2>/dev/null)" ""
has "the root is made from the host's own mirror" "$(cat "$BAKEOFF_TEST_LOG")" "trixie $root.tmp deb http://mirror.example/debian trixie main"
is "a finished root is not made again" "$(lib ensure_root; wc -l <"$BAKEOFF_TEST_LOG")" 1
is "a root without its stamp is refused" "$(rm "$root/.bakeoff-root"; status_of lib "root_is_whole $root")" 1
is "a root with another stamp is refused" "$(echo 0123456789ab >"$root/.bakeoff-root"; status_of lib "root_is_whole $root")" 1
is "the root's zone is a file, not a link out of the tree" "$([ -L "$root/etc/localtime" ] || echo file)" file

# --- old roots
rm -rf "$work/cache/bakeoff/roots"
mkdir -p "$work/cache/bakeoff/roots"
for age in 1 2 3 4; do
    mkdir "$work/cache/bakeoff/roots/trixie-$age"
    touch -d "$age days ago" "$work/cache/bakeoff/roots/trixie-$age.lock"
done
lib remove_old_roots >/dev/null 4<>"$work/cache/bakeoff/roots/trixie-4.lock" &
wait
is "the two roots used last stay" "$(cd "$work/cache/bakeoff/roots" && echo *)" "trixie-1 trixie-1.lock trixie-2 trixie-2.lock"
mkdir "$work/cache/bakeoff/roots/trixie-3"
touch -d "3 days ago" "$work/cache/bakeoff/roots/trixie-3.lock"
flock -s "$work/cache/bakeoff/roots/trixie-3.lock" bash -c 'touch "$0/inside"; until [ -e "$0/done" ]; do sleep 0.02; done' "$work" &
until [ -e "$work/inside" ]; do sleep 0.02; done
lib remove_old_roots >/dev/null
is "a root that somebody is inside of stays" "$(cd "$work/cache/bakeoff/roots" && ls -d trixie-3)" trixie-3
touch "$work/done"
wait
unstub

# --- the environment that comes in
out=$(OPENROUTER_API_KEY=key DISPLAY=:7 LC_TIME=C BAKEOFF_X=1 https_proxy=http://p.example LD_LIBRARY_PATH=/x FOO=bar \
    bash -c '. "$0/packaging/lib.sh"; clear_environment; env' "$source_tree")
for word in OPENROUTER_API_KEY=key DISPLAY=:7 LC_TIME=C BAKEOFF_X=1 https_proxy=http://p.example PATH=/usr/bin:/usr/sbin; do
    has "$word comes in" "$out" "$word"
done
is "what is not named stays out" "$(grep -cE '^(FOO|LD_LIBRARY_PATH)=' <<<"$out")" 0

# --- usage
is "enter without a command" "$(status_of "$source_tree/packaging/enter")" 2
is "enter with an option it has not" "$(status_of "$source_tree/packaging/enter" --netless -- true)" 2
has "an environment that does not exist" "$(lib 'BAKEOFF_BUILD_ENV=moon; ensure_environment build')" "it may be root or native"
finish
