"""What every tab is given to work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from carekeeper.core.tries import Tries
from carekeeper.widgets.background import Background
from carekeeper.widgets.messages import Messages

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from carekeeper.core.settings import Settings
    from carekeeper.core.story import Story


class Desk(QObject):
    """Messages, background work, settings and the day of today, and what a tab may ask for."""

    changed = Signal(object)
    """A `core.changes.Changed`: something in the class file is new."""

    place_requested = Signal(object)
    """Turn to a `core.place.Place`: a student in the tab of a room, a record or field of it."""

    print_requested = Signal(object)
    """Open the print dialog for a `core.print_job.Wish`."""

    history_requested = Signal(int)
    """Show what was changed in the file of this student; 0 shows the whole class."""

    private_history_requested = Signal(int)
    """Show what was changed in the private records of this student, with its values."""

    private_in_front = Signal(bool)
    """Private records came into sight, or went: meanwhile the window locks itself sooner."""

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
        self.tries = Tries()
        """Counts the wrong passwords; the program keeps them over a restart."""
        self.story: Story | None = None
        """Tells the story of a student, as long as a class is open."""

    @property
    def window(self) -> QWidget | None:
        """The window over which a room opens a dialog when its own tab is not in sight."""
        from PySide6.QtWidgets import QWidget

        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None


def _today() -> date:
    from datetime import date

    return date.today()
