#!/usr/bin/env bash
# The guide: pictures from the real window, tables and figures from the sources, and pages for a browser.
#
#   tools/guide.sh [PROGRAM]     everything; PROGRAM is target/release/dateline
#   tools/guide.sh --pages       only the pages, into target/guide
#
# Needs mdbook (cargo install mdbook); the pictures also Xvfb, xdotool and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
command -v mdbook >/dev/null || { echo "guide.sh: mdbook is not installed (cargo install --locked mdbook)" >&2; exit 1; }

if [ "${1:-}" != --pages ]; then
  program=${1:-target/release/dateline}
  pictures=docs/guide/src/pictures
  states=$(mktemp -d)
  trap 'rm -rf "$states"' EXIT
  SIZES=1280x800 THEMES=light tools/pictures.sh "$program" "$states"
  mkdir -p "$pictures"
  # The state of the window, and what the guide calls its picture.
  for pair in 01-start=start 03-search=search 04-event=event 06-series=series 08-review=review 10-export=export; do
    cp "$states/${pair%=*}-1280-light.png" "$pictures/${pair#*=}.png"
  done
  UPDATE_EXPECT=1 $cargo test -q --lib the_guides_table_of_keys
  UPDATE_EXPECT=1 $cargo test --test guide
fi
rm -rf target/guide
mdbook build docs/guide
# mdBook brings fonts and a search of its own; what no page asks for stays out of the packages.
rm -f target/guide/.nojekyll target/guide/404.html target/guide/CNAME
echo "target/guide/index.html"
