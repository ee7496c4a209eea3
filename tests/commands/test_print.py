"""Contact cards from the command line."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from tests.commands.conftest import Run, left_in, secret
from tests.conftest import PASSWORD

from carekeeper.core.geometry import MM
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts
from carekeeper.db.students import everyone


def text_of(pdf: Path) -> str:
    """Return all text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf.read_bytes())).pages)


def test_the_left_behind_students_are_printed(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "cards.pdf"
    said = run("print", "cards", book, "-o", out, "--password-file", key)
    assert (said.code, said.err) == (0, "")
    assert "8 contact cards on" in said.out
    assert "王小雨: Mother's workplace phone" in said.out
    assert "138 0000 1207" in text_of(out)
    assert left_in(tmp_path) == {book.name, key.name, "cards.pdf"}


def test_the_print_is_noted_in_the_class_file(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    command = ("print", "cards", book, "--password-file", key, "--layout", "pocket")
    assert run(*command, "-o", tmp_path / "a.pdf", "--students", "7,12").code == 0
    with ClassFile.open(book, PASSWORD) as class_file, class_file.reading() as unit:
        rows = unit.rows(select(handouts).order_by(handouts.c.id.desc()).limit(3))
    noted = [(row.layout, row.destination) for row in rows]
    assert noted[:2] == [("pocket", "a.pdf")] * 2
    assert noted[2] != ("pocket", "a.pdf")


@pytest.mark.parametrize(
    ("options", "pages"),
    [
        (("--students", "12", "--style", "table"), 1),
        (("--students", "7,12,15", "--layout", "half"), 2),
        (("--students", "all", "--layout", "pocket"), 5),
    ],
)
def test_a_script_learns_how_many_pages(
    options: tuple[str, ...], pages: int, run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "cards.pdf"
    said = run("print", "cards", book, "-o", out, *options, "--password-file", key, "--json")
    assert said.code == 0
    assert said.json["pages"] == pages == len(PdfReader(out).pages)


def test_the_language_of_the_run_stands_on_the_paper(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "cards.pdf"
    command = ("print", "cards", book, "-o", out, "--students", "7", "--password-file", key)
    assert run(*command, "--lang", "zh_CN", "--json").code == 0
    assert "联系卡" in text_of(out)


def test_the_table_style_is_for_full_pages(run: Run, book: Path, key: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards.pdf"
    said = run("print", "cards", book, "-o", out, "--layout", "half", "--style", "table")
    assert said.code == 2
    assert "full pages only" in said.err


def test_nothing_is_written_for_a_number_that_nobody_has(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    command = ("print", "cards", book, "-o", tmp_path / "a.pdf", "--password-file", key)
    said = run(*command, "--students", "7,99", "--json")
    assert said.code == 1
    assert said.json["problems"] == [
        {"code": "refused", "message": "Nobody in the class has the number 99."}
    ]
    assert left_in(tmp_path) == {book.name, key.name}


def test_the_class_file_itself_is_never_replaced(run: Run, book: Path, key: Path) -> None:
    before = book.read_bytes()
    said = run("print", "cards", book, "-o", book, "--password-file", key, "--force")
    assert said.code == 1
    assert "the file that it is made from" in said.err
    assert book.read_bytes() == before


def test_a_wrong_password_writes_nothing(run: Run, book: Path, tmp_path: Path) -> None:
    wrong = secret(tmp_path / "wrong.txt", "not this one")
    said = run("print", "cards", book, "-o", tmp_path / "a.pdf", "--password-file", wrong)
    assert said.code == 4
    assert "the password is wrong" in said.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_class_that_is_open_in_the_window_is_left_alone(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    with ClassFile.open(book, PASSWORD):
        said = run("print", "cards", book, "-o", tmp_path / "a.pdf", "--password-file", key)
    assert said.code == 1
    assert "Close it there first" in said.err


def page_sizes(pdf: Path) -> set[tuple[int, int]]:
    """Return width and height of the pages in millimetres."""
    boxes = (page.mediabox for page in PdfReader(BytesIO(pdf.read_bytes())).pages)
    return {(round(float(box.width) / MM), round(float(box.height) / MM)) for box in boxes}


def test_other_paper_and_both_sides_are_options(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out, two = tmp_path / "cards.pdf", ("--students", "7,12")
    command = ("print", "cards", book, "-o", out, "--password-file", key, *two, "--force")
    assert run(*command, "--paper", "16k").code == 0
    assert page_sizes(out) == {(185, 260)}
    assert run(*command, "--duplex").code == 0
    pages = [page.extract_text().strip() for page in PdfReader(BytesIO(out.read_bytes())).pages]
    second = next(place for place, text in enumerate(pages) if "李浩然" in text)
    assert second % 2 == 0, "the second student begins on a front"


def test_cards_that_are_cut_apart_lie_in_order_as_a_stack(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out, many = tmp_path / "cards.pdf", ("--students", "1-12", "--layout", "pocket")
    command = ("print", "cards", book, "-o", out, "--password-file", key, *many, "--force")
    with ClassFile.open(book, PASSWORD) as class_file, class_file.reading() as unit:
        names = [one.name for one in everyone(unit)][:12]
    for options, first_sheet in (((), names[::2]), (("--sheet-by-sheet",), names[:8])):
        assert run(*command, *options).code == 0
        text = PdfReader(BytesIO(out.read_bytes())).pages[0].extract_text()
        assert [name for name in names if name in text][:4] == first_sheet[:4]


def test_a_pocket_card_on_small_paper_is_refused(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    command = ("print", "cards", book, "-o", tmp_path / "a.pdf", "--password-file", key)
    said = run(*command, "--layout", "pocket", "--paper", "a5")
    assert (said.code, said.out) == (2, "")
    assert "on one side of A4" in said.err
