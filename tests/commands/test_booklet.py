"""Growth booklets from the command line."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from tests.commands.conftest import Run
from tests.commands.test_print import text_of
from tests.conftest import PASSWORD

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts

YEAR = ("--from", "2026-09-01", "--to", "2026-11-23")


def test_a_booklet_is_drawn_and_noted(run: Run, book: Path, key: Path, tmp_path: Path) -> None:
    out = tmp_path / "booklet.pdf"
    command = ("print", "booklet", book, "-o", out, "--password-file", key, *YEAR)
    said = run(*command, "--students", "7")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("1 growth booklet on ")
    assert "王小雨" in text_of(out)
    with ClassFile.open(book, PASSWORD) as class_file, class_file.reading() as unit:
        row = unit.row(select(handouts).order_by(handouts.c.id.desc()))
    assert row is not None
    assert (row.kind, row.destination) == ("booklet", "booklet.pdf")


def test_kinds_and_days_choose_what_goes_in(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    pages = {}
    for name, options in {"all": YEAR, "none": (*YEAR, "--kinds", "parents")}.items():
        out = tmp_path / f"{name}.pdf"
        command = ("print", "booklet", book, "-o", out, "--password-file", key, "--students", "7")
        said = run(*command, *options, "--json")
        assert said.code == 0
        assert said.json["counts"] == {"booklets": 1}
        pages[name] = text_of(out)
    assert "composition" in pages["all"]
    assert "composition" not in pages["none"]
    assert "A word for" in pages["none"]


def test_an_unknown_kind_and_turned_days_are_wrong_use(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    command = ("print", "booklet", book, "-o", tmp_path / "a.pdf", "--password-file", key)
    said = run(*command, "--kinds", "diary,poems")
    assert said.code == 2
    assert "There is no --kinds poems" in said.err
    said = run(*command, "--from", "2026-11-23", "--to", "2026-09-01")
    assert said.code == 2
    assert not (tmp_path / "a.pdf").exists()
