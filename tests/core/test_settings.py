"""What was chosen on this computer is there again the next day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.held import refusal

from carekeeper.core import in_place
from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.paths import is_there
from carekeeper.core.settings import Preferences, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_a_new_computer_starts_with_the_defaults_and_writes_nothing(file: Path) -> None:
    assert Settings(file).current == Preferences()
    assert not file.parent.exists()


def test_a_choice_is_there_after_a_restart(file: Path) -> None:
    settings = Settings(file)
    settings.change(language="zh_TW", theme="dark", idle_minutes=5, last_tab="talks")
    settings.change(large_text=True)
    again = Settings(file).current
    assert again == settings.current
    assert (again.language, again.idle_minutes, again.large_text) == ("zh_TW", 5, True)
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_the_last_file_stands_first_among_the_recent_ones(file: Path) -> None:
    settings = Settings(file)
    for number in range(10):
        settings.remember_file(Path(f"{number}.carebook"))
    settings.remember_file(Path("5.carebook"))
    again = Settings(file).current
    assert again.last_file == "5.carebook"
    assert again.recent_files[:3] == ("5.carebook", "9.carebook", "8.carebook")
    assert len(again.recent_files) == 8


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b"\xff\xfe\x00", b'{"format": 2, "theme": "dark"}', b"[" * 100_000],
)
def test_a_damaged_or_newer_file_is_set_aside_and_kept(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.current == Preferences()
    assert file.with_name("settings.json.broken").read_bytes() == content
    settings.change(theme="light")
    assert Settings(file).current.theme == "light"


def test_one_value_that_cannot_be_does_not_lose_the_others(file: Path) -> None:
    file.parent.mkdir()
    kept = {
        "format": 1,
        "theme": "pink",
        "language": "xx",
        "large_text": 1,
        "idle_minutes": -3,
        "recent_files": [1, 2],
        "card_style": "table",
        "last_tab": "diary",
        "unheard_of": True,
    }
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert Settings(file).current == Preferences(card_style="table", last_tab="diary")


def test_a_field_that_does_not_exist_cannot_be_changed(file: Path) -> None:
    with pytest.raises(ValueError, match="colour"):
        Settings(file).change(colour="red")


def test_a_folder_that_cannot_be_written_is_told_once_and_the_choice_holds_for_now(
    tmp_path: Path,
) -> None:
    blocking = tmp_path / "config"
    blocking.write_text("a file where the folder should be", encoding="utf-8")
    settings = Settings(blocking / "settings.json")
    told: list[StorageTrouble] = []
    settings.failed = told.append
    settings.change(theme="dark")
    settings.change(large_text=True)
    assert [problem.trouble in {Trouble.OTHER, Trouble.NO_PERMISSION} for problem in told] == [True]
    assert "could not be saved" in told[0].sentence
    assert settings.current.theme == "dark"

    blocking.unlink()
    settings.change(theme="light")
    blocking.joinpath("settings.json").unlink()
    blocking.rmdir()
    blocking.write_text("again", encoding="utf-8")
    settings.change(theme="dark")
    assert len(told) == 2


def test_a_file_of_a_strange_name_is_remembered(file: Path) -> None:
    name = "a\udcff.carebook"  # as Linux gives a name that is not UTF-8
    settings = Settings(file)
    settings.remember_file(Path(name))
    assert Settings(file).current.last_file == name


@given(
    kept=st.dictionaries(
        st.sampled_from(Preferences._fields),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False)
        | st.text(max_size=20)
        | st.lists(st.text(max_size=5), max_size=3),
    )
)
def test_whatever_stands_in_the_settings_they_are_read_and_kept(
    kept: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("config") / "settings.json"
    file.write_text(json.dumps({"format": 1, **kept}), encoding="utf-8")
    settings = Settings(file)
    settings.current.window_geometry.encode("ascii")
    for name in (settings.current.last_file, settings.current.backup_folder):
        assert not is_there(Path(name) / ("x" * 300))
    settings.change(large_text=not settings.current.large_text)
    assert Settings(file).current == settings.current


def test_settings_that_a_virus_scanner_holds_are_written_when_it_lets_go(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move, refused = in_place._move, [refusal(), refusal()]

    def held(part: Path, target: Path) -> None:
        if refused:
            raise refused.pop()
        move(part, target)

    monkeypatch.setattr(in_place, "_move", held)
    Settings(file).change(theme="dark")
    assert Settings(file).current.theme == "dark"
