"""What can be counted of the students and of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.core.span import Span
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark
from carekeeper.features.students.facts import rules
from carekeeper.records.figures import student_figure

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile


def _here(class_file: ClassFile, _span: Span) -> list[StudentLine]:
    from carekeeper.db import students

    with class_file.reading() as unit:
        return students.here(unit)


def _left_behind(class_file: ClassFile, span: Span) -> list[StudentLine]:
    return [one for one in _here(class_file, span) if one.left_behind]


def _key_support(class_file: ClassFile, span: Span) -> list[StudentLine]:
    return [one for one in _here(class_file, span) if one.key_support]


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
        mark("Students who are in the class today."),
        _here,
    ),
    student_figure(
        "students.left_behind",
        mark("Left-behind students"),
        mark("Students in the class today whom you have marked as left behind."),
        _left_behind,
    ),
    student_figure(
        "students.complete",
        mark("Complete files"),
        mark("Left-behind students whose file today lacks none of the fields that count."),
        _complete,
    ),
    student_figure(
        "students.key_support",
        mark("Students under key support"),
        mark("Students in the class who are under key support today."),
        _key_support,
    ),
    student_figure(
        "students.boarders",
        mark("Left-behind boarders"),
        mark("Left-behind students in the class who board today."),
        _boarders,
    ),
)
READ = frozenset({"students", "guardians"})
