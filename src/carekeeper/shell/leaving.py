"""Nobody leaves the class, or the program, with something typed that is not saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from carekeeper.shell.main_window import MainWindow

if TYPE_CHECKING:
    from carekeeper.shell.open_class import OpenClass


class Leaving:
    """Stands before everything that closes the class: other files, restore, quitting.

    `current` returns the open class; `finish` closes the program for good.
    """

    def __init__(
        self,
        window: MainWindow,
        current: Callable[[], OpenClass | None],
        finish: Callable[[], object],
    ) -> None:
        self._window = window
        self._current = current
        self._finish = finish
        self._left = False
        window.may_close = self._may_close

    def leave(self, then: Callable[[], object]) -> None:
        """Go on with `then` when all that is typed is saved, or given up after a question."""
        open_class = self._current()
        if open_class is None or open_class.flush():
            then()
            return
        from carekeeper.shell.unsaved import UnsavedDialog

        locked = not open_class.visible()
        unsaved = [] if locked else open_class.unsaved()
        dialog = UnsavedDialog(unsaved, self._window, locked=locked)
        dialog.again.connect(lambda: self._go_on(lambda: self.leave(then)))
        dialog.left.connect(lambda: self._go_on(then))
        dialog.open()

    def _may_close(self) -> bool:
        if not self._left:
            self.leave(self._quit)
        return self._left

    def _quit(self) -> None:
        self._left = True
        self._finish()

    def _go_on(self, then: Callable[[], object]) -> None:
        then()
        if self._left:
            self._window.close()
