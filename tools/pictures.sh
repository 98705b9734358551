#!/usr/bin/env bash
# Ten states of the real window over the sample folder, at two sizes and in two themes, driven by keys alone.
# Not a test: the pictures are there to be looked at. Needs Xvfb, xdotool and ImageMagick.
#
#   tools/pictures.sh [PROGRAM [FOLDER]]      target/release/dateline, assets/pictures/states
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/release/dateline}
folder=${2:-assets/pictures/states}
# In so many colors, and the large ones at five eighths: forty of them are to stay small.
colors=${COLORS:-64}
# A debug build, or a busy machine, wants longer to come to rest.
patience=${PATIENCE:-1.0}
mkdir -p "$folder"

for tool in Xvfb xdotool import convert; do
  command -v "$tool" >/dev/null || { echo "pictures.sh: $tool is not installed" >&2; exit 1; }
done
home=$(mktemp -d)
server= app=
finish() { [ -z "$app" ] || kill "$app" 2>/dev/null || true; [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$home"; }
trap finish EXIT
unset WAYLAND_DISPLAY
export LIBGL_ALWAYS_SOFTWARE=1 WINIT_X11_SCALE_FACTOR=1
# Paths that the window proposes are in the pictures.
export HOME=/home/reader

key() { xdotool key --clearmodifiers "$@"; sleep 0.15; }
rest() { sleep "$patience"; }
# An action by the name it has in the palette.
act() { key ctrl+k; sleep 0.5; xdotool type --delay 25 "$1"; sleep 0.5; key Return; rest; }
find_words() { key ctrl+f; sleep 0.5; xdotool type --delay 25 "$1"; rest; }

for size in ${SIZES:-1280x800 2560x1440}; do
  for theme in ${THEMES:-light dark}; do
    : >"$home/display"
    Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$home/display" 2>/dev/null &
    server=$!
    for _ in $(seq 50); do [ -s "$home/display" ] && break; sleep 0.1; done
    DISPLAY=:$(tr -d '[:space:]' <"$home/display")
    export DISPLAY
    export LC_ALL=C.UTF-8 # the window speaks as the system does
    export XDG_DATA_HOME=$home/$size$theme XDG_CONFIG_HOME=$home/$size$theme
    mkdir -p "$XDG_DATA_HOME"
    "$program" >/dev/null 2>&1 &
    app=$!
    window=
    # A busy machine takes its time.
    for _ in $(seq 400); do
      window=$(xdotool search --onlyvisible --name Dateline 2>/dev/null | tail -1 || true)
      [ -n "$window" ] && break
      sleep 0.1
    done
    [ -n "$window" ] || { echo "pictures.sh: $program opened no window" >&2; exit 1; }
    # Found is not yet ready to be moved.
    sleep 1
    xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" windowfocus "$window"
    # Where nothing is under the pointer.
    xdotool mousemove $((${size%x*} / 2)) $((${size#*x} - 4))
    rest; rest
    width=$((${size%x*} > 1600 ? 1600 : 1024))
    take() {
      rest
      import -window root png:- | convert - -resize "${width}x>" +dither -colors "$colors" -define png:compression-level=9 \
        "PNG8:$folder/$1-${size%x*}-$theme.png"
    }

    act "$theme"
    take 01-start
    # The tour comes up over the sample and is skipped; it waits until all is read.
    act "try the sample"; rest; rest; rest; key Escape; rest
    take 02-whole
    find_words "ceremony"
    take 03-search
    key Down; key Return; rest; act "clear all filters"
    take 04-event
    # The README's own, as large as the window is.
    if [ "$size $folder" = "1280x800 assets/pictures/states" ]; then
      import -window root png:- | convert - +dither -colors 160 -define png:compression-level=9 "PNG8:assets/pictures/window-$theme.png"
    fi
    key d; rest
    take 05-document
    key Escape; key Escape; act "fit all"; act "group by series"
    take 06-series
    act "group by person"
    take 07-people
    act "review"
    take 08-review
    act "group by project"; find_words "person:vitorino "; key Escape
    act "dim what"
    take 09-dimmed
    key Escape; key Escape; key ctrl+e
    take 10-export
    kill "$app"; wait "$app" 2>/dev/null || true; app=
    kill "$server"; wait "$server" 2>/dev/null || true; server=
  done
done
ls "$folder" | wc -l
