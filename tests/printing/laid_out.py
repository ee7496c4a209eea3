"""Where everything lies on the pages of a document, and what lies wrongly."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

from carekeeper.core.geometry import MM

EDGE = 5 * MM
"""So near to the edge of the paper no printer prints."""
_SLACK = 0.6
"""Points of ink that may meet: rounding, and letters that lean over to the next."""
_THIN = 1.6
_WITHIN = 0.25
"""A rule may touch so much of a line of text from below or above: commas hang on it."""
_SCISSORS = "✂"
_SQUARE = 5
"""Segments of a path that is a box."""


class Box(Struct, frozen=True):
    """What a text, rule or picture covers, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""

    def meets(self, other: Box, slack: float = _SLACK) -> bool:
        """Tell whether both cover the same paper, by more than the slack in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and down > slack

    def leaves(self, width: float, height: float) -> bool:
        """Tell whether something of it lies where no printer prints."""
        near = EDGE - _SLACK
        return (
            min(self.left, self.bottom) < near
            or self.right > width - near
            or self.top > height - near
        )

    def struck_by(self, rule: Box) -> bool:
        """Tell whether a thin rule goes through the letters."""
        if rule.top - rule.bottom < _THIN:
            shy = _WITHIN * (self.top - self.bottom)
            middle = (rule.top + rule.bottom) / 2
            across = min(self.right, rule.right) - max(self.left, rule.left)
            return self.bottom + shy < middle < self.top - shy and across > _THIN
        middle = (rule.left + rule.right) / 2
        down = min(self.top, rule.top) - max(self.bottom, rule.bottom)
        return self.left + _SLACK < middle < self.right - _SLACK and down > _THIN


class Laid(Struct, frozen=True):
    """What lies on one page."""

    width: float
    height: float
    texts: tuple[Box, ...]
    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]
    said: str

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each thing that lies on another, or off the printable page."""
        for one in (*self.texts, *self.rules, *self.pictures):
            if one.leaves(self.width, self.height):
                yield f"off the page: {one.text or one}"
        for first, second in crossing(self.texts):
            yield f"“{first.text}” over “{second.text}”"
        for one in self.texts:
            for rule in self.rules:
                if one.struck_by(rule):
                    yield f"a rule through “{one.text}”"
            for picture in self.pictures:
                if one.meets(picture):
                    yield f"“{one.text}” on a picture"


def crossing(boxes: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the pairs that cover the same paper."""
    by_top = sorted(boxes, key=lambda box: -box.top)
    for place, first in enumerate(by_top):
        for second in by_top[place + 1 :]:
            if second.top < first.bottom:
                break
            if first.meets(second):
                yield first, second


def pages(pdf: bytes) -> list[Laid]:
    """Return what lies on each page of a document."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document, number) for number in range(len(document))]
    finally:
        document.close()


def faults(laid: Sequence[Laid]) -> list[str]:
    """Return what lies wrongly, with the number of its page."""
    return [
        f"page {number}: {fault}"
        for number, page in enumerate(laid, start=1)
        for fault in dict.fromkeys(page.faults())
    ]


def _page(document: pypdfium2.PdfDocument, number: int) -> Laid:
    page = document[number]
    text = page.get_textpage()
    texts: list[Box] = []
    rules: list[Box] = []
    pictures: list[Box] = []
    for thing in page.get_objects():
        box = Box(*thing.get_bounds())
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            texts += _inked(box, _said_by(thing, text))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(thing, box)
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_framed(thing, box))
    laid = Laid(*page.get_size(), *map(tuple, (texts, rules, pictures)), text.get_text_range())
    text.close()
    page.close()
    return laid


def _framed(thing: pypdfium2.PdfObject, box: Box) -> Box:
    """Return what is seen of a picture that is cut at its frame."""
    frame = raw.FPDFPageObj_GetClipPath(thing)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(raw.FPDFClipPath_CountPaths(frame), 0)):
        points = []
        for segment in range(raw.FPDFClipPath_CountPathSegments(frame, path)):
            raw.FPDFPathSegment_GetPoint(
                raw.FPDFClipPath_GetPathSegment(frame, path, segment), x, y
            )
            points.append((x.value, y.value))
        across, up = zip(*points, strict=True)
        left, bottom = max(box.left, min(across)), max(box.bottom, min(up))
        box = Box(left, bottom, min(box.right, max(across)), min(box.top, max(up)))
    return box


def _inked(box: Box, said: str) -> Iterator[Box]:
    """Yield the text, unless it is white space or the scissors, which stand on their line."""
    inked = box.right - box.left > _SLACK / 2 and box.top - box.bottom > _SLACK / 2
    if inked and said.strip() and said != _SCISSORS:
        yield Box(box.left, box.bottom, box.right, box.top, said)


def _said_by(thing: pypdfium2.PdfTextObj, text: pypdfium2.PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(thing, text, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(
        thing, text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    # PDFium cuts a sign of two halves where a piece of text begins or ends with it.
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _rules(thing: pypdfium2.PdfObject, box: Box) -> Iterator[Box]:
    """Yield the lines that a path draws, each as thin as it is; a shade draws none."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, filled, stroked)
    thin = min(box.right - box.left, box.top - box.bottom) < _THIN
    if not stroked.value:
        return
    if thin:
        yield box
    elif raw.FPDFPath_CountSegments(thing) == _SQUARE:
        yield from (
            Box(box.left, box.bottom, box.right, box.bottom),
            Box(box.left, box.top, box.right, box.top),
            Box(box.left, box.bottom, box.left, box.top),
            Box(box.right, box.bottom, box.right, box.top),
        )
