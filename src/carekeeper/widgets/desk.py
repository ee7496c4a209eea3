"""What every tab is given to work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from carekeeper.widgets.background import Background
from carekeeper.widgets.messages import Messages

if TYPE_CHECKING:
    from datetime import date

    from carekeeper.core.rooms import Story
    from carekeeper.core.settings import Settings


class Desk(QObject):
    """Messages, background work, settings and the day of today, and what a tab may ask for."""

    changed = Signal(object)
    """A `core.changes.Changed`: something in the class file is new."""

    student_requested = Signal(int, str)
    """Show this student in the tab of that room; `""` stays in the tab in use."""

    field_requested = Signal(int, str, str)
    """Put the cursor into a field: the student, the room whose tab is open, the field's name."""

    print_requested = Signal(str, list)
    """Open the print dialog with that layout for the students of these numbers."""

    history_requested = Signal(int)
    """Show what was changed in the file of this student; 0 shows the whole class."""

    action_requested = Signal(str)
    """Do one of the window's own actions, by its name in the menu: `backup`, `bring_in`, ..."""

    def __init__(
        self,
        messages: Messages,
        background: Background,
        settings: Settings,
        today: Callable[[], date] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.messages = messages
        self.background = background
        self.settings = settings
        self.today = today or _today
        self.story: Story | None = None
        """Tells the story of a student, as long as a class is open."""


def _today() -> date:
    from datetime import date

    return date.today()
