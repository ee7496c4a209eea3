"""Whoever has installed the program can see whether everything works on this computer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.commands.conftest import Run, left_in
from tests.commands.test_main import spawn

from carekeeper.commands import selftest
from carekeeper.core.errors import Refused


def test_each_step_is_tried_and_told(tmp_path: Path) -> None:
    """In a process of its own, as the window that it opens ends the program's loop."""
    kept = tmp_path / "三2班 kept"
    done = spawn("selftest", "--keep", kept, "--json")
    said = json.loads(done.stdout)
    assert (done.returncode, said["ok"], said["failed"]) == (0, True, [])
    assert len(said["seconds"]) == 7
    assert {"cards.pdf", "list.xlsx", "window.png", "restored.carebook"} <= left_in(kept)
    assert (kept / "window.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("problem", "told"),
    [(Refused("No printer's ink."), "No printer's ink."), (KeyError("x"), "KeyError")],
)
def test_a_step_that_fails_is_named_and_nothing_is_tried_after_it(
    problem: Exception, told: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_trial: selftest.Trial) -> str:
        raise problem

    monkeypatch.setattr(selftest.Trial, "make_sample", lambda _trial: "made")
    monkeypatch.setattr(selftest.Trial, "print_cards", fail)
    said = run("selftest")
    assert said.code == 1
    works, failed, end = said.out.splitlines()[1:]
    assert works.startswith("works   made-up class: made")
    assert failed.startswith("FAILED  contact cards as PDF")
    assert told in failed
    assert end == "Something does not work here."
