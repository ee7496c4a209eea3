"""A backup is written, checked, looked at and restored from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import Run, left_in, secret
from tests.conftest import PASSWORD

from carekeeper.db.class_file import ClassFile


@pytest.fixture
def backup(run: Run, book: Path, key: Path, tmp_path: Path) -> Path:
    """A backup of the sample class under its own password."""
    path = tmp_path / "backup.carebak"
    said = run("backup", book, "-o", path, "--password-file", key)
    assert (said.code, said.err) == (0, "")
    return path


def damage(path: Path) -> None:
    """Turn one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_there_and_back_nothing_is_lost(
    run: Run, book: Path, key: Path, backup: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.carebook"
    before = run("info", book, "--password-file", key, "--json").json
    said = run("restore", backup, "-o", new, "--password-file", key, "--json")
    assert said.code == 0
    assert (said.json["kind"], said.json["encrypted"]) == ("carebook", False)
    after = run("info", new, "--json").json
    assert after["counts"] == before["counts"]
    assert after["counts"]["students"] == 36
    assert run("check", new).code == 0


def test_the_restored_file_can_have_a_password(
    run: Run, key: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new.carebook"
    monkeypatch.setenv("CAREKEEPER_NEW_PASSWORD", "another one")
    assert run("restore", backup, "-o", new, "--password-file", key, "--json").json["encrypted"]
    assert run("check", new).code == 4
    monkeypatch.setenv("CAREKEEPER_PASSWORD", "another one")
    assert run("check", new).code == 0


def test_the_class_file_knows_when_it_was_backed_up(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    info = ("info", book, "--password-file", key)
    assert run(*info, "--json").json["last_backup"] is None
    assert "Last off-site backup: none yet" in run(*info).out
    run("backup", book, "-o", tmp_path / "b.carebak", "--password-file", key)
    assert run(*info, "--json").json["last_backup"] is not None
    assert "elsewhere: none yet" not in run(*info).out


def test_what_an_open_class_holds_can_be_asked_for(run: Run, book: Path, key: Path) -> None:
    with ClassFile.open(book, PASSWORD):
        assert run("info", book, "--password-file", key).code == 0
        assert run("check", book, "--password-file", key).code == 0


def test_a_backup_can_have_a_password_of_its_own(
    run: Run, book: Path, key: Path, tmp_path: Path
) -> None:
    own = secret(tmp_path / "own.txt", "the office's password")
    path = tmp_path / "office.carebak"
    command = ("backup", book, "-o", path, "--password-file", key, "--backup-password-file", own)
    assert run(*command, "--json").json["encrypted"] is True
    assert run("check", path, "--password-file", key).code == 4
    assert run("check", path, "--backup-password-file", own).code == 0


def test_a_backup_without_a_password_says_so(run: Run, tmp_path: Path) -> None:
    book, path = tmp_path / "plain.carebook", tmp_path / "plain.carebak"
    run("sample", book, "--students", 3, "--left-behind", 1, "--months", 1)
    assert "not encrypted" in run("backup", book, "-o", path).out
    assert run("check", path).code == 0


def test_a_backup_tells_what_it_is_without_its_password(run: Run, backup: Path) -> None:
    said = run("info", backup)
    assert said.code == 0
    assert "Class: Qinghe Town Central Primary School (sample) Class 3 (2)" in said.out
    assert "students: 36" in said.out
    found = run("info", backup, "--json").json
    assert (found["kind"], found["encrypted"], found["format"]) == ("carebak", True, 1)


@pytest.mark.parametrize("command", ["check", "restore"])
def test_damage_is_named_before_a_password_is_asked_for(
    command: str, run: Run, backup: Path, tmp_path: Path
) -> None:
    damage(backup)
    more = ("-o", tmp_path / "new.carebook") if command == "restore" else ()
    said = run(command, backup, *more, "--json")
    assert said.code == 3
    assert said.json["ok"] is False
    assert [one["code"] for one in said.json["problems"]] == ["damaged"]
    assert not (tmp_path / "new.carebook").exists()


def test_a_damaged_class_file_is_found(run: Run, book: Path, key: Path) -> None:
    damage(book)
    assert run("check", book, "--password-file", key).code == 3


def test_an_encrypted_backup_is_checked_whole_only_with_its_password(
    run: Run, key: Path, backup: Path
) -> None:
    said = run("check", backup)
    assert said.code == 4
    assert "--backup-password-file or CAREKEEPER_BACKUP_PASSWORD" in said.err
    said = run("check", backup, "--password-file", key)
    assert said.out.startswith("“backup.carebak” is intact.\n")


def test_a_restore_never_replaces_a_file_unasked(
    run: Run, key: Path, backup: Path, book: Path
) -> None:
    before = book.read_bytes()
    said = run("restore", backup, "-o", book, "--password-file", key)
    assert said.code == 1
    assert book.read_bytes() == before
    assert run("restore", backup, "-o", book, "--password-file", key, "--force").code == 0
    assert run("check", book).code == 0


def test_a_backup_is_replaced_only_when_asked(
    run: Run, key: Path, backup: Path, book: Path
) -> None:
    before = backup.read_bytes()
    command = ("backup", book, "-o", backup, "--password-file", key)
    assert run(*command).code == 1
    assert backup.read_bytes() == before
    assert run(*command, "--force").code == 0


def test_a_class_file_is_no_backup(run: Run, book: Path, tmp_path: Path) -> None:
    said = run("restore", book, "-o", tmp_path / "new.carebook")
    assert said.code == 3
    assert "not a CareKeeper file" in said.err


def test_nothing_is_left_beside(run: Run, key: Path, backup: Path, tmp_path: Path) -> None:
    wrong = secret(tmp_path / "wrong.txt", "not this one")
    said = run("restore", backup, "-o", tmp_path / "n.carebook", "--password-file", wrong)
    assert said.code == 4
    names = {"三2班.carebook", "backup.carebak", key.name, wrong.name}
    assert left_in(tmp_path) == names


def test_a_file_from_a_newer_program_is_left_as_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlcipher3.dbapi2 as driver

    book = tmp_path / "new.carebook"
    run("sample", book, "--students", 3, "--left-behind", 1, "--months", 1)
    connection = driver.connect(str(book))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = book.read_bytes()
    for command in (
        ("check", book),
        ("print", "cards", book, "-o", tmp_path / "a.pdf"),
        ("backup", book, "-o", tmp_path / "a.carebak"),
    ):
        said = run(*command)
        assert said.code == 5
        assert "newer CareKeeper" in said.err
    assert book.read_bytes() == before


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone.carebook"
    for command in (("check", gone), ("info", gone), ("backup", gone, "-o", tmp_path / "b")):
        said = run(*command)
        assert said.code == 1
        assert "gone.carebook" in said.err


def test_a_copy_under_another_name_is_still_a_backup(run: Run, backup: Path) -> None:
    renamed = backup.with_suffix(".zip")
    shutil.copyfile(backup, renamed)
    assert run("info", renamed, "--json").json["kind"] == "carebak"
