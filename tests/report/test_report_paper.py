"""The report on paper: figures and counts for everybody, names only where they were chosen."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.conftest import TODAY
from tests.queries import counted

from carekeeper import sample
from carekeeper.core.print_job import Request, Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.report.room.report_paper import REPORT
from carekeeper.report.store import Reports
from carekeeper.room import Offer
from carekeeper.rooms import ROOMS

AUTUMN, YEAR_BEFORE = 20261, 20250
"""The first term of 2026, and the school year before it."""


def offered(class_file: ClassFile, wanted: int = 0) -> Offer:
    assert REPORT.offer_from is not None
    return REPORT.offer_from(ROOMS)(class_file, Wish("report", record_id=wanted), TODAY)


def text_of(offer: Offer, style: str, *ticks: str) -> str:
    request = Request(tuple(offer.chosen), "report", style, ticks=frozenset(ticks))
    offer.read(request)
    pages = PdfReader(BytesIO(offer.pages(request, lambda _step, _of: None))).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


@pytest.mark.parametrize("style", ["clean", "table"])
def test_the_school_gets_figures_counts_and_who_answers_for_them_but_no_name(
    class_of_some: Path, chinese: None, style: str
) -> None:
    with ClassFile.open(class_of_some, "") as class_file:
        offer = offered(class_file)
        assert offer.chosen == {AUTUMN}
        figures = Reports(class_file, ROOMS, lambda: TODAY)
        told = figures.figures(figures.current())
        names = figures.names()
        page, listed = text_of(offer, style), text_of(offer, style, "names")
    for figure in told:
        rate = figure.rate
        assert f"{rate.label}{rate.done}/{rate.of}" in page
    assert "学籍口径" in page
    assert "单位负责人" in page
    assert ("填报单位（盖章）" in page) == (style == "table")
    missing = {names[key] for figure in told for key in figure.rate.missing}
    assert missing
    assert not [name for name in missing if name in page]
    assert all(name in listed for name in missing)


def test_the_school_year_before_can_be_printed_and_is_told_as_of_its_end(
    class_of_some: Path, chinese: None
) -> None:
    with ClassFile.open(class_of_some, "") as class_file:
        offer = offered(class_file, YEAR_BEFORE)
        assert offer.chosen == {YEAR_BEFORE}
        assert "截至2026年7月5日" in text_of(offer, "clean")


@pytest.fixture
def sent(tmp_path: Path) -> Callable[[int], int]:
    """Return how many queries the report of a class of so many students sends."""

    def count(students: int) -> int:
        path = tmp_path / f"{students}.carebook"
        sample.make(path, students=students, left_behind=students, months=2, today=TODAY)
        with ClassFile.open(path, "") as class_file:
            reports = Reports(class_file, ROOMS, lambda: TODAY)
            term = reports.current()
            with counted(class_file) as statements:
                reports.figures(term)
                reports.dropped_out(term)
        return len(statements)

    return count


def test_the_report_asks_as_often_for_a_large_class_as_for_a_small_one(
    sent: Callable[[int], int],
) -> None:
    few = sent(6)
    assert few == sent(24)
    assert few <= 30
