"""When something was last written in a long text."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

SAVE_AFTER = 1500
"""Milliseconds from the first key that is not saved yet until a long text is saved.

Whoever writes on without a pause loses no more than two seconds when the computer goes off.
"""


class LastKey(QElapsedTimer):
    """Tells whether undo still belongs to a text: it was saved meanwhile, but a key ago."""

    def is_fresh(self) -> bool:
        """Tell whether the last key was just now."""
        return self.isValid() and not self.hasExpired(SAVE_AFTER)
