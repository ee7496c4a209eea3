"""Draws growth booklets: what a child can keep, show and be proud of.

A cover with the name and a large photo, then the entries in the order of their kinds. It is a
present: nothing of the file stands in it, neither situation nor categories, concern or
follow-ups. Plain data in, bytes out: it runs in a thread of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from carekeeper.core import dates, words
from carekeeper.core.fields import Choice
from carekeeper.core.mood import MOODS
from carekeeper.core.words import tr
from carekeeper.features.diary.facts import rules
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import Booklet, Choosing, Picture
from carekeeper.printing.fonts import text_width
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.shapes import lacking
from carekeeper.printing.style import (
    A4_HEIGHT,
    A4_WIDTH,
    DARK,
    GREY,
    HAIRLINE,
    MID,
    STRONG,
    Align,
)
from carekeeper.printing.text import wrap

Report = Callable[[int, int], None]

_HILLS = ((668, 716, 650, 0.93), (742, 690, 748, 0.87), (770, 790, 742, 0.81))
"""Heights at the left, in the middle and at the right of A4, and the grey of each hill."""

_TOP, _FROM_END = 74.0, 66.0
_INSET = 14.0
"""How far text keeps off the margins: left of it stands the line beside what somebody says."""

_TEXT, _LINE = 12.0, 21.5
_HEADING, _DATE = 17.0, 10.5
_INDENT = "\u53e3\u53e3"
"""Two signs that keep the place at the head of a paragraph; they are not drawn."""

_GAP = 10.0
_TALLEST, _TALLEST_ALONE = 168.0, 212.0
_WRITING_LINES, _WRITING = 6, 30.0
_SHORT = 12
_FIRST_CJK = "\u2e80"
_LETTERS = ("letter_to_parents", "letter_from_parents")
_SAID = (*_LETTERS, "teacher", "parents")
"""Kinds in which somebody speaks to somebody: a line stands beside them."""

_MOODS = {choice.code: choice.label for choice in MOODS}


def draw_booklet(
    booklets: Sequence[Booklet], *, choosing: Choosing, report: Report | None = None
) -> bytes:
    """Return the booklets as a PDF of A4 pages, one after the other, each with a cover.

    `report` is told each booklet that is done, and may raise to stop. Without any booklet the
    document is one empty page.
    """
    teacher = booklets[0].teacher if booklets else ""
    sheets = Sheets(tr("Growth booklet"), author=teacher, language=words.language())
    for place, booklet in enumerate(booklets, start=1):
        _Booklet(sheets, booklet, choosing).draw()
        if report is not None:
            report(place, len(booklets))
    return sheets.finish()


def missing_before_print(booklets: Sequence[Booklet], choosing: Choosing) -> list[str]:
    """Return a sentence about those without entries, and one for characters no font has."""
    found = []
    empty = [one.name for one in booklets if not rules.chosen(one, choosing)]
    if empty:
        sentence = tr("Nothing was written in this period: {names}. There are lines to write on.")
        found.append(sentence.format(names=tr(", ").join(empty)))
    return found + lacking(text for one in booklets for text in _texts(one, choosing))


def _texts(booklet: Booklet, choosing: Choosing) -> Iterator[str]:
    yield booklet.name
    for _kind, entries in rules.chosen(booklet, choosing):
        for entry in entries:
            yield entry.text


class _Booklet:
    """The pages of one child; the cover has no number."""

    def __init__(self, sheets: Sheets, booklet: Booklet, choosing: Choosing) -> None:
        self._sheets = sheets
        self._booklet = booklet
        self._choosing = choosing
        self._y = _TOP
        self._bar: float | None = None
        """Where the line beside what somebody says begins on this page."""

    @property
    def _left(self) -> float:
        return self._sheets.left + _INSET

    @property
    def _right(self) -> float:
        return self._sheets.right - _INSET

    @property
    def _room(self) -> float:
        return self._right - self._left

    def draw(self) -> None:
        """Draw cover and pages."""
        sheets = self._sheets
        sheets.open(Running(lambda: 0.0, lambda: None, sheets.height))
        self._draw_cover()
        sheets.close()
        parts = rules.chosen(self._booklet, self._choosing)
        bottom = sheets.height - _FROM_END
        self._y = sheets.open(
            Running(lambda: _TOP, self._draw_foot, bottom, where=self._booklet.class_name)
        )
        for kind, entries in parts:
            self._draw_heading(kind)
            for entry in entries:
                self._draw_entry(entry)
        if all(kind.code != "teacher" for kind, _entries in parts):
            self._draw_lines()
        sheets.close()

    # -- cover

    def _draw_cover(self) -> None:
        sheets, booklet = self._sheets, self._booklet
        middle, room = sheets.width / 2, sheets.room
        across, down = sheets.width / A4_WIDTH, sheets.height / A4_HEIGHT
        sheets.disc(446 * across, 640 * down, 46 * across, 0.93)
        for left, top, right, grey in _HILLS:
            sheets.hills(left * down, top * down, right * down, grey)
        years = rules.school_years_shown(booklet, self._choosing)
        sheets.text(middle, 98, years, 12, grey=GREY, align=Align.CENTRE, spacing=1)
        title = tr("Growth booklet")
        sheets.text(middle, 138, title, 22, bold=True, align=Align.CENTRE, spacing=5)
        self._draw_portrait(164, 206, 258)
        sheets.fitted(middle, 496, booklet.name, room, 40, 18, bold=True, align=Align.CENTRE)
        at = 532.0
        for line in (booklet.school, booklet.class_name):
            if line:
                sheets.fitted(middle, at, line, room, 13, 9, grey=DARK, align=Align.CENTRE)
                at += 22

    def _draw_portrait(self, y: float, width: float, height: float) -> None:
        """Draw the photo in a white frame, as it would stand on a shelf."""
        left, mat = (self._sheets.width - width) / 2, 12.0
        frame = (left - mat, y, width + 2 * mat, height + 2 * mat)
        self._sheets.box(*frame, HAIRLINE, MID, fill=1.0)
        portrait = self._booklet.portrait
        picture = portrait.data if portrait is not None else None
        empty = tr("Add a picture that you like")
        self._sheets.photo(left, y + mat, width, height, picture, empty=empty)

    # -- pages

    def _turn(self) -> None:
        self._end_bar()
        self._y = self._sheets.turn()

    def _draw_foot(self) -> None:
        title, y = tr("Growth booklet"), self._sheets.height - 38
        self._sheets.text(self._left, y, self._booklet.name, 8.5, grey=GREY)
        self._sheets.text(self._right, y, title, 8.5, grey=GREY, align=Align.RIGHT)

    def _end_bar(self) -> None:
        """Draw the line beside what was said on this page; it goes on over the page."""
        if self._bar is not None and self._y > self._bar:
            x = self._left - _INSET / 2
            self._sheets.upright(x, self._bar + 4, self._y - 2, STRONG, MID)
        self._bar = None if self._bar is None else _TOP

    def _need(self, height: float) -> None:
        """Turn the page when so much does not stand on it any more."""
        if self._y + height > self._sheets.bottom and self._y > _TOP:
            self._turn()

    def _draw_heading(self, kind: Choice) -> None:
        self._need(_HEADING + 130)
        if self._y > _TOP:
            self._y += 16
        base = self._y + _HEADING
        self._sheets.disc(self._left + 5, base - 6, 5, MID)
        used = self._sheets.text(self._left + 18, base, tr(kind.label), _HEADING, bold=True)
        self._sheets.rule(self._left + 30 + used, base - 6, self._right, HAIRLINE, MID)
        self._y = base + 20

    def _draw_entry(self, entry: DiaryEntry) -> None:
        pictures = [self._booklet.pictures[sha] for sha in entry.photos if sha in self._shown()]
        first = 2 * _LINE
        if pictures and not entry.text:
            first = _height(_rows(pictures)[0], self._room)
        self._need(_DATE + 12 + first)
        self._draw_date(entry)
        self._bar = self._y if entry.kind in _SAID else None
        self._draw_text(entry)
        self._end_bar()
        self._bar = None
        self._draw_pictures(entry, pictures)
        self._y += 18

    def _shown(self) -> frozenset[str]:
        return frozenset(self._booklet.pictures)

    def _draw_date(self, entry: DiaryEntry, note: str = "") -> None:
        assert entry.written_on is not None
        base = self._y + _DATE
        day = dates.show_date(entry.written_on)
        x = self._left + self._sheets.text(self._left, base, day, _DATE, bold=True, grey=DARK) + 12
        mood = tr(_MOODS[entry.mood]) if entry.mood in _MOODS else ""
        beside = note or (mood if self._choosing.with_mood else "")
        self._sheets.text(x, base, beside, _DATE, grey=GREY)
        if entry.author and entry.kind not in _LETTERS:
            room = self._right - x - _GAP
            self._sheets.fitted(
                self._right, base, entry.author, room, _DATE, 8.5, grey=GREY, align=Align.RIGHT
            )
        self._y = base + 6

    def _draw_text(self, entry: DiaryEntry) -> None:
        parts = rules.paragraphs(entry.text)
        is_letter = entry.kind in _LETTERS and len(parts) > 1
        for place, part in enumerate(parts):
            signed = is_letter and place == len(parts) - 1 and len(part) <= _SHORT
            greeted = is_letter and place == 0
            self._draw_paragraph(part, at_right=signed, indented=not greeted)

    def _draw_paragraph(self, text: str, *, at_right: bool, indented: bool) -> None:
        indent = _INDENT if indented and not at_right and text[:1] >= _FIRST_CJK else ""
        for place, line in enumerate(wrap(indent + text, self._room, _TEXT)):
            if self._y + _LINE > self._sheets.bottom:
                self._turn()
            self._y += _LINE
            if at_right:
                self._sheets.text(self._right, self._y - 6, line, _TEXT, align=Align.RIGHT)
            elif place == 0 and indent:
                shift = text_width(indent, _TEXT)
                self._sheets.text(self._left + shift, self._y - 6, line[len(indent) :], _TEXT)
            else:
                self._sheets.text(self._left, self._y - 6, line, _TEXT)

    def _draw_pictures(self, entry: DiaryEntry, pictures: Sequence[Picture]) -> None:
        for row in _rows(pictures):
            height = _height(row, self._room)
            if self._y + height + 8 > self._sheets.bottom:
                self._turn()
                self._draw_date(entry, tr("continued"))
            widths = [height * one.width / one.height for one in row]
            x = self._sheets.middle - (sum(widths) + _GAP * (len(row) - 1)) / 2
            for one, width in zip(row, widths, strict=True):
                self._sheets.photo(x, self._y + 8, width, height, one.data)
                x += width + _GAP
            self._y += height + 8

    def _draw_lines(self) -> None:
        """Leave room for a word by hand, from whoever gives the booklet."""
        self._need(_HEADING + 40 + _WRITING_LINES * _WRITING)
        self._y += 16 if self._y > _TOP else 0
        base = self._y + _HEADING
        self._sheets.disc(self._left + 5, base - 6, 5, MID)
        to = tr("A word for {name}").format(name=self._booklet.name)
        self._sheets.fitted(self._left + 18, base, to, self._room - 18, _HEADING, 10, bold=True)
        for place in range(1, _WRITING_LINES + 1):
            self._sheets.write_line(self._left, base + 12 + place * _WRITING, self._right)
        self._y = base + 12 + _WRITING_LINES * _WRITING


def _rows(pictures: Sequence[Picture]) -> list[Sequence[Picture]]:
    """Return the photos in rows of at most three, none left alone below others."""
    count = len(pictures)
    if count <= 3:
        return [pictures] if pictures else []
    rows = -(-count // 3)
    edges = [round(place * count / rows) for place in range(rows + 1)]
    return [pictures[start:end] for start, end in pairwise(edges)]


def _height(row: Sequence[Picture], width: float) -> float:
    """Return the height at which photos of any shape stand side by side, none of them cut."""
    tallest = _TALLEST_ALONE if len(row) == 1 else _TALLEST
    room = width - _GAP * (len(row) - 1)
    return min(tallest, room / sum(one.width / one.height for one in row))
