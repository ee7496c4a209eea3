"""What a finished change announces, so that each view can decide whether to look again."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

EVERYTHING = "everything"


class Changed(Struct, frozen=True):
    """One finished change of the class file, as it was collected from what was written.

    `tables` are the names of the tables that were written, or `everything` after a restore.
    `students` are those whose rows they are, None when it can be any. `initiator` is the object
    that made the change and that can ignore its own echo. `step` is the step of the journal that
    undo takes back; 0 where there is none, as for what was given out.
    """

    tables: frozenset[str]
    students: frozenset[int] | None = None
    initiator: object | None = None
    label: str = ""
    step: int = 0

    def concerns(self, reads: frozenset[str]) -> bool:
        """Tell whether a view that reads these tables has to look again."""
        return EVERYTHING in self.tables or not self.tables.isdisjoint(reads)

    def touches(self, student_id: int | None) -> bool:
        """Tell whether a row of a student can be among what was written."""
        return self.students is None or student_id in self.students


Listener = Callable[[Changed], None]
