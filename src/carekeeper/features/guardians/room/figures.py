"""What can be counted of the contact cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.core.span import Span
from carekeeper.core.student_line import StudentLine
from carekeeper.core.words import mark
from carekeeper.records.figures import student_figure

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile


def _confirmed(class_file: ClassFile, span: Span) -> list[StudentLine]:
    from carekeeper.features.guardians.store.house import confirmed_between

    return confirmed_between(class_file, *span.stretch)


FIGURES = (
    student_figure(
        "guardians.confirmed",
        mark("Confirmed contact cards"),
        mark("Students of the class whose contact card was confirmed in these days."),
        _confirmed,
        "guardians",
    ),
)
READ = frozenset({"card_confirmations", "students", "guardians"})
