"""Pages on the paper of a printer: never stretched, and inside what the printer can reach."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from carekeeper.core.errors import Refused
from carekeeper.core.geometry import MM, Geometry
from carekeeper.core.typing import override
from carekeeper.widgets.press import DPI, Press, lay, room_for

A4 = 210 / 297
DOT = 25.4 / DPI


def printer(path: Path, size: QPageSize.PageSizeId = QPageSize.PageSizeId.A4) -> QPrinter:
    made = Press().printer("", 1, "Cards")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setResolution(DPI)
    made.setPageSize(QPageSize(size))
    made.setFullPage(True)
    return made


def page(_index: int, dpi: float) -> tuple[int, int, bytes]:
    width, height = round(8.27 * dpi / 10), round(11.69 * dpi / 10)
    return width, height, b"\x40" * width * height * 4


@pytest.mark.usefixtures("qapp")
def test_each_page_becomes_a_page_of_a4(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    path = tmp_path / "paper.pdf"
    press = Press()
    press.print_pages(printer(path), 3, page, lambda done, of: steps.append((done, of)))
    document = pypdfium2.PdfDocument(path.read_bytes())
    sizes = {tuple(round(side) for side in document.get_page_size(n)) for n in range(3)}
    assert len(document) == 3
    document.close()
    assert sizes == {(595, 842)}
    assert steps == [(0, 3), (1, 3), (2, 3)]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
@pytest.mark.usefixtures("qapp")
def test_a_printer_that_cannot_begin_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="switched on"):
        Press().print_pages(printer(tmp_path / "no" / "paper.pdf"), 1, page, lambda *_: None)


@pytest.mark.usefixtures("qapp")
def test_a4_goes_on_the_whole_paper(tmp_path: Path) -> None:
    room = room_for(printer(tmp_path / "paper.pdf"), A4)
    assert room.width() * DOT == pytest.approx(210, abs=0.3)
    assert room.x() == pytest.approx(0, abs=2)


@pytest.mark.usefixtures("qapp")
def test_the_printer_is_told_the_paper() -> None:
    paper = Geometry(width=185 * MM, height=260 * MM)
    told = Press().printer("", 1, "Cards", paper)
    size = told.pageLayout().pageSize().size(QPageSize.Unit.Millimeter)
    assert (size.width(), size.height()) == pytest.approx((185, 260), abs=0.3)


class Turning(QPrinter):
    """A printer that can turn the paper over."""

    asked: QPrinter.DuplexMode = QPrinter.DuplexMode.DuplexNone

    @override
    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self.asked = duplex


@pytest.mark.usefixtures("qapp")
def test_a_printer_is_asked_to_turn_the_paper_at_its_long_side() -> None:
    one_side, both_sides = Turning(), Turning()
    lay(one_side, Geometry())
    lay(both_sides, Geometry(duplex=True))
    assert one_side.asked == QPrinter.DuplexMode.DuplexNone
    assert both_sides.asked == QPrinter.DuplexMode.DuplexLongSide


@pytest.mark.usefixtures("qapp")
def test_other_paper_is_filled_without_stretching(tmp_path: Path) -> None:
    room = room_for(printer(tmp_path / "paper.pdf", QPageSize.PageSizeId.Letter), A4)
    assert room.width() / room.height() == pytest.approx(A4, rel=0.001)
    assert room.height() * DOT == pytest.approx(279.4, abs=0.3)
    assert room.x() > 0


class Wide:
    """A printer that leaves ten millimetres white."""

    def resolution(self) -> int:
        return DPI

    def pageLayout(self) -> QPageLayout:
        unit, margins = QPageLayout.Unit.Millimeter, QMarginsF(10, 10, 10, 10)
        size = QPageSize(QPageSize.PageSizeId.A4)
        return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, unit, margins)


def test_a_printer_with_wide_margins_gets_a_smaller_page() -> None:
    room = room_for(Wide(), A4)  # type: ignore[arg-type]
    assert room.left() * DOT >= 10
    assert room.right() * DOT <= 200.1
    assert room.width() / room.height() == pytest.approx(A4, rel=0.001)
