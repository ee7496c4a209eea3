"""Years of records in the open window: tabs, the grid of the months, the diary, and search.

A process of its own for each class: `caring.py WHAT FILE PROFILE STUDENT` prints milliseconds as
JSON. The classes are written by `years.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import years
from bare import floor_of
from measure import Figure, milliseconds, slowest
from opened import Opened
from PySide6.QtWidgets import QAbstractScrollArea

import printing

_PASSWORD = "PASSWORD_OF_THE_CLASS"
_ROUNDS = 6
_STEPS = 600
_LINES = 3
"""So many single steps a notch of the wheel scrolls."""

_TYPED = (years.RARE, "想妈妈", "奶奶 白菜", "wang", "1380")
"""What is searched, key by key: rare and common words, two at once, pinyin, a number."""

_OF_THE_PLAN = ("visits", "care", "activities")
"""The tabs with the most records of a student, and their views of the class."""

_LIKE = "SELECT id FROM diary_entries WHERE text LIKE ?"

Times = Mapping[str, Any]


def figures(folder: Path, ordinary: Path, profile: Path, password: str, times: int) -> list[Figure]:
    """Return the figures of classes with years of records, made in a folder."""
    student, full, great = (folder / f"{name}.carebook" for name in ("student", "full", "great"))
    today = date.today()
    number = years.of_one_student(student, today)
    years.of_a_class(full, today, students=60, entries=20_000, password=password)
    years.of_a_class(great, today, students=600, entries=100_000, password=password)
    usual = _measure("usual", ordinary, profile, "")
    one = _measure("student", student, profile, "", number)
    many = _measure("full", full, profile, password)
    ten = _measure("great", great, profile, password)
    plan, floors = _of_the_plan(one["tabs"]), _of_the_plan(one["floors"])
    return [
        slowest("a tab of a student with 5 years of records", one["tabs"], one["floors"], 16),
        slowest("visits, care, activities: 5 years, 60 students", plan, floors, 2),
        Figure(
            "month grid, 60 students × 12 months: read and paint",
            many["grid"],
            many["grid floor"],
            "a bare table of Qt with as many cells",
            7,
        ),
        Figure(
            "one step through a diary of 1,000 entries with photos",
            one["scroll"],
            one["scroll floor"],
            "one step through the same words as plain text",
            5,
        ),
        _keys("search in 20,000 entries, each key", many),
        Figure(
            "search, each key until painted: 60 students, 14 months",
            usual["keys"],
            usual["keys floor"],
            "a bare Qt page with as many parts",
            4,
        ),
        _sheets(full, password, times),
        slowest("a tab of 600 students with 100,000 entries", ten["tabs"], ten["floors"], 16),
        _keys("search in 100,000 entries, each key", ten),
        Figure("getting ready to search in 100,000 entries", ten["ready"]),
    ]


def _keys(name: str, found: Times) -> Figure:
    return Figure(name, found["keys"], found["likes"], "LIKE alone on the same engine", 2)


def _measure(what: str, book: Path, profile: Path, password: str, student: int = 0) -> Times:
    command = [sys.executable, __file__, what, str(book), str(profile), str(student)]
    own = {**os.environ, _PASSWORD: password}
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True, env=own)
    found: Times = json.loads(done.stdout)
    return found


def _sheets(book: Path, password: str, times: int) -> Figure:
    """Return how long the talk sheets of the class take, against the same signs on a canvas."""
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.talks.paper import draw_talk_sheets
    from carekeeper.features.talks.store.sheets import TalkSheets

    with ClassFile.open(book, password) as class_file:
        store = TalkSheets(class_file)
        month = f"{date.today():%Y-%m}"
        sheets = store.of(store.students_of(month), month)[:60]

    def draw() -> bytes:
        return draw_talk_sheets(sheets, style="clean", day=date.today())

    return printing.figure(f"{len(sheets)} talk sheets to PDF", draw, times)


class Window(Opened):
    """The window with years of records in it."""

    def __init__(self, book: Path, profile: Path, password: str) -> None:
        super().__init__(book, profile, password)
        self.floors: dict[str, list[float]] = {}

    def tabs_of_student(self, student: int) -> dict[str, list[float]]:
        """Go to each tab of a student, from the page of the day and with another student before.

        Not to those that show the class whoever is chosen.
        """
        times: dict[str, list[float]] = {}
        other = next(one for one in self.students if one != student)
        for turn in range(_ROUNDS + 1):
            for tab in self.workspace.tab_names():
                if self.workspace._is_of_class(tab):
                    continue
                self.painted(lambda tab=tab: self.workspace.show_student(other, tab))
                self.painted(lambda: self.workspace.open_tab("today"))
                found = self.painted(lambda tab=tab: self.workspace.show_student(student, tab))
                if turn:  # a tab is made when it is opened for the first time
                    times.setdefault(tab, []).append(found)
                if turn == _ROUNDS:
                    self.floors[tab] = self.floor()
        return times

    def tabs_of_class(self) -> dict[str, list[float]]:
        """Open each tab of the whole class, which has to be read anew."""
        self.workspace._choose_side("class")
        times: dict[str, list[float]] = {}
        for turn in range(_ROUNDS + 1):
            for tab in self.workspace.tab_names():
                before = "diary" if tab == "today" else "today"
                self.painted(lambda before=before: self.workspace.open_tab(before))
                for page in self.workspace._tabs.values():
                    page._stale = True
                found = self.painted(lambda tab=tab: self.workspace.open_tab(tab))
                if turn:
                    times.setdefault(tab, []).append(found)
                if turn == _ROUNDS:
                    self.floors[tab] = self.floor()
        return times

    def month_grid(self) -> tuple[list[float], list[float]]:
        """Read the talks of the year and paint them, all students in sight; and the floor."""
        from carekeeper.core.school_year import school_year_of
        from carekeeper.features.talks.facts import rules
        from carekeeper.features.talks.store import Talks
        from carekeeper.features.talks.view.table import MonthGrid

        today = date.today()
        year, month = school_year_of(today), rules.month_of(today)
        talks, grid = Talks(self.class_file), MonthGrid()
        grid.resize(900, 60 + 40 * len(self.students))
        self.painted(grid.show)

        def show() -> None:
            grid.show_rows(talks.grid(year, today), month)

        self.painted(show)
        times = [self.painted(show) for _round in range(5 * _ROUNDS)]
        return times, floor_of(grid, self.painted)

    def scroll(self, student: int) -> tuple[list[float], list[float]]:
        """Turn the wheel over the diary of a student, notch by notch, and over its bare words."""
        from PySide6.QtWidgets import QPlainTextEdit

        self.painted(lambda: self.workspace.show_student(student, "diary"))
        notebook = self.workspace._tabs["diary"].page.notebook
        bare = QPlainTextEdit("\n\n".join(one.record.text for one in notebook.rows.entries))
        bare.resize(notebook.size())
        self.painted(bare.show)
        times = [self._wheel(page) for page in (notebook, bare)]
        bare.close()
        return times[0], times[1]

    def _wheel(self, page: QAbstractScrollArea) -> list[float]:
        bar = page.verticalScrollBar()
        notch = _LINES * bar.singleStep()
        return [self.painted(lambda at=at: bar.setValue(at * notch)) for at in range(1, _STEPS + 1)]

    def keys(self, search: Callable[[str], object]) -> tuple[list[float], list[float]]:
        """Type what is searched; return the times, and those of a bare LIKE for the same."""
        search("")
        ours, likes = [], []
        for _round in range(_ROUNDS):
            for key in (typed[: at + 1] for typed in _TYPED for at in range(len(typed))):
                ours.append(milliseconds(lambda key=key: search(key)))
                likes.append(milliseconds(lambda key=key: self._like(key)))
        return ours, likes

    def _like(self, key: str) -> None:
        with self.class_file.reading() as unit:
            unit._connection.exec_driver_sql(_LIKE, (f"%{key}%",)).all()

    def typing(self) -> tuple[list[float], list[float]]:
        """Type into the open search until what is found is painted; return the floor too."""
        from PySide6.QtWidgets import QLineEdit

        from carekeeper.shell.search import SearchDialog

        dialog = SearchDialog(self.workspace.search, self.window)
        self.painted(dialog.open)
        line = dialog.findChild(QLineEdit, "search_line")
        times = []
        for _round in range(_ROUNDS):
            for typed in _TYPED:
                self.painted(line.clear)
                keys = [typed[:n] for n in range(1, len(typed) + 1)]
                times += [self.painted(lambda key=key: line.setText(key)) for key in keys]
        floor = floor_of(dialog, self.painted)
        dialog.reject()
        return times, floor


def measure(what: str, book: Path, profile: Path, password: str, student: int) -> dict[str, Any]:
    """Open a class and measure what it is there for."""
    window = Window(book, profile, password)
    found: dict[str, Any] = {}
    if what == "usual":
        found["keys"], found["keys floor"] = window.typing()
    elif what == "student":
        found["tabs"] = _of_a_student(window.tabs_of_student(student))
        found["scroll"], found["scroll floor"] = window.scroll(student)
        window.floors = _of_a_student(window.floors)
        found["tabs"] |= window.tabs_of_class()
    elif what == "full":
        found["grid"], found["grid floor"] = window.month_grid()
        found["keys"], found["likes"] = window.keys(window.workspace.search)
    else:
        found["tabs"] = _of_a_student(window.tabs_of_student(window.students[0]))
        window.floors = _of_a_student(window.floors)
        found["tabs"] |= window.tabs_of_class()
        found["ready"] = [milliseconds(lambda: window.workspace.search(""))]
        found["keys"], found["likes"] = window.keys(window.workspace.search)
    found["floors"] = window.floors
    window.close()
    return found


def _of_the_plan(times: Times) -> Times:
    return {tab: found for tab, found in times.items() if tab.startswith(_OF_THE_PLAN)}


def _of_a_student(times: Mapping[str, list[float]]) -> dict[str, list[float]]:
    return {f"{tab} of a student": found for tab, found in times.items()}


if __name__ == "__main__":
    _what, _book, _profile, _student = sys.argv[1:]
    _password = os.environ.get(_PASSWORD, "")
    print(json.dumps(measure(_what, Path(_book), Path(_profile), _password, int(_student))))
