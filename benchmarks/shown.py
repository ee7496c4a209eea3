"""One field saved, until everything in sight is painted, whichever tab is in front.

A process of its own: `shown.py FILE PROFILE` prints the milliseconds as JSON. The floor is what
nobody can do without: the commit of one row, and the bare repaint of the same window by Qt.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path

from measure import Figure, in_turns, slowest

_PASSWORD = "PASSWORD_OF_THE_CLASS"
_ROUNDS = 9
_FIELD = "home_address"


def figures(book: Path, profile: Path, password: str) -> list[Figure]:
    """Return the figure of the tab that is the slowest, as a multiple of its own floor."""
    command = [sys.executable, __file__, str(book), str(profile)]
    own = {**os.environ, _PASSWORD: password}
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True, env=own)
    times: dict[str, dict[str, list[float]]] = json.loads(done.stdout)
    ours, floor = (
        {tab: found[whose] for tab, found in times.items()} for whose in ("ours", "floor")
    )
    against = "commit of one row, and the bare repaint of the same window"
    return [slowest("a field saved until all is painted", ours, floor, 3, against)]


def measure(book: Path, profile: Path, password: str) -> dict[str, dict[str, list[float]]]:
    """Save a field of a student with each tab in front, of the student and of the class."""
    from opened import Opened
    from sqlalchemy import update

    from carekeeper.db.schema import students
    from carekeeper.features.students.store import Students

    window = Opened(book, profile, password)
    workspace, painted = window.workspace, window.painted
    store, numbers = Students(window.class_file), count()
    student = store.lines()[0].id

    def save() -> None:
        store.change(student, _FIELD, f"后吴村{next(numbers)}号")

    def commit() -> None:
        row = update(students).where(students.c.id == student)
        with window.class_file._write() as connection:
            connection.execute(row.values({_FIELD: f"后吴村{next(numbers)}号"}))

    times: dict[str, dict[str, list[float]]] = {}
    for whose in (student, None):
        for tab in workspace.tab_names():
            workspace.roster.select(whose)
            workspace._choose(whose)
            workspace.open_tab(tab)
            name = f"{tab} of {'a student' if whose else 'the class'}"
            ours, floor = in_turns(
                _ROUNDS,
                lambda: [painted(save)],
                lambda: [painted(commit) + painted(window.window.repaint)],
            )
            times[name] = {"ours": [one for (one,) in ours], "floor": [one for (one,) in floor]}
    window.close()
    return times


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), os.environ.get(_PASSWORD, ""))))
