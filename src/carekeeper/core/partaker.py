"""Somebody who took part in something: a student of the class, or a person beside one."""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr


class Partaker(Struct, frozen=True):
    """Somebody who took part, and what is to be said of it.

    `student_id` is the student, or the one whose relative `person` is; None for somebody who
    belongs to no student. `person` is how a grown-up is called, such as 奶奶 陈桂兰; it stays
    readable when the person is taken off the card. `said` is a result or a role: 二等奖, 主持.
    `name` is the student's name; it is read, never written.
    """

    student_id: StudentId | None
    said: str = ""
    person: str = ""
    name: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """Return by what two notes of the same one are known to be the same."""
        return self.student_id or 0, self.person

    def called(self) -> str:
        """Return the name to be read: that of the student, or of the person of which student."""
        if self.person and self.name:
            return tr("{person} of {student}").format(person=self.person, student=self.name)
        return self.person or self.name

    def shown(self) -> str:
        """Return the name with what is said of it."""
        if not self.said:
            return self.called()
        return tr("{name} ({said})").format(name=self.called(), said=self.said)
