"""What the room of the class offers the house: the kinds of records that it keeps.

It has no tab: the class is set up once, on a page of the settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.core.words import mark
from carekeeper.features.classes.facts import BEFORE, CLASS, STAFF, TERM
from carekeeper.room import Pane, Room

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from carekeeper.db.class_file import ClassFile
    from carekeeper.widgets.desk import Desk


def _pane(class_file: ClassFile, desk: Desk) -> QWidget:
    from carekeeper.features.classes.view import ClassPane

    return ClassPane(class_file, desk)


ROOM = Room(
    name="classes",
    label=mark("Class"),
    icon="users-round",
    kinds=(CLASS, BEFORE, TERM, STAFF),
    panes=(Pane(mark("Class"), _pane),),
)
