"""The translators' desk: what goes in comes out, and nothing is lost on the way."""

from __future__ import annotations

import gettext
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DESK = runpy.run_path(str(ROOT / "packaging" / "i18n.py"))

SOURCE = """
from carekeeper.core.words import mark, tr, trc, trn

LABELS = [mark("Guardian")]
tr("Two\\nlines")
trn("{n} student", "{n} students", 2)
trc("menu", "Open")
"""

LINES = [
    "Guardian\t监护人\t監護人\n",
    "Two\\nlines\t两\\n行\t兩\\n行\n",
    "{n} student|||{n} students\t{n} 名学生\t{n} 名學生\n",
    "menu>>>Open\t打开\t開啟\n",
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder with one module that has each kind of text."""
    folder = tmp_path / "source"
    folder.mkdir()
    folder.joinpath("room.py").write_text(SOURCE, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for catalogues."""
    folder = tmp_path / "i18n"
    folder.mkdir()
    return folder


def test_what_is_added_is_what_the_program_says(source: Path, folder: Path) -> None:
    assert DESK["add"](LINES, folder) == 4
    assert DESK["check"](source, folder) == []
    simplified, traditional = DESK["compile_all"](folder)
    with simplified.open("rb") as stream:
        words = gettext.GNUTranslations(stream)
    assert words.gettext("Two\nlines") == "两\n行"
    assert words.ngettext("{n} student", "{n} students", 3) == "{n} 名学生"
    assert words.pgettext("menu", "Open") == "打开"
    with traditional.open("rb") as stream:
        assert gettext.GNUTranslations(stream).gettext("Guardian") == "監護人"


def test_what_is_missing_is_named(source: Path, folder: Path) -> None:
    DESK["add"](LINES[1:], folder)
    assert DESK["check"](source, folder) == [
        "zh_CN: not translated: 'Guardian'",
        "zh_TW: not translated: 'Guardian'",
    ]


def test_an_update_keeps_what_is_said_and_drops_what_is_gone(source: Path, folder: Path) -> None:
    DESK["add"]([*LINES, "Gone\t没了\t沒了\n"], folder)
    DESK["update"](source, folder)
    assert DESK["check"](source, folder) == []
    assert "Gone" not in folder.joinpath("zh_CN.po").read_text(encoding="utf-8")


def test_a_translation_that_loses_a_number_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="the places to fill differ"):
        DESK["add"](["{n} students left\t学生\t學生\n"], folder)


def test_a_line_without_both_scripts_is_refused(folder: Path) -> None:
    with pytest.raises(ValueError, match="parted by tabs"):
        DESK["add"](["Guardian\t监护人\n"], folder)


def test_a_place_to_fill_that_was_renamed_in_the_source_is_seen(source: Path, folder: Path) -> None:
    DESK["add"](LINES, folder)
    catalogue = folder / "zh_TW.po"
    said = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(said.replace("{n} 名學生", "{count} 名學生"), encoding="utf-8")
    assert DESK["check"](source, folder) == ["zh_TW: the places to fill differ: '{n} student'"]
