"""What a room of the house offers to the others, without being imported by them.

Each room has one `room.py` with one `Room`. `rooms.ROOMS` is the tuple of all, in the order of
their tabs; those that look at all rooms are handed it: the window, Today, history and search.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from carekeeper.core.due import Urgency
from carekeeper.core.fields import Field
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.story import StoryLine

if TYPE_CHECKING:
    # Never imported when the program runs: the command line knows the rooms, and no Qt.
    from carekeeper.db.class_file import ClassFile
    from carekeeper.widgets.desk import Desk
    from carekeeper.widgets.tab import RoomTab


class DueItem(Struct, frozen=True):
    """One line of Today: what is due at which place, why, and the one button that does it.

    `group` and `title` are words already in the teacher's language, `action_label` names the
    button. `action` is a word that the room's `act` understands; without one the place is opened.
    An item with a `rule` can be ticked off or postponed, for that `period` only. `note` is said
    beside the heading of its group, such as how many are done already; without it, their number
    is.
    """

    place: Place
    urgency: Urgency
    group: str
    title: str
    reason: str = ""
    student_name: str = ""
    icon: str = "circle"
    action: str = ""
    action_label: str = ""
    on: date | None = None
    rule: str = ""
    period: str = ""
    note: str = ""

    @property
    def room(self) -> str:
        """The name of the room that asks for it."""
        return self.place.room

    @property
    def student_id(self) -> StudentId | None:
        """The student it is about, None for the class as a whole."""
        return self.place.student_id


class Rate(Struct, frozen=True):
    """A figure of the class: so many of so many, by which definition, as of which day."""

    label: str
    done: int
    of: int
    definition: str
    as_of: date
    missing: tuple[StudentId, ...] = ()


class Found(Struct, frozen=True):
    """A place where a searched word stands."""

    place: Place
    title: str
    excerpt: str
    on: date | None = None


class RecordKind(Struct, frozen=True):
    """A kind of record that a room keeps, in the words of the history.

    `table` is the name of its table; `name_of` makes a record's short name from its column
    values, for lines such as "Guardian Chen Guilan added".
    """

    table: str
    label: str
    fields: tuple[Field, ...]
    name_of: Callable[[Mapping[str, Any]], str]


DrawPart = Callable[[], bytes]
"""Draws the pages of a part of a student's file as a PDF."""


class Room(Struct, frozen=True):
    """One room: its name, what it keeps, and callables that import only when called.

    - `open_tab(class_file, desk)` makes the widget of its tab, where `has_tab` says it has one;
    - `due_items(class_file, day)` and `rates(class_file, day)` feed Today; they are asked again
      when one of the tables `due_reads` was written;
    - `act(item, class_file, desk)` does a due item from its own line;
    - `story(class_file, student_id)` gives the lines of a student's story;
    - `search(class_file, words)` finds words in the room's records; without any it makes ready;
    - `file_part(class_file, student_id, day, private)` reads what the room's pages of a student's
      whole file need, and returns what draws them later, also in another thread; None when there
      is nothing to draw. With `private`, what only the class teacher sees may stand on them.
    """

    name: str
    label: str
    icon: str
    kinds: tuple[RecordKind, ...] = ()
    open_tab: Callable[[ClassFile, Desk], RoomTab] | None = None
    due_reads: frozenset[str] = frozenset()
    due_items: Callable[[ClassFile, date], Sequence[DueItem]] | None = None
    rates: Callable[[ClassFile, date], Sequence[Rate]] | None = None
    act: Callable[[DueItem, ClassFile, Desk], None] | None = None
    story: Callable[[ClassFile, StudentId], Sequence[StoryLine]] | None = None
    search: Callable[[ClassFile, str], Sequence[Found]] | None = None
    file_part: Callable[[ClassFile, StudentId, date, bool], DrawPart | None] | None = None
    has_tab: bool = False
