"""Turning pages in the open window: the next student, the next tab, until it is painted.

A process of its own: `turning.py FILE PROFILE` prints the milliseconds as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from measure import Figure, slowest

_ROUNDS = 6


def figures(book: Path, profile: Path) -> list[Figure]:
    """Return the figures of a class: the slowest page of each kind, against its own floor."""
    command = [sys.executable, __file__, str(book), str(profile)]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    times: dict[str, dict[str, list[float]]] = json.loads(done.stdout)
    first = {tab: max(found) for tab, found in times["first"].items()}
    longest = max(first, key=lambda tab: first[tab])
    return [
        slowest("next student", times["students"], times["floor"], 8),
        slowest("next tab", times["tabs"], times["floor"], 10),
        Figure(f"a tab for the first time (longest: {longest})", [first[longest]]),
    ]


def measure(book: Path, profile: Path) -> dict[str, dict[str, list[float]]]:
    """Open the class and turn its pages."""
    from opened import Opened

    window = Opened(book, profile)
    workspace, painted = window.workspace, window.painted
    tabs = workspace.tab_names()
    workspace.show_student(window.students[0])
    kinds = ("first", "students", "tabs", "floor")
    times: dict[str, dict[str, list[float]]] = {kind: {} for kind in kinds}
    for tab in tabs:
        times["first"][tab] = [painted(lambda tab=tab: workspace.open_tab(tab))]
    for tab in tabs:
        workspace.open_tab(tab)
        window.app.processEvents()
        times["floor"][tab] = window.floor()
        if tab == tabs[0]:  # Today, which has no student
            continue
        students = workspace.roster._list.rowCount()
        steps = [1] * (students - 1) + [-1] * (students - 1)
        times["students"][tab] = [painted(lambda by=by: workspace.roster.step(by)) for by in steps]
    for _round in range(_ROUNDS):
        workspace.roster.step(1)
        for tab in tabs:
            found = painted(lambda tab=tab: workspace.open_tab(tab))
            times["tabs"].setdefault(tab, []).append(found)
    window.close()
    return times


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]))))
