"""What comes into the class from outside: a list, or students of another class in a parcel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from carekeeper.core.words import tr
from carekeeper.widgets.messages import Messages

if TYPE_CHECKING:
    from carekeeper.shell.open_class import OpenClass


class Arriving:
    """Hands it to the open class, which `current` returns; else it waits until one is in sight.

    A parcel that waits is told of only when no class has come into sight meanwhile.
    """

    def __init__(self, current: Callable[[], OpenClass | None], messages: Messages) -> None:
        self._current = current
        self._messages = messages
        self.parcel: Path | None = None
        self._list: Path | None = None

    def bring_in(self, path: Path) -> None:
        """Bring in a list that was dragged onto the window, as soon as a class is open."""
        open_class = self._in_sight()
        if open_class is not None:
            open_class.bring_in(path)
            return
        self._list = path
        sentence = tr("“{name}” is shown as soon as a class is open.")
        self._messages.tell(sentence.format(name=path.name))

    def receive(self, parcel: Path) -> None:
        """Take in the students of a parcel, as soon as a class is open."""
        self.parcel = parcel
        if self._in_sight() is None:
            QTimer.singleShot(0, self._messages, self._tell)
        else:
            self.go_on()

    def go_on(self) -> None:
        """Look into the parcel and the list that have waited for the class that is now in sight."""
        open_class = self._in_sight()
        parcel, self.parcel = self.parcel, None
        path, self._list = self._list, None
        if parcel is not None and open_class is not None:
            open_class.receive(parcel)
        if path is not None and open_class is not None:
            open_class.bring_in(path)

    def _in_sight(self) -> OpenClass | None:
        open_class = self._current()
        return open_class if open_class is not None and open_class.visible() else None

    def _tell(self) -> None:
        if self.parcel is not None:
            sentence = tr(
                "Please open the class that the students come into. The parcel “{name}” is opened "
                "then."
            )
            self._messages.warn(sentence.format(name=self.parcel.name))
