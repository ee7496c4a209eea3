"""What stands where on a printed page, as somebody sees it who looks at the paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations

import pypdf
import pypdfium2

_TOUCH = 0.6
"""Points by which two signs side by side may reach into each other."""


@dataclass(frozen=True)
class Sign:
    """A sign on the page with the box of its ink, in points from the top left corner."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: Sign) -> bool:
        """Tell whether two signs stand on each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _TOUCH and down > _TOUCH


def pages(pdf: bytes) -> list[list[Sign]]:
    """Return the signs of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [list(_signs(document, number)) for number in range(len(document))]
    finally:
        document.close()


def sizes(pdf: bytes) -> list[tuple[float, str]]:
    """Return the size of each piece of text, and the text."""
    found: list[tuple[float, str]] = []

    def note(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((round(size * tm[3] * cm[3], 3), text))

    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def words(signs: list[Sign]) -> str:
    """Return what is written, without spaces."""
    return "".join(one.sign for one in signs)


def lying_on_each_other(signs: list[Sign]) -> list[str]:
    """Return the pairs of signs that stand on each other."""
    by_band: dict[int, list[Sign]] = {}
    for one in signs:
        for band in range(int(one.top // 20), int(one.bottom // 20) + 1):
            by_band.setdefault(band, []).append(one)
    return [
        f"{one.sign}{other.sign} at {one.left:.0f}, {one.top:.0f}"
        for band in by_band.values()
        for one, other in combinations(band, 2)
        if one.covers(other)
    ]


def outside(signs: list[Sign], left: float, top: float, right: float, bottom: float) -> list[Sign]:
    """Return the signs that are not wholly inside a frame."""
    return [
        one
        for one in signs
        if one.left < left or one.right > right or one.top < top or one.bottom > bottom
    ]


def _signs(document: pypdfium2.PdfDocument, number: int) -> Iterator[Sign]:
    page = document[number]
    text = page.get_textpage()
    height = page.get_height()
    try:
        for place in range(text.count_chars()):
            sign = text.get_text_range(place, 1)
            left, bottom, right, top = text.get_charbox(place)
            if sign.strip() and right > left:
                yield Sign(sign, left, height - top, right, height - bottom)
    finally:
        text.close()
        page.close()
