#!/usr/bin/env python3
"""Writes assets/third-party.txt: every library that is linked into Dateline, on any system, with its licence in full.

    python3 tools/notices.py

Reads what cargo knows of the dependencies and the licence files in their own packages; where a package carries none,
the usual text of its licence is named by its SPDX identifier alone. Same licence texts are printed once.
"""
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "assets" / "third-party.txt"
NAMES = re.compile(r"^(licen[sc]e|copying|copyright|notice|unlicense)", re.I)


def linked(meta):
    """Ids of all packages that the program itself links, not those that only build or test it."""
    nodes = {n["id"]: n for n in meta["resolve"]["nodes"]}
    kinds = {p["id"]: {t for target in p["targets"] for t in target["kind"]} for p in meta["packages"]}
    seen, todo = set(), [meta["resolve"]["root"]]
    while todo:
        for dep in nodes[todo.pop()]["deps"]:
            normal = any(k["kind"] is None for k in dep["dep_kinds"])
            if normal and "proc-macro" not in kinds[dep["pkg"]] and dep["pkg"] not in seen:
                seen.add(dep["pkg"])
                todo.append(dep["pkg"])
    return seen


def texts(package):
    folder = pathlib.Path(package["manifest_path"]).parent
    for path in sorted(folder.iterdir()):
        if path.is_file() and NAMES.match(path.name):
            text = path.read_text("utf-8", "replace").replace("\r\n", "\n").strip()
            if text:
                yield "\n".join(line.rstrip() for line in text.split("\n"))


def main():
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    meta = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    ids = linked(meta)
    packages = sorted((p for p in meta["packages"] if p["id"] in ids), key=lambda p: (p["name"], p["version"]))
    lines = [
        f"Dateline is built with {len(packages)} libraries of others. Each is listed with its licence; the licences'",
        "texts follow, each once, with the libraries that carry it. Made by tools/notices.py.",
        "",
    ]
    carried, shown = {}, {}
    for p in packages:
        lines.append(f"{p['name']} {p['version']} – {p['license'] or 'see its licence below'}")
        for text in texts(p):
            # Copies of one licence differ in their spaces and in the appendix on how to apply it.
            key = "".join(text.split("END OF TERMS AND CONDITIONS")[0].lower().split())
            names = carried.setdefault(key, [])
            name = f"{p['name']} {p['version']}"
            if name not in names:
                names.append(name)
            shown.setdefault(key, text)
    for key, names in sorted(carried.items(), key=lambda entry: entry[1][0]):
        lines += ["", "-" * 100, ", ".join(names), "", shown[key]]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{OUT.relative_to(ROOT)}: {len(packages)} libraries, {len(carried)} texts, {OUT.stat().st_size // 1024} kB")


main()
