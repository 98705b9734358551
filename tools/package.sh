#!/usr/bin/env bash
# The packages of this machine's kind, by one command, into target/package:
#
#   dateline_VERSION_ARCH.deb     for Debian and its relatives
#   dateline-VERSION-ARCH         the whole program in one file, for any other Linux
#   SHA256SUMS
#
# Why no AppImage: its runtime is to be had from no package registry. The program already is one file that needs only libc: fonts,
# rules, names, the sample and the guide are compiled in, and `desktop add` in it does what an AppImage leaves to a helper.
#
# Needs cargo-deb and mdbook (cargo install --locked cargo-deb mdbook). macOS and Windows: cargo packager --release.
#
#   tools/package.sh [--no-build]      with the program as it was built last
set -euo pipefail
cd "$(dirname "$0")/.."
cargo=${CARGO:-cargo}
for tool in cargo-deb mdbook; do
  command -v $tool >/dev/null || { echo "package.sh: $tool is not installed (cargo install --locked $tool)" >&2; exit 1; }
done
[ "${1:-}" = --no-build ] || $cargo build --profile dist --bin dateline
program=target/dist/dateline
out=target/package
stage=$out/stage
rm -rf "$out"
mkdir -p "$stage"
"$program" man >"$stage/dateline.1"
"$program" completions bash >"$stage/dateline.bash"
"$program" completions zsh >"$stage/_dateline"
"$program" completions fish >"$stage/dateline.fish"
# Debian's own form of both: what the package is under, and where its news stand.
{
  cat LICENSE-MIT
  printf '\nOr, as you choose, the Apache License, version 2.0: /usr/share/common-licenses/Apache-2.0 on Debian.\n'
} >"$stage/copyright"
version=$("$program" --version | cut -d' ' -f2)
maintainer=$(sed -n 's/^maintainer = "\(.*\)"/\1/p' Cargo.toml)
printf 'dateline (%s-1) unstable; urgency=medium\n\n  * What is new is in CHANGELOG.md of the source.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(date -R -r CHANGELOG.md)" >"$stage/changelog"
tools/guide.sh --pages >/dev/null
# What the package declares is what it holds: a broken declaration is found here and not by a user.
for tool in desktop-file-validate appstreamcli; do
  command -v $tool >/dev/null || echo "package.sh: $tool is not installed; the desktop's files go in unchecked" >&2
done
! command -v desktop-file-validate >/dev/null || desktop-file-validate assets/linux/dateline.desktop
! command -v appstreamcli >/dev/null || appstreamcli validate --no-net assets/linux/io.dateline.dateline.metainfo.xml
$cargo deb --no-build --no-strip --profile dist --output "$out"
install -m 755 "$program" "$out/dateline-$version-$(uname -m)"
rm -rf "$stage"
(cd "$out" && sha256sum dateline* >SHA256SUMS && ls -l)
