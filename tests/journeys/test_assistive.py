"""A teacher who cannot see the screen: the real program, by what a screen reader is told.

The class is made up, and so is all that is typed here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import PASSWORD
from tests.journeys.atspi import CHECKED, ENABLED, PATIENCE, Node, wait_for
from tests.journeys.desktop import Desktop, desktop, missing

from carekeeper.core.dates import show_short
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students


@pytest.fixture
def assisted() -> Iterator[Desktop]:
    """A virtual screen with a screen reader; where it cannot be had, only CI must not go on."""
    if not sys.platform.startswith("linux"):
        pytest.skip("AT-SPI is how programs and screen readers talk on Linux.")
    lacking = missing()
    if lacking and "CI" not in os.environ:
        pytest.skip("To use the window as a screen reader does, install: " + " ".join(lacking))
    assert not lacking
    with desktop() as ready:
        yield ready


@pytest.fixture
def two_students(book: Path) -> Path:
    """An encrypted class file with two students; one grandmother is on a card."""
    with ClassFile.open(book, PASSWORD) as class_file:
        for name in ("王小雨", "蒋小龙"):
            student = Students(class_file).add({"name": name, "left_behind": True})
        Guardians(class_file).add(
            student,
            {"name": "陈桂兰", "relation": "grandmother_paternal", "phones": ("13800001207",)},
        )
    return book


@contextmanager
def program_on(assisted: Desktop, book: Path) -> Iterator[Node]:
    """Start the program, type the password, and leave by the menu at the end."""
    own = ["--profile", str(assisted.folder / "profile"), "--lang", "en"]
    with assisted.start("carekeeper", str(book), *own) as (process, program):
        unlock(program)
        yield program
        program.find("menu item", "File").press()
        program.find("menu item", "Quit").press()
        assert process.wait(PATIENCE) == 0, assisted.printed()


def unlock(program: Node) -> None:
    """Type the password on the first page."""
    program.find("text", "Password").type(PASSWORD)
    program.find("push button", "Open").press()


def find_student(program: Node, name: str) -> None:
    """Look for a student in the class list and choose the row."""
    program.find("text", "Search students").type(name)
    row = program.find("list item", f"{name}…")
    program.find("list", "Class list").select(row)
    program.find("label", name)


def save_pages(program: Node, path: Path) -> str:
    """Save what the print dialog shows as a PDF and return the words on it."""
    save = program.find("push button", "Save as PDF…")
    save.await_state(ENABLED)
    save.press()
    program.find("text", "File name:").type(str(path))
    program.find("push button", "Save").press()
    wait_for(path.exists, lambda: f"No {path.name}. There is: {program.told()}")
    pages = [page.extract_text() for page in PdfReader(path).pages]
    return " ".join("\n".join(pages).split())


def test_a_card_is_changed_and_printed_without_a_look_at_the_screen(
    assisted: Desktop, two_students: Path
) -> None:
    with program_on(assisted, two_students) as program:
        find_student(program, "蒋小龙")
        program.find("page tab", "Contact card").press()
        program.find("push button", "Edit Father's mother 陈桂兰").press()
        program.find("text", "Best reached").type("after nine in the evening")
        program.find("text", "Name").focus()
        program.find("label", "Saved: 蒋小龙 · Best reached of Father's mother")
        program.find("push button", "Print contact card…").press()
        paper = save_pages(program, assisted.folder / "card.pdf")
    assert "蒋小龙" in paper
    assert "after nine in the evening" in paper


def test_a_talk_is_written_and_printed_without_a_look_at_the_screen(
    assisted: Desktop, two_students: Path
) -> None:
    with program_on(assisted, two_students) as program:
        find_student(program, "蒋小龙")
        program.find("page tab", "Talks").press()
        for answer in ("Family", "Happy"):
            box = program.find("check box", answer)
            box.press()
            box.await_state(CHECKED)
        program.find("text", "Place").type("By the playground")
        program.find("text", "What the student said").type("Grandmother is well again.")
        program.find("text", "Guidance given").focus()
        day = show_short(date.today(), "en")
        program.find("label", f"Saved: 蒋小龙 · Talk of {day} · What the student said")
        program.find("push button", "Print this one").press()
        paper = save_pages(program, assisted.folder / "talk.pdf")
    for words in ("蒋小龙", "By the playground", "Family", "Happy", "Grandmother is well again."):
        assert words in paper
