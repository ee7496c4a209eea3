"""Long texts under their headings: how they share the pages, and how both styles draw them.

A text that does not fit goes on where the next page begins; a page that is not full gives each
text more room, for what is added by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from carekeeper.core.words import tr
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import A4_WIDTH, BODY, FINE, MARGIN, PALE, Align
from carekeeper.printing.text import fit, wrap

TEXT_STEP = 18.0
"""The distance of two lines of what was written, in points."""

HEADING = 32.0
"""What a text in the clean style needs beside its lines, in points."""

FRAME = 14.0
"""What a text in the ruled style needs beside its lines, in points."""

LABEL = 60.0
"""The width of the shaded cell at the left of the ruled style, in points."""

PAD = 5.25

_RIGHT = A4_WIDTH - MARGIN
_WRITING = 21.0
_LEAST_LINES = 2


class Passage(Struct, frozen=True):
    """A text under its heading. `height` is what it gets on the page, in points."""

    label: str
    lines: tuple[str, ...]
    height: float
    to_write: bool = False
    """Whether the sheet is blank, so that lines to write on are drawn."""


def paged(
    wanted: Sequence[Passage], rooms: tuple[float, float], overhead: float
) -> list[list[Passage]]:
    """Return the passages page by page; a long text goes on where a page ends.

    `rooms` are the heights on the first page and on each further one, `overhead` what a passage
    needs beside its lines, all in points. What fits on one page fills it.
    """
    least = [_least(one, overhead) for one in wanted]
    if sum(least) <= rooms[0]:
        return [_filled(wanted, least, rooms[0])]
    pages: list[list[Passage]] = [[]]
    left = rooms[0]
    for one in wanted:
        rest: Passage | None = one
        while rest is not None:
            part, rest = _cut(rest, left, overhead, at_top=not pages[-1])
            if part is not None:
                pages[-1].append(part)
                left -= part.height
            if rest is not None:
                pages.append([])
                left = rooms[1]
    last = pages[-1][-1]
    wish = max(last.height, wanted[-1].height)
    pages[-1][-1] = replace(last, height=min(last.height + left, wish))
    return pages


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
    if count < _LEAST_LINES or not passage.lines[count:]:
        if not at_top:
            return None, passage
        count = max(1, count)
    first = replace(passage, lines=passage.lines[:count], height=overhead + count * TEXT_STEP)
    label = passage.label
    if not label.endswith(tr("continued")):
        label = tr("{heading} {continued}").format(heading=label, continued=tr("continued"))
    return first, replace(passage, label=label, lines=passage.lines[count:])


def draw_under_rules(sheets: Sheets, y: float, passages: Sequence[Passage]) -> None:
    """Draw texts in the clean style, each under a thin rule."""
    for passage in passages:
        sheets.rule(MARGIN, y, _RIGHT)
        sheets.text(MARGIN, y + 18, passage.label, BODY, bold=True)
        if passage.to_write:
            _draw_lines(sheets, y + 18, y + passage.height)
        else:
            sheets.lines(MARGIN, y + 37, passage.lines, leading=TEXT_STEP)
        y += passage.height


def _draw_lines(sheets: Sheets, y: float, bottom: float) -> None:
    y += _WRITING + 4
    while y <= bottom - 8:
        sheets.write_line(MARGIN, y, _RIGHT)
        y += _WRITING


def draw_in_frames(sheets: Sheets, y: float, passages: Sequence[Passage]) -> None:
    """Draw texts in the ruled style, each in a frame with its heading at the left."""
    for passage in passages:
        draw_frame(sheets, y, passage.height, passage.label)
        x = MARGIN + LABEL + PAD
        sheets.lines(x, y + 17, passage.lines, leading=TEXT_STEP)
        y += passage.height


def draw_frame(sheets: Sheets, y: float, height: float, caption: str) -> None:
    """Draw a shaded cell with a caption, and an empty one at its right."""
    sheets.box(MARGIN, y, LABEL, height, FINE, fill=PALE)
    sheets.box(MARGIN + LABEL, y, _RIGHT - MARGIN - LABEL, height, FINE)
    size, lines = _without_widow(caption)
    step = size * 1.45
    first = y + (height - step * len(lines)) / 2 + step / 2 + size * 0.36
    middle = MARGIN + LABEL / 2
    sheets.lines(middle, first, lines, size, leading=step, align=Align.CENTRE)


def _without_widow(caption: str) -> tuple[float, list[str]]:
    """Break a caption so that no sign stands alone on its last line."""
    width = LABEL - 6
    size, lines = fit(caption, width, BODY, 7, max_lines=3)
    while len(lines) > 1 and len(lines[-1]) == 1 and width > 3 * size:
        width -= size / 2
        lines = wrap(caption, width, size)
    return size, lines
