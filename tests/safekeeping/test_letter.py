"""The handover letter: drafted from the records, written over by Ms Chen, printed."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY
from tests.recording import RecordingMessages
from tests.safekeeping.finding import button

from carekeeper import sample
from carekeeper.core.print_job import Request, Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.db.education_tables import education_plans
from carekeeper.db.schema import guardians, students
from carekeeper.room import DueItem
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.facts.letter import HEADINGS
from carekeeper.safekeeping.store.letter import Letter
from carekeeper.safekeeping.view.letter import LetterDialog
from carekeeper.whole_file import papers
from carekeeper.widgets.desk import Desk


@pytest.fixture(scope="module")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up class with all that five months bring."""
    path = tmp_path_factory.mktemp("letter") / "class.carebook"
    sample.make(path, students=12, left_behind=6, months=5, today=TODAY, password=PASSWORD)
    return path


@pytest.fixture
def lived(sample_book: Path, tmp_path: Path) -> ClassFile:
    path = tmp_path / "class.carebook"
    path.write_bytes(sample_book.read_bytes())
    return ClassFile.open(path, PASSWORD)


def agenda(class_file: ClassFile, day: date) -> list[DueItem]:
    """Return what is due in all rooms."""
    asked = [room.due_items for room in ROOMS if room.due_items is not None]
    return [item for ask in asked for item in ask(class_file, day)]


def text_of(letter: Letter, about: str) -> str:
    return next(one.text for one in letter.sections() if one.about == about)


def test_it_tells_who_is_left_behind_with_whom_and_whom_to_call(lived: ClassFile) -> None:
    letter = Letter(lived, agenda, TODAY)
    assert [one.about for one in letter.sections()] == list(HEADINGS)
    assert "Students: 12" in text_of(letter, "class")
    assert len(text_of(letter, "left_behind").splitlines()) == 6
    assert len(text_of(letter, "call").splitlines()) >= 6
    assert "CareKeeper" in text_of(letter, "file")


def test_a_number_that_is_barred_and_a_plan_that_is_private_are_not_in_it(
    lived: ClassFile,
) -> None:
    with lived.writing("禁") as unit:
        for row in unit.rows(guardians.select()):
            unit.update(guardians, row.id, {"barred": ("call",)})
        secret = {"student_id": 1, "begins_on": TODAY, "situation": "密语", "named_on_today": True}
        unit.insert(education_plans, {**secret, "review_on": TODAY})
        unit.update(students, 1, {"key_support": True, "key_support_reason": "晚上怕黑"})
    letter = Letter(lived, agenda, TODAY)
    numbers = text_of(letter, "call")
    assert numbers
    assert all(line.endswith("no number yet") for line in numbers.splitlines())
    assert "晚上怕黑" in text_of(letter, "care")
    told = "".join(one.text for one in letter.sections())
    assert "密语" not in told
    assert "individual education plan" not in told.lower()


def test_what_she_writes_over_stays_and_can_be_drafted_again(
    qtbot: QtBot, lived: ClassFile, desk: Desk, messages: RecordingMessages
) -> None:
    letter = Letter(lived, agenda, TODAY)
    dialog = LetterDialog(letter, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    editor = dialog.editors["class"]
    editor.setFocus()
    editor.control.selectAll()
    qtbot.keyClicks(editor.control, "A quiet class")
    editor.finish()
    assert text_of(letter, "class") == "A quiet class"
    lived.undo()
    assert "Students: 12" in text_of(letter, "class")
    lived.redo()
    messages.answers = [True]
    button(dialog, "letter_anew").click()
    assert "Students: 12" in editor.words()
    wishes: list[Wish] = []
    desk.print_requested.connect(wishes.append)
    button(dialog, "letter_print").click()
    assert wishes == [Wish("handover")]


@pytest.mark.parametrize("style", ["clean", "table"])
def test_it_is_printed_filled_in_and_blank(lived: ClassFile, style: str) -> None:
    letter = Letter(lived, agenda, TODAY)
    letter.change("class", "一个安静的班\n" * 90)
    offer = papers(ROOMS)["handover"].offer(lived, Wish("handover"), TODAY)
    filled = PdfReader(
        io.BytesIO(offer.pages(Request((), "filled", style), lambda _done, _of: None))
    )
    assert len(filled.pages) > 2
    words = "".join(page.extract_text() for page in filled.pages)
    assert words.count("一个安静的班") == 90
    blank = PdfReader(io.BytesIO(offer.pages(Request((), "blank", style), lambda _d, _o: None)))
    assert len(blank.pages) == 1
    assert "Whom to call first" in " ".join(blank.pages[0].extract_text().split())
    offer.note(Request((), "filled", style), "letter.pdf")
