# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Shared by the scripts of this folder: finds or makes the environment that Bakeoff is built and run in, and enters it.
#
# Where this system's own packages are new enough they are installed and used ("native"). Elsewhere a Debian 13 tree
# (the "root") is made once in the user's cache folder and entered with bubblewrap. BAKEOFF_BUILD_ENV=root or =native
# decides by hand.

suite=trixie
layout=2                      # part of the root's stamp: raise it when make_root changes
min_qt=6.8
root_gib=4                    # free space that making a root takes, old one included
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
src=$(dirname "$here")
cache=${XDG_CACHE_HOME:-${HOME:?}/.cache}/bakeoff
roots=$cache/roots
logs=$cache/log
kind=                         # root or native, set by ensure_environment
root=                         # the root's folder when kind is root

say() { printf 'bakeoff: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# packages SECTION...: the names in these sections of packages.txt, in their order.
packages() {
    local wanted=" $* " line section=
    while read -r line; do
        line=${line%%#*}
        line=${line//[[:space:]]/}
        case $line in
            '') ;;
            '['*) section=${line//[\[\]]/} ;;
            *) [[ $wanted == *" $section "* ]] && printf '%s\n' "$line" ;;
        esac
    done <"$here/packages.txt"
    return 0
}

# The root's name: it changes with the list, the suite and the way the root is made, with nothing else.
stamp() {
    { packages build run test | LC_ALL=C sort; echo "$suite $layout"; } | sha256sum | cut -c 1-12
}

at_least() { dpkg --compare-versions "$1" ge "$2"; }    # at_least VERSION MINIMUM

missing_packages() {    # of those named, the ones that are not installed
    local installed
    # shellcheck disable=SC2016 # dpkg-query's own variables
    installed=$({ dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true; } |
        sed -n 's/ installed$//p')    # dpkg-query fails when it has never heard of one of them
    comm -23 <(printf '%s\n' "$@" | LC_ALL=C sort -u) <(LC_ALL=C sort -u <<<"$installed")
}

candidate() {    # the version apt would install, or nothing
    LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([^(].*\)/\1/p'
}

# Sets the array as_root to the words that run a command as root; fails where this account can't.
find_as_root() {
    as_root=()
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null || return 1
    as_root=(sudo)
    sudo -n true 2>/dev/null && return 0
    [ -t 0 ] || return 1
    say "sudo may ask for your password"
}

# quietly LOG COMMAND...: output goes to LOG; when the command fails its end is shown.
quietly() {
    local log=$1 status=0
    shift
    mkdir -p "$logs"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [ $status = 0 ] || [ $status -ge 128 ] || tail -n 20 "$log" >&2
    return $status
}

apt() {    # as root, without questions, waiting for another apt
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@"
}

update_lists() {
    say "fetching the lists of packages (apt-get update)"
    quietly "$logs/apt.log" apt update
}

# install_packages NAME...: installs those that are missing from this system's own package sources.
install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    find_as_root || die "these Debian packages are missing and this account may not install them;" \
        "ask for them: ${missing[*]}"
    say "installing ${#missing[@]} package(s) with apt-get: ${missing[*]}"
    apt install -y --no-install-recommends "${missing[@]}" >"$logs/apt.log" 2>&1 </dev/null && return 0
    update_lists || die "apt-get update failed, see above (whole log: $logs/apt.log)"
    quietly "$logs/apt.log" apt install -y --no-install-recommends "${missing[@]}" ||
        die "apt-get could not install ${missing[*]}, see above (whole log: $logs/apt.log)"
}

# Whether this system's own packages will do: all of those named are here, or apt offers a Qt that is new enough.
native_will_do() {
    local qt
    command -v dpkg-query >/dev/null && command -v apt-cache >/dev/null || return 1
    if [ -z "$(missing_packages "$@")" ]; then
        # shellcheck disable=SC2016
        at_least "$(dpkg-query -W -f '${Version}' qt6-base-dev)" "$min_qt" && return 0
    fi
    qt=$(candidate qt6-base-dev)
    if [ -z "$qt" ] && find_as_root; then
        update_lists || true    # a fresh machine may have no lists yet
        qt=$(candidate qt6-base-dev)
    fi
    [ -n "$qt" ] && at_least "$qt" "$min_qt" && [ -n "$(candidate libkf6syntaxhighlighting-dev)" ]
}

# The address of a Debian mirror that this system uses already, as apt itself reads its package sources.
mirror() {
    local uri origin label codename component
    # shellcheck disable=SC2016 # apt-get's own variables
    while IFS='|' read -r uri origin label codename component; do
        [ "$component" = main ] || continue
        case $codename in *-*) continue ;; esac    # -updates, -security, -backports: maybe on a server of their own
        [ "$origin/$label" = Debian/Debian ] || continue
        case $uri in
            mirror+file:*)
                uri=${uri#mirror+file:}
                uri=$(sed -n 's/^\(https\{0,1\}:[^[:space:]]*\).*/\1/p' "${uri%/}" | head -n 1) ;;
        esac
        case $uri in
            http://* | https://* | file:* | copy:*) printf '%s\n' "${uri%/}"; return 0 ;;
        esac
    done < <(apt-get indextargets --format '$(REPO_URI)|$(ORIGIN)|$(LABEL)|$(CODENAME)|$(COMPONENT)' \
        'Created-By: Packages' 2>/dev/null | LC_ALL=C sort -u)
    return 1
}

# mmdebstrap does not read the host's apt configuration; these parts of it decide whether a mirror can be reached.
apt_options() {
    local name value
    for name in Acquire::http::Proxy Acquire::https::Proxy Acquire::Check-Valid-Until; do
        value=$(apt-config dump --format '%v' "$name")
        [ -z "$value" ] || printf -- '--aptopt=%s "%s"\n' "$name" "$value"
    done
}

# A root is used only when it names the stamp it was made for; that file is the last thing written before the rename.
root_is_whole() { [ -f "$1/.bakeoff-root" ] && [ "$(cat "$1/.bakeoff-root")" = "${1##*-}" ]; }

# make_root FOLDER STAMP LOG: makes FOLDER.tmp, then renames it.
make_root() {
    local new=$1.tmp address name options way=direct status=0
    install_packages mmdebstrap bubblewrap
    address=$(mirror) || { find_as_root && update_lists; address=$(mirror); } ||
        die "Qt $min_qt is not among this system's packages, and its package sources name no Debian mirror to take it" \
            "from: Debian 12, Debian 13 or Ubuntu 25.04 and newer are needed"
    [ "$(df --output=avail -k "$roots" | tail -n 1)" -ge $((root_gib * 1048576)) ] ||
        die "$roots needs $root_gib GB of free space; free some, or let XDG_CACHE_HOME point to another disk"
    mapfile -t options < <(apt_options)
    options+=(--variant=apt --include="$(packages build run test | paste -sd ,)"
        --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*'
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright')
    if [ "$(id -u)" != 0 ]; then
        way=tar
        as_root=()
        if ! { command -v newuidmap >/dev/null && grep -qs "^\($(id -un)\|$(id -u)\):" /etc/subuid; }; then
            find_as_root || die "the Debian package uidmap is missing (or /etc/subuid names no range for $(id -un))" \
                "and this account may not install it; ask for it"
        fi
    fi
    rm -rf --one-file-system "$new"
    mkdir "$new"
    trap 'rm -rf --one-file-system "$new"; say "interrupted; the next run starts this step again"; exit 130' INT TERM HUP
    say "making the build environment (Debian 13, 1.7 GB, a few minutes) in $1"
    if [ $way = direct ]; then
        mmdebstrap "${options[@]}" "$suite" "$new" "deb $address $suite main" 2>&1 </dev/null | progress "$3" || status=$?
    else
        # Through a tar archive the tree belongs to the user, and no folder above it has to be open to others.
        "${as_root[@]}" env TMPDIR=/var/tmp mmdebstrap "${options[@]}" "$suite" - "deb $address $suite main" \
            2> >(progress "$3") </dev/null | tar -C "$new" -xf - --exclude='./dev/*' || status=$?
    fi
    trap - INT TERM HUP
    if [ $status != 0 ]; then
        rm -rf --one-file-system "$new"
        tail -n 20 "$3" >&2
        die "the build environment could not be made, see above (whole log: $3)"
    fi
    # What files of the host are bound onto. (A link here would point out of the tree.)
    mkdir -p "$new/usr/lib/locale" "$new/etc/ssl/certs" "$new/usr/share/ca-certificates"
    for name in etc/resolv.conf etc/hosts etc/machine-id etc/localtime usr/lib/locale/locale-archive; do
        rm -f "$new/$name"
        : >"$new/$name"
    done
    echo "$2" >"$new/.bakeoff-root"
    rm -rf --one-file-system "$1"
    mv "$new" "$1"
}

# progress LOG: keeps everything in LOG and shows mmdebstrap's own steps.
progress() {
    local line
    : >"$1"
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$1"
        case $line in
            'I: automatically'* | 'I: chroot arch'* | 'I: finding'* | 'I: success'*) ;;
            'I: '*) say "  ${line#I: }" ;;
        esac
    done
}

# Roots are big and belong to other versions of the list: keep the two used last, and those somebody is inside of.
remove_old_roots() {
    local lock dir
    # shellcheck disable=SC2012 # names of our own making
    ls -t "$roots"/*.lock 2>/dev/null | tail -n +3 | while IFS= read -r lock; do
        dir=${lock%.lock}
        (
            flock -n 8 || exit 0
            say "removing an older build environment, $dir"
            rm -rf --one-file-system "$dir" "$dir.tmp"
            rm -f "$lock"
        ) 8<>"$lock"
    done
}

ensure_root() {
    local id
    id=$(stamp)
    root=$roots/$suite-$id
    if ! root_is_whole "$root"; then
        mkdir -p "$roots" "$logs"
        exec 8<>"$roots/making"
        flock -n 8 || { say "waiting for another run that is making the build environment"; flock 8; }
        if ! root_is_whole "$root"; then
            make_root "$root" "$id" "$logs/root.log"
            touch "$root.lock"
            remove_old_roots
            say "the build environment is ready"
        fi
        exec 8>&-
    fi
    # Held while somebody is inside (attach closes it for the command); its date says when the root was last used.
    exec 9<>"$root.lock"
    flock -s 9
    touch "$root.lock"
    command -v bwrap >/dev/null || install_packages bubblewrap
}

# ensure_environment SECTION...: makes kind and root valid and the packages of these sections present.
ensure_environment() {
    local names
    mapfile -t names < <(packages "$@")
    mkdir -p "$logs"
    kind=${BAKEOFF_BUILD_ENV:-}
    if [ -z "$kind" ]; then
        if root_is_whole "$roots/$suite-$(stamp)"; then kind=root
        elif native_will_do "${names[@]}"; then kind=native
        else kind=root; fi
    fi
    case $kind in
        root)
            command -v apt-get >/dev/null ||
                die "this system has no apt: Debian 12, Debian 13 or Ubuntu 25.04 and newer are needed"
            ensure_root ;;
        native) install_packages "${names[@]}" ;;
        *) die "BAKEOFF_BUILD_ENV is \"$kind\"; it may be root or native" ;;
    esac
}

# What a build folder was made with: it is of no use to another compiler or another Qt.
environment_name() {
    # shellcheck disable=SC2016 # dpkg-query's own variables
    case $kind in
        root) echo "${root##*/}" ;;
        native) dpkg-query -W -f '${Package} ${Version}\n' g++ qt6-base-dev libkf6syntaxhighlighting-dev ;;
    esac
}

# Only what is named here comes in: a PATH or LIBRARY_PATH of the host would find the host's files. The rest is unset
# rather than set again by an option of bubblewrap, since keys on a command line can be read by every user.
clear_environment() {
    local name
    for name in $(compgen -e); do
        case $name in
            HOME | PWD | USER | LOGNAME | TERM | COLORTERM | NO_COLOR | COLUMNS | LINES | LANG | LANGUAGE | LC_* | TZ) ;;
            DISPLAY | XAUTHORITY | WAYLAND_* | DBUS_* | PULSE_* | PIPEWIRE_* | XDG_* | DESKTOP_SESSION | KDE_* | GNOME_*) ;;
            *_proxy | *_PROXY | *_API_KEY | *_API_TOKEN | SSL_CERT_FILE | SSL_CERT_DIR | NODE_EXTRA_CA_CERTS) ;;
            QT_* | BAKEOFF_* | CCACHE_* | CI | CI_* | CMAKE_* | CTEST_* | NINJA_STATUS | CXXFLAGS | LDFLAGS) ;;
            ASAN_OPTIONS | UBSAN_OPTIONS | LSAN_OPTIONS | npm_config_* | NPM_CONFIG_*) ;;
            *) unset "$name" ;;
        esac
    done
    export PATH=/usr/bin:/usr/sbin LANG=${LANG:-C.UTF-8}
    # Qt wants the zone's name, which only the host's link tells.
    [ -n "${TZ:-}" ] || ! [ -L /etc/localtime ] || { TZ=$(readlink /etc/localtime) && export TZ=${TZ##*zoneinfo/}; }
}

compiler_cache() {
    export CCACHE_DIR=${CCACHE_DIR:-$cache/ccache} CCACHE_BASEDIR=${CCACHE_BASEDIR:-$src} CCACHE_NOHASHDIR=1
    mkdir -p "$CCACHE_DIR"
}

# root_mounts PRIVATE_TMP: fills the array mounts. The top is an empty tmpfs, so that every folder of the host can be
# seen at its own path; the root's folders are read-only in it.
root_mounts() {
    local dir name
    mounts=()
    # Named, or bubblewrap makes them for their owner alone.
    for dir in /usr /usr/local /usr/local/share /var /var/lib /var/cache /run; do mounts+=(--dir "$dir"); done
    for dir in "$root"/usr/*; do
        name=${dir##*/}
        case $name in
            src | local) ;;
            *) mounts+=(--ro-bind "$dir" "/usr/$name") ;;
        esac
    done
    for name in bin sbin lib lib32 lib64 libx32; do
        [ -L "$root/$name" ] && mounts+=(--symlink "usr/$name" "/$name")
    done
    mounts+=(--ro-bind "$root/etc" /etc --dev /dev --proc /proc --ro-bind-try /sys /sys
        --symlink /run /var/run --perms 1777 --dir /var/tmp
        --ro-bind "$root/var/lib/dpkg" /var/lib/dpkg --ro-bind-try "$root/var/cache/fontconfig" /var/cache/fontconfig)
    for dir in /*; do
        case $dir in
            /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) continue ;;
        esac
        if [ -L "$dir" ]; then mounts+=(--symlink "$(readlink "$dir")" "$dir")
        elif [ -d "$dir" ]; then mounts+=(--bind "$dir" "$dir"); fi
    done
    # The host's names, zone and certificates; its fonts and compiled locales besides the root's own.
    for dir in /etc/resolv.conf /etc/hosts /etc/passwd /etc/group /etc/machine-id /etc/localtime \
        /usr/lib/locale/locale-archive; do
        mounts+=(--ro-bind-try "$dir" "$dir")
    done
    if [ -s /etc/ssl/certs/ca-certificates.crt ]; then
        for dir in /etc/ssl/certs /usr/share/ca-certificates /usr/local/share/ca-certificates; do
            mounts+=(--ro-bind-try "$dir" "$dir")
        done
    fi
    if [ "$1" = yes ]; then
        mounts+=(--perms 1777 --tmpfs /tmp)
    else
        mounts+=(--ro-bind-try /usr/share/fonts /usr/local/share/fonts/host
            --ro-bind-try /usr/local/share/fonts /usr/local/share/fonts/local)
    fi
    # Display, sound, D-Bus, graphics card.
    for dir in /run/dbus /run/user /run/pulse; do mounts+=(--bind-try "$dir" "$dir"); done
    for dir in "${XDG_RUNTIME_DIR:-}" "${XAUTHORITY:-}"; do
        [ -z "$dir" ] || mounts+=(--bind-try "$dir" "$dir")
    done
    for dir in /dev/dri /dev/snd; do mounts+=(--dev-bind-try "$dir" "$dir"); done
    # Wherever these are, under /var or a private /tmp too.
    for dir in "$HOME" "$cache" "$CCACHE_DIR" "$src" "$PWD"; do mounts+=(--bind-try "$dir" "$dir"); done
}

# enter [--no-network] [--private-tmp] -- COMMAND...: becomes COMMAND in the environment.
enter() {
    local network=yes private=no bwrap options=(--unshare-pid --die-with-parent)
    while [ "$1" != -- ]; do
        case $1 in
            --no-network) network=no ;;
            --private-tmp) private=yes ;;
        esac
        shift
    done
    shift
    compiler_cache
    [ $network = yes ] || options+=(--unshare-net)
    bwrap=$(command -v bwrap || true)
    if [ "$kind" = root ]; then
        root_mounts $private
        clear_environment
    else
        [ $network$private != yesno ] || exec "$@"
        mounts=(--dev-bind / / --proc /proc)
        [ $private = no ] || mounts+=(--perms 1777 --tmpfs /tmp --bind "$src" "$src" --bind-try "$cache" "$cache")
        if ! "${bwrap:-false}" "${mounts[@]}" "${options[@]}" true 2>/dev/null; then
            say "this machine lets bubblewrap make no namespaces, so the network stays within reach of: $1"
            exec "$@"
        fi
    fi
    PERL_BADLANG=0 exec perl "$here/attach" "$bwrap" "${mounts[@]}" "${options[@]}" --chdir "$PWD" -- "$@"
}

# step WORDS... -- COMMAND...: says what it does, runs it in the environment, says how long it took.
step() {
    local words=() started=$SECONDS status=0
    while [ "$1" != -- ]; do words+=("$1"); shift; done
    shift
    say "${words[*]}"
    "$@" || status=$?
    [ $status = 0 ] || { say "${words[*]}: failed after $((SECONDS - started)) s"; exit $status; }
    say "${words[*]}: $((SECONDS - started)) s"
}

inside() { (enter "$@") 7>&-; }

# Ninja's own line on a terminal; elsewhere a log, and a line for each tenth of the work.
compile() {
    local preset=$1 log=$logs/build-$1.log
    export NINJA_STATUS='[%f/%t, %e s] '
    [ ! -t 2 ] || { inside -- cmake --build --preset "$preset" --parallel "$(jobs_that_fit)" >&2; return; }
    inside -- cmake --build --preset "$preset" --parallel "$(jobs_that_fit)" 2>&1 </dev/null | tee "$log" | awk '
        match($0, /^\[[0-9]+\/[0-9]+, /) {
            split(substr($0, 2, RLENGTH - 3), part, "/")
            if (int(part[1] * 10 / part[2]) > tenth) {
                tenth = int(part[1] * 10 / part[2])
                print "bakeoff:   " part[1] " of " part[2] > "/dev/stderr"
            }
        }'
    [ "${PIPESTATUS[0]}" = 0 ] || { tail -n 40 "$log" >&2; return 1; }
}

# A compiler takes up to a gigabyte.
jobs_that_fit() {
    local jobs gib
    jobs=$(nproc)
    gib=$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "$gib" -ge "$jobs" ] || jobs=$gib
    [ "$jobs" -ge 1 ] || jobs=1
    echo "$jobs"
}

configure() { quietly "$logs/configure-$1.log" inside -- cmake --preset "$1"; }

# build_preset PRESET: configures where needed and compiles into build/PRESET.
build_preset() {
    local dir=$src/build/$1 name
    mkdir -p "$src/build"
    exec 7<>"$src/build/.lock"
    flock -n 7 || { say "waiting for another build in $src"; flock 7; }
    name=$(environment_name)
    if [ -d "$dir" ] && [ -f "$dir/.environment" ] && [ "$(cat "$dir/.environment")" != "$name" ]; then
        say "build/$1 was made in another build environment: starting it afresh"
        rm -rf "$dir"
    fi
    if [ ! -f "$dir/build.ninja" ]; then
        step "configuring ($1)" -- configure "$1"
    fi
    printf '%s\n' "$name" >"$dir/.environment"
    step "compiling ($1)" -- compile "$1"
    exec 7>&-
}
