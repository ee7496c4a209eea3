"""What can be counted of the talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.core.words import mark
from carekeeper.records.figures import record_figure

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.talks.store import Talks


def _talks(class_file: ClassFile) -> Talks:
    from carekeeper.features.talks.store import Talks

    return Talks(class_file)


FIGURES = (
    record_figure(
        "talks.held",
        mark("Talks held"),
        mark("Talks with students of the class that were noted in these days."),
        _talks,
    ),
    record_figure(
        "talks.students",
        mark("Students talked with"),
        mark("Students of the class with whom at least one talk was held in these days."),
        _talks,
        students=True,
    ),
)
READ = frozenset({"talks", "students"})
