#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: try_in_fresh_root.sh PACKAGE.deb [FOLDER]
# As root: a bare Debian 12 in FOLDER (kept; default: a temporary one), in which the package is
# installed, used and removed. The mirror is that of this machine's apt. Needs debootstrap.
set -euo pipefail

suite=bookworm
if [[ ${1:-} != --inside ]]; then # mounts and processes end with the namespace, whatever happens
    exec unshare --mount --pid --fork --kill-child "$0" --inside "$@"
fi
deb=$(realpath "${2:?usage: try_in_fresh_root.sh PACKAGE.deb [FOLDER]}")
root=${3:-$(mktemp -d /var/tmp/breakeven-root.XXXXXX)}
examples=/usr/share/breakeven/examples
example=$examples/support-assistant.breakeven

say() { printf '== %s\n' "$*"; }
fail() {
    printf 'try_in_fresh_root: %s\n(what there is, is left in %s)\n' "$*" "$root" >&2
    exit 1
}
in_root() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
# As somebody who has just logged in, without a display unless one is named.
as_user() {
    chroot --userspec=1000:1000 "$root" env -i HOME=/home/visitor PATH=/usr/bin:/bin LC_ALL=C.UTF-8 \
        XDG_RUNTIME_DIR=/home/visitor/run DISPLAY="${display:-}" "$@"
}
# shellcheck disable=SC2016 # apt puts the values in
debian_sources() {
    apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI) $(COMPONENT)' 'Created-By: Packages' |
        grep "^Debian $suite" | cut -d ' ' -f 2-
}

make_root() {
    local proxy='' codename uri component
    uri=$(debian_sources | awk -v suite="$suite" '$1 == suite { print $2; exit }')
    if [[ -z $uri ]]; then fail "this machine's apt knows no mirror of Debian's $suite"; fi
    install -d -m 755 "$root" # mktemp keeps others out, and nobody else could enter the root
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    if [[ -n $proxy ]]; then export http_proxy=$proxy; fi
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$uri" >"$root.log" 2>&1 ||
        fail "debootstrap failed: $root.log"
    debian_sources | while read -r codename uri component; do
        echo "deb $uri $codename $component"
    done >"$root/etc/apt/sources.list"
    if [[ -n $proxy ]]; then echo "Acquire::http::Proxy \"$proxy\";" >"$root/etc/apt/apt.conf.d/proxy"; fi
    cp /etc/hosts /etc/resolv.conf "$root/etc/"
    mount -t proc proc "$root/proc"
    in_root apt-get -q update >>"$root.log"
    in_root useradd --create-home --uid 1000 visitor
    in_root install -d -o visitor -m 700 /home/visitor/run
    cp "$deb" "$root/tmp/"
}

install_in_root() {
    in_root apt-get install -q -y --no-install-recommends "$@" >>"$root.log" 2>&1 || {
        tail -n 30 "$root.log"
        fail "apt-get install $* failed"
    }
}

# stays_up PID: for 5 s.
stays_up() {
    local second
    for second in 1 2 3 4 5; do
        sleep 1
        if ! kill -0 "$1" 2>/dev/null; then fail "breakeven ended in second $second: $(cat "$root/tmp/out")"; fi
    done
}

use_without_display() {
    as_user breakeven-cli price $example --quiet | tail -n 4
    as_user breakeven-cli study break-even $example --quiet | tail -n 1
    as_user breakeven-cli check /usr/share/breakeven/packs/documented.json
    as_user breakeven --export-charts /home/visitor/charts $example
    if ! compgen -G "$root/home/visitor/charts/*.png" >/dev/null; then fail "no chart was written"; fi
    as_user QT_QPA_PLATFORM=offscreen breakeven $example >"$root/tmp/out" 2>&1 &
    stays_up $!
    kill $!
}

use_with_display() {
    local name title window='' program
    display=:77
    as_user Xvfb $display -screen 0 1440x900x24 >/dev/null 2>&1 &
    sleep 2
    as_user breakeven $example >"$root/tmp/out" 2>&1 &
    program=$!
    for _ in $(seq 60); do
        window=$(as_user xdotool search --onlyvisible --class breakeven | head -n 1) && break
        sleep 0.5
    done
    if [[ -z $window ]]; then fail "no window appeared: $(cat "$root/tmp/out")"; fi
    stays_up $program
    title=$(as_user xdotool getwindowname "$window")
    name=$(sed -n 's/^ *"name": "\(.*\)",$/\1/p' "$root$example" | head -n 1)
    if [[ $title != *"$name"* ]]; then fail "the window's title is \"$title\", without \"$name\""; fi
    echo "a window called \"$title\""
    if [[ -s $root/tmp/out ]]; then sed 's/^/breakeven says: /' "$root/tmp/out"; fi
    kill $program
}

# expect WHAT PATTERN COMMAND…: its output has a line that matches.
expect() {
    local output
    output=$("${@:3}" 2>&1) || true
    grep -qE -- "$2" <<<"$output" || fail "$1: nothing matches $2 in: $output"
    echo "$1: as expected"
}

ask_desktop() {
    cp "$root$example" "$root/home/visitor/no-suffix"
    expect "type by name" 'content-type: application/x-breakeven$' as_user gio info -a standard::content-type $example
    expect "type by content" 'content-type: application/x-breakeven$' \
        as_user gio info -a standard::content-type /home/visitor/no-suffix
    expect "what opens it" 'breakeven\.desktop' as_user gio mime application/x-breakeven
    as_user xdg-mime default breakeven.desktop application/x-breakeven
    expect "what opens it, by xdg-mime" '^breakeven\.desktop$' as_user xdg-mime query default application/x-breakeven
    expect "menu entry" '^$' as_user desktop-file-validate /usr/share/applications/breakeven.desktop
    expect "man page" 'breakeven' as_user man -w breakeven
}

remove() {
    local paths path left
    mapfile -t paths < <(in_root dpkg -L breakeven | grep breakeven)
    in_root apt-get purge -q -y breakeven >>"$root.log" 2>&1 || fail "apt-get purge failed: $root.log"
    for path in "${paths[@]}"; do
        if [[ -e $root$path || -L $root$path ]]; then fail "$path is left"; fi
    done
    rm -f "$root/tmp/$(basename "$deb")"
    left=$(find "$root" -xdev -mindepth 1 -path "$root/home" -prune -o -iname '*breakeven*' -print)
    if [[ -n $left ]]; then fail "left behind: $left"; fi
    if grep -rqsI breakeven "$root"/usr/share/{applications,mime,icons} "$root/var/lib/dpkg/status"; then
        fail "a list of the desktop still names breakeven"
    fi
    echo "of ${#paths[@]} paths none is left"
}

say "a bare $suite in $root"
make_root
say "installing $(basename "$deb") and what it depends on, nothing else"
install_in_root "/tmp/$(basename "$deb")"
say "without a display"
use_without_display
say "on a desktop"
install_in_root xvfb xdotool xdg-utils libglib2.0-bin desktop-file-utils man-db
use_with_display
ask_desktop
say "removing it"
remove
if [[ -z ${3:-} ]]; then
    umount "$root/proc"
    rm -rf --one-file-system "$root" "$root.log"
fi
say "it installs, starts and is removed cleanly"
