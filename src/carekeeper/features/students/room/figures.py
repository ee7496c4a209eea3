"""What can be counted of the students and of their files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from carekeeper.core.span import Span
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark
from carekeeper.features.students.facts import rules
from carekeeper.records.figures import student_figure

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile


def _on_roll(whom: str) -> Callable[[ClassFile, Span], list[StudentLine]]:
    def found(class_file: ClassFile, span: Span) -> list[StudentLine]:
        from carekeeper.db.cared_for import on_roll

        _first, last = span.stretch
        with class_file.reading() as unit:
            return on_roll(unit, whom, last)

    return found


_left_behind = _on_roll("left_behind")


def _boarders(class_file: ClassFile, span: Span) -> list[StudentLine]:
    return [one for one in _left_behind(class_file, span) if one.boarding == "boarder"]


def _complete(class_file: ClassFile, span: Span) -> list[StudentLine]:
    from carekeeper.features.students.store import Students

    kept = Students(class_file).everyone()
    lacking = {one.id for one in kept if rules.completeness(one).missing}
    return [one for one in _left_behind(class_file, span) if one.id not in lacking]


FIGURES = (
    student_figure(
        "students.here",
        mark("Students in the class"),
        mark("Students who were in the class on the last day."),
        _on_roll("all"),
    ),
    student_figure(
        "students.left_behind",
        mark("Left-behind students"),
        mark("Students in the class on the last day who were left behind then."),
        _left_behind,
    ),
    student_figure(
        "students.complete",
        mark("Complete files"),
        mark("Those left behind on the last day whose file now lacks none of what counts."),
        _complete,
    ),
    student_figure(
        "students.key_support",
        mark("Students under key support"),
        mark("Students in the class on the last day who were under key support then."),
        _on_roll("key_support"),
    ),
    student_figure(
        "students.boarders",
        mark("Left-behind boarders"),
        mark("Students left behind on the last day who board, as their files say it now."),
        _boarders,
    ),
)
READ = frozenset({"students", "guardians", "enrolment_spans", "concern_spans"})
