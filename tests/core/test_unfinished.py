"""What a killed program was writing, on a stick too, goes when the program is started again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from carekeeper.core import unfinished
from carekeeper.core.paths import Paths

KILLED = 9
BEGUN = """
import os, sys
from pathlib import Path
from carekeeper.core.unfinished import made_beside
with made_beside(Path(sys.argv[1])) as part:
    part.write_text("王小雨", encoding="utf-8")
    os._exit(9)  # as a kill does: nothing is cleared away
"""
FOLDER = """
import os, sys
from pathlib import Path
from carekeeper.giving_out import term_folder
from carekeeper.giving_out.term_folder import Piece
pieces = [Piece(name="a", file_name="a.pdf", now=lambda path: path.write_bytes(b"1"))]
term_folder.begin(Path(sys.argv[1]), pieces)
os._exit(9)
"""


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """The folders of the program."""
    monkeypatch.setenv("CAREKEEPER_PROFILE", str(tmp_path / "profile"))
    return Paths.of().make()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where the files go."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def killed(code: str, target: Path) -> None:
    done = subprocess.run([sys.executable, "-c", code, str(target)], env=os.environ, check=False)
    assert done.returncode == KILLED


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("code", "name"), [(BEGUN, "名单.xlsx"), (FOLDER, "报送 2026")])
def test_it_is_there_after_the_kill_and_gone_after_the_next_start(
    code: str, name: str, profile: Paths, stick: Path
) -> None:
    (stick / "别人的.part").write_text("not ours", encoding="utf-8")
    killed(code, stick / name)
    assert names(stick) == sorted(["别人的.part", f"{name}.part"])
    profile.sweep()
    assert names(stick) == ["别人的.part"]
    assert [path.name for path in profile.temporary.parent.iterdir() if path.is_dir()] == [
        profile.temporary.name
    ]


def test_on_a_stick_that_is_not_there_it_goes_once_it_is_back(profile: Paths, stick: Path) -> None:
    killed(BEGUN, stick / "名单.xlsx")
    away = stick.rename(stick.with_name("away"))
    profile.sweep()
    away.rename(stick)
    assert names(stick) == ["名单.xlsx.part"]
    profile.sweep()
    assert names(stick) == []


def test_what_a_living_program_writes_stays(profile: Paths, stick: Path) -> None:
    with unfinished.made_beside(stick / "名单.xlsx") as part:
        part.write_text("王小雨", encoding="utf-8")
        profile.sweep()
        assert part.exists()
    assert names(stick) == ["名单.xlsx"]
    assert names(profile.temporary) == []


@pytest.mark.parametrize("told", ["{}", "", "\0.part", "relative.part", "\ud800"])
def test_only_an_unfinished_file_is_ever_removed(told: str, profile: Paths, stick: Path) -> None:
    book = stick / "三2班.carebook"
    book.write_text("whole", encoding="utf-8")
    dead = profile.temporary.with_name("1-dead")
    dead.mkdir()
    named = told.replace("{}", str(book)).encode("utf-8", "surrogatepass")
    (dead / "00.unfinished").write_bytes(named)
    profile.sweep()
    assert book.exists()
