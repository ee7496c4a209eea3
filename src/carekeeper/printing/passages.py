"""Long texts under their headings: how they share the pages, and how both styles draw them.

A text that does not fit goes on where the next page begins; a page that is not full gives each
text more room, for what is added by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.words import tr
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BODY, FINE, PALE, SMALLEST, Align
from carekeeper.printing.text import balanced

TEXT_STEP = 18.0
"""The distance of two lines of what was written, in points."""

HEADING = 32.0
"""What a text in the clean style needs beside its lines, in points."""

FRAME = 14.0
"""What a text in the ruled style needs beside its lines, in points."""

LABEL = 60.0
"""The width of the shaded cell at the left of the ruled style, in points."""

PAD = 5.25

_WRITING = 21.0
_LEAST_LINES = 2


class Passage(Struct, frozen=True):
    """A text under its heading. `height` is what it gets on the page, in points."""

    label: str
    lines: tuple[str, ...]
    height: float
    to_write: bool = False
    """Whether lines to write on are drawn in the room below the text."""


class Look(Struct, frozen=True):
    """A style: what a passage needs beside its lines in points, and how passages are drawn."""

    overhead: float
    beside: float
    draw: Callable[[Sheets, float, Sequence[Passage]], None]

    def width(self, sheets: Sheets) -> float:
        """Return the width of the lines in points."""
        return sheets.room - self.beside


def draw_passages(
    sheets: Sheets, y: float, wanted: Sequence[Passage], look: Look, most: float | None = None
) -> None:
    """Draw the passages from `y` downward, on as many pages as they need.

    What fits on one page fills it, or as much of it as `most` points; a long text goes on where
    a page ends.
    """
    room = sheets.bottom - y
    least = [_least(one, look.overhead) for one in wanted]
    if sum(least) <= room:
        full = room if most is None else min(room, max(most, sum(least)))
        look.draw(sheets, y, _filled(wanted, least, full))
        return
    page: list[Passage] = []
    turned = False
    for one in wanted:
        rest: Passage | None = one
        while rest is not None:
            left = sheets.bottom - y - sum(part.height for part in page)
            part, rest = _cut(rest, left, look.overhead, at_top=turned and not page)
            page += [part] if part is not None else []
            if rest is not None:
                look.draw(sheets, y, page)
                y, page, turned = sheets.turn(), [], True
    last, left = page[-1], sheets.bottom - y - sum(part.height for part in page)
    wish = max(last.height, wanted[-1].height)
    page[-1] = replace(last, height=min(last.height + left, wish))
    look.draw(sheets, y, page)


def _least(passage: Passage, overhead: float) -> float:
    return overhead + max(len(passage.lines), _LEAST_LINES) * TEXT_STEP


def _filled(wanted: Sequence[Passage], least: Sequence[float], room: float) -> list[Passage]:
    """Give each passage what it would like, as far as the page reaches; the last gets the rest."""
    wishes = [max(one.height, need) for one, need in zip(wanted, least, strict=True)]
    extra, spare = sum(wishes) - sum(least), room - sum(least)
    share = min(1.0, spare / extra) if extra else 0.0
    heights = [need + (wish - need) * share for wish, need in zip(wishes, least, strict=True)]
    heights[-1] += room - sum(heights)
    return [replace(one, height=height) for one, height in zip(wanted, heights, strict=True)]


def _cut(
    passage: Passage, left: float, overhead: float, *, at_top: bool
) -> tuple[Passage | None, Passage | None]:
    """Return the part of a passage that still fits, and what goes on the next page."""
    need = _least(passage, overhead)
    if need <= left:
        return replace(passage, height=need), None
    count = int((left - overhead) // TEXT_STEP)
    if len(passage.lines) - count == 1:
        count -= 1
    if count < _LEAST_LINES or not passage.lines[count:]:
        if not at_top:
            return None, passage
        count = max(1, count)
    first = replace(passage, lines=passage.lines[:count], height=overhead + count * TEXT_STEP)
    label = passage.label
    if not label.endswith(tr("continued")):
        label = tr("{heading} {continued}").format(heading=label, continued=tr("continued"))
    return first, replace(passage, label=label, lines=passage.lines[count:])


def _draw_under_rules(sheets: Sheets, y: float, passages: Sequence[Passage]) -> None:
    """Draw texts in the clean style, each under a thin rule."""
    for passage in passages:
        sheets.rule(sheets.left, y, sheets.right)
        sheets.text(sheets.left, y + 18, passage.label, BODY, bold=True)
        end = y + 18
        if passage.lines:
            end = sheets.lines(sheets.left, y + 37, passage.lines, leading=TEXT_STEP) - TEXT_STEP
        if passage.to_write:
            _draw_lines(sheets, end, y + passage.height)
        y += passage.height


def _draw_lines(sheets: Sheets, y: float, bottom: float) -> None:
    """Draw lines to write on below the baseline `y`."""
    y += _WRITING + 4
    while y <= bottom - 8:
        sheets.write_line(sheets.left, y, sheets.right)
        y += _WRITING


def _draw_in_frames(sheets: Sheets, y: float, passages: Sequence[Passage]) -> None:
    """Draw texts in the ruled style, each in a frame with its heading at the left."""
    for passage in passages:
        draw_frame(sheets, y, passage.height, passage.label)
        x = sheets.left + LABEL + PAD
        sheets.lines(x, y + 17, passage.lines, leading=TEXT_STEP)
        y += passage.height


def draw_frame(sheets: Sheets, y: float, height: float, caption: str) -> None:
    """Draw a shaded cell with a caption, and an empty one at its right."""
    sheets.box(sheets.left, y, LABEL, height, FINE, fill=PALE)
    sheets.box(sheets.left + LABEL, y, sheets.room - LABEL, height, FINE)
    size, lines = balanced(caption, LABEL - 6, BODY, SMALLEST, 3)
    step = size * 1.45
    first = y + (height - step * len(lines)) / 2 + step / 2 + size * 0.36
    middle = sheets.left + LABEL / 2
    sheets.lines(middle, first, lines, size, leading=step, align=Align.CENTRE)


CLEAN = Look(HEADING, 0.0, _draw_under_rules)
RULED = Look(FRAME, LABEL + 2 * PAD, _draw_in_frames)
