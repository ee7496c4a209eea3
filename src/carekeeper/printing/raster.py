"""Pages of a PDF as pictures, for the preview and for printers that take pictures.

PDFium is not safe in several threads at once, so one lock keeps them apart.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from msgspec import Struct

SCREEN_DPI = 96

one_at_a_time = threading.Lock()
"""Held by whoever works with PDFium."""


class Pixels(Struct, frozen=True):
    """A picture, four bytes for each pixel: blue, green, red, and one that is not used.

    Rows follow each other without a gap from the top; Qt calls this `Format_RGB32`.
    """

    width: int
    height: int
    data: bytes


def page_count(pdf: bytes) -> int:
    """Return how many pages a document has."""
    with _opened(pdf) as document:
        return len(document)


def page_pixels(pdf: bytes, index: int, dpi: float = SCREEN_DPI) -> Pixels:
    """Return one page, counted from 0, at a resolution in dots for each inch.

    Raises:
        IndexError: there is no such page.
    """
    with _opened(pdf) as document:
        bitmap = _bitmap(document, index, dpi)
        try:
            rows = memoryview(bitmap.buffer).cast("B")
            wanted = bitmap.width * 4
            data = b"".join(
                rows[row * bitmap.stride : row * bitmap.stride + wanted]
                for row in range(bitmap.height)
            )
            return Pixels(bitmap.width, bitmap.height, data)
        finally:
            bitmap.close()


def page_png(pdf: bytes, index: int, dpi: float = SCREEN_DPI) -> bytes:
    """Return one page, counted from 0, as a PNG file.

    Raises:
        IndexError: there is no such page.
    """
    from PIL import Image

    pixels = page_pixels(pdf, index, dpi)
    size = (pixels.width, pixels.height)
    image = Image.frombytes("RGB", size, pixels.data, "raw", "BGRX")
    out = BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _bitmap(document: Any, index: int, dpi: float) -> Any:
    if not 0 <= index < len(document):
        raise IndexError(index)
    page = document[index]
    try:
        return page.render(scale=dpi / 72, prefer_bgrx=True)
    finally:
        page.close()
