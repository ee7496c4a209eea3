"""What goes into the installers is pinned, known, and speaks the teacher's language."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
import runpy
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from carekeeper.core import file_names

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "locks"


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The part of the build that looks where each file came from."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    import parts

    yield parts
    for name in ("parts", "workshop"):
        sys.modules.pop(name, None)


def plain(name: str) -> str:
    """Return a library's name as all tools compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_installers_name_all_our_endings_to_the_system() -> None:
    """A double click on each of our files opens the program."""
    debian = ROOT / "packaging" / "debian"
    kinds = (debian / "carekeeper.xml").read_text(encoding="utf-8")
    setup = (ROOT / "packaging" / "windows" / "setup.nsi").read_text(encoding="utf-8")
    named = re.findall(r'<mime-type type="(.+)">', kinds)
    assert re.findall(r'<glob pattern="\*(.+)"/>', kinds) == list(file_names.OURS)
    assert f"MimeType={';'.join(named)};" in (debian / "carekeeper.desktop").read_text("utf-8")
    for macro in ("FileType", "ForgetFileType"):
        assert re.findall(rf'insertmacro {macro} "(.+?)"', setup) == list(file_names.OURS)


@pytest.mark.parametrize("lock", ["windows.txt", "linux-3.11.txt", "linux-3.13.txt"])
def test_each_library_of_the_program_is_pinned_by_hash(lock: str) -> None:
    """`python packaging/lock.py` mends it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (LOCKS / lock).read_text(encoding="utf-8").splitlines()[1:]
    assert all(re.fullmatch(r"\S+==\S+ --hash=sha256:[0-9a-f]{64}", line) for line in lines)
    pinned = {plain(line.partition("==")[0]) for line in lines}
    asked = {re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    asked -= {"typing-extensions"} if "3.13" in lock else set()
    assert {plain(name) for name in asked} <= pinned


def test_what_the_program_imports_comes_with_it() -> None:
    """A library that only developers have is not on a teacher's computer."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.match(r"[\w.-]+", line)[0] for line in project["dependencies"]}  # type: ignore[index]
    homes = importlib.metadata.packages_distributions()
    theirs = imported_by(ROOT / "src" / "carekeeper") - sys.stdlib_module_names - {"carekeeper"}
    missing = {
        name
        for name in theirs
        if not {plain(home) for home in homes.get(name, [name])} & {plain(one) for one in asked}
    }
    extras = {re.match(r"[\w.-]+", line)[0] for line in project["optional-dependencies"]["county"]}  # type: ignore[index]
    assert missing <= {"shiboken6", *extras}  # comes with PySide6; is told of where it lacks


def imported_by(folder: Path) -> set[str]:
    """Return the first names of all that the modules in a folder import."""
    names: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names


def wheel(folder: Path, name: str, library: bytes) -> Path:
    """Make a small wheel with one library of Windows in it."""
    path = folder / f"{name}-1.0-cp311-win_amd64.whl"
    with zipfile.ZipFile(path, "w") as opened:
        opened.writestr(f"{name}/{name}.pyd", library)
        opened.writestr(f"{name}-1.0.dist-info/licenses/LICENSE.txt", f"terms of {name}")
        about = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: MIT\n"
        opened.writestr(f"{name}-1.0.dist-info/METADATA", about)
    return path


def test_a_program_file_that_nobody_knows_stops_the_build(
    parts: ModuleType, tmp_path: Path
) -> None:
    built = tmp_path / "built"
    built.mkdir()
    (built / "good.pyd").write_bytes(b"good")
    (built / "carekeeper.exe").write_bytes(b"made here")
    known = parts.origins([wheel(tmp_path, "good", b"good")], [])
    assert parts.trace(built, known, ("carekeeper.exe",))["good.pyd"].startswith("good-1.0")
    (built / "ntdll.dll").write_bytes(b"of another system")
    with pytest.raises(SystemExit, match=r"ntdll\.dll"):
        parts.trace(built, known, ("carekeeper.exe",))


def test_a_program_without_its_words_stops_the_build(parts: ModuleType, tmp_path: Path) -> None:
    words = tmp_path / "_internal" / "carekeeper" / "resources" / "i18n"
    words.mkdir(parents=True)
    (words / "zh_CN.mo").write_bytes(b"x" * 20_000)
    with pytest.raises(SystemExit, match="zh_TW"):
        parts.expect_translations(tmp_path)
    (words / "zh_TW.mo").write_bytes(b"x" * 20_000)
    parts.expect_translations(tmp_path)


def test_the_list_of_parts_names_each_library_with_its_licence(
    parts: ModuleType, tmp_path: Path
) -> None:
    licence = tmp_path / "LICENSE.txt"
    licence.write_text("terms of Python", encoding="utf-8")
    built = tmp_path / "built"
    built.mkdir()
    parts.write_list(built, [wheel(tmp_path, "good", b"good")], ("CPython", "3.11.9", licence))
    listed = json.loads((built / "parts.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in listed["components"]] == ["good", "CPython"]
    assert listed["components"][0]["licenses"] == [{"license": {"name": "MIT"}}]
    assert (built / "licences" / "good-LICENSE.txt").read_text(encoding="utf-8") == "terms of good"
    assert (built / "licences" / "CareKeeper-LICENSE").is_file()


def test_the_packaged_program_begins_as_the_installed_one_does() -> None:
    """What keeps new files private and crashes silent stands in that beginning."""
    from carekeeper import __main__ as begin

    packaged = runpy.run_path(str(ROOT / "packaging" / "start.py"))
    assert packaged["main"] is begin.main
