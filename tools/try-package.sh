#!/usr/bin/env bash
# The Debian package on a clean Debian: installed, its files checked, started from its menu entry by somebody who is not root, a folder opened,
# a picture and a page for print exported, taken away again. Every step that fails ends it with a sentence.
#
#   tools/try-package.sh [PACKAGE [PICTURES]]     the newest in target/package; what the screen showed goes to target/try
#
# Needs root, debootstrap, Xvfb, xdotool, openbox and ImageMagick. BASE names a tar file of the clean root: it is used where it is there and made
# where it is not. MIRROR is where Debian comes from; without it, from where this machine has it.
set -euo pipefail
cd "$(dirname "$0")/.."
package=$(realpath "${1:-$(ls -t target/package/*.deb | head -1)}")
pictures=${2:-target/try}
base=${BASE:-target/clean-root.tar}
mkdir -p "$pictures"
fail() { echo "try-package.sh: $*" >&2; exit 1; }
for tool in debootstrap Xvfb xdotool openbox import; do
  command -v $tool >/dev/null || fail "$tool is not installed"
done
[ "$(id -u)" = 0 ] || fail "a clean root can only be made by root"

root=$(mktemp -d)
# Somebody who is not root lives in it.
chmod 755 "$root"
server= manager= app=
finish() {
  for one in "$app" "$manager" "$server"; do [ -z "$one" ] || kill "$one" 2>/dev/null || true; done
  umount "$root/proc" "$root/tmp/.X11-unix" 2>/dev/null || true
  # A root that is still mounted somewhere is left alone.
  mountpoint -q "$root/proc" || rm -rf --one-file-system "$root"
}
trap finish EXIT

echo "== a clean Debian"
if [ ! -f "$base" ]; then
  mirror=${MIRROR:-$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -1)}
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  debootstrap --variant=minbase "$suite" "$root" "$mirror" >/dev/null
  tar -C "$root" -cf "$base.part" . && mv "$base.part" "$base"
else
  tar -C "$root" -xf "$base"
fi
chmod 755 "$root"
rm -f "$root/etc/apt/sources.list"
for file in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d /etc/resolv.conf; do
  [ ! -e $file ] || cp -aL $file "$root/$(dirname $file)/"
done
mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix"
within() { DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$root" "$@"; }
within apt-get update -qq
within useradd --create-home reader

echo "== installed"
cp "$package" "$root/tmp/dateline.deb"
within apt-get install -y -qq --no-install-recommends /tmp/dateline.deb >"$pictures/apt.txt" 2>&1 || { tail -5 "$pictures/apt.txt" >&2; fail "apt does not install it"; }
within dateline --version
listed=$(within dpkg -L dateline)
for file in /usr/bin/dateline /usr/share/applications/dateline.desktop /usr/share/mime/packages/dateline.xml \
  /usr/share/metainfo/io.dateline.dateline.metainfo.xml /usr/share/man/man1/dateline.1.gz /usr/share/doc/dateline/guide/index.html \
  /usr/share/doc/dateline/copyright /usr/share/bash-completion/completions/dateline /usr/share/icons/hicolor/256x256/apps/dateline.png; do
  grep -qx "$file" <<<"$listed" || fail "$file is not in the package"
  [ -s "$root$file" ] || fail "$file is empty"
done
! within ldd /usr/bin/dateline | grep "not found" || fail "a library is missing"

echo "== started from its menu entry"
entry=$root/usr/share/applications/dateline.desktop
! command -v desktop-file-validate >/dev/null || desktop-file-validate "$entry"
exec=$(sed -n 's/^Exec=//p' "$entry" | head -1 | sed 's/ *%[fFuU]//')
: >"$root/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$root/display" 2>/dev/null &
server=$!
# A busy machine takes its time.
for _ in $(seq 300); do [ -s "$root/display" ] && break; sleep 0.1; done
[ -s "$root/display" ] || fail "no display came up"
DISPLAY=:$(tr -d '[:space:]' <"$root/display")
export DISPLAY
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
openbox >/dev/null 2>&1 &
manager=$!
home=$root/home/reader
mkdir -p "$home/papers"
cat >"$home/papers/release.txt" <<'TXT'
Ostra, 20 December 2019

The new library of Ostra was opened on Wednesday by Mara Lind, Mayor of Ostra. The River Office gave two hundred books.
Work on the Harbour Renewal Project began in March 2017 and ended on 4 October 2019.
TXT
cat >"$home/papers/minutes.md" <<'TXT'
# Minutes of the River Office

Date: 14 January 2020

Mara Lind reported that the library had been opened on 18 December 2019. The next meeting will take place on 11 February 2020.
TXT
within chown -R reader: /home/reader
env -u WAYLAND_DISPLAY LIBGL_ALWAYS_SOFTWARE=1 WINIT_X11_SCALE_FACTOR=1 HOME=/home/reader LC_ALL=C.UTF-8 \
  XDG_DATA_HOME= XDG_CONFIG_HOME= XDG_CACHE_HOME= XDG_RUNTIME_DIR= DBUS_SESSION_BUS_ADDRESS= \
  chroot --userspec=reader:reader "$root" sh -c "cd; exec $exec" >"$pictures/said.txt" 2>&1 &
app=$!
window=
for _ in $(seq 200); do
  window=$(xdotool search --onlyvisible --name Dateline 2>/dev/null | tail -1 || true)
  [ -n "$window" ] && break
  kill -0 $app 2>/dev/null || { cat "$pictures/said.txt" >&2; fail "the program ended"; }
  sleep 0.1
done
[ -n "$window" ] || fail "no window came up"
sleep 1.5
xdotool windowmove "$window" 0 0 windowsize "$window" 1280 780 windowfocus "$window"
sleep 1
take() { sleep 1.2; import -window root "$pictures/$1.png"; }
key() { xdotool key --clearmodifiers "$@"; sleep 0.3; }
title() { xdotool getwindowname "$window" 2>/dev/null || true; }
wait_for() { for _ in $(seq 100); do eval "$2" && return; sleep 0.2; done; take fault; fail "$1"; }
take 1-start

echo "== a folder opened; there is no dialog of the system here, so its path is typed"
key ctrl+o
take 2-folder
xdotool type --delay 20 /home/reader/papers
key Return
wait_for "the folder did not open" '[[ $(title) == papers* ]]'
take 3-papers

echo "== a picture exported, and a page for print"
for ending in png pdf; do
  key ctrl+e
  sleep 1
  key ctrl+a
  xdotool type --delay 20 "/home/reader/out.$ending"
  take "4-export-$ending"
  key Return
  wait_for "no out.$ending was written" '[ -s "$home/out.$ending" ]'
  sleep 1
  cp "$home/out.$ending" "$pictures/"
done
[ "$(head -c 4 "$home/out.png" | tail -c 3)" = PNG ] || fail "out.png is no picture"
[ "$(head -c 4 "$home/out.pdf")" = %PDF ] || fail "out.pdf is no PDF"
key F1
take 5-guide
key Escape
key ctrl+q
for _ in $(seq 50); do kill -0 $app 2>/dev/null || break; sleep 0.2; done
! kill -0 $app 2>/dev/null || fail "it does not close"
wait $app || fail "it closed with an error: $(cat "$pictures/said.txt")"
app=

echo "== the same without a display"
within env -u DISPLAY dateline export /home/reader/papers -o /home/reader/again.svg
[ -s "$home/again.svg" ] || fail "no again.svg was written"

echo "== taken away"
within apt-get purge -y -qq dateline >/dev/null 2>&1
left=$(cd "$root" && find . -xdev \( -path ./home -o -path ./proc -o -path ./tmp -o -path ./var/log -o -path ./var/cache \) -prune -o -iname '*dateline*' -print)
[ -z "$left" ] || fail "this stays behind: $left"
! grep -rlq dateline "$root/usr/share/applications" "$root/usr/share/mime" 2>/dev/null || fail "a list of the desktop still names it"
echo "== all of it went well; pictures in $pictures"
