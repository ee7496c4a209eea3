"""Automatic backups, the history in words, and the recycle bin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.held import held, refusal

from carekeeper.core import unfinished
from carekeeper.core.errors import StorageTrouble
from carekeeper.core.fields import Choice, Field, Kind
from carekeeper.core.paths import Paths
from carekeeper.core.settings import Settings
from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo, Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import changes, guardians, steps, students
from carekeeper.room import RecordKind
from carekeeper.safekeeping import store
from carekeeper.safekeeping.store import AutomaticBackups, RecycleBin
from carekeeper.safekeeping.store.changed import History

KEY = "x'" + "2b7e151628aed2a6abf7158809cf4f3c" * 2 + "'"
AT = datetime.fromisoformat("2026-11-23T16:30")
STUDENT = RecordKind(
    "students",
    "Student",
    (
        Field("name", "Name"),
        Field("birth_date", "Born", Kind.DATE),
        Field("id_number", "ID number", Kind.ID_NUMBER, sensitive=True),
        Field("left_behind", "Left behind", Kind.FLAG),
        Field("categories", "Categories", Kind.CHOICES, choices=(Choice("low_income", "低保"),)),
        Field("photo", "Photo", Kind.PHOTO),
    ),
    lambda values: str(values.get("name") or ""),
)
PERSON = RecordKind(
    "guardians",
    "Guardian",
    (Field("name", "Name"), Field("phones", "Phones", Kind.PHONES)),
    lambda values: str(values.get("name") or ""),
)


@pytest.fixture
def class_file(tmp_path: Path) -> Iterator[ClassFile]:
    """An empty class file whose password needs no deriving, on a day of the stories."""
    with ClassFile.create(tmp_path / "三2班.carebook", KEY) as made:
        made.now = lambda: AT
        yield made


def add(file: ClassFile, name: str, **values: Any) -> int:
    """Add a student."""
    with file.writing(f"{name} 来了") as unit:
        return unit.insert(students, {"name": name, **values})


def add_person(file: ClassFile, student: int, name: str, **values: Any) -> int:
    """Add a person to a student's card."""
    with file.writing(f"{name} 加上") as unit:
        return unit.insert(guardians, {"student_id": student, "name": name, **values})


def change(file: ClassFile, student: int, **values: Any) -> None:
    """Change some fields of a student's file."""
    with file.writing("改了") as unit:
        unit.update(students, student, values)


# -- automatic backups


class Shelf:
    """The automatic backups of one class, with a clock that the story turns."""

    def __init__(self, folder: Path, file: ClassFile) -> None:
        self.file = file
        self.day = AT
        self.backups = AutomaticBackups(folder, file.fact("identity"), lambda: self.day)

    def make(self, days: int = 0, reason: Reason = Reason.CLOSING) -> BackupInfo:
        self.day += timedelta(days=days)
        return self.backups.make(self.file.path, self.file.password, reason)

    def days(self) -> list[int]:
        return [(info.made_at - AT).days for info in self.backups.all()]


@pytest.fixture
def shelf(tmp_path: Path, class_file: ClassFile) -> Shelf:
    """Where the automatic backups of the class file go."""
    return Shelf(tmp_path / "backups", class_file)


def test_a_backup_lies_with_those_of_its_class(shelf: Shelf) -> None:
    add(shelf.file, "小满")
    made = shelf.make()
    assert made.path.name == "三2班 2026-11-23 163000.carebak"
    assert made.path.parent.name == shelf.file.fact("identity")
    assert made.reason == Reason.CLOSING
    assert backup_file.check(made.path, KEY).counts["students"] == 1


def test_two_backups_in_one_second_do_not_overwrite_each_other(shelf: Shelf) -> None:
    first, second = shelf.make(), shelf.make()
    assert first.path != second.path
    assert len(shelf.backups.all()) == 2


def test_a_backup_whose_temporary_copy_is_held_is_made_all_the_same(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner looks at the copy that has just been packed."""
    pack = backup_file.backup_zip.pack

    with monkeypatch.context() as patch, ExitStack() as scanner:

        def pack_and_scan(part: Path, info: BackupInfo, payload: Path, sealed: bytes) -> None:
            pack(part, info, payload, sealed)
            scanner.enter_context(held(monkeypatch, payload))

        patch.setattr(backup_file.backup_zip, "pack", pack_and_scan)
        made = shelf.make()
    assert backup_file.check(made.path, KEY)


def test_a_backup_that_is_held_where_it_was_made_counts_all_the_same(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was made without its class's identity, and cannot be put to the others yet."""
    backups = AutomaticBackups(shelf.backups._folder, "", lambda: AT)
    with monkeypatch.context() as patch:
        patch.setattr(store, "put_in_place", refused)
        made = backups.make(shelf.file.path, KEY, Reason.UPGRADE)
    assert made.path.is_file()
    assert backups.all() == [made]


def refused(_part: Path, _target: Path) -> None:
    """Do as a system does whose file is held."""
    raise refusal()


def test_old_backups_go_after_a_good_new_one(shelf: Shelf) -> None:
    shelf.make()
    for _ in range(20):
        shelf.make(days=1)
    assert shelf.days() == list(range(20, 5, -1))


def test_no_backup_goes_before_a_restore(shelf: Shelf) -> None:
    for _ in range(16):
        shelf.make(days=1, reason=Reason.RESTORE)
    assert len(shelf.days()) == 16


def test_no_backup_goes_when_the_new_one_fails(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(16):
        shelf.make(days=1, reason=Reason.RESTORE)

    def no_room(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(unfinished, "put_in_place", no_room)
    with pytest.raises(StorageTrouble, match="The disk is full"):
        shelf.make(days=1)
    assert len(shelf.days()) == 16


def test_the_newest_good_backup_is_found_behind_a_damaged_one(shelf: Shelf) -> None:
    good, damaged = shelf.make(), shelf.make(days=1)
    with damaged.path.open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"scratch")
    assert [info.path for info in shelf.backups.all()] == [damaged.path, good.path]
    newest = shelf.backups.newest_verified()
    assert newest is not None
    assert newest.path == good.path


def test_where_nothing_is_backed_up_nothing_is_found(shelf: Shelf) -> None:
    assert shelf.backups.all() == []
    assert shelf.backups.newest_verified() is None


def test_before_an_upgrade_the_class_is_not_known_yet(shelf: Shelf, tmp_path: Path) -> None:
    unknown = AutomaticBackups(tmp_path / "backups")
    made = unknown.make(shelf.file.path, KEY, Reason.UPGRADE)
    assert [info.path for info in shelf.backups.all()] == [made.path]
    assert made.path.parent.name == shelf.file.fact("identity")


def test_the_backups_of_a_file_that_does_not_open_are_found_by_its_name(
    shelf: Shelf, tmp_path: Path
) -> None:
    mine = shelf.make().path
    with ClassFile.create(tmp_path / "五1班.carebook", KEY) as other:
        theirs = Shelf(tmp_path / "backups", other).make().path
    every = AutomaticBackups(tmp_path / "backups")
    assert {info.path for info in every.all()} == {mine, theirs}
    assert [info.path for info in every.of_book(tmp_path / "五1班.carebook")] == [theirs]
    assert [info.path for info in every.of_book(shelf.file.path)] == [mine]
    assert len(every.of_book(tmp_path / "没见过.carebook")) == 2


def test_backups_go_where_the_settings_say(class_file: ClassFile, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    plain = store.automatic_backups(class_file, settings)
    made = plain.make(class_file.path, KEY, Reason.BY_HAND)
    assert made.path.is_relative_to(Paths.of().backups)
    settings.change(backup_folder=str(tmp_path / "D盘"))
    chosen = store.automatic_backups(class_file, settings)
    assert chosen.make(class_file.path, KEY, Reason.BY_HAND).path.is_relative_to(tmp_path / "D盘")
    assert len(store.automatic_backups(None, settings).all()) == 1


def test_the_last_backup_outside_is_remembered(class_file: ClassFile, tmp_path: Path) -> None:
    assert store.last_outside_backup(class_file) is None
    target = tmp_path / "U盘.carebak"
    info = backup_file.write(class_file.path, KEY, target, "", reason=Reason.BY_HAND, leave_out=())
    store.note_outside_backup(class_file, info)
    class_file.undo()
    last = store.last_outside_backup(class_file)
    assert last is not None
    assert last.at == AT
    assert last.destination == str(target)


# -- history in words


@pytest.fixture
def history(class_file: ClassFile) -> History:
    """The history of students and of the persons on their cards."""
    return History(class_file, (STUDENT, PERSON))


def test_each_change_is_told_in_the_words_of_its_field(
    class_file: ClassFile, history: History
) -> None:
    student = add(class_file, "小满", name_keys="xm")
    change(class_file, student, birth_date=date(2017, 5, 20), left_behind=True, sort_key="x")
    person = add_person(class_file, student, "奶奶")
    with class_file.writing("电话") as unit:
        unit.update(guardians, person, {"phones": ("13800001207",)})
    lines = history.of_student(student)
    told = [(line.record, line.who, line.field, line.before, line.after) for line in lines]
    assert told == [
        ("Guardian", "奶奶", "Phones", "", "138 0000 1207"),
        ("Guardian", "奶奶", "", "", "Added"),
        ("Student", "小满", "Born", "", "20 May 2017"),
        ("Student", "小满", "Left behind", "", "Yes"),
        ("Student", "小满", "", "", "Added"),
    ]
    assert {line.at for line in lines} == {AT}
    assert lines[0].label == "电话"


def test_a_sensitive_number_is_masked(class_file: ClassFile, history: History) -> None:
    student = add(class_file, "小满")
    change(class_file, student, id_number="110101201705200019")
    line = history.of_student(student)[0]
    assert line.after.endswith("0019")
    assert "20170520" not in line.after


def test_what_was_undone_says_so(class_file: ClassFile, history: History) -> None:
    student = add(class_file, "小满")
    change(class_file, student, name="小滿")
    class_file.undo()
    undo, undone, added = history.of_student(student)
    assert (undo.kind, undo.before, undo.after, undo.undone) == ("undo", "小滿", "小满", False)
    assert (undone.kind, undone.before, undone.after, undone.undone) == (
        "change",
        "小满",
        "小滿",
        True,
    )
    assert not added.undone


def test_a_person_who_was_deleted_still_has_a_name(class_file: ClassFile, history: History) -> None:
    student = add(class_file, "小满")
    person = add_person(class_file, student, "舅舅", phones=("13800001207",))
    with class_file.writing("删除") as unit:
        unit.delete(guardians, person)
    gone, came, _ = history.of_student(student)
    assert (gone.who, gone.before, gone.after) == ("舅舅", "Deleted", "")
    assert (came.who, came.after) == ("舅舅", "Added")


def test_the_way_to_the_bin_and_back_is_told(class_file: ClassFile, history: History) -> None:
    student = add(class_file, "小满")
    change(class_file, student, binned_at=AT)
    change(class_file, student, binned_at=None)
    assert [line.after for line in history.of_student(student)][:2] == [
        "Restored from the recycle bin",
        "In the recycle bin",
    ]


def test_the_latest_steps_of_the_class_come_first(class_file: ClassFile, history: History) -> None:
    for number in range(5):
        add(class_file, f"学生{number}")
    assert [line.who for line in history.latest(3)] == ["学生4", "学生3", "学生2"]
    assert len(history.latest(100)) == 5


# -- recycle bin


def test_the_bin_lists_what_was_put_there_last_first(class_file: ClassFile) -> None:
    first, second = add(class_file, "小满"), add(class_file, "阿依古丽·买买提")
    uncle = add_person(class_file, first, "舅舅")
    aunt = add_person(class_file, second, "姑姑")
    for table, row, minute in ((guardians, uncle, 1), (students, second, 2), (guardians, aunt, 3)):
        with class_file.writing("回收") as unit:
            unit.update(table, row, {"binned_at": AT + timedelta(minutes=minute)})
    items = RecycleBin(class_file, (STUDENT, PERSON)).items()
    assert [(item.record, item.name, item.student) for item in items] == [
        ("Student", "阿依古丽·买买提", ""),
        ("Guardian", "舅舅", "小满"),
    ]


def test_a_person_comes_back_and_can_be_undone(class_file: ClassFile) -> None:
    student = add(class_file, "小满")
    uncle = add_person(class_file, student, "舅舅")
    with class_file.writing("回收") as unit:
        unit.update(guardians, uncle, {"binned_at": AT})
    heard: list[frozenset[str]] = []
    class_file.listen(lambda changed: heard.append(changed.tables))
    recycle_bin = RecycleBin(class_file, (STUDENT, PERSON))
    recycle_bin.restore(recycle_bin.items()[0])
    assert recycle_bin.items() == []
    assert heard == [frozenset({"guardians"})]
    step = class_file.undo()
    assert step is not None
    assert step.label == "舅舅 restored"
    assert len(recycle_bin.items()) == 1


def test_a_person_deleted_for_good_leaves_nothing_behind(class_file: ClassFile) -> None:
    student = add(class_file, "小满")
    uncle = add_person(class_file, student, "舅舅", phones=("13800001207",))
    with class_file.writing("回收") as unit:
        unit.update(guardians, uncle, {"binned_at": AT})
    recycle_bin = RecycleBin(class_file, (STUDENT, PERSON))
    recycle_bin.delete_for_good(recycle_bin.items())
    assert recycle_bin.items() == []
    with class_file.reading() as unit:
        assert unit.rows(guardians.select()) == []
        assert "13800001207" not in str(unit.rows(changes.select()))
        assert [row.label for row in unit.rows(steps.select())] == ["小满 来了"]
    undone = class_file.undo()
    assert undone is not None
    assert undone.label == "小满 来了"


def test_a_room_can_do_it_in_its_own_way(class_file: ClassFile) -> None:
    student = add(class_file, "小满", binned_at=AT)
    restored: list[int] = []
    erased: list[list[int]] = []
    recycle_bin = RecycleBin(
        class_file,
        (STUDENT,),
        restore={"students": restored.append},
        erase={"students": lambda ids: erased.append(list(ids))},
    )
    items = recycle_bin.items()
    recycle_bin.restore(items[0])
    recycle_bin.delete_for_good(items)
    assert restored == [student]
    assert erased == [[student]]
