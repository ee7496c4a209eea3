"""Finding anything: what stands in the class, and what the menus can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from carekeeper.core import finding
from carekeeper.core.place import Place
from carekeeper.core.words import tr
from carekeeper.room import Found
from carekeeper.shell.search import SearchDialog

_NOT_FOUND = frozenset({"find_anything", "cut", "copy", "paste"})
"""What makes no sense to be chosen from the dialog itself."""


class Command(Struct, frozen=True):
    """An entry of a menu, as it is found by its words; `excerpt` is its shortcut."""

    name: str
    title: str
    excerpt: str
    on: date | None = None


def commands(actions: Mapping[str, QAction], words: str) -> list[Command]:
    """Return what can be done now and whose words hold all that was typed."""
    found = []
    for name, action in actions.items():
        title = action.text().replace("&", "")
        if not words.strip() or name in _NOT_FOUND or not action.isEnabled():
            continue
        if finding.holds(title, words):
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            found.append(Command(name, title, keys or tr("Menu")))
    return found


def find_anything(
    search: Callable[[str], Sequence[Found]],
    actions: Mapping[str, QAction],
    window: QWidget,
    *,
    show: Callable[[Place], object],
    do: Callable[[str], object],
    typed: str = "",
) -> None:
    """Open the line that finds anything; `typed` stands in it already."""

    def take(found: Found | Command) -> None:
        if isinstance(found, Command):
            do(found.name)
        else:
            show(found.place)

    dialog = SearchDialog(lambda words: [*search(words), *commands(actions, words)], window)
    dialog.chosen.connect(take)
    dialog.open()
    dialog.write(typed)
