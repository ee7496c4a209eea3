"""Turning pages in the open window: the next student, the next tab, until it is painted.

A process of its own: `turning.py FILE PROFILE` prints the milliseconds as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import Figure

_ROUNDS = 6


def figures(book: Path, profile: Path) -> list[Figure]:
    """Return the figures of a class."""
    command = [sys.executable, __file__, str(book), str(profile)]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    times: dict[str, dict[str, list[float]]] = json.loads(done.stdout)
    students = [time for tab in times["students"].values() for time in tab]
    slowest = max(times["students"], key=lambda tab: max(times["students"][tab]))
    tabs = [time for tab in times["tabs"].values() for time in tab]
    first = {tab: max(found) for tab, found in times["first"].items()}
    longest = max(first, key=lambda tab: first[tab])
    return [
        Figure(f"next student (slowest tab: {slowest})", students, limit=50),
        Figure("next tab", tabs, limit=50),
        Figure(f"a tab for the first time (longest: {longest})", [first[longest]]),
    ]


def measure(book: Path, profile: Path) -> dict[str, dict[str, list[float]]]:
    """Open the class and turn its pages."""
    from PySide6.QtWidgets import QApplication

    from carekeeper.app import Application
    from carekeeper.core.paths import Paths

    app = QApplication([sys.argv[0], "-style", "fusion"])
    application = Application(app, Paths.of(profile).make(), "zh_CN")
    application.start(book)
    app.processEvents()

    def painted(turn: Callable[[], object]) -> float:
        start = time.perf_counter()
        turn()
        app.processEvents()
        return 1000 * (time.perf_counter() - start)

    assert application.open_class is not None
    workspace = application.open_class._workspace
    tabs = workspace.tab_names()
    workspace.show_student(_first_student(workspace))
    times: dict[str, dict[str, list[float]]] = {"first": {}, "students": {}, "tabs": {}}
    for tab in tabs:
        times["first"][tab] = [painted(lambda tab=tab: workspace.open_tab(tab))]
    for tab in tabs[1:]:  # the first is Today, which has no student
        workspace.open_tab(tab)
        app.processEvents()
        students = workspace.roster._list.rowCount()
        steps = [1] * (students - 1) + [-1] * (students - 1)
        times["students"][tab] = [painted(lambda by=by: workspace.roster.step(by)) for by in steps]
    for _round in range(_ROUNDS):
        workspace.roster.step(1)
        for tab in tabs:
            found = painted(lambda tab=tab: workspace.open_tab(tab))
            times["tabs"].setdefault(tab, []).append(found)
    application.quit()
    return times


def _first_student(workspace: Any) -> int:
    return int(min(workspace._students()))


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
