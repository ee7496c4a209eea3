"""A second start raises the first window and hands its file to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from carekeeper.core.paths import Paths
from carekeeper.shell.only_window import PATIENCE, OnlyWindow


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.of(tmp_path / "profile").make()


@pytest.mark.parametrize("file", [Path("/somewhere/三2班.carebook"), None])
def test_the_first_window_gets_the_file(file: Path | None, paths: Paths, qtbot: QtBot) -> None:
    first, second = OnlyWindow(paths), OnlyWindow(paths)
    assert first.is_first()
    first.listen()
    assert not second.is_first()
    heard: list[object] = []
    first.called.connect(heard.append)
    assert second.call_first(file, wait=lambda _seconds: qtbot.wait(20))
    assert heard == [file]
    first.leave()
    assert second.is_first()
    second.leave()


def test_a_first_window_that_hangs_leaves_the_second_one_to_itself(paths: Paths) -> None:
    first, second = OnlyWindow(paths), OnlyWindow(paths)
    assert first.is_first()
    waited: list[float] = []
    assert not second.call_first(None, wait=waited.append)
    assert sum(waited) == pytest.approx(PATIENCE)
    first.leave()


def test_without_a_folder_everybody_is_the_first(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("a file where the folder should be", encoding="utf-8")
    window = OnlyWindow(Paths.of(tmp_path / "profile"))
    assert window.is_first()
    assert not window.call_first(None)


def test_a_call_that_makes_no_sense_is_taken_away(paths: Paths, qtbot: QtBot) -> None:
    window = OnlyWindow(paths)
    window.is_first()
    window.listen()
    heard: list[object] = []
    window.called.connect(heard.append)
    folder = paths.temporary.parent.with_name("calls")
    (folder / "x.call").write_bytes(b"\xff\xfe\x00")
    (folder / "y.call").write_text("", encoding="utf-8")
    qtbot.waitUntil(lambda: heard == [None])
    window.leave()
