#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/attach: what goes into and comes out of a command that runs under bubblewrap.
# shellcheck disable=SC2016,SC2094 # single-quoted words are run inside
set -u
# shellcheck source=tests/packaging/check.sh
. "$(dirname "$0")/check.sh"
attach=$1/packaging/attach
bwrap=$(command -v bwrap)
options=(--dev-bind / / --proc /proc --unshare-pid --die-with-parent)
inside() { perl "$attach" "$bwrap" "${options[@]}" -- "$@"; }

is "exit code" "$(status_of inside sh -c 'exit 37')" 37
is "command that does not exist" "$(status_of inside no-such-command)" 127
is "command that dies of a signal" "$(status_of inside sh -c 'kill -KILL $$')" 137
head -c 3000000 /dev/urandom >"$work/bytes"
is "standard input and output keep every byte" "$(inside cat <"$work/bytes" | cmp - "$work/bytes" && echo same)" same
is "arguments with blanks and quotes" "$(inside printf '<%s>' 'a  b' "c'd" '' '$e')" "<a  b><c'd><><\$e>"
is "no extra files are open" "$(inside sh -c 'ls /proc/self/fd | tr "\n" " "' 9<"$work/bytes" | grep -c '\b9\b')" 0

# A command that counts the signals it gets and goes on.
cat >"$work/count" <<'END'
trap 'echo got INT' INT
trap 'echo got TERM' TERM
trap 'echo got HUP' HUP
echo ready
while ! [ -e "$1" ]; do sleep 0.05; done
exit 5
END

# signalled KIND SIGNAL: starts the command in a session of its own, sends SIGNAL, prints what it got.
signalled() {
    local out=$work/$1.$2 pid code=0
    # A shell without job control lets background commands ignore SIGINT; a user's terminal does not.
    setsid perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' perl "$attach" "$bwrap" "${options[@]}" -- \
        sh "$work/count" "$out.stop" >"$out" 2>/dev/null &
    pid=$!
    until grep -qs ready "$out"; do sleep 0.02; done
    case $1 in
        directed) kill -"$2" $pid ;;
        group) kill -"$2" -- -$pid ;;
    esac
    # A signal that came twice would come at once; the command looks for the file 20 times a second.
    until grep -qs got "$out"; do sleep 0.02; done
    sleep 0.2
    touch "$out.stop"
    wait $pid || code=$?
    echo "$(grep -c "got $2" "$out") $code"
}
for signal in INT TERM HUP; do
    is "SIG$signal to the script alone reaches the command once" "$(signalled directed $signal)" "1 5"
    is "SIG$signal to the process group reaches the command once" "$(signalled group $signal)" "1 5"
done

setsid perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' perl "$attach" "$bwrap" "${options[@]}" -- \
    sh -c 'echo ready; exec sleep 60' >"$work/default" &
pid=$!
until grep -qs ready "$work/default"; do sleep 0.02; done
kill -INT $pid
code=0
wait $pid || code=$?
is "a command without a handler dies of SIGINT" $code 130

# Nothing stays behind when the script itself is killed.
inside sh -c "echo ready; exec sleep 59.125" >"$work/killed" &
until grep -qs ready "$work/killed"; do sleep 0.02; done
pid=$(pgrep -f "$attach .*sleep 59.125" | head -n 1)
kill -KILL "$pid"
for _ in $(seq 100); do pgrep -f '^sleep 59.125' >/dev/null || break; sleep 0.02; done
is "killing the script ends the command" "$(pgrep -fc '^sleep 59.125')" 0
finish
