"""One field saved, until everything in sight is painted, whichever tab is in front.

A process of its own: `shown.py FILE PROFILE` prints the milliseconds as JSON. The floor is what
nobody can do without: the commit of one row, and the bare repaint of the same window by Qt.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

from measure import Figure, milliseconds

_PASSWORD = "PASSWORD_OF_THE_CLASS"
_ROUNDS = 9
_FIELD = "home_address"


def figures(book: Path, profile: Path, password: str) -> list[Figure]:
    """Return the figure of the tab that is the slowest, as a multiple of its own floor."""
    command = [sys.executable, __file__, str(book), str(profile)]
    own = {**os.environ, _PASSWORD: password}
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True, env=own)
    times: dict[str, dict[str, list[float]]] = json.loads(done.stdout)
    slowest = max(times, key=lambda tab: median(times[tab]["ours"]) / median(times[tab]["floor"]))
    return [
        Figure(
            f"a field saved until all is painted (slowest: {slowest})",
            times[slowest]["ours"],
            times[slowest]["floor"],
            "commit of one row, and the bare repaint of the same window",
            3,
        )
    ]


def measure(book: Path, profile: Path, password: str) -> dict[str, dict[str, list[float]]]:
    """Save a field of a student with each tab in front, of the student and of the class."""
    from PySide6.QtWidgets import QApplication
    from sqlalchemy import update

    from carekeeper.app import Application
    from carekeeper.core.paths import Paths
    from carekeeper.db.schema import students
    from carekeeper.features.students.store import Students

    app = QApplication([sys.argv[0], "-style", "fusion"])
    application = Application(app, Paths.of(profile).make(), "zh_CN")
    application.start(None)
    application.open_file(book, password)
    opened = application.open_class
    assert opened is not None
    workspace, store, numbers = opened._workspace, Students(opened.class_file), count()
    student = store.lines()[0].id

    def painted(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        app.processEvents()
        return 1000 * (time.perf_counter() - start)

    def save() -> None:
        store.change(student, _FIELD, f"后吴村{next(numbers)}号")

    def commit() -> None:
        row = update(students).where(students.c.id == student)
        with opened.class_file._write() as connection:
            connection.execute(row.values({_FIELD: f"后吴村{next(numbers)}号"}))

    times: dict[str, dict[str, list[float]]] = {}
    for whose in (student, None):
        for tab in workspace.tab_names():
            workspace.roster.select(whose)
            workspace._choose(whose)
            workspace.open_tab(tab)
            painted(save)
            name = f"{tab} of {'a student' if whose else 'the class'}"
            times[name] = {
                "ours": [painted(save) for _round in range(_ROUNDS)],
                "floor": [
                    milliseconds(commit) + painted(application.window.repaint)
                    for _round in range(_ROUNDS)
                ],
            }
    application.quit()
    return times


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), os.environ.get(_PASSWORD, ""))))
