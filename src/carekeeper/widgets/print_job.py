"""What the print dialog is given: whom it may print, how, and who draws the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Report = Callable[[int, int], None]
"""Tells so many steps done, of so many; raises when the work is to stop."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who can be printed; `letters` are what the name is also found by."""

    id: int
    name: str
    letters: str = ""
    missing: int = 0
    """How many fields the sheet will lack."""


@dataclass(frozen=True, slots=True)
class Group:
    """A link that ticks some of them at once."""

    name: str
    label: str
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to put them on paper; a `styled` one can be drawn in each of the job's styles."""

    name: str
    label: str
    about: str
    icon: str
    styled: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be printed, and how."""

    ids: tuple[int, ...]
    layout: str
    style: str
    marked: bool = False
    """Whether the job's own option was ticked."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished document, and what it lacks as sentences."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PrintJob:
    """Everything that the print dialog needs to know.

    `draw` and `page_image` run in a thread of their own: they may not touch widgets or the class
    file. `page_image` takes a document, a page counted from 0 and dots for each inch, and
    returns width, height and the rows, four bytes for a pixel in the order blue, green, red,
    unused.
    """

    title: str
    file_name: str
    """The name that is proposed for a PDF, without its ending."""
    choices: Sequence[Choice]
    groups: Sequence[Group]
    chosen: frozenset[int]
    layouts: Sequence[Layout]
    styles: Sequence[tuple[str, str]]
    """Key and label of each style."""
    style: str
    option: str
    """The words of the option for styled layouts; empty where there is none."""
    temporary: Path
    """The private folder for what a viewer is given."""
    draw: Callable[[Request, Report], Drawn]
    page_image: Callable[[bytes, int, float], tuple[int, int, bytes]]
    printed: Callable[[Request, str], object]
    """Notes that paper or a PDF was made; told the name of the printer or file."""
    remember_style: Callable[[str], object]
