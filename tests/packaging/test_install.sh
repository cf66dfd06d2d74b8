#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# test_install.sh CMAKE BUILD_DIR: what cmake --install puts where.
set -u
# shellcheck source=tests/packaging/check.sh
. "$(dirname "$0")/check.sh"
DESTDIR=$work "$1" --install "$2" --prefix /usr >"$work.log" 2>&1 || { cat "$work.log"; rm -f "$work.log"; exit 1; }
rm -f "$work.log"
tree=$(cd "$work" && find . -type f | LC_ALL=C sort)
is "the files that are installed" "$tree" "./usr/bin/bakeoff
./usr/bin/bakeoff-cli
./usr/lib/bakeoff/bakeoff_pages.so
./usr/lib/bakeoff/bakeoff_playback.so
./usr/share/applications/org.bakeoff.Bakeoff.desktop
./usr/share/doc/bakeoff/LICENSE
./usr/share/icons/hicolor/scalable/apps/org.bakeoff.Bakeoff.svg
./usr/share/metainfo/org.bakeoff.Bakeoff.metainfo.xml"
is "the command line program starts from there" "$(status_of "$work/usr/bin/bakeoff-cli" --help)" 0
is "the window's program starts from there" \
    "$(status_of env QT_QPA_PLATFORM=offscreen HOME="$work" "$work/usr/bin/bakeoff" --help)" 0
is "the desktop file starts an installed program" \
    "$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$work/usr/share/applications/org.bakeoff.Bakeoff.desktop")" bakeoff
finish
