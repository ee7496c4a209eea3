"""The menu bar: every action of the window by name, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from carekeeper.core.words import mark, tr


class Entry(NamedTuple):
    """One action of a menu. `needs_class` and `needs_student` say when it can be used."""

    name: str
    label: str
    shortcut: str = ""
    needs_class: bool = True
    needs_student: bool = False


SEPARATOR = Entry("", "")

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        mark("&File"),
        (
            Entry("new_class", mark("New class…"), "Ctrl+Shift+C", needs_class=False),
            Entry("open", mark("Open…"), "Ctrl+O", needs_class=False),
            Entry("recent", mark("Open recent"), needs_class=False),
            Entry("sample", mark("Open a sample class"), "Ctrl+Shift+O", needs_class=False),
            SEPARATOR,
            Entry("new_school_year", mark("New school year…"), "Ctrl+Shift+A"),
            Entry("export", mark("Export…"), "Ctrl+Shift+E"),
            Entry("backup", mark("Backup for the school office…"), "Ctrl+B"),
            Entry("for_school", mark("Folder of the term for the school…"), "Ctrl+Shift+W"),
            Entry("restore", mark("Restore from a backup…"), "Ctrl+Shift+B", needs_class=False),
            Entry("gather", mark("Open several backups…"), "Ctrl+Shift+U", needs_class=False),
            Entry("password", mark("Password and recovery sheet…"), "Ctrl+Shift+L"),
            SEPARATOR,
            Entry("hand_over", mark("Hand the class over…"), "Ctrl+Shift+6"),
            Entry("give", mark("Move students to another class…"), "Ctrl+Shift+S"),
            Entry("receive", mark("Receive students…"), "Ctrl+Shift+V"),
            SEPARATOR,
            Entry("settings", mark("Settings…"), "Ctrl+,", needs_class=False),
            Entry("lock", mark("Lock"), "Ctrl+L"),
            Entry("quit", mark("Quit"), "Ctrl+Q", needs_class=False),
        ),
    ),
    (
        mark("&Edit"),
        (
            Entry("undo", mark("Undo"), "Ctrl+Z"),
            Entry("redo", mark("Redo"), "Ctrl+Y"),
            SEPARATOR,
            Entry("cut", mark("Cut"), "Ctrl+X", needs_class=False),
            Entry("copy", mark("Copy"), "Ctrl+C", needs_class=False),
            Entry("paste", mark("Paste"), "Ctrl+V", needs_class=False),
            SEPARATOR,
            Entry("find", mark("Find a student"), "Ctrl+F"),
            Entry("find_anything", mark("Find anything…"), "Ctrl+K"),
            Entry("recycle_bin", mark("Recycle bin…"), "Ctrl+Shift+R"),
        ),
    ),
    (
        mark("&Student"),
        (
            Entry("new_student", mark("New student…"), "Ctrl+N"),
            Entry("bring_in", mark("Import a list…"), "Ctrl+Shift+N"),
            SEPARATOR,
            Entry("next_student", mark("Next student"), "Ctrl+Down"),
            Entry("previous_student", mark("Previous student"), "Ctrl+Up"),
            Entry("whole_class", mark("Whole class"), "Ctrl+0"),
            SEPARATOR,
            Entry("history", mark("History of changes…"), "Ctrl+H"),
            Entry(
                "bin_student", mark("Move to the recycle bin"), "Ctrl+Shift+Del", needs_student=True
            ),
        ),
    ),
    (
        mark("&Record"),
        (
            Entry("write_talk", mark("Note a talk"), "Ctrl+T", needs_student=True),
            Entry("write_care", mark("Note life or health"), "Ctrl+Shift+D", needs_student=True),
            Entry("write_plan", mark("New study help plan"), "Ctrl+U", needs_student=True),
            Entry("new_exam", mark("New exam"), "Ctrl+Shift+X"),
            Entry("note_check_in", mark("Note a check-in"), "Ctrl+M", needs_student=True),
            Entry("write_entry", mark("Write a diary entry"), "Ctrl+D", needs_student=True),
            Entry(
                "confirm_card", mark("Confirm the contact card"), "Ctrl+Shift+J", needs_student=True
            ),
            Entry("pair", mark("Pair with a mentor…"), "Ctrl+Shift+M", needs_student=True),
        ),
    ),
    (
        mark("P&rint"),
        (
            Entry("print_cards", mark("Contact cards…"), "Ctrl+P"),
            Entry(
                "print_card",
                mark("Contact card of this student…"),
                "Ctrl+Shift+P",
                needs_student=True,
            ),
            Entry("print_file", mark("Whole files…"), "Ctrl+Shift+F"),
            Entry("print_talks", mark("Talk sheets of the month…"), "Ctrl+Shift+T"),
            Entry("print_mentors", mark("Mentors and pairings…"), "Ctrl+Shift+K"),
            Entry("print_booklets", mark("Growth booklets…"), "Ctrl+Shift+G"),
            Entry("print_notice", mark("Notice for parents…"), "Ctrl+Shift+Q"),
            Entry("print_care", mark("Life and health…"), "Ctrl+Shift+H"),
            Entry("print_study", mark("Study help plans…"), "Ctrl+Shift+Y"),
            Entry("print_scores", mark("Progress files…"), "Ctrl+G"),
            Entry("print_aid", mark("List of aid…"), "Ctrl+Shift+I"),
            Entry(
                "print_education_plan",
                mark("Individual education plan…"),
                "Ctrl+Shift+5",
                needs_student=True,
            ),
        ),
    ),
    (
        mark("&View"),
        (
            Entry("tabs", ""),
            SEPARATOR,
            Entry("veil", mark("Hide the screen from others"), "F9"),
            SEPARATOR,
            Entry("light", mark("Light"), "Ctrl+Shift+1", needs_class=False),
            Entry("dark", mark("Dark"), "Ctrl+Shift+2", needs_class=False),
            Entry("like_system", mark("Same as the system"), "Ctrl+Shift+3", needs_class=False),
            Entry("large_text", mark("Large text"), "Ctrl+Shift+4", needs_class=False),
            SEPARATOR,
            Entry("zh_CN", "简体中文", "Ctrl+Shift+7", needs_class=False),
            Entry("zh_TW", "繁體中文", "Ctrl+Shift+8", needs_class=False),
            Entry("en", "English", "Ctrl+Shift+9", needs_class=False),
        ),
    ),
    (
        mark("&Help"),
        (
            Entry("help", mark("First steps"), "F1", needs_class=False),
            Entry("about", mark("About CareKeeper"), "Shift+F1", needs_class=False),
        ),
    ),
)
_TEN = 10
"""From the tenth tab on there is no figure left on the keyboard."""
WHILE_LOCKED = frozenset({"quit"})
_OF = "/"
"""Stands in the name of an action between its kind and its number: `recent/2`."""
CHECKABLE = ("light", "dark", "like_system", "large_text", "zh_CN", "zh_TW", "en")


class Menus:
    """Makes the menus on a window and switches their actions on and off."""

    def __init__(self, window: QMainWindow, do: Callable[[str], None]) -> None:
        self._window = window
        self._do = do
        self.actions: dict[str, QAction] = {}
        self._entries = {entry.name: entry for _title, menu in MENUS for entry in menu}
        self._menus: list[QMenu] = []
        self._recent: tuple[str, ...] = ()
        self._has_class = False
        self._has_student = False
        self._locked = False

    def make(self, tabs: Mapping[str, str], recent: Sequence[str] = ()) -> None:
        """Make all menus anew, in the language in use.

        `tabs` are the rooms with their labels, `recent` the class files that were used last.
        """
        self._recent = tuple(recent)
        bar = self._window.menuBar()
        bar.clear()
        for menu in self._menus:
            # A bar that is cleared keeps its menus, and with them their shortcuts.
            menu.clear()
            menu.deleteLater()
        self._menus = [bar.addMenu(tr(title)) for title, _entries in MENUS]
        self.actions = {}
        for menu, (_title, entries) in zip(self._menus, MENUS, strict=True):
            for entry in entries:
                self._add(menu, entry, tabs)
        self.allow(self._has_class, self._has_student, locked=self._locked)

    def allow(self, has_class: bool, has_student: bool, *, locked: bool = False) -> None:
        """Switch on what can be used now; a locked window can only be left."""
        self._has_class, self._has_student, self._locked = has_class, has_student, locked
        for name, action in self.actions.items():
            entry = self._entries.get(name.partition(_OF)[0])
            needs_class = entry is None or entry.needs_class
            needs_student = entry is not None and entry.needs_student
            usable = (has_class or not needs_class) and (has_student or not needs_student)
            action.setEnabled(name in WHILE_LOCKED if locked else usable)

    def check(self, chosen: Mapping[str, bool]) -> None:
        """Show which of the choices are in force."""
        for name, on in chosen.items():
            self.actions[name].setChecked(on)

    def rename(self, name: str, text: str) -> None:
        """Change the words of an action, such as what would be undone."""
        self.actions[name].setText(text)

    def _add(self, menu: QMenu, entry: Entry, tabs: Mapping[str, str]) -> None:
        if entry is SEPARATOR:
            menu.addSeparator()
        elif entry.name == "recent":
            self._add_recent(menu, tr(entry.label))
        elif entry.name == "tabs":
            for number, (name, label) in enumerate(tabs.items(), start=1):
                key = f"Ctrl+{number}" if number < _TEN else f"Ctrl+F{number}"
                self._action(menu, f"tab_{name}", tr(label), key)
        else:
            action = self._action(menu, entry.name, tr(entry.label), entry.shortcut)
            action.setCheckable(entry.name in CHECKABLE)

    def _add_recent(self, menu: QMenu, label: str) -> None:
        files = menu.addMenu(label)
        files.setObjectName("menu_recent")
        names = [Path(file).name for file in self._recent]
        for number, file in enumerate(self._recent):
            name = names[number]
            shown = name if names.count(name) == 1 else f"{name} ({Path(file).parent})"
            self._action(files, f"recent{_OF}{number}", shown.replace("&", "&&"), "")
        files.setEnabled(bool(self._recent))

    def _action(self, menu: QMenu, name: str, text: str, shortcut: str) -> QAction:
        action = menu.addAction(text)
        action.setObjectName(f"action_{name}")
        if shortcut:
            action.setShortcut(shortcut)
        action.triggered.connect(lambda _on=False, name=name: self._do(name))
        self.actions[name] = action
        return action
