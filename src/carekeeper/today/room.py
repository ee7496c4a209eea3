"""What the room of the day offers the house: its tab, fed by all the other rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.core.words import mark
from carekeeper.room import Pane, Room

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from carekeeper.db.class_file import ClassFile
    from carekeeper.widgets.desk import Desk


def _rules(class_file: ClassFile, _desk: Desk) -> QWidget:
    from carekeeper.today.view.form import DueRulesPane

    return DueRulesPane(class_file)


ROOM = Room(
    name="today",
    label=mark("Today"),
    icon="calendar-check",
    panes=(Pane(mark("What is due"), _rules),),
    has_tab=True,
)
