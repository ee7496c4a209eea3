"""Only one program writes a class file, and the second is told who has it."""

from __future__ import annotations

import getpass
import json
import platform
from pathlib import Path

import pytest
from tests.db.stories import RAW_KEY, add_pupil, beside, told
from tests.db.workers import begin, finish

from carekeeper.core.errors import Trouble
from carekeeper.db import lock
from carekeeper.db.class_file import ClassFile
from carekeeper.db.lock import FileOwnership, read_owner


def test_a_second_program_is_told_who_has_it_open(opened: ClassFile) -> None:
    said = finish(begin("open_once", opened.path))
    assert said[0] == "in_use"
    assert "三2班.carebook" in said[1]
    assert getpass.getuser() in said[1]
    assert platform.node() in said[1]
    assert add_pupil(opened, "我还能写")


def test_when_it_is_closed_the_second_program_opens_it(filled: Path) -> None:
    ClassFile.open(filled, RAW_KEY).close()
    assert finish(begin("open_once", filled)) == ["12"]


def test_a_program_that_was_killed_locks_nothing(filled: Path) -> None:
    worker = begin("hold_open", filled)
    assert worker.stdout is not None
    assert worker.stdout.readline().strip() == "open"
    with told(Trouble.IN_USE, platform.node()):
        ClassFile.open(filled, RAW_KEY)
    worker.kill()
    worker.communicate()
    assert ".三2班.carebook.owner" in beside(filled)
    ClassFile.open(filled, RAW_KEY).close()
    assert beside(filled) == {"三2班.carebook"}


def test_what_a_killed_program_wrote_is_still_to_be_backed_up(filled: Path) -> None:
    worker = begin("hold_open", filled)
    assert worker.stdout is not None
    assert worker.stdout.readline().strip() == "open"
    worker.kill()
    worker.communicate()

    with told(Trouble.WRONG_PASSWORD_OR_DAMAGED):
        ClassFile.open(filled, "wrong" + RAW_KEY)
    with ClassFile.open(filled, RAW_KEY) as again:
        assert again.changed_since_open
    with ClassFile.open(filled, RAW_KEY) as later:
        assert not later.changed_since_open


@pytest.mark.parametrize("text", ["", "{", "[]", '{"user": "x"}'])
def test_an_owner_who_cannot_be_read_is_not_named(text: str, filled: Path) -> None:
    owner = FileOwnership(filled)
    owner.take()
    note = filled.with_name(".三2班.carebook.owner")
    note.write_text(text, encoding="utf-8")
    assert read_owner(note) is None
    with told(Trouble.IN_USE, "another window"):
        ClassFile.open(filled, RAW_KEY)
    owner.give_back()
    assert beside(filled) == {"三2班.carebook"}


def test_an_owner_without_a_name_is_still_an_owner(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(lock.getpass, "getuser", nobody)
    owner = FileOwnership(filled)
    owner.take()
    kept = json.loads(filled.with_name(".三2班.carebook.owner").read_text(encoding="utf-8"))
    owner.give_back()
    assert kept["user"] == ""


def test_the_right_can_be_taken_again_after_a_wrong_password(filled: Path) -> None:
    with told(Trouble.WRONG_PASSWORD_OR_DAMAGED):
        ClassFile.open(filled, "wrong" + RAW_KEY)
    ClassFile.open(filled, RAW_KEY).close()
