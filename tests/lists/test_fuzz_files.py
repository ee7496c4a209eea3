"""A file that was cut, overwritten or put together wrongly is read or refused, and nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.lists.reading import read, students

from carekeeper.core.errors import CareKeeperError, Refused
from carekeeper.lists import matching

FIXTURES = Path(__file__).parent / "fixtures"
_TELLING = ("sheet", "content", "document", "shared", "workbook", "styles")


def word_table() -> bytes:
    """Return a Word document with a list."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for row, words in enumerate((("姓名", "性别", "家长电话"), ("王小雨", "女", "13800001207"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def changed(data: bytes, chance: Random) -> bytes:
    """Return bytes of which some are others, missing, or there twice, or numbers are others."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at, other = chance.randrange(len(made)), chance.randrange(len(made))
        what = chance.randrange(6)
        if what == 0:
            made[at] = chance.randrange(256)
        elif what == 1:
            made[at] ^= 1 << chance.randrange(8)
        elif what == 2:
            del made[max(at, 1) : at + chance.randrange(40)]
        elif what == 3:
            made[at:at] = made[other : other + chance.randrange(200)]
        elif what == 4 and chance.random() < 0.2:
            del made[max(at, 1) :]
        elif made[at : at + 1].isdigit():
            made[at : at + 1] = chance.choice((b"0", b"99", b"1048576", b"4294967295", b"-1"))
    return bytes(made)


def changed_inside(data: bytes, chance: Random) -> bytes:
    """Return a package, sound as such, of which one part was changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as other:
        parts = [name for name in package.namelist() if any(word in name for word in _TELLING)]
        hit = chance.choice([name for name in parts if package.getinfo(name).file_size])
        for name in package.namelist():
            part = package.read(name)
            other.writestr(name, changed(part, chance) if name == hit else part)
    return made.getvalue()


def expect_read_or_refused(data: bytes, chance: Random) -> None:
    inside = data.startswith(b"PK") and chance.random() < 0.8
    try:
        reading = read(changed_inside(data, chance) if inside else changed(data, chance))
        matching.compare(students(reading), (), reading.table)
    except CareKeeperError as problem:
        said = problem.sentence
    else:
        said = "read"
    assert said


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["roster.xlsx", "roster.xls", "roster.ods"]), st.integers(0, 10**9))
def test_a_workbook_that_was_damaged(name: str, seed: int) -> None:
    expect_read_or_refused((FIXTURES / name).read_bytes(), Random(seed))


OTHERS = {
    **{
        name: (FIXTURES / name).read_bytes()
        for name in ("roster.fods", "roster.html", "utf8.csv", "gb18030.csv", "utf16.csv")
    },
    "word": word_table(),
}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(OTHERS)), st.integers(0, 10**9))
def test_another_file_that_was_damaged(name: str, seed: int) -> None:
    expect_read_or_refused(OTHERS[name], Random(seed))


def test_a_word_document_whose_packed_bytes_are_damaged_is_refused() -> None:
    data = bytearray(word_table())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        start = package.getinfo("word/document.xml").header_offset
    data[start + 60 : start + 120] = b"\xff" * 60
    with pytest.raises(Refused, match="damaged"):
        read(bytes(data))


def test_a_word_document_in_an_encoding_of_no_name_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-0"?><w/>')
    with pytest.raises(Refused, match="damaged"):
        read(made.getvalue())
