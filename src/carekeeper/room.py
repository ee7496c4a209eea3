"""What a room of the house offers to the others, without being imported by them.

Each room has one `room.py` with one `Room`. `app` holds the tuple of rooms in the order of the
tabs and hands it to those that look at all rooms: the window, Today, history and search.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from msgspec import Struct

from carekeeper.core.fields import Field
from carekeeper.core.ids import StudentId


class Urgency(IntEnum):
    """How pressing a due item is; the smaller, the sooner."""

    LATE = 0
    DUE = 1
    SOON = 2


class DueItem(Struct, frozen=True):
    """One line of Today: who, what, why, and the one button that does it.

    `group` and `title` are words already in the teacher's language, `action_label` names the
    button. `action` is a word that the room's `act` understands; an empty one opens the tab.
    An item with a `rule` can be ticked off or postponed, for that `period` only. `record_id` is
    the record that the item is about, such as a talk whose follow-up is due. `note` is said beside
    the heading of its group, such as how many are done already; without it, their number is.
    """

    room: str
    urgency: Urgency
    group: str
    title: str
    reason: str = ""
    student_id: StudentId | None = None
    student_name: str = ""
    icon: str = "circle"
    action: str = ""
    action_label: str = ""
    on: date | None = None
    section: str = ""
    rule: str = ""
    period: str = ""
    record_id: int = 0
    note: str = ""


class Rate(Struct, frozen=True):
    """A figure of the class: so many of so many, by which definition, as of which day."""

    label: str
    done: int
    of: int
    definition: str
    as_of: date
    missing: tuple[StudentId, ...] = ()


class StoryLine(Struct, frozen=True):
    """One line of a student's story, whichever room it comes from.

    `kind` is the table of the record, `title` and `text` are words already. A `private` line is
    shown to the class teacher only, and not on what others read. `place` is where in the tab of
    the room the record is shown.
    """

    room: str
    kind: str
    on: date
    title: str
    text: str = ""
    record_id: int = 0
    mood: str = ""
    icon: str = "circle"
    private: bool = False
    place: str = ""


class Story(Struct, frozen=True):
    """The story of any student, told by all rooms.

    `labels` are the rooms that tell something, by name, with the words for a filter; `lines`
    gives the lines of one student, newest first.
    """

    labels: Mapping[str, str]
    lines: Callable[[StudentId], Sequence[StoryLine]]


class Found(Struct, frozen=True):
    """A place where a searched word stands; `place` is what the room's tab opens it by."""

    room: str
    student_id: StudentId | None
    title: str
    excerpt: str
    on: date | None = None
    record_id: int = 0
    place: str = ""


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
    - `due_items(class_file, day)` and `rates(class_file, day)` feed Today;
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
    open_tab: Callable[[Any, Any], Any] | None = None
    due_items: Callable[[Any, date], Sequence[DueItem]] | None = None
    rates: Callable[[Any, date], Sequence[Rate]] | None = None
    act: Callable[[DueItem, Any, Any], None] | None = None
    story: Callable[[Any, StudentId], Sequence[StoryLine]] | None = None
    search: Callable[[Any, str], Sequence[Found]] | None = None
    file_part: Callable[[Any, StudentId, date, bool], DrawPart | None] | None = None
    has_tab: bool = False
