"""Papers as a PDF, against the same signs on a ReportLab canvas and nothing else.

The floor is recorded from the real pages: each text, line, picture and code, with its place. It
is drawn again by calling the canvas, so what remains is what reading, wrapping, fitting and
placing cost.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from measure import Figure, in_turns, milliseconds
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from carekeeper import whole_file
from carekeeper.core.print_job import Request, Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.paper import draw_contact_cards
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.features.visits.store import Visits
from carekeeper.printing import ink, page
from carekeeper.printing.pictures import opened, qr_path
from carekeeper.rooms import ROOMS

_HOUSES, _NAMES = 12, 60
_MINUTES = "放假前说了三件事：河边不去，电话记牢，作业分开做。家长和帮扶老师都说了话。" * 12


_MADE = "Canvas"
"""Stands among the calls where a document begins: a whole file is drawn in several."""


class Recorder:
    """Stands for a canvas, or for a text or a path of it, and notes what is called."""

    def __init__(self, calls: list[tuple[int, str, Any, Any, int]], real: Any) -> None:
        self._calls = calls
        self._real = real

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._real, name)
        if not callable(attribute):
            return attribute

        def call(*given: Any, **named: Any) -> Any:
            plain = [one._real if isinstance(one, Recorder) else one for one in given]
            result = attribute(*plain, **named)
            self._calls.append((id(self._real), name, plain, named, id(result)))
            return Recorder(self._calls, result) if name.startswith("begin") else result

        return call


class Drawing:
    """The recorded calls, which can be made again."""

    def __init__(self) -> None:
        self._calls: list[tuple[int, str, Any, Any, int]] = []
        self._pictures: dict[int, bytes] = {}
        self._codes: dict[str, tuple[str, float, float, float]] = {}
        self._kept: list[Any] = []

    def record(self, draw: Any) -> None:
        """Record what `draw` does with the canvas that it makes."""
        before = page.Canvas, ink.opened, ink.qr_path  # type: ignore[attr-defined]
        page.Canvas = self._canvas  # type: ignore[attr-defined]
        ink.opened = self._opened  # type: ignore[attr-defined]
        ink.qr_path = self._qr_path  # type: ignore[attr-defined]
        try:
            draw()
        finally:
            page.Canvas, ink.opened, ink.qr_path = before  # type: ignore[attr-defined]

    def draw(self) -> bytes:
        """Make the same calls on new canvases; pictures are read and codes are made anew."""
        out = BytesIO()
        objects: dict[int, Any] = {}
        for owner, name, plain, more, result in self._calls:
            if name == _MADE:
                out = BytesIO()
                objects[result] = Canvas(out, *plain, **more)
                continue
            values = [self._anew(name, one, objects) for one in plain]
            objects[result] = getattr(objects[owner], name)(*values, **more)
        return out.getvalue()

    def _anew(self, name: str, value: Any, objects: dict[int, Any]) -> Any:
        if name == "drawImage" and id(value) in self._pictures:
            return ImageReader(BytesIO(self._pictures[id(value)]))
        if name == "addLiteral" and value in self._codes:
            return qr_path(*self._codes[value])
        if name in ("drawText", "drawPath", "clipPath"):
            return objects[id(value)]
        return value

    def _canvas(self, out: Any, *given: Any, **named: Any) -> Recorder:
        canvas = Canvas(out, *given, **named)
        self._calls.append((0, _MADE, list(given), named, id(canvas)))
        self._kept.append(canvas)
        return Recorder(self._calls, canvas)

    def _opened(self, picture: bytes | None) -> ImageReader | None:
        image = opened(picture)
        if image is not None and picture is not None:
            self._kept.append(image)
            self._pictures[id(image)] = picture
        return image

    def _qr_path(self, text: str, left: float, top: float, size: float) -> str:
        path = qr_path(text, left, top, size)
        self._codes[path] = text, left, top, size
        return path


def figures(folder: Path, book: Path, times: int) -> list[Figure]:
    """Return how long the papers of a class take: cards, a round, minutes, files."""
    copy = folder / "papers.carebook"
    shutil.copyfile(book, copy)
    with ClassFile.open(copy) as class_file:
        students = [line.id for line in Students(class_file).lines()]
        cards = Guardians(class_file).cards(students)
        visits = Visits(class_file)
        made = visits.rounds.plan(students[:_HOUSES])
        there = tuple(one.as_partaker() for one in visits.invited().students[:_NAMES])
        written = {"subject": "假期安全", "minutes": _MINUTES, "partakers": there}
        meeting = visits.meetings.add(0, written)
        papers = (
            (f"{len(cards)} full-page cards to PDF", partial(_draw_cards, cards)),
            (f"a round of {_HOUSES} houses to PDF", _drawing(class_file, "round", "round", made)),
            (
                f"minutes with {len(there)} names to PDF",
                _drawing(class_file, "meeting", "filled", meeting),
            ),
            (
                "a progress file with its charts to PDF",
                _drawing(class_file, "scores", "progress", students[0]),
            ),
            ("a term's summary to PDF", _drawing(class_file, "summary", "filled")),
            ("a student's whole file to PDF", _drawing(class_file, "file", "full")),
        )
        return [figure(name, draw, times) for name, draw in papers]


def figure(name: str, draw: Callable[[], bytes], times: int) -> Figure:
    """Return how long pages take, against the same signs on a canvas."""
    recorded = Drawing()
    recorded.record(draw)
    ours, floor = in_turns(
        times, lambda: [milliseconds(draw)], lambda: [milliseconds(recorded.draw)]
    )
    return Figure(
        name,
        [time for (time,) in ours],
        [time for (time,) in floor],
        "the same signs drawn straight on a ReportLab canvas",
        3,
    )


def _drawing(
    class_file: ClassFile, paper: str, layout: str, number: int | None = None
) -> Callable[[], bytes]:
    """Return what draws a paper of a record as the print dialog does, after it was read.

    Without a number it is the first of those that the dialog chooses.
    """
    wanted = whole_file.papers(ROOMS)[paper]
    offer = wanted.offer(class_file, Wish(paper), date.today())
    ticks = frozenset(tick.name for tick in wanted.ticks if tick.on)
    request = Request((min(offer.chosen) if number is None else number,), layout, "clean", ticks)
    offer.read(request)
    return partial(offer.draw, request, lambda _done, _of: None)


def _draw_cards(cards: Sequence[Any]) -> bytes:
    return draw_contact_cards(cards, layout="full", style="clean", day=date.today())
