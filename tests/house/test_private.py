"""What is private stays on its own page: a secret word in each field, and every door tried."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins
from python_calamine import load_workbook
from sqlalchemy import Text
from tests.conftest import PASSWORD, TODAY

from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.db.backup_zip import PAYLOAD
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import metadata, private_tables
from carekeeper.db.schema import JOURNALED, handouts, students
from carekeeper.db.types import IsoDate, TextList
from carekeeper.giving_out import export, gathering
from carekeeper.giving_out.export import Wish
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store.changed import History

NOW = datetime.fromisoformat("2026-11-23T16:30")
KINDS = tuple(kind for room in ROOMS for kind in room.kinds)
SECRET = "密语"


class Secrets:
    """Words that stand nowhere else, one for each field of what is private."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def next(self) -> str:
        self.all.append(f"{SECRET}{len(self.all):03}末")
        return self.all[-1]


def value_of(column: Any, secrets: Secrets) -> Any:
    """Return what is written into a column: a secret word where there is room for words."""
    if isinstance(column.type, IsoDate):
        return TODAY
    if isinstance(column.type, TextList):
        return (secrets.next(), secrets.next())
    return secrets.next() if isinstance(column.type, Text) else True


@pytest.fixture
def secrets() -> Secrets:
    return Secrets()


@pytest.fixture
def class_file(class_file: ClassFile, secrets: Secrets) -> ClassFile:
    """A class with one student, of whom everything that is private says something."""
    class_file.hurry()
    with class_file.writing("王小雨") as unit:
        student = unit.insert(students, {"name": "王小雨", "left_behind": True})
    owners: dict[str, int] = {"students": student}
    for table in metadata.sorted_tables:
        if table.name not in private_tables():
            continue
        of = {key.parent.name: owners[key.column.table.name] for key in table.foreign_keys}
        written = {
            column.name: value_of(column, secrets)
            for column in table.c
            if column.name not in ("id", "binned_at", *of)
        }
        with class_file.writing("Changed") as unit:
            owners[table.name] = unit.insert(table, {**of, **written})
        for name in (name for name, told in written.items() if isinstance(told, str)):
            with class_file.writing("Changed") as unit:
                unit.update(table, owners[table.name], {name: secrets.next()})
        with class_file.writing("Printed") as unit:
            about = {"student_id": student, "layout": "filled", "destination": secrets.next()}
            unit.insert(handouts, {"at": NOW, "kind": table.name, **about})
    return class_file


def held_in(secrets: Secrets, raw: bytes | str) -> set[str]:
    """Return the secrets that stand in some bytes, in each way in which text is kept."""
    data = raw.encode() if isinstance(raw, str) else raw
    return {
        one
        for one in secrets.all
        if one.encode() in data or json.dumps(one).strip('"').encode() in data
    }


def test_a_private_table_is_journaled_has_no_photos_and_belongs_to_a_student() -> None:
    assert private_tables() >= {"education_plans", "education_reviews"}
    for name in private_tables():
        table = metadata.tables[name]
        assert name in JOURNALED
        assert "student_id" in table.c
        assert not any(column.info.get("photo") for column in table.c)


# -- backups


def office_backup(class_file: ClassFile, to: Path, *, chosen: bool, password: str = "") -> Path:
    """Write a backup for the school office; without a password its bytes can be searched."""
    leave_out = frozenset() if chosen else private_tables()
    why = Reason.BY_HAND
    source = (class_file.path, PASSWORD, to, password)
    backup_file.write(*source, reason=why, leave_out=leave_out)
    return to


def test_the_backup_for_the_office_has_nothing_of_it_in_any_byte(
    class_file: ClassFile, secrets: Secrets, tmp_path: Path
) -> None:
    """Searched is the class file in it without a password: rows, history, free pages and all."""
    made = office_backup(class_file, tmp_path / "office.carebak", chosen=False)
    with zipfile.ZipFile(made) as package:
        raw = package.read(PAYLOAD)
    assert SECRET.encode() not in raw
    assert held_in(secrets, made.read_bytes()) == set()
    info = backup_file.check(made, "")
    assert info.left_out == tuple(sorted(private_tables()))
    assert {info.counts[name] for name in private_tables()} == {0}
    assert info.counts["students"] == 1


def test_the_history_of_the_office_copy_goes_on_without_what_was_left_out(
    class_file: ClassFile, tmp_path: Path
) -> None:
    made = office_backup(class_file, tmp_path / "office.carebak", chosen=False, password="word")
    new = tmp_path / "new.carebook"
    backup_file.restore(made, "word", new, PASSWORD)
    with ClassFile.open(new, PASSWORD) as opened:
        told = History(opened, KINDS).latest(100)
        assert {line.label for line in told} == {"王小雨"}
        step = opened.next_undo()
        assert step is not None
        assert step.label == "王小雨"
        assert opened.undo() is not None


def test_a_step_that_wrote_something_else_too_stays_without_the_private_topic(
    class_file: ClassFile, tmp_path: Path
) -> None:
    table = metadata.tables["education_plans"]
    with class_file.writing("Both") as unit:
        unit.update(students, 1, {"hobbies": "画画"})
        unit.update(table, 1, {"situation": "x"})
    made = office_backup(class_file, tmp_path / "office.carebak", chosen=False)
    with zipfile.ZipFile(made) as package:
        raw = package.read(PAYLOAD)
    assert "画画".encode() in raw
    assert b'["education_plans", "students"]' not in raw


def test_the_backup_holds_all_of_it_when_chosen_and_her_own_always(
    class_file: ClassFile, secrets: Secrets, tmp_path: Path
) -> None:
    made = office_backup(class_file, tmp_path / "whole.carebak", chosen=True)
    with zipfile.ZipFile(made) as package:
        assert held_in(secrets, package.read(PAYLOAD)) == set(secrets.all)
    assert backup_file.check(made, "").left_out == ()


def test_a_backup_without_it_that_gets_a_password_later_still_says_so(
    class_file: ClassFile, tmp_path: Path
) -> None:
    made = office_backup(class_file, tmp_path / "office.carebak", chosen=False)
    assert backup_file.encrypt(made, "word").left_out == tuple(sorted(private_tables()))


def test_what_the_office_gathers_has_nothing_of_it_even_from_whole_backups(
    class_file: ClassFile, secrets: Secrets, tmp_path: Path
) -> None:
    made = office_backup(class_file, tmp_path / "whole.carebak", chosen=True, password="word")
    office = gathering.gather([made], "word", ROOMS, lambda _n, _of: None, names=True)
    told = json.dumps(to_builtins(office), ensure_ascii=False)
    told += json.dumps(to_builtins(gathering.tables(office)), ensure_ascii=False)
    assert SECRET not in told


# -- exports


def texts_in(made: Path) -> str:
    """Return everything that a file says, unpacked as far as it goes."""
    if made.suffix == ".zip":
        with zipfile.ZipFile(made) as package:
            return "\n".join(
                package.read(name).decode("utf-8", "replace") for name in package.namelist()
            )
    if made.suffix == ".xlsx":
        book = load_workbook(io.BytesIO(made.read_bytes()))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        return "\n".join(str(cell) for sheet in sheets for row in sheet for cell in row)
    return made.read_text("utf-8")


ALL_WISHES = [(what, suffix) for suffix, fits in export.FITS.items() for what in fits]


@pytest.mark.parametrize(("what", "suffix"), ALL_WISHES)
def test_no_export_has_anything_of_it(
    class_file: ClassFile, tmp_path: Path, what: str, suffix: str
) -> None:
    made = tmp_path / f"out{suffix}"
    export.write(class_file, made, Wish(what, suffix, sensitive=True), ROOMS, NOW)
    assert SECRET not in texts_in(made)


def test_open_data_hold_all_of_it_when_chosen_and_name_what_was_left_out_otherwise(
    class_file: ClassFile, secrets: Secrets, tmp_path: Path
) -> None:
    whole, rest = tmp_path / "whole.zip", tmp_path / "rest.zip"
    export.write(class_file, whole, Wish("everything", ".zip", private=True), ROOMS, NOW)
    export.write(class_file, rest, Wish("everything", ".zip"), ROOMS, NOW)
    kept = [
        str(value)
        for name in sorted(private_tables())
        for value in rows_of(class_file, name)
        if SECRET in str(value)
    ]
    assert kept
    assert all(value in texts_in(whole) for value in kept)
    told = json.loads(zipfile.ZipFile(rest).read("carekeeper.json"))
    assert told["left_out"] == sorted(private_tables())


def rows_of(class_file: ClassFile, name: str) -> list[Any]:
    """Return each text in the rows of a table."""
    with class_file.reading() as unit:
        rows = unit.rows(metadata.tables[name].select())
    values = [value for row in rows for value in row]
    return [one for value in values for one in (value if isinstance(value, tuple) else [value])]
