"""What is printed of the students' life, read whole so that it can be drawn in another thread."""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.school_class import SchoolClass
from carekeeper.core.student_line import StudentLine
from carekeeper.features.care.facts.record import Aid, CareGoal, Incident, LifeEntry


class LifeLog(Struct, frozen=True):
    """The records of one student, the first one first."""

    student: StudentLine
    school: SchoolClass
    entries: tuple[LifeEntry, ...] = ()
    goals: tuple[CareGoal, ...] = ()
    aid: tuple[Aid, ...] = ()
    incidents: tuple[Incident, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to print."""
        return not (self.entries or self.goals or self.aid or self.incidents)


class Logs(Struct, frozen=True):
    """The logs of some students of a class."""

    school: SchoolClass
    students: tuple[LifeLog, ...]
