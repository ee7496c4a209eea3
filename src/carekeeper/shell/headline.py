"""What stands in the head of a student, whichever tab is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from carekeeper.core import concern, family
from carekeeper.core.due import Urgency
from carekeeper.core.fields import Choice
from carekeeper.core.ids import StudentId
from carekeeper.core.student_line import BOARDING, SEX
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import by_id, school_class
from carekeeper.room import DueItem

BadgeKind = Literal["info", "due", "late", "good", "plain"]


class Headline(Struct, frozen=True):
    """What stands in the head of a student, in words already."""

    student_id: StudentId
    name: str
    sex: str = ""
    birth_date: date | None = None
    class_number: int | None = None
    entry_year: int | None = None
    boarding: str = ""
    photo: str = ""
    left_behind: bool | None = None
    parents_away: str = ""
    key_support: bool | None = None
    contact: str = ""
    contact_phone: str = ""
    not_handed_to: str = ""
    concern_level: str = ""
    due: str = ""

    def badges(self) -> list[tuple[str, BadgeKind]]:
        """Return the badges of the student, the weightiest first."""
        made: list[tuple[str, BadgeKind]] = []
        if self.not_handed_to:
            made.append((tr("Not to be handed to {who}").format(who=self.not_handed_to), "late"))
        if self.left_behind:
            words = [tr("Left behind"), self.parents_away]
            made.append((" · ".join(word for word in words if word), "info"))
        if self.key_support:
            made.append((tr("Key support"), "plain"))
        if self.concern_level:
            colour = concern.COLOURS.get(self.concern_level)
            made.append((concern.shown(self.concern_level), colour or "plain"))
        if self.due:
            made.append((self.due, "due"))
        return made


def headline(class_file: ClassFile, student_id: StudentId, due: Sequence[DueItem]) -> Headline:
    """Read the head of a student, with a constant number of queries."""
    with class_file.reading() as unit:
        student = by_id(unit)[student_id]
        entry_year = school_class(unit).entry_year
    contact = family.first_contact(student.family)
    return Headline(
        student_id=student.id,
        name=student.name,
        sex=_answer(SEX, student.sex),
        birth_date=student.birth_date,
        class_number=student.class_number,
        entry_year=entry_year,
        boarding=_answer(BOARDING, student.boarding),
        photo=student.photo,
        left_behind=student.left_behind,
        parents_away=family.away_shown(student.parents_away),
        key_support=student.key_support,
        concern_level=student.concern_level,
        not_handed_to=tr(", ").join(family.not_handed_to(student.family)),
        contact="" if contact is None else family.called(contact),
        contact_phone="" if contact is None else contact.phones[0],
        due=_due_words(student_id, due),
    )


def _answer(choices: Sequence[Choice], code: str) -> str:
    return next((tr(choice.label) for choice in choices if choice.code == code), "")


def _due_words(student_id: StudentId, due: Sequence[DueItem]) -> str:
    for item in due:
        if item.student_id == student_id and item.urgency != Urgency.SOON:
            return item.group
    return ""
