"""Readers of what was printed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from carekeeper.printing.page import Running, Sheets


def _by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            page.close()
        return "\n".join(texts).replace("\r\n", "\n")
    finally:
        document.close()


def _by_pypdf(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


@pytest.fixture(params=[_by_pdfium, _by_pypdf], ids=["pdfium", "pypdf"])
def copied(request: pytest.FixtureRequest) -> Callable[[bytes], str]:
    """What somebody gets who marks all text of a PDF and copies it; told by two readers."""
    reader: Callable[[bytes], str] = request.param
    return reader


@pytest.fixture
def sheets() -> Sheets:
    """A paper whose content begins at 60 points and ends at 780."""
    opened = Sheets("试")
    opened.open(Running(lambda: 60.0, lambda: None, 780.0))
    return opened
