"""The recovery sheet on paper: who types what it shows gets into the class file again."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from carekeeper.core import words
from carekeeper.db import recovery
from carekeeper.db.class_file import ClassFile
from carekeeper.printing import pictures
from carekeeper.safekeeping.facts import SheetFacts
from carekeeper.safekeeping.paper import draw_recovery_sheet

KEY = "x'" + "2b7e151628aed2a6abf7158809cf4f3c" * 2 + "'"


def sheet_of(secret: str) -> SheetFacts:
    """Return what stands on the sheet of a made-up class."""
    return SheetFacts(
        class_name="三（2）班",
        school="青石镇中心小学",
        file_name="三2班.carebook",
        made_on=date(2026, 11, 23),
        secret=secret,
    )


def read(pdf: bytes) -> str:
    """Return the text of a one-page document."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        page = document[0]
        text = page.get_textpage()
        found = str(text.get_text_range())
        text.close()
        page.close()
        return found
    finally:
        document.close()


def groups_on(pdf: bytes) -> str:
    """Return the groups in the order in which one types them."""
    return " ".join(re.findall(r"^[0-9A-Z]{5}\b", read(pdf), re.MULTILINE))


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_who_types_the_sheet_opens_the_class_file(language: str, tmp_path: Path) -> None:
    words.use(language)
    path = tmp_path / "三2班.carebook"
    key = recovery.new_key()
    with ClassFile.create(path, KEY) as class_file:
        class_file.adopt_sheet(key)
    pdf = draw_recovery_sheet(sheet_of(key.secret))
    assert recovery.open_with_sheet(path, groups_on(pdf)) == KEY


def test_the_code_on_the_sheet_is_the_key_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    path = pictures.qr_path

    def noted(text: str, left: float, top: float, size: float) -> str:
        drawn.append(text)
        return path(text, left, top, size)

    monkeypatch.setattr("carekeeper.printing.ink.qr_path", noted)
    secret = recovery.new_key().secret
    draw_recovery_sheet(sheet_of(secret))
    assert drawn == [secret]


def test_the_sheet_says_whose_it_is_and_what_it_is_for(chinese: None) -> None:
    said = read(draw_recovery_sheet(sheet_of(recovery.new_key().secret)))
    for text in ("密码恢复单", "青石镇中心小学", "三（2）班", "三2班.carebook", "2026年11月23日"):
        assert text in said
    for text in ("忘了密码", "锁好", "存放地点"):
        assert text in said


def test_the_secret_is_not_among_the_documents_properties() -> None:
    secret = recovery.new_key().secret
    pdf = draw_recovery_sheet(sheet_of(secret))
    assert secret not in str(pypdf.PdfReader(BytesIO(pdf)).metadata)
    assert secret not in repr(sheet_of(secret))
    assert secret not in repr(recovery.RecoveryKey(secret, "age1"))
