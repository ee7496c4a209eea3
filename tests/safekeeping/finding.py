"""Finding what a person would see or press in a dialog, by its stable name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

Part = TypeVar("Part", bound=QWidget)


def part(where: QWidget, kind: type[Part], name: str) -> Part:
    """Return a part of a dialog."""
    found = where.findChild(kind, name)
    assert found is not None, name
    return found


def button(where: QWidget, name: str) -> QPushButton:
    """Return a button."""
    return part(where, QPushButton, name)


def words(where: QWidget, name: str) -> str:
    """Return what a label says."""
    return part(where, QLabel, name).text()
