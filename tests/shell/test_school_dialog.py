"""The end of the term: one click makes the folder for the school."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from tests.conftest import PASSWORD, TODAY
from tests.looking import click, find, words
from tests.recording import RecordingMessages

from carekeeper import sample
from carekeeper.db import backup_file
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts
from carekeeper.report.facts.papers import PLAN, SUMMARY, Section
from carekeeper.report.store.papers import TermPapers
from carekeeper.rooms import ROOMS
from carekeeper.shell.school_dialog import SchoolDialog
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk

MakeDialog = Callable[[], SchoolDialog]


@pytest.fixture(scope="module")
def kept_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of some months."""
    path = tmp_path_factory.mktemp("school") / "class.carebook"
    sample.make(path, students=6, left_behind=4, months=3, today=TODAY, password=PASSWORD)
    return path


@pytest.fixture
def class_file(kept_class: Path, tmp_path: Path) -> Iterator[ClassFile]:
    """A copy of the class with a summary of this term."""
    path = tmp_path / "class.carebook"
    path.write_bytes(kept_class.read_bytes())
    with ClassFile.open(path, PASSWORD) as opened:
        papers = TermPapers(opened)
        if papers.get(SUMMARY, 2026, 1) is None:
            papers.begin(SUMMARY, 2026, 1, [Section(heading="All", body="Talks: {talks.held}")])
        yield opened


@pytest.fixture
def office(tmp_path: Path, desk: Desk) -> Path:
    """The folder of the school office, used before."""
    folder = tmp_path / "office"
    folder.mkdir()
    desk.settings.change(office_folder=str(folder))
    return folder


@pytest.fixture
def make(
    qapp: QApplication, qtbot: QtBot, desk: Desk, class_file: ClassFile, office: Path
) -> MakeDialog:
    """Opens the dialog."""
    theme.apply(qapp, "light")

    def opened() -> SchoolDialog:
        made = SchoolDialog(class_file, desk, ROOMS, drives=list)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


def only(dialog: SchoolDialog, *names: str) -> None:
    for name, tick in dialog.ticks.items():
        tick.setChecked(name in names)


def written(folder: Path) -> list[str]:
    (made,) = folder.iterdir()
    return sorted(path.name for path in made.iterdir())


def test_one_click_makes_the_folder_and_the_history_knows_it(
    make: MakeDialog, office: Path, class_file: ClassFile, qtbot: QtBot
) -> None:
    dialog = make()
    find(dialog, QRadioButton, "backup_password_same").click()
    only(dialog, "summary", "activities", "workbook", "backup")
    click(dialog, "school_write")
    qtbot.waitUntil(lambda: not dialog.isVisible())
    names = written(office)
    assert names[0] == "1 Work summary.pdf"
    assert names[1] == "2 List of activities.pdf"
    assert names[2] == "3 Workbook for the office.xlsx"
    assert names[3].startswith("4 ")
    (made,) = office.iterdir()
    assert made.name.endswith("School year 2026–2027, First term for the school")
    assert backup_file.check(made / names[3], PASSWORD).encrypted
    with class_file.reading() as unit:
        kinds = {row.kind for row in unit.rows(select(handouts.c.kind, handouts.c.destination))}
    assert {"export", "activities"} <= kinds
    assert len(TermPapers(class_file).copies(SUMMARY, 2026, 1)) == 1


def test_what_is_not_written_yet_is_shown_but_cannot_be_ticked(
    make: MakeDialog, class_file: ClassFile
) -> None:
    papers = TermPapers(class_file)
    plan = papers.get(PLAN, 2026, 1)
    if plan is not None:
        papers.bin(plan)
    dialog = make()
    assert "Work plan (nothing written yet)" in [one.text() for one in dialog.ticks.values()]
    assert not dialog.ticks["plan"].isEnabled()
    assert dialog.ticks["summary"].isChecked()


def test_what_is_left_out_is_remembered(make: MakeDialog) -> None:
    first = make()
    first.ticks["activities"].setChecked(False)
    assert not make().ticks["activities"].isChecked()


def test_an_existing_folder_is_asked_about_and_the_signed_scan_stays(
    make: MakeDialog, office: Path, qtbot: QtBot, messages: RecordingMessages
) -> None:
    for answer in (None, False, True):
        messages.answers = [] if answer is None else [answer]
        dialog = make()
        only(dialog, "summary")
        click(dialog, "school_write")
        if answer is False:
            assert dialog.isVisible()
            continue
        qtbot.waitUntil(lambda shown=dialog: not shown.isVisible())
        (made,) = office.iterdir()
        (made / "signed.jpg").write_bytes(b"scan")
    assert len(messages.asked) == 2
    assert written(office) == ["1 Work summary.pdf", "signed.jpg"]


def test_a_backup_needs_its_password_before_anything_is_written(
    make: MakeDialog, office: Path
) -> None:
    dialog = make()
    only(dialog, "backup")
    click(dialog, "school_write")
    assert list(office.iterdir()) == []
    assert dialog.isVisible()


def test_a_folder_that_is_gone_is_told_in_the_dialog(make: MakeDialog, office: Path) -> None:
    dialog = make()
    only(dialog, "summary")
    office.rmdir()
    click(dialog, "school_write")
    assert dialog.problem.isVisible()
    assert dialog.problem.text() in words(dialog)


def test_the_workbook_says_that_it_is_not_protected(make: MakeDialog) -> None:
    dialog = make()
    only(dialog, "workbook")
    assert "The workbook is not protected" in words(dialog)
    only(dialog, "summary")
    assert "The workbook is not protected" not in words(dialog)
