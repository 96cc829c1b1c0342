#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: check_deb.sh PACKAGE.deb
# What Debian's and the desktop's own tools say about the finished package; fails on an error.
set -euo pipefail

deb=$(realpath "$1")
work=$(mktemp -d)
tree=$work/tree
trap 'rm -rf "$work"' EXIT
dpkg-deb --extract "$deb" "$tree"
usr=$tree/usr
failed=0

say() { printf '== %s\n' "$*"; }

options_of() { QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$work "$@" --help | grep -oE -- '--[a-z][a-z-]+' | sort -u; }

# The verbs that a program lists, with those below them: "price", "study", "study cold-start" …
verbs_of() {
    local verb
    "$@" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p' | while read -r verb; do
        echo "${*:2}${2:+ }$verb"
        verbs_of "$@" "$verb"
    done
}

# man_page_is_whole PROGRAM [VERB…]: the page has every verb, every option of each, and no file
# that the package lacks.
man_page_is_whole() {
    local program=$1 page verb words option path missing=0
    page=$(gzip -dc "$usr/share/man/man1/$program.1.gz" | sed 's/\\f[BIR]//g; s/\\-/-/g')
    for verb in "" "${@:2}"; do
        read -ra words <<<"$verb"
        while read -r option; do
            if ! grep -qE -- "$option([^a-z-]|\$)" <<<"$page"; then
                echo "$program.1 lacks $option of $program $verb"
                missing=1
            fi
        done < <(echo "$verb" && options_of "$usr/bin/$program" "${words[@]}")
    done
    while read -r path; do
        if [[ ! -e $tree$path ]]; then
            echo "$program.1 names $path, which the package lacks"
            missing=1
        fi
    done < <(grep -oE '/usr/[a-z/.-]+[a-z]' <<<"$page")
    return "$missing"
}

say "menu entry"
desktop-file-validate "$usr/share/applications/breakeven.desktop" || failed=1
say "metainfo"
appstreamcli validate-tree --no-net "$tree" || failed=1
mapfile -t verbs < <(verbs_of "$usr/bin/breakeven-cli")
say "man pages of breakeven and of breakeven-cli: ${verbs[*]}"
man_page_is_whole breakeven || failed=1
man_page_is_whole breakeven-cli "${verbs[@]}" || failed=1
say "lintian"
# The tag suppressed asks for a bug in Debian's tracker: the package is not one of Debian's.
lintian --allow-root --fail-on error --suppress-tags initial-upload-closes-no-bugs "$deb" || failed=1
exit "$failed"
