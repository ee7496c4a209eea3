"""Makes the package for Debian and its kin, from a clean clone on Debian 12 or 13.

    python3 packaging/debian.py

It ends with `dist/carekeeper_VERSION_amd64.deb`. The libraries are pinned by hash in
`packaging/locks/linux-*.txt`. What Qt asks of the system is not packed but named in `Depends`, so
the system goes on keeping it up to date; the package fits the Debian on which it was made, and
newer ones.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

import parts
from workshop import (
    BUILD,
    DIST,
    ROOT,
    Stop,
    compile_translations,
    download,
    draw_icons,
    expect_tools,
    fresh,
    lock_of_linux,
    output,
    run,
    say,
    size,
    tools,
    version,
)

TOOLS = {
    "dpkg-deb": "dpkg",
    "objdump": "binutils",
    "/sbin/ldconfig": "libc-bin",
}
WHEELS = BUILD / "wheels" / "linux"
FOLDER = BUILD / "debian" / "dist" / "carekeeper"
TREE = BUILD / "debian" / "tree"
CONTROL = """\
Package: carekeeper
Version: {version}
Architecture: amd64
Maintainer: CareKeeper <maintainers@carekeeper.invalid>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-noto-cjk
Section: education
Priority: optional
Description: class files of left-behind children, for a class teacher
 A file for each student, contact cards on paper, talks, diaries and backups that
 are checked. Everything stays on the teacher's own computer, in one file that a
 password encrypts.
"""
TRIGGER = """\
#!/bin/sh
set -e
for step in "update-desktop-database -q" "update-mime-database /usr/share/mime" \\
    "gtk-update-icon-cache -q /usr/share/icons/hicolor"; do
    if command -v "${step%% *}" >/dev/null; then $step || true; fi
done
"""
"""After installing and after removing; what the teacher made is never touched."""
_PLUGINS = ("libxcb-cursor0", "libxkbcommon-x11-0", "libgl1", "libegl1", "libdbus-1-3")
"""What Qt's window needs and opens only when it runs."""
_SYSTEM = re.compile(r"^(ld-linux|linux-vdso)")


def main() -> int:
    """Make the package and say how large it is."""
    expect_tools(TOOLS)
    compile_translations()
    wheels = download(lock_of_linux(), WHEELS / lock_of_linux().stem, "--only-binary=:all:")
    folder = freeze()
    say("Looking where each part came from")
    known = parts.origins(wheels, runtime_files())
    parts.trace(folder, known, ("carekeeper",))
    parts.expect_translations(folder)
    take_debugging(folder)
    runtime = ("CPython", "{}.{}.{}".format(*sys.version_info[:3]), licence_of_python())
    parts.write_list(folder, wheels, runtime)
    lay_tree(folder)
    package = pack(folder)
    files = list(folder.rglob("*"))
    print(f"\nfolder {size(files)}, package {size([package])}: {package.relative_to(ROOT)}")
    return 0


def freeze() -> Path:
    """Let PyInstaller gather the program, and return its folder."""
    say("Gathering the program (PyInstaller)")
    work = fresh(BUILD / "debian")
    command: list[str | Path] = [
        *(tools(), "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"),
        *("--distpath", work / "dist", "--workpath", work / "work"),
        ROOT / "packaging" / "carekeeper.spec",
    ]
    same_each_time = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    run(command, env={**os.environ, **same_each_time})
    return FOLDER


def take_debugging(folder: Path) -> None:
    """Take out what only a debugger reads; half of the package otherwise."""
    for file in program_files(folder):
        if ".debug_info" in output(["objdump", "-h", file]):
            run(["objcopy", "--strip-debug", file])


def runtime_files() -> Iterator[Path]:
    """Return the libraries of the Python that is packed."""
    yield from (Path(sysconfig.get_path("stdlib")) / "lib-dynload").iterdir()
    for place in ("LIBDIR", "LIBPL"):
        folder = Path(sysconfig.get_config_var(place))
        yield from folder.glob("libpython*")
        yield from (folder / str(sysconfig.get_config_var("MULTIARCH"))).glob("libpython*")


def licence_of_python() -> Path:
    """Return the file with the licence of the Python that is packed."""
    places = (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), _of_debian())
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise Stop("The licence of Python is not on this machine.")
    return found


def _of_debian() -> Path:
    return Path("/usr/share/doc/python{}.{}/copyright".format(*sys.version_info[:2]))


def lay_tree(folder: Path) -> None:
    """Lay everything where it goes on the system."""
    shutil.rmtree(TREE, ignore_errors=True)
    share = TREE / "usr" / "share"
    shutil.copytree(folder, TREE / "usr/lib/carekeeper", symlinks=True)
    (TREE / "usr" / "bin").mkdir(parents=True)
    (TREE / "usr/bin/carekeeper").symlink_to("../lib/carekeeper/carekeeper")
    source = ROOT / "packaging" / "debian"
    _copy(source / "carekeeper.desktop", share / "applications" / "carekeeper.desktop")
    _copy(source / "carekeeper.xml", share / "mime" / "packages" / "carekeeper.xml")
    drawn = ROOT / "resources" / "icons" / "program"
    names = {
        "carekeeper": "apps/carekeeper",
        "classfile": "mimetypes/application-x-carekeeper-class",
    }
    icons = BUILD / "debian" / "icons"
    draw_icons(icons)
    hicolor = share / "icons" / "hicolor"
    for name, place in names.items():
        _copy(drawn / f"{name}.svg", hicolor / "scalable" / f"{place}.svg")
        for side in (16, 24, 32, 48, 64, 128, 256):
            _copy(icons / f"{name}-{side}.png", hicolor / f"{side}x{side}" / f"{place}.png")
    doc = share / "doc" / "carekeeper"
    _copy(ROOT / "LICENSE", doc / "copyright")
    changes = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    (doc / "changelog.gz").write_bytes(changes)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def pack(folder: Path) -> Path:
    """Pack the tree into one package."""
    say("Packing the package")
    DIST.mkdir(exist_ok=True)
    control = TREE / "DEBIAN"
    control.mkdir()
    kilobytes = sum(path.stat().st_size for path in TREE.rglob("*") if path.is_file()) // 1024
    text = CONTROL.format(version=version(), kilobytes=kilobytes, depends=depends(folder))
    (control / "control").write_text(text, encoding="utf-8")
    for name in ("postinst", "postrm"):
        (control / name).write_text(TRIGGER, encoding="utf-8")
        (control / name).chmod(0o755)
    for path in TREE.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink() and path.parent != control:
            path.chmod(0o644)
    (TREE / "usr/lib/carekeeper/carekeeper").chmod(0o755)
    package = DIST / f"carekeeper_{version()}_amd64.deb"
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", TREE, package])
    return package


def depends(folder: Path) -> str:
    """Return Debian's packages that hold what the program's libraries ask the system for."""
    inside = {path.name for path in folder.rglob("*")}
    wanted, newest = set(_PLUGINS), (2, 0)
    asked: set[str] = set()
    for file in program_files(folder):
        told = output(["objdump", "-p", file])
        asked |= set(re.findall(r"NEEDED\s+(\S+)", told))
        glibc = re.findall(r"GLIBC_(\d+)\.(\d+)", told)
        newest = max([newest, *((int(major), int(minor)) for major, minor in glibc)])
    where = dict(_libraries())
    for name in sorted(asked - inside):
        if not _SYSTEM.match(name):
            wanted.add(package_of(where.get(name, ""), name))
    wanted -= {"libc6", "libc6:amd64"}
    return ", ".join([f"libc6 (>= {newest[0]}.{newest[1]})", *sorted(wanted)])


def program_files(folder: Path) -> Iterable[Path]:
    """Return the programs and libraries of a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield path


def _libraries() -> Iterator[tuple[str, str]]:
    for line in output(["/sbin/ldconfig", "-p"]).splitlines():
        found = re.match(r"\s+(\S+) \(.*x86-64.*\) => (\S+)", line)
        if found:
            yield found[1], found[2]


def package_of(path: str, name: str) -> str:
    """Return the package of a library of the system."""
    if not path:
        raise Stop(f"{name} is not on this machine, so nobody knows its package.")
    for candidate in (path, str(Path(path).resolve()), str(Path("/usr" + path))):
        done = subprocess.run(
            ["dpkg", "-S", candidate], capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode == 0:
            return done.stdout.partition(":")[0].removesuffix("t64")
    raise Stop(f"No package holds {path}.")


if __name__ == "__main__":
    raise SystemExit(main())
