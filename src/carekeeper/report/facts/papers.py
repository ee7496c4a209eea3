"""What the class teacher hands in each term: the work plan before it, the summary after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.school_year import show_school_year
from carekeeper.core.words import mark, tr
from carekeeper.room import RecordKind

ROOM = "report"
PLAN, SUMMARY = "plan", "summary"
TITLES = {PLAN: mark("Work plan"), SUMMARY: mark("Work summary")}
CALENDAR = "calendar"
"""The section whose lines are rows of a table: when, then what."""

QUESTIONS = (
    Choice("files", mark("Files and contact cards")),
    Choice("rules", mark("Rules: boarding, safety, hygiene")),
    Choice("education", mark("Education in psychology and safety")),
    Choice("pairing", mark("Mentors and pairing")),
    Choice("home", mark("Home and school")),
)
"""The five questions that schools are asked, which a summary answers by name."""

HEADINGS = {
    "situation": mark("Our class"),
    "goals": mark("Goals"),
    "measures": mark("Main measures"),
    CALENDAR: mark("Calendar of the term"),
    "overview": mark("Overview"),
    "life": mark("Life, aid and activities"),
    "next": mark("What is still open, and next term"),
    **{one.code: one.label for one in QUESTIONS},
}
ORDER = {
    PLAN: ("situation", "goals", "measures", CALENDAR),
    SUMMARY: ("overview", *(one.code for one in QUESTIONS), "life", "next"),
}
"""The sections of a draft in their order."""


class TermPaper(Struct, frozen=True, kw_only=True):
    """A work plan or a summary of a term."""

    id: int = 0
    kind: str = PLAN
    school_year: int = 0
    term: int = 1


class Section(Struct, frozen=True, kw_only=True):
    """A part of such a paper; `about` says which part of the draft it was, `""` an added one.

    In the body, figures stand by their names (`core.figures`).
    """

    id: int = 0
    paper_id: int = 0
    place: int = 0
    about: str = ""
    heading: str = ""
    body: str = ""


class Copy(Struct, frozen=True, kw_only=True):
    """What was handed in, as it was: headings and texts as they were read, and the figures."""

    at: datetime
    as_of: date
    destination: str
    sections: tuple[tuple[str, str], ...]
    figures: Mapping[str, int]


class Member(Struct, frozen=True):
    """A teacher of the work group (领导小组)."""

    name: str
    subject: str = ""
    heads: bool = False


KINDS = tuple(Choice(code, label) for code, label in TITLES.items())
PAPER_FIELDS: tuple[Field, ...] = (
    Field("kind", mark("Kind"), Kind.CHOICE, choices=KINDS),
    Field("school_year", mark("School year"), Kind.NUMBER),
    Field("term", mark("Term"), Kind.NUMBER),
)
HEADING = Field("heading", mark("Heading"), width=12, longest=60)
BODY = Field("body", mark("Text"), Kind.LONG_TEXT, width=12, longest=20_000)
SECTION_FIELDS: tuple[Field, ...] = (HEADING, BODY, Field("place", mark("Place"), Kind.NUMBER))


def called(kind: str, school_year: int, term: int) -> str:
    """Return the name of a paper: 2026–2027 学年第一学期工作总结."""
    number = tr("First term") if term == 1 else tr("Second term")
    year = show_school_year(school_year)
    return tr("{year}, {term}: {paper}").format(year=year, term=number, paper=tr(TITLES[kind]))


def paper_name(values: Mapping[str, Any]) -> str:
    """Return the name of a paper from the values of its row."""
    kind = str(values.get("kind") or PLAN)
    return called(kind, int(values.get("school_year") or 0), int(values.get("term") or 1))


def section_name(values: Mapping[str, Any]) -> str:
    """Return the name of a section from the values of its row."""
    return str(values.get("heading") or tr("Section"))


def renumbered(sections: Sequence[Section]) -> dict[int, int]:
    """Return the new place of each section that is not where it stands in this order."""
    return {one.id: place for place, one in enumerate(sections) if one.place != place}


PAPER = RecordKind("term_papers", mark("Work plan or summary"), PAPER_FIELDS, paper_name)
SECTION = RecordKind("term_sections", mark("Section"), SECTION_FIELDS, section_name)
