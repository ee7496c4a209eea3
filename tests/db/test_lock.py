"""Only one program writes a class file, and the second is told who has it."""

from __future__ import annotations

import errno
import getpass
import json
import platform
from pathlib import Path

import pytest
from tests.db.stories import RAW_KEY, add_student, beside, told
from tests.db.workers import begin, finish
from tests.held import held

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db.class_file import ClassFile
from carekeeper.db.lock import FileOwnership, read_owner


def test_a_second_program_is_told_who_has_it_open(opened: ClassFile) -> None:
    said = finish(begin("open_once", opened.path))
    assert said[0] == "in_use"
    assert "三2班.carebook" in said[1]
    assert getpass.getuser() in said[1]
    assert platform.node() in said[1]
    assert add_student(opened, "我还能写")


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

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("getpass.getuser", nobody)
    owner = FileOwnership(filled)
    owner.take()
    kept = json.loads(filled.with_name(".三2班.carebook.owner").read_text(encoding="utf-8"))
    owner.give_back()
    assert kept["user"] == ""


def test_the_right_can_be_taken_again_after_a_wrong_password(filled: Path) -> None:
    with told(Trouble.WRONG_PASSWORD_OR_DAMAGED):
        ClassFile.open(filled, "wrong" + RAW_KEY)
    ClassFile.open(filled, RAW_KEY).close()


def test_of_many_programs_at_once_only_one_has_the_file(filled: Path) -> None:
    workers = [begin("take_turns", filled) for _ in range(4)]
    assert [finish(worker) for worker in workers] == [["done"]] * 4
    assert beside(filled) == {"三2班.carebook"}


def test_a_link_to_an_open_file_does_not_open_it_again(opened: ClassFile) -> None:
    link = opened.path.with_name("link.carebook")
    _link(link, opened.path)
    with told(Trouble.IN_USE, "三2班.carebook"):
        ClassFile.open(link, RAW_KEY)


def test_a_file_opened_by_a_link_stays_where_it_is_and_the_link_a_link(
    filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "link.carebook"
    _link(link, filled)
    with ClassFile.open(link, RAW_KEY) as opened:
        assert opened.path == filled
        opened.change_password("")
    assert link.is_symlink()
    ClassFile.open(filled, "").close()


def test_a_note_that_cannot_be_written_keeps_nobody_out(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full: the file opens, to be looked at, and is free again afterwards."""
    write = Path.write_text

    def full(path: Path, *given: object, **named: object) -> int:
        if path.name.endswith(".owner"):
            raise OSError(errno.ENOSPC, "no space left")
        return write(path, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", full)
    ClassFile.open(filled, RAW_KEY).close()
    ClassFile.open(filled, RAW_KEY).close()
    assert beside(filled) == {"三2班.carebook"}


def test_in_a_folder_of_others_closing_is_quiet_and_leaves_the_file_free(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = ClassFile.open(filled, RAW_KEY)

    def forbidden(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EPERM, "not yours to remove")

    with monkeypatch.context() as folder:
        folder.setattr(Path, "unlink", forbidden)
        opened.close()
    assert finish(begin("open_once", filled)) == ["12"]


def test_a_held_note_or_journal_never_keeps_a_class_file_open(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner looks at what lies beside the file just when it is closed."""
    opened = ClassFile.open(filled, RAW_KEY)
    add_student(opened, "王小雨")
    note, journal = (
        filled.with_name(".三2班.carebook.owner"),
        filled.with_name("三2班.carebook-journal"),
    )
    journal.touch()
    with held(monkeypatch, note, journal):
        opened.close()
    assert {note.name, journal.name} <= beside(filled)
    assert finish(begin("open_once", filled)) == ["13"]
    assert beside(filled) == {"三2班.carebook"}


@pytest.mark.parametrize("name", ["x" * 300 + ".carebook", "no\0name.carebook"])
def test_a_name_that_no_disk_takes_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        ClassFile.open(tmp_path / name, RAW_KEY)


def _link(link: Path, target: Path) -> None:
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("this system lets only administrators make links")
    if not link.exists():
        pytest.skip("this system makes links that lead nowhere, as Wine does")
