"""What the menus show that concerns no class that is open: help, about, the office's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from carekeeper.widgets.desk import Desk

ASIDE = frozenset({"help", "about", "gather"})


def show(action: str, window: QWidget, desk: Desk) -> None:
    """Open the dialog of an action of `ASIDE`."""
    if action == "gather":
        from carekeeper.rooms import ROOMS
        from carekeeper.shell.gathering import GatherDialog

        GatherDialog(desk, ROOMS, window).open()
        return
    from carekeeper.shell.about import AboutDialog, FirstStepsDialog

    dialog = AboutDialog(window) if action == "about" else FirstStepsDialog(window)
    dialog.open()
