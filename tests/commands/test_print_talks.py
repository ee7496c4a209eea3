"""Talk records from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from tests.commands.conftest import Run, left_in
from tests.conftest import PASSWORD, TODAY

from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts, students
from carekeeper.features.talks.store import Talks

SECRET = "家里的事"


@pytest.fixture
def book(book: Path) -> Path:
    """The sample class with one single talk, that with student number 7."""
    with ClassFile.open(book, PASSWORD) as class_file:
        with class_file.reading() as unit:
            student = unit.value(select(students.c.id).where(students.c.class_number == 7))
        with class_file.writing("clear") as writing:
            writing.execute(talks.delete())
        talk = {"said": SECRET, "topics": ("family",), "confidential": True}
        Talks(class_file, lambda: TODAY).add(student, {"held_on": TODAY, **talk})
    return book


def text_of(pdf: Path) -> str:
    """Return all text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


@pytest.mark.parametrize("style", ["clean", "table"])
def test_the_records_of_a_month_are_printed_and_noted(
    style: str, run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "talks.pdf"
    command = ("print", "talk-sheets", book, "-o", out, "--month", "2026-11", "--style", style)
    said = run(*command, "--students", "7,12", "--password-file", key, "--lang", "zh_CN", "--json")
    assert (said.code, said.json["pages"], said.json["counts"]) == (0, 2, {"talks": 1})
    assert "谈心记录表" in text_of(out)
    assert SECRET in text_of(out)
    assert "blank" in said.json["problems"][0]["message"]
    with ClassFile.open(book, PASSWORD) as class_file, class_file.reading() as unit:
        rows = unit.rows(select(handouts).where(handouts.c.kind == "talk_sheet"))
    assert [(row.layout, row.destination) for row in rows] == [("filled", "talks.pdf")] * 2


@pytest.mark.parametrize(("option", "pages"), [("--blank", 8), ("--class", 1)])
def test_blank_sheets_and_the_class_sheet_keep_the_secret(
    option: str, pages: int, run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "talks.pdf"
    command = ("print", "talk-sheets", book, "-o", out, "--month", "2026-11", option)
    said = run(*command, "--password-file", key)
    assert (said.code, said.err) == (0, "")
    assert f"Talks of 8 students on {pages} page" in said.out
    assert SECRET not in text_of(out)


def test_a_month_that_is_none_is_wrong_use(run: Run, book: Path, key: Path, tmp_path: Path) -> None:
    out = tmp_path / "talks.pdf"
    said = run("print", "talk-sheets", book, "-o", out, "--month", "2026-13")
    assert said.code == 2
    assert "write the month like 2026-11" in said.err
    assert left_in(tmp_path) == {book.name, key.name}
