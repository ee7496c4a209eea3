"""Takes everything out of a layout that is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget


def empty(layout: QLayout, keep: QWidget | None = None) -> None:
    """Take everything out of a layout, but leave alive what is to be put back into it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if inner is not None:
            empty(inner, keep)
        elif widget is not None and widget is not keep:
            # Hidden at once: deletion comes later, and until then it would stay in view.
            widget.hide()
            widget.deleteLater()
