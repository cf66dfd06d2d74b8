# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by the shell tests: a folder of their own, and checks that count failures.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0

is() {    # is WHAT ACTUAL EXPECTED
    if [ "$2" = "$3" ]; then printf 'ok      %s\n' "$1"; else
        failures=$((failures + 1))
        printf 'FAILED  %s\n  actual:   %s\n  expected: %s\n' "$1" "$2" "$3"
    fi
}

has() {    # has WHAT ACTUAL PART
    case $2 in
        *"$3"*) printf 'ok      %s\n' "$1" ;;
        *)
            failures=$((failures + 1))
            printf 'FAILED  %s\n  actual: %s\n  without: %s\n' "$1" "$2" "$3" ;;
    esac
}

status_of() {    # the exit code of a command whose output does not matter
    local code=0
    ("$@") >/dev/null 2>&1 || code=$?
    echo $code
}

finish() {
    [ "$failures" = 0 ] || { echo "$failures check(s) failed"; exit 1; }
    echo "all checks passed"
}
