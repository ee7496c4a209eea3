"""What the segments of the report have in common, and what they are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from carekeeper.db.class_file import ClassFile
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store import Reports
from carekeeper.room import DueItem, Room
from carekeeper.widgets.desk import Desk


class Parts(Struct, frozen=True):
    """What a page works with; `due` tells what is due in all rooms, the most pressing first."""

    class_file: ClassFile
    desk: Desk
    rooms: Sequence[Room]
    reports: Reports
    due: Callable[[], Sequence[DueItem]]


class Page(QWidget):
    """One segment of the report. It `reads` tables, and loads anew when one of them was written."""

    reads: frozenset[str] = frozenset()

    def load(self, term: ReportTerm) -> None:
        """Read what is shown of a term and show it."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Save what is typed; False when some of it cannot be right."""
        return True


class Segment(Struct, frozen=True):
    """A page of the report before it is made: its name, the word on the switch, who makes it."""

    name: str
    label: str
    make: Callable[[Parts], Page]
