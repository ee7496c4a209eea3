"""Setting, changing and removing the password of a class file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.conftest import PASSWORD
from tests.db.stories import OTHER_KEY, RAW_KEY, add_student, beside, rows, student_names, told

from carekeeper.core.changes import Changed
from carekeeper.core.errors import Trouble
from carekeeper.db import class_file as module
from carekeeper.db import recovery, snapshot
from carekeeper.db.class_file import ClassFile
from carekeeper.db.troubles import is_encrypted

ALONE = {"三2班.carebook"}


@pytest.mark.parametrize("new", [OTHER_KEY, "", PASSWORD, "a'b\"c; --"])
def test_a_changed_password_opens_the_same_rows(new: str, filled: Path) -> None:
    before = rows(filled, RAW_KEY)
    with ClassFile.open(filled, RAW_KEY) as class_file:
        class_file.change_password(new)
        assert class_file.encrypted == bool(new)
    assert is_encrypted(filled) == bool(new)
    assert rows(filled, new) == before
    assert beside(filled) == ALONE
    if new:
        with told(Trouble.WRONG_PASSWORD_OR_DAMAGED, "password is wrong"):
            ClassFile.open(filled, RAW_KEY)


def test_the_open_file_goes_on_under_the_new_password(opened: ClassFile) -> None:
    heard: list[str] = []
    opened.listen(lambda changed: heard.append(changed.label))
    opened.change_password(OTHER_KEY)
    add_student(opened, "新同学")
    assert heard == ["", "新同学"]
    assert student_names(opened)[-1] == "新同学"
    opened.undo()
    step = opened.next_undo()
    assert step is not None
    assert step.label == "照片"
    with told(Trouble.IN_USE):
        ClassFile.open(opened.path, OTHER_KEY)


def test_a_changed_password_asks_for_a_new_backup(opened: ClassFile) -> None:
    assert not opened.changed_since_open
    opened.change_password(OTHER_KEY)
    assert opened.changed_since_open


def fail(*_args: object, **_options: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(
    ("where", "step"),
    [
        (snapshot, "export"),
        (snapshot, "_copy"),
        (snapshot, "flush"),
        (snapshot, "examine"),
        (snapshot, "expect_same"),
        (recovery, "put_in_place"),
        (recovery, "seal"),
        (module, "put_in_place"),
        (module, "sweep_journal"),
    ],
)
def test_a_failure_at_any_step_leaves_the_old_password(
    where: object, step: str, opened: ClassFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.adopt_sheet(recovery.new_key())
    before = opened.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(where, step, fail)
        with told(Trouble.OTHER):
            opened.change_password(OTHER_KEY)
    assert opened.password == RAW_KEY
    assert opened.path.read_bytes() == before
    assert "三2班.carebook.part" not in beside(opened.path)
    add_student(opened, "还能用")
    assert student_names(opened)[-1] == "还能用"


def test_a_folder_that_cannot_be_flushed_does_not_lose_the_file(
    opened: ClassFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The move was made before that failed, so the new password is the right one."""
    from carekeeper.core import in_place

    monkeypatch.setattr(in_place, "flush_folder", fail)
    with told(Trouble.OTHER):
        opened.change_password(OTHER_KEY)
    assert opened.password == OTHER_KEY
    assert len(student_names(opened)) == 12


def test_nothing_is_exchanged_in_the_middle_of_a_change(opened: ClassFile) -> None:
    with (
        pytest.raises(RuntimeError, match="unit of work"),
        opened.writing("x"),
    ):
        opened.exchange(opened.path, "")


def test_a_new_password_and_a_new_sheet_are_news(opened: ClassFile) -> None:
    """Today reminds of the missing sheet at once, and stops when there is one."""
    heard: list[Changed] = []
    opened.listen(heard.append)
    opened.change_password("eins zwei drei")
    opened.adopt_sheet(recovery.new_key())
    assert [changed.concerns(frozenset({"safekeeping"})) for changed in heard] == [True, True]
