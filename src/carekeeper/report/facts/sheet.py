"""What stands on a printed work plan or summary: the texts with the figures of their day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.words import tr
from carekeeper.report.facts.definitions import Answered, Count, Dropout
from carekeeper.report.facts.figures import Figure
from carekeeper.report.facts.papers import Member
from carekeeper.report.facts.term import ReportTerm


class Told(Struct, frozen=True):
    """A section as it is read."""

    about: str
    heading: str
    text: str


class PaperSheet(Struct, frozen=True, kw_only=True):
    """A work plan or a summary with all that is drawn; its sections are empty on a blank one."""

    title: str
    school: SchoolClass
    group: Sequence[Member]
    sections: Sequence[Told]
    as_of: date
    day: date
    numbers: Mapping[str, int]
    unknown: int = 0
    """How many figures in it no room has any more."""

    @property
    def work_group(self) -> str:
        """Return the work group in a line, its head first."""
        heads = tr(", ").join(one.name for one in self.group if one.heads)
        members = tr(", ").join(_with_subject(one) for one in self.group if not one.heads)
        told = (
            tr("Head: {names}").format(names=heads) if heads else "",
            tr("Members: {names}").format(names=members) if members else "",
        )
        return "　".join(part for part in told if part)


def _with_subject(member: Member) -> str:
    if not member.subject:
        return member.name
    return tr("{name} ({role})").format(name=member.name, role=member.subject)


class ReportSheet(Struct, frozen=True, kw_only=True):
    """What stands on the report of one term."""

    term: ReportTerm
    school: SchoolClass
    figures: Sequence[Figure]
    counts: Sequence[Count]
    dropouts: Sequence[Dropout]
    differing: Sequence[Answered]
    names: Mapping[int, str]
