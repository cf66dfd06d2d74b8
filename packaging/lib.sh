# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by the scripts of this folder: finds or makes the build environment and enters it.

BAKEOFF_SUITE=trixie
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
src=$(dirname "$here")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/bakeoff

say() { printf '%s\n' "bakeoff: $*" >&2; }
die() { say "$*"; exit 1; }

packages() { sed -e 's/#.*//' "$here/packages.txt" | tr -s ' \t\n' '\n' | sed '/^$/d' | LC_ALL=C sort -u; }
stamp() { { packages; echo "$BAKEOFF_SUITE" 1; } | sha256sum | cut -c1-12; }

mirror() {
    { sed -n 's/^URIs:[[:space:]]*\([^[:space:]]*\).*/\1/p' /etc/apt/sources.list.d/*.sources
      sed -n 's/^deb[[:space:]].*\(http[^[:space:]]*\).*/\1/p' /etc/apt/sources.list; } 2>/dev/null | grep '/debian/*$' | head -n 1
}

ensure_root() {
    local root log
    root=$cache/roots/$BAKEOFF_SUITE-$(stamp)
    ROOT=$root
    [ -e "$root/.complete" ] && return
    mkdir -p "$cache/roots" "$cache/log"
    exec 7>"$cache/roots/.lock"
    flock 7
    [ -e "$root/.complete" ] && return
    log=$cache/log/root.log
    say "making the Debian 13 build environment in $root (about a minute, log in $log)"
    rm -rf "$root.tmp"
    # shellcheck disable=SC2046
    mmdebstrap --variant=apt --include="$(echo $(packages) | tr ' ' ,)" "$BAKEOFF_SUITE" "$root.tmp" \
        "deb $(mirror) $BAKEOFF_SUITE main" >"$log" 2>&1 || { tail -n 20 "$log" >&2; die "making the build environment failed"; }
    touch "$root.tmp/.complete" "$root.tmp/etc/resolv.conf" "$root.tmp/etc/hosts" "$root.tmp/etc/machine-id"
    rm -rf "$root"
    mv "$root.tmp" "$root"
    exec 7>&-
}

enter() {
    local args=() d
    for d in "$ROOT"/usr/*; do
        case ${d##*/} in src|local) ;; *) args+=(--ro-bind "$d" "/usr/${d##*/}") ;; esac
    done
    for d in bin sbin lib lib64; do [ -L "$ROOT/$d" ] && args+=(--symlink "usr/$d" "/$d"); done
    args+=(--ro-bind "$ROOT/etc" /etc --dev /dev --proc /proc --ro-bind-try /sys /sys --tmpfs /run --dir /var/tmp
        --ro-bind "$ROOT/var/lib/dpkg" /var/lib/dpkg --ro-bind-try "$ROOT/var/cache/fontconfig" /var/cache/fontconfig)
    for d in /etc/resolv.conf /etc/hosts /etc/passwd /etc/group; do args+=(--ro-bind-try "$d" "$d"); done
    for d in /*; do
        case $d in
            /bin|/boot|/dev|/etc|/lib*|/proc|/run|/sbin|/sys|/usr|/var|/lost+found) ;;
            *) [ -d "$d" ] && [ ! -L "$d" ] && args+=(--bind "$d" "$d") ;;
        esac
    done
    [ -n "${XDG_RUNTIME_DIR:-}" ] && args+=(--bind-try "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR")
    args+=(--dev-bind-try /dev/dri /dev/dri --dev-bind-try /dev/snd /dev/snd)
    local name bwrap
    bwrap=$(command -v bwrap)
    mkdir -p "$cache/ccache"
    for name in $(compgen -e); do
        case $name in
            HOME|PWD|USER|LOGNAME|TERM|LANG|LC_*|TZ|DISPLAY|WAYLAND_*|XAUTHORITY|DBUS_*|PULSE_*|XDG_*|*_proxy|*_PROXY|*_API_KEY|REPLICATE_API_TOKEN) ;;
            QT_*|BAKEOFF_*|CCACHE_*|CI|CTEST_*|CMAKE_*|NINJA_*|ASAN_*|UBSAN_*|npm_config_*|NODE_EXTRA_CA_CERTS|SSL_CERT_*) ;;
            *) unset "$name" ;;
        esac
    done
    export PATH=/usr/bin:/usr/sbin LANG=${LANG:-C.UTF-8} CCACHE_DIR=${CCACHE_DIR:-$cache/ccache} \
        CCACHE_BASEDIR=${CCACHE_BASEDIR:-$src} CCACHE_NOHASHDIR=1
    exec "$bwrap" "${args[@]}" --unshare-pid --die-with-parent --chdir "$PWD" "$@"
}
