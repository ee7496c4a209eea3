"""The printers of this computer. Pages go to them as pictures, because Qt cannot hand on a PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from carekeeper.core.errors import Refused
from carekeeper.core.geometry import A4, MM, Geometry
from carekeeper.core.print_job import Report
from carekeeper.core.words import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
_OWN_MARGIN = 5.0
"""Millimetres that our own pages leave white; printers that need more get a smaller page."""


class Press:
    """Finds printers and prints on them."""

    def names(self) -> list[str]:
        """Return the names of the printers, the default one first."""
        from PySide6.QtPrintSupport import QPrinterInfo

        default = QPrinterInfo.defaultPrinterName()
        return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default)

    def printer(self, name: str, copies: int, title: str, geometry: Geometry = A4) -> QPrinter:
        """Return a printer that is set to that paper; made in the window's thread."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(name)
        printer.setResolution(DPI)
        lay(printer, geometry)
        printer.setFullPage(True)
        printer.setCopyCount(copies)
        printer.setDocName(title)
        return printer

    def print_pages(
        self,
        printer: QPrinter,
        pages: int,
        page_image: Callable[[int, float], tuple[int, int, bytes]],
        report: Report,
    ) -> None:
        """Print a document page by page; may run in another thread.

        Raises `Refused` when the printer does not take it.
        """
        painter = QPainter()
        if not painter.begin(printer):
            raise Refused(_trouble())
        try:
            for index in range(pages):
                report(index, pages)
                if index and not printer.newPage():
                    raise Refused(_trouble())
                width, height, rows = page_image(index, DPI)
                image = QImage(rows, width, height, width * 4, QImage.Format.Format_RGB32)
                painter.drawImage(room_for(printer, width / height), image)
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()


def lay(printer: QPrinter, geometry: Geometry) -> None:
    """Set a printer to a paper, and to turn it over where both sides are printed."""
    from PySide6.QtPrintSupport import QPrinter

    size = QSizeF(geometry.width / MM, geometry.height / MM)
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    if geometry.duplex:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)


def room_for(printer: QPrinter, shape: float) -> QRectF:
    """Return where on the paper a page of this shape (width by height) goes, in dots.

    The whole paper, where the printer's own margins are no wider than those of our pages; else
    what the printer can reach. Other paper than A4 gets the page as large as it fits, centred.
    """
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Millimeter)
    least = layout.minimumMargins()
    sides = (least.left(), least.top(), least.right(), least.bottom())
    dots = printer.resolution()
    room = QRectF(layout.fullRectPixels(dots))
    if max(sides) > _OWN_MARGIN:
        left, top, right, bottom = (side / 25.4 * dots for side in sides)
        room.adjust(left, top, -right, -bottom)
    width = min(room.width(), room.height() * shape)
    height = width / shape
    return QRectF(
        room.x() + (room.width() - width) / 2,
        room.y() + (room.height() - height) / 2,
        width,
        height,
    )


def _trouble() -> str:
    return tr(
        "The printer does not take the pages. Is it switched on and connected? Saving as PDF "
        "works without it."
    )
