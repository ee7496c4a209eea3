"""A document of pages, and the rules that hold for every paper.

A paper says once what stands at the head and the foot of each of its pages, and how far down its
content goes (`Running`). Whatever then asks for more room turns the page, and finds head, foot,
whose paper it is and "2/3" there without a thought of its own.

Lengths are points (1/72 inch) from the top left corner of the page, downward. Ask the page for
`left`, `right`, `middle` and `width`: paper and bound side are the printer's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO
from typing import Any

from msgspec import Struct
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from carekeeper.core.geometry import A4, Geometry
from carekeeper.core.words import tr
from carekeeper.printing import fonts
from carekeeper.printing.ink import Ink
from carekeeper.printing.style import (
    BODY,
    CAPTION,
    GREY,
    LEAST_LEADING,
    NAME,
    NUMBER_FROM_END,
    SMALLEST,
    Align,
)
from carekeeper.printing.text import fit

_LANGUAGES = {"zh_CN": "zh-CN", "zh_TW": "zh-TW"}
_BETWEEN = "\u3000"
_MOST_NUMBER_LINES = 2
_CONTINUED, _NAME_LINE = (16.0, 11.0), 15.0
"""Below the head of a further page: the name, below it the content; the lines of a long name."""


class Running(Struct, frozen=True):
    """What each page of one paper carries.

    `head` draws the head and returns where the content begins, `foot` is drawn last. Nothing of
    the content goes below `bottom`. `who` and `where`, such as a student and the class, stand
    beside the number of the page, and `who` at the top of each further one.
    """

    head: Callable[[], float]
    foot: Callable[[], object]
    bottom: float
    who: str = ""
    where: str = ""


class _Part(Struct, frozen=True):
    """Where a document stands in a larger one: so many pages come before it."""

    before: int = 0
    numbered: bool = True


_geometry: ContextVar[Geometry] = ContextVar("geometry", default=A4)
_part: ContextVar[_Part] = ContextVar("part", default=_Part())  # noqa: B039 - it is frozen


@contextmanager
def on_paper(geometry: Geometry) -> Iterator[None]:
    """Draw what is drawn meanwhile, in this thread, on such paper."""
    token = _geometry.set(geometry)
    try:
        yield
    finally:
        _geometry.reset(token)


@contextmanager
def as_part(before: int) -> Iterator[None]:
    """Draw what is drawn meanwhile as a part behind so many pages; the whole is numbered later."""
    token = _part.set(_Part(before, numbered=False))
    try:
        yield
    finally:
        _part.reset(token)


def paper() -> Geometry:
    """Return the paper that is drawn on."""
    return _geometry.get()


def drawn_once(draw: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Return a drawing that is done only once for each style, each paper and each side of it."""
    kept: dict[tuple[str, Geometry, bool], bytes] = {}

    def drawn(style: str) -> bytes:
        key = (style, paper(), paper().duplex and _part.get().before % 2 == 1)
        if key not in kept:
            kept[key] = draw(style)
        return kept[key]

    return drawn


class Sheets(Ink):
    """The pages of one document. Draw from top to bottom, then `finish`.

    `language` is one of `core.words.LANGUAGES`; readers for the blind take the voice from it.
    The same drawing gives the same bytes, so a page can be compared with an earlier one.
    Without a `geometry` of its own, a document takes the one of `on_paper`.
    """

    def __init__(
        self,
        title: str,
        *,
        author: str = "",
        language: str = "zh_CN",
        geometry: Geometry | None = None,
    ) -> None:
        self.geometry = paper() if geometry is None else geometry
        self.scale = self.geometry.scale
        self.page = 1
        self._part = _part.get()
        self._out = BytesIO()
        self._running: Running | None = None
        self._waiting: list[dict[str, Any]] = []
        canvas = _canvas(self._out, self.geometry, title, author, language)
        self._lift = NUMBER_FROM_END * (1 - self.scale)
        size = (self.geometry.width, self.geometry.height - self._lift)
        size = (size[0] / self.scale, size[1] / self.scale)
        super().__init__(canvas, *size, SMALLEST / self.scale)
        self._enter()

    # -- the paper

    @property
    def left(self) -> float:
        """Where the content begins at the left."""
        return self._margins()[0] / self.scale

    @property
    def right(self) -> float:
        """Where the content ends at the right."""
        return self.width - self._margins()[1] / self.scale

    @property
    def middle(self) -> float:
        """The middle between both margins."""
        return (self.left + self.right) / 2

    @property
    def room(self) -> float:
        """The width between both margins, the same on each page."""
        return self.right - self.left

    @property
    def bottom(self) -> float:
        """The lower limit of the content."""
        assert self._running is not None
        return self._running.bottom

    def _margins(self) -> tuple[float, float]:
        bound, free = self.geometry.left, self.geometry.right
        back = self.geometry.duplex and (self._part.before + self.page) % 2 == 0
        return (free, bound) if back else (bound, free)

    # -- the pages

    def draw_number(self, text: str) -> None:
        """Draw the number of the page, with whose it is, below its foot.

        Where that takes more than two lines, the class is left to the head.
        """
        size, lines = fit(text, self.room, CAPTION, self._smallest)
        if len(lines) > _MOST_NUMBER_LINES:
            who, *_where, number = text.split(_BETWEEN)
            size, lines = fit(_BETWEEN.join((who, number)), self.room, CAPTION, self._smallest)
        y = self.height - NUMBER_FROM_END - (len(lines) - 1) * size * LEAST_LEADING
        for place, line in enumerate(lines):
            at = y + place * size * LEAST_LEADING
            self.text(self.middle, at, line, size, grey=GREY, align=Align.CENTRE)

    def open(self, running: Running) -> float:
        """Begin a paper on a page of its own; draw its head, return where its content begins."""
        if self._running is not None:
            self._emit()
            self.page += 1
            if self.geometry.duplex and (self._part.before + self.page) % 2 == 0:
                self._canvas.showPage()
                self.page += 1
            self._enter()
        self._running = running
        return running.head()

    def turn(self) -> float:
        """End the page with its foot, begin the next; return where the content goes on."""
        running = self._running
        assert running is not None
        running.foot()
        self.new_page()
        y = running.head()
        if not running.who:
            return y
        continued = tr("continued")
        room = self.room - fonts.text_width(continued, CAPTION) - 10
        size, lines = fit(running.who, room, NAME, BODY, True)
        y += _CONTINUED[0]
        end = self.lines(self.left, y, lines, size, leading=_NAME_LINE, bold=True) - _NAME_LINE
        x = self.left + fonts.text_width(lines[-1], size, True) + 10
        self.text(x, end, continued, CAPTION, grey=GREY)
        return end + _CONTINUED[1]

    def close(self) -> None:
        """End a paper with the foot of its last page."""
        assert self._running is not None
        self._running.foot()

    def new_page(self) -> None:
        """End the page as it is and begin the next."""
        self._waiting.append(dict(self._canvas.__dict__))
        self._canvas._startPage()  # type: ignore[attr-defined]  # how ReportLab numbers pages
        self.page += 1
        self._enter()

    def finish(self) -> bytes:
        """Return the document, at least one page. Nothing can be drawn afterwards."""
        self._emit()
        self._canvas.save()
        return self._out.getvalue()

    def _enter(self) -> None:
        self._forget()
        if self.scale != 1:
            # Drawn smaller, the number would lie where no printer prints.
            self._canvas.translate(0, self._lift)
            self._canvas.scale(self.scale, self.scale)

    def _emit(self) -> None:
        """Write the pages of the paper that ends, each with its number of so many."""
        pages = [*self._waiting, dict(self._canvas.__dict__)]
        last = self.page
        for place, state in enumerate(pages, start=1):
            self._canvas.__dict__.update(state)
            self._forget()
            self.page = last - len(pages) + place
            if len(pages) > 1 and self._part.numbered and self._running is not None:
                self.draw_number(_numbered(self._running, place, len(pages)))
            self._canvas.showPage()
        self._waiting = []


def _numbered(running: Running, place: int, count: int) -> str:
    known = (running.who, running.where, f"{place}/{count}")
    return _BETWEEN.join(part for part in known if part)


def _canvas(out: BytesIO, geometry: Geometry, title: str, author: str, language: str) -> Canvas:
    fonts.typeface(False)
    fonts.typeface(True)
    rl_config.useA85 = 0  # plain bytes: a fifth smaller and faster than ASCII85
    canvas = Canvas(
        out,
        pagesize=(geometry.width, geometry.height),
        initialFontName=fonts.REGULAR,  # type: ignore[arg-type]  # the stubs say float
        initialFontSize=BODY,
        lang=_LANGUAGES.get(language, "en"),
        invariant=1,
        pageCompression=1,
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("CareKeeper")
    canvas.setProducer("CareKeeper")
    return canvas
