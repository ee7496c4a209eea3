"""What a finished change announces, so that each view can decide whether to look again."""

from __future__ import annotations

from collections.abc import Callable, Collection

from msgspec import Struct

EVERYTHING = "everything"

CLASS_LIST = "class list"
"""Stands beside the table `students` unless only details of a file were written.

Who reads no more of students than who is here, how they are called and whom a rule is for names
this instead of the table, and does not look again after every field.
"""
CLASS_LIST_FIELDS = frozenset(
    {
        *("id", "name", "sort_key", "class_number", "birth_date"),
        *("binned_at", "left_behind", "key_support"),
        *("joined_on", "enrolment", "enrolment_on", "enrolment_reason"),
    }
)


def tables_of(table: str, fields: Collection[str]) -> set[str]:
    """Return what a change tells as written when these fields of a row are."""
    listed = table == "students" and not CLASS_LIST_FIELDS.isdisjoint(fields)
    return {table, CLASS_LIST} if listed else {table}


class Changed(Struct, frozen=True):
    """One finished change of the class file, as it was collected from what was written.

    `tables` are the names of the tables that were written, or `everything` after a restore, and
    `class list` where it can be another one.
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
