"""A forgotten password, opened with the sheet that was printed once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.conftest import PASSWORD
from tests.db.stories import OTHER_KEY, RAW_KEY, back_up, flip, student_names, told

from carekeeper.core.errors import Invalid, Refused, StorageTrouble, Trouble
from carekeeper.db import backup_file, backup_zip, recovery
from carekeeper.db.class_file import ClassFile
from carekeeper.db.recovery_code import parse_sheet, sheet_groups

SECRET = recovery.new_key().secret
SIGNS = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"


def new_sheet(class_file: ClassFile) -> str:
    """Print a recovery sheet, as its text."""
    key = recovery.new_key()
    class_file.adopt_sheet(key)
    return " ".join(sheet_groups(key.secret))


# -- the sheet as it is typed


def test_the_sheet_shows_thirteen_groups_of_five() -> None:
    groups = sheet_groups(SECRET)
    assert len(groups) == 13
    assert {len(group) for group in groups} == {5}
    assert set("".join(groups)) <= set(SIGNS)


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: text,
        lambda text: text.lower(),
        lambda text: text.replace(" ", ""),
        lambda text: text.replace(" ", "-"),
        lambda text: "  " + text.replace(" ", "  \n") + "\n",
        lambda text: text.replace("0", "O").replace("L", "1"),
        lambda text: text.replace("0", "o").replace("L", "I").replace("8", "B"),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in text),
        lambda _text: SECRET,
        lambda _text: f" {SECRET.lower()}\n",
    ],
)
def test_the_sheet_may_be_typed_in_many_ways(typed) -> None:  # type: ignore[no-untyped-def]
    assert parse_sheet(typed(" ".join(sheet_groups(SECRET)))) == SECRET


def test_each_new_key_is_read_back_from_its_sheet() -> None:
    for _ in range(50):
        secret = recovery.new_key().secret
        assert parse_sheet(" ".join(sheet_groups(secret))) == secret


@given(group=st.integers(0, 12), place=st.integers(0, 4), sign=st.sampled_from(SIGNS + "!é汉"))
def test_one_wrong_sign_is_found_in_its_group(group: int, place: int, sign: str) -> None:
    groups = list(sheet_groups(SECRET))
    assume(groups[group][place] != sign)
    groups[group] = groups[group][:place] + sign + groups[group][place + 1 :]
    with pytest.raises(Invalid, match=rf"Group {group + 1} "):
        parse_sheet(" ".join(groups))


@given(group=st.integers(0, 12), first=st.integers(0, 4), second=st.integers(0, 4))
def test_two_signs_exchanged_are_found_in_their_group(group: int, first: int, second: int) -> None:
    groups = list(sheet_groups(SECRET))
    signs = list(groups[group])
    assume(signs[first] != signs[second])
    signs[first], signs[second] = signs[second], signs[first]
    groups[group] = "".join(signs)
    with pytest.raises(Invalid, match=rf"Group {group + 1} "):
        parse_sheet("".join(groups))


@given(first=st.integers(0, 12), second=st.integers(0, 12))
def test_two_groups_exchanged_are_found(first: int, second: int) -> None:
    assume(first < second)
    groups = list(sheet_groups(SECRET))
    groups[first], groups[second] = groups[second], groups[first]
    with pytest.raises(Invalid, match=rf"Group {first + 1} "):
        parse_sheet(" ".join(groups))


@given(group=st.integers(0, 12), place=st.integers(0, 4))
def test_a_sign_left_out_or_typed_twice_is_found_in_its_group(group: int, place: int) -> None:
    groups = sheet_groups(SECRET)
    whole = groups[group]
    for slip in (whole[:place] + whole[place + 1 :], whole[:place] + whole[place] + whole[place:]):
        typed = [*groups[:group], slip, *groups[group + 1 :]]
        with pytest.raises(Invalid, match=rf"Group {group + 1} "):
            parse_sheet(" ".join(typed))


@given(st.text())
def test_whatever_is_typed_is_never_more_than_a_mistake(text: str) -> None:
    with pytest.raises(Invalid):
        parse_sheet(text)


def test_groups_that_are_missing_or_too_many_are_counted() -> None:
    groups = sheet_groups(SECRET)
    with pytest.raises(Invalid, match="13 groups; group 11 is still missing"):
        parse_sheet(" ".join(groups[:10]))
    with pytest.raises(Invalid, match="here are more"):
        parse_sheet(" ".join([*groups, groups[0]]))


@given(place=st.integers(16, 73), sign=st.sampled_from(SIGNS))
def test_a_qr_code_that_was_read_wrong_is_refused(place: int, sign: str) -> None:
    assume(SECRET[place] != sign)
    with pytest.raises(Invalid, match="QR code"):
        parse_sheet(SECRET[:place] + sign + SECRET[place + 1 :])


def test_the_sentence_names_the_group_in_chinese(chinese: None) -> None:
    groups = list(sheet_groups(SECRET))
    groups[2] = groups[3]
    with pytest.raises(Invalid, match="第 3 组"):
        parse_sheet(" ".join(groups))


# -- what the sheet opens


def test_the_sheet_opens_the_class_file(opened: ClassFile) -> None:
    sheet = new_sheet(opened)
    opened.close()
    assert recovery.open_with_sheet(opened.path, sheet) == RAW_KEY


def test_the_secret_is_in_no_file(opened: ClassFile) -> None:
    sheet = new_sheet(opened)
    secret = parse_sheet(sheet)
    opened.change_password("")
    for file in opened.path.parent.iterdir():
        if file.is_file():
            assert secret.encode() not in file.read_bytes()
            assert secret.lower().encode() not in file.read_bytes()


def test_the_sheet_works_after_any_number_of_password_changes(opened: ClassFile) -> None:
    sheet = new_sheet(opened)
    for password in (OTHER_KEY, "", PASSWORD, RAW_KEY, 'it\'s "quoted"\n换行'):
        opened.change_password(password)
    opened.close()
    assert recovery.open_with_sheet(opened.path, sheet) == 'it\'s "quoted"\n换行'


def test_without_a_password_nothing_sealed_stays(opened: ClassFile) -> None:
    new_sheet(opened)
    opened.change_password("")
    assert not recovery.sealed_path(opened.path).exists()
    with pytest.raises(Refused, match="no password"):
        new_sheet(opened)


def test_another_sheet_is_told_apart(opened: ClassFile) -> None:
    sheet = new_sheet(opened)
    other = " ".join(sheet_groups(recovery.new_key().secret))
    with pytest.raises(Refused, match=r"does not belong to “三2班\.carebook”"):
        recovery.open_with_sheet(opened.path, other)
    assert recovery.open_with_sheet(opened.path, sheet) == RAW_KEY


def test_a_new_sheet_takes_the_place_of_the_old_one(opened: ClassFile) -> None:
    old, new = new_sheet(opened), new_sheet(opened)
    assert recovery.open_with_sheet(opened.path, new) == RAW_KEY
    with pytest.raises(Refused, match="a newer one was printed"):
        recovery.open_with_sheet(opened.path, old)


def test_the_sealed_password_is_found_in_a_backup(opened: ClassFile, tmp_path: Path) -> None:
    sheet = new_sheet(opened)
    kept = tmp_path / "kept.carebak"
    back_up(opened.path, kept, RAW_KEY)
    recovery.sealed_path(opened.path).unlink()
    with pytest.raises(Refused, match=r"三2班\.carebook\.recovery"):
        recovery.open_with_sheet(opened.path, sheet)
    missing = tmp_path / "missing.carebak"
    assert recovery.open_with_sheet(opened.path, sheet, [missing, kept]) == RAW_KEY


def test_a_backup_under_a_password_of_its_own_opens_with_the_sheet(
    opened: ClassFile, tmp_path: Path
) -> None:
    sheet = new_sheet(opened)
    target = tmp_path / "office.carebak"
    back_up(opened.path, target, OTHER_KEY)
    word = recovery.password_of_backup(target, sheet)
    assert backup_file.check(target, word).counts["students"] == 12
    with pytest.raises(Refused, match=r"does not open “office\.carebak”"):
        recovery.password_of_backup(target, " ".join(sheet_groups(SECRET)))


def test_a_restored_class_file_still_opens_with_the_sheet(
    opened: ClassFile, tmp_path: Path
) -> None:
    sheet = new_sheet(opened)
    target = tmp_path / "office.carebak"
    back_up(opened.path, target)
    restored = tmp_path / "again" / "new.carebook"
    restored.parent.mkdir()
    backup_file.restore(target, OTHER_KEY, restored, PASSWORD)
    assert recovery.open_with_sheet(restored, sheet) == PASSWORD


def test_the_newest_sheet_fits_after_an_older_state_was_restored(
    opened: ClassFile, tmp_path: Path
) -> None:
    new_sheet(opened)
    older = tmp_path / "older.carebak"
    back_up(opened.path, older)
    newest = new_sheet(opened)
    backup_file.restore_over(opened, older, OTHER_KEY, before=lambda: None)
    assert recovery.open_with_sheet(opened.path, newest) == RAW_KEY
    opened.change_password(PASSWORD)
    assert recovery.open_with_sheet(opened.path, newest) == PASSWORD


def test_a_damaged_first_page_is_not_called_a_wrong_sheet(filled: Path) -> None:
    with ClassFile.open(filled, RAW_KEY) as class_file:
        sheet = new_sheet(class_file)
    flip(filled, 100)
    with told(Trouble.WRONG_PASSWORD_OR_DAMAGED, "damaged"):
        recovery.open_with_sheet(filled, sheet)


def test_the_sheet_works_when_the_power_went_in_the_middle_of_a_change(
    opened: ClassFile, tmp_path: Path
) -> None:
    """The sealed password lies there first, the file itself is still the old one."""
    sheet = new_sheet(opened)
    old = tmp_path / "old.carebook"
    shutil.copyfile(opened.path, old)
    recovery.keep_sealed(opened.path, opened.fact(recovery.RECIPIENT_FACT), OTHER_KEY, RAW_KEY)
    assert recovery.open_with_sheet(opened.path, sheet) == RAW_KEY
    assert len(student_names(opened)) == 12


# -- what goes wrong while a sheet is made


def _held(*_given: object, **_named: object) -> None:
    raise PermissionError(13, "held by a virus scanner")


def test_a_sheet_that_could_not_be_sealed_does_not_count(
    opened: ClassFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = new_sheet(opened)
    refused = recovery.new_key()
    with monkeypatch.context() as scanner, told(Trouble.NO_PERMISSION):
        scanner.setattr(recovery, "put_in_place", _held)
        opened.adopt_sheet(refused)
    opened.change_password(OTHER_KEY)
    assert recovery.open_with_sheet(opened.path, old) == OTHER_KEY


def test_a_sheet_that_the_file_could_not_note_does_not_count(
    opened: ClassFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = new_sheet(opened)

    def full(*_given: str) -> None:
        raise StorageTrouble(Trouble.DISK_FULL, "The disk is full.")

    with monkeypatch.context() as disk:
        disk.setattr(ClassFile, "set_fact", full)
        with told(Trouble.DISK_FULL):
            opened.adopt_sheet(recovery.new_key())
    assert recovery.open_with_sheet(opened.path, old) == RAW_KEY


@pytest.mark.parametrize(
    "plain", [b"[1e999]", b"[null]", b"{}", b"[" * 100_000, b"", b"\xff", b'"word"']
)
def test_a_forged_seal_opens_nothing(plain: bytes, opened: ClassFile) -> None:
    import pyrage

    key = recovery.new_key()
    opened.adopt_sheet(key)
    recipient = pyrage.x25519.Recipient.from_str(key.recipient)
    recovery.sealed_path(opened.path).write_bytes(pyrage.encrypt(plain, [recipient]))
    with pytest.raises(Refused, match="does not belong"):
        recovery.open_with_sheet(opened.path, " ".join(sheet_groups(key.secret)))


def test_a_seal_with_a_changed_byte_is_never_more_than_a_sheet_that_does_not_fit(
    opened: ClassFile,
) -> None:
    sheet = new_sheet(opened)
    place = recovery.sealed_path(opened.path)
    for at in range(0, place.stat().st_size, 3):
        flip(place, at, 0x55)
        with pytest.raises(Refused):
            recovery.open_with_sheet(opened.path, sheet)
        flip(place, at, 0x55)


def test_a_damaged_recipient_stops_neither_a_backup_nor_a_new_password(
    opened: ClassFile, tmp_path: Path
) -> None:
    new_sheet(opened)
    opened.set_fact(recovery.RECIPIENT_FACT, "age1 damaged")
    back_up(opened.path, tmp_path / "b.carebak")
    assert backup_zip.read_recovery(tmp_path / "b.carebak") == b""
    opened.change_password(OTHER_KEY)
    assert not recovery.sealed_path(opened.path).exists()
