"""Students' whole files from the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader
from sqlalchemy import select
from tests.commands.conftest import Run, left_in
from tests.conftest import PASSWORD

from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts


def test_a_file_has_all_parts_and_the_pages_are_counted(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "file.pdf"
    command = ("print", "file", book, "-o", out, "--students", "7", "--password-file", key)
    said = run(*command, "--lang", "zh_CN", "--json")
    assert (said.code, said.err) == (0, "")
    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert said.json["pages"] == len(pages) > 1
    assert "学生档案" in pages[0]
    assert "学籍口径" not in pages[0]
    assert f"1/{len(pages)}" in pages[0]
    assert run(*command, "--lang", "zh_CN", "--private", "--force").code == 0
    assert "学籍口径" in PdfReader(out).pages[0].extract_text()


def test_some_parts_are_chosen_and_the_print_is_noted(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "file.pdf"
    said = run(
        *("print", "file", book, "-o", out, "--students", "7,12", "--parts", "students"),
        *("--password-file", key),
    )
    assert said.code == 0
    assert said.out.splitlines()[0] == f"2 whole files on 2 pages: {out}"
    assert "State of health missing" in said.out
    with ClassFile.open(book, PASSWORD) as class_file, class_file.reading() as unit:
        rows = unit.rows(select(handouts).where(handouts.c.kind == "file"))
    assert [(row.layout, row.destination) for row in rows] == [("students", "file.pdf")] * 2


def test_a_part_that_no_file_has_is_refused(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    out = tmp_path / "file.pdf"
    said = run("print", "file", book, "-o", out, "--parts", "marks", "--password-file", key)
    assert said.code == 2
    assert "There is no --parts marks" in said.err
    assert left_in(tmp_path) == {book.name, key.name}


def test_no_window_is_needed(book: Path, key: Path, tmp_path: Path) -> None:
    words = ["print", "file", str(book), "-o", str(tmp_path / "f.pdf"), "--students", "7"]
    program = (
        "import sys; from carekeeper.commands import main; "
        f"code = main({[*words, '--password-file', str(key)]!r}); "
        "sys.exit(code or any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
