"""Arranges a page once, where much of it changes together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget


@contextmanager
def arranged_once(*parts: QWidget | None) -> Iterator[None]:
    """Let what is in these parts find its place when all has changed.

    Qt arranges a page in sight, and all around it, for each widget that comes into sight there.
    """
    layouts = [part.layout() for part in parts if part is not None]
    for layout in layouts:
        if layout is not None:
            layout.setEnabled(False)
    yield
    for layout in layouts:
        if layout is not None:
            layout.setEnabled(True)


def arranged(part: QWidget) -> None:
    """Arrange what is in a part now, though it is out of sight."""
    layout = part.layout()
    if layout is not None:
        layout.activate()
