"""The letter to the next class teacher: its sections, and how each is drafted from the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from carekeeper.core import family
from carekeeper.core.fields import Field, Kind
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark, tr, trn
from carekeeper.room import DueItem, RecordKind

_MOST_NAMED = 8
_CARD = "guardians"
"""What the card of a person lacks is no agreement with anybody."""

HEADINGS = {
    "class": mark("The class"),
    "left_behind": mark("Left-behind students and their carers"),
    "call": mark("Whom to call first"),
    "care": mark("Who needs care, and why"),
    "open": mark("What is still to be done"),
    "mentors": mark("Mentorings that run"),
    "due": mark("What is due next"),
    "file": mark("The class file"),
}
"""The sections of the letter in their order."""

FIELDS = (Field("body", mark("Text"), Kind.LONG_TEXT, width=12, longest=8000),)
TITLE = mark("Handover letter")
PAPER = "handover"
"""Its name among all that is printed."""


class Section(Struct, frozen=True):
    """A section as it stands on the page; `own` says that the teacher wrote it over."""

    about: str
    text: str
    own: bool = False

    @property
    def heading(self) -> str:
        """What stands above it."""
        return tr(HEADINGS[self.about])


class Known(Struct, frozen=True):
    """What the drafts are made of.

    `reasons` are the teacher's own words for why a student needs care, `mentors` who supports
    whom, `counts` how many records of each kind there are, in words.
    """

    students: Sequence[StudentLine]
    reasons: Mapping[int, str]
    mentors: Mapping[int, Sequence[str]]
    due: Sequence[DueItem]
    counts: Sequence[str]
    teachers: Sequence[str]


def name_of(values: Mapping[str, Any]) -> str:
    """Return the short name of a section from the values of its row."""
    return tr(HEADINGS.get(values.get("about", ""), TITLE))


KIND = RecordKind("handover_sections", TITLE, FIELDS, name_of)


def drafted(known: Known) -> dict[str, str]:
    """Return each section as the records tell it, `""` where they tell nothing."""
    left_behind = [one for one in known.students if one.left_behind]
    cared = [one for one in known.students if known.reasons.get(int(one.id))]
    first = {int(one.id): one for one in (*left_behind, *cared)}
    lines = {
        "class": _class(known),
        "left_behind": [_with_whom(one) for one in left_behind],
        "call": [_called(one) for one in first.values()],
        "care": [_said(one.name, known.reasons[int(one.id)]) for one in cared],
        "open": [_told(item) for item in known.due if _is_open(item)],
        "mentors": [
            _said(one.name, tr(", ").join(known.mentors[int(one.id)]))
            for one in known.students
            if known.mentors.get(int(one.id))
        ],
        "due": _due(known.due),
        "file": _file(known),
    }
    return {about: "\n".join(filter(None, told)) for about, told in lines.items()}


def _said(who: str, what: str) -> str:
    return tr("{person}: {field}").format(person=who, field=what)


def _class(known: Known) -> list[str]:
    here = known.students
    girls = sum(one.sex == "female" for one in here)
    boarders = sum(one.boarding == "boarder" for one in here)
    left = sum(one.left_behind is True for one in here)
    words = tr("Students: {n}; girls: {girls}; boarders: {boarders}; left behind: {left}.")
    told = [words.format(n=len(here), girls=girls, boarders=boarders, left=left)]
    if known.teachers:
        told.append(_said(tr("Teachers"), tr(", ").join(known.teachers)))
    return told


def _with_whom(one: StudentLine) -> str:
    cares = family.carer(one.family)
    with_whom = tr("no carer is named") if cares is None else family.called(cares)
    away = family.away_shown(family.parents_away(one.family))
    return _said(one.name, tr("; ").join(filter(None, (with_whom, away))))


def _called(one: StudentLine) -> str:
    first = family.first_contact(one.family)
    return _said(one.name, family.called_with_number(first) or tr("no number yet"))


def _is_open(item: DueItem) -> bool:
    """Tell whether an item is what was agreed in a record, and not what a rule asks for."""
    number = item.place.record_id
    of_a_record = bool(number) and item.period in ("", str(number))
    return of_a_record and bool(item.student_name) and item.place.kind != _CARD


def _told(item: DueItem) -> str:
    return tr("; ").join(filter(None, (item.named, item.reason)))


def _due(items: Sequence[DueItem]) -> list[str]:
    groups: dict[str, list[str]] = {}
    for item in items:
        if item.student_name and not _is_open(item):
            names = groups.setdefault(item.group, [])
            if item.student_name not in names:
                names.append(item.student_name)
    return [_said(group, _named(names)) for group, names in groups.items()]


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    shown = tr(", ").join(names[:_MOST_NAMED])
    if more <= 0:
        return shown
    return trn("{names} and {n} more", "{names} and {n} more", more).format(names=shown, n=more)


def _file(known: Known) -> list[str]:
    return [
        tr("It holds {what}.").format(what=tr(", ").join(known.counts)),
        tr(
            "Open it with CareKeeper: File → Open. I tell you the password in person. Please set a "
            "new one then, print the recovery sheet, and save a backup for the school office."
        ),
    ]


class LetterSheet(Struct, frozen=True):
    """The letter as it is printed."""

    school: SchoolClass
    day: date
    sections: Sequence[Section]
