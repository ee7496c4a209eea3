"""Every line of the care plan has its place in the window, its paper and its tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carekeeper import whole_file
from carekeeper.rooms import ROOMS

ROOT = Path(__file__).resolve().parents[2]
LINES = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in (ROOT / "docs" / "care-plan.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| it asks for")
]
TABS = {room.name for room in ROOMS if room.has_tab}


def named(cell: str) -> list[str]:
    """Return what is quoted in a cell."""
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0][:40])
def test_a_line_of_the_care_plan_is_kept(line: tuple[str, ...]) -> None:
    _asked, place, papers, tests = line
    assert set(named(place)) <= TABS
    assert named(place) or "Settings" in place
    assert set(named(papers)) <= set(whole_file.papers(ROOMS))
    assert named(papers)
    assert [one for one in named(tests) if not (ROOT / "tests" / one).is_file()] == []
    assert named(tests)


def test_no_paper_and_no_tab_is_forgotten() -> None:
    told = {name for line in LINES for cell in line[1:3] for name in named(cell)}
    assert TABS - {"today"} <= told
    assert set(whole_file.papers(ROOMS)) - {"notice"} <= told, (
        "the notice is the law's, not the plan's"
    )
