"""What is printed: whom one can choose, in which layouts, and who draws the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from carekeeper.core.geometry import A4, Geometry
from carekeeper.core.sheet import Sheet
from carekeeper.core.words import mark

Report = Callable[[int, int], None]
"""Tells so many steps done, of so many; raises when the work is to stop."""


class Tickable(Struct, frozen=True):
    """Somebody in a list to tick, such as whom to print; `letters` find the name too."""

    id: int
    name: str
    letters: str = ""
    missing: int = 0
    """How many fields the sheet will lack."""


class Group(Struct, frozen=True):
    """A link that ticks some of them at once."""

    name: str
    label: str
    ids: frozenset[int]


class Layout(Struct, frozen=True):
    """One way to put them on paper; a `styled` one can be drawn in each of the job's styles.

    With several `per_sheet`, they are cut apart, and no other paper than A4 will do. A form
    `of_nobody` is to be filled in by hand: nobody needs to be ticked.
    """

    name: str
    label: str
    about: str
    icon: str
    styled: bool = False
    per_sheet: int = 1
    of_nobody: bool = False


COLLECT = Layout(
    "collect",
    mark("To collect"),
    mark("without a name, to copy"),
    "clipboard-list",
    styled=True,
    of_nobody=True,
)
"""A form for families of whom nothing is known yet."""


class Tick(Struct, frozen=True):
    """A box to tick, such as a part to print; with `layouts`, it is for these only.

    `about` is how the command line tells it; without, only the dialog has it.
    """

    name: str
    label: str
    on: bool = False
    layouts: frozenset[str] = frozenset()
    about: str = ""


class Pick(Struct, frozen=True):
    """A question with one answer, such as which month; `answers` are keys and labels."""

    label: str
    answers: Sequence[tuple[str, str]]
    answer: str


class Wish(Struct, frozen=True):
    """What somebody wants to print: a paper by its name, of whom, as of which day.

    Without `ids` the paper itself knows who is meant. `month`, such as `2026-11`, and `record_id`
    are for papers of single records.
    """

    paper: str
    ids: tuple[int, ...] = ()
    month: str = ""
    record_id: int = 0


class Request(Struct, frozen=True):
    """What is to be printed, and how."""

    ids: tuple[int, ...]
    layout: str
    style: str
    ticks: frozenset[str] = frozenset()
    """The names of the boxes that are ticked and that the layout has."""
    answer: str = ""
    """The key of the answer to the job's question."""
    span: tuple[date, date] | None = None
    """The first and the last day, where the job asks for them."""
    geometry: Geometry = A4
    """On which paper."""
    stacked: bool = False
    """Whether what is cut apart lies in order once all sheets are cut as a stack."""


class Drawn(Struct, frozen=True):
    """A finished document, what it lacks as sentences, and what is asked before it is given out."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()
    question: str = ""
    """Such as whether something confidential may go; an empty one asks nothing."""


class PrintJob(Struct, frozen=True, kw_only=True):
    """Everything that the print dialog needs to know.

    `draw` and `page_image` run in a thread of their own: they may not touch widgets or the class
    file. `page_image` takes a document, a page counted from 0 and dots for each inch, and
    returns width, height and the rows, four bytes for a pixel in the order blue, green, red,
    unused.
    """

    title: str
    file_name: str
    """The name that is proposed for a PDF, without its ending."""
    choices: Sequence[Tickable]
    groups: Sequence[Group]
    chosen: frozenset[int]
    layouts: Sequence[Layout]
    """With a single one, there is nothing to choose and it is not shown."""
    styles: Sequence[tuple[str, str]] = ()
    """Key and label of each style."""
    style: str = ""
    ticks: Sequence[Tick] = ()
    ticks_label: str = ""
    """What stands above the boxes."""
    pick: Pick | None = None
    span: tuple[date, date] | None = None
    """The days to begin with, where the teacher chooses from which to which day is printed."""
    sheet: Sheet = Sheet()
    """How the paper was used last."""
    temporary: Path
    """The private folder for what a viewer is given."""
    read: Callable[[Request], object] = lambda _request: None
    """Called in the window's thread before `draw`, to read what was not read before."""
    draw: Callable[[Request, Report], Drawn]
    page_image: Callable[[bytes, int, float], tuple[int, int, bytes]]
    printed: Callable[[Request, str], object]
    """Notes that paper or a PDF was made; told the name of the printer or file."""
    remember_style: Callable[[str], object] = lambda _style: None
    remember_sheet: Callable[[Sheet], object] = lambda _sheet: None
