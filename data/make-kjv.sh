#!/usr/bin/env bash
# Writes the King James Bible as plain text to the path given: one verse a
# line, Genesis to Revelation, verse text only, ASCII (hence UTF-8), LF endings.
#
#   usage: make-kjv.sh OUTPUT
#
# Needs the Debian packages bible-kjv (the reader) and bible-kjv-text (the
# text); this script installs nothing.
#
# With -f the reader prints each verse unwrapped on one line after its
# reference ("Ge1:1 In the beginning ..."), so no word is split or joined at
# a line end. Only that reference is removed; the rest is left byte for byte.
set -euo pipefail
export LC_ALL=C

die() { printf 'make-kjv.sh: %s\n' "$*" >&2; exit 1; }

[[ $# -eq 1 && -n $1 ]] || { echo 'usage: make-kjv.sh OUTPUT' >&2; exit 2; }
out=$1
[[ $out != -* ]] || out=./$out
needs='the Debian packages bible-kjv and bible-kjv-text are needed (apt-get install bible-kjv bible-kjv-text)'
command -v bible >/dev/null || die "the program 'bible' was not found: $needs"
[[ -r /usr/lib/bible.data ]] || die "/usr/lib/bible.data was not found: $needs"

tmp=$(mktemp -d)
trap 'rm -rf -- "$tmp"' EXIT

# -p: otherwise a bible.data in the current directory would be read instead.
bible -f -p /usr/lib gen1:1-rev22:21 </dev/null >"$tmp/dump" || die "'bible' failed: $needs"

ref='^[1-3]?[A-Za-z]+[0-9]+:[0-9]+ '
verses=$(grep -cE "${ref}[^ ]" "$tmp/dump" || true)
lines=$(wc -l <"$tmp/dump")
[[ $verses -eq 31102 && $lines -eq 31102 ]] ||
  die "expected 31102 verses, one a line; got $verses verses on $lines lines"

sed -E "s/$ref//" "$tmp/dump" >"$tmp/text"

! grep -qE "[^A-Za-z ,.;:?!()'-]" "$tmp/text" || die 'unexpected characters in the text'
[[ $(head -n 1 "$tmp/text") == 'In the beginning God created '* ]] || die 'unexpected first verse'
[[ $(tail -n 1 "$tmp/text") == *' Amen.' ]] || die 'unexpected last verse'

cp -- "$tmp/text" "$out"
