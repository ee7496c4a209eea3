"""A parcel is written whole or not at all, and received whole or not at all; whatever happens."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.conftest import TODAY
from tests.db.stories import OTHER_KEY, RAW_KEY, Halfway, beside, rows, student_names, told
from tests.db.test_disk_full import no_file_grows_beyond
from tests.db.test_killed import killed_after
from tests.db.workers import begin

from carekeeper.core import unfinished
from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db import backup_file, handouts, moves, parcel, snapshot
from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.parcel import Label
from carekeeper.db.schema import students
from carekeeper.db.troubles import trouble

LABEL = Label("0a" * 16, TODAY, "四（2）班")


def packed(book: Path, *ids: int) -> Path:
    """Return a parcel with these students beside their class file."""
    path = book.with_name("学生.careparcel")
    parcel.pack(book, RAW_KEY, path, OTHER_KEY, LABEL, ids, leave_out=())
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The class file of another class, in a folder of its own."""
    path = tmp_path / "other" / "四2班.carebook"
    ClassFile.create(path, RAW_KEY).close()
    return path


class PowerCut(BaseException):
    """The power goes off."""


@pytest.mark.parametrize("erase", [False, True])
def test_who_went_is_archived_with_the_note_of_it_or_not_at_all(
    erase: bool, opened: ClassFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the parcel would be taken back, and the records of its students be gone with it."""
    parcel_of = packed(opened.path, 1, 2)
    before = rows(opened.path, RAW_KEY)

    def full(*_given: object) -> None:
        raise trouble(Trouble.DISK_FULL, opened.path)

    monkeypatch.setattr(handouts, "add", full)
    with told(Trouble.DISK_FULL):
        moves.let_go(opened, LABEL, [1, 2], parcel_of, erase=erase)
    assert rows(opened.path, RAW_KEY) == before


def test_what_is_out_but_could_not_be_noted_is_told_as_that(
    opened: ClassFile, tmp_path: Path
) -> None:
    opened.path.rename(tmp_path / "away")
    where = {"printed": "x", "saved": "x", "destination": "/stick/名册.xlsx"}
    words = ("It went to “名册.xlsx”", "could not be noted")
    with told(Trouble.REPLACED, *words):
        handouts.note(opened, "export", [1], **where)


def test_a_power_cut_while_a_parcel_is_written_leaves_nothing(
    opened: ClassFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, names = rows(opened.path, RAW_KEY), beside(opened.path)

    def cut(*_given: object) -> None:
        raise PowerCut

    for place, name in ((snapshot, "examine"), (unfinished, "put_in_place")):
        with monkeypatch.context() as power:
            power.setattr(place, name, cut)
            with pytest.raises(PowerCut):
                packed(opened.path, 1, 2)
        assert beside(opened.path) == names
    assert rows(opened.path, RAW_KEY) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("size", [8_192, 70_000, 200_000])
def test_a_full_disk_leaves_no_parcel(size: int, opened: ClassFile) -> None:
    before, names = rows(opened.path, RAW_KEY), beside(opened.path)
    with no_file_grows_beyond(size), pytest.raises(StorageTrouble) as caught:
        packed(opened.path, 1, 2)
    assert caught.value.trouble in (Trouble.DISK_FULL, Trouble.OTHER)
    assert rows(opened.path, RAW_KEY) == before
    assert beside(opened.path) - {"三2班.carebook-journal"} == names


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_while_they_are_received_leaves_the_class_as_it_was(
    filled: Path, other: Path
) -> None:
    with ClassFile.open(filled, RAW_KEY) as opened, opened.writing("长") as unit:
        unit.insert(talks, {"student_id": 1, "held_on": TODAY, "said": "春" * 400_000})
    found = parcel.unpack(packed(filled, 1), OTHER_KEY)
    with ClassFile.open(other, RAW_KEY) as class_file:
        before = rows(other, RAW_KEY)
        with no_file_grows_beyond(other.stat().st_size + 8192), pytest.raises(StorageTrouble):
            moves.receive(class_file, found)
        assert rows(other, RAW_KEY) == before
        moves.receive(class_file, found)
        assert student_names(class_file) == ["学生1"]


def test_a_program_killed_while_it_receives_has_received_nobody(filled: Path, other: Path) -> None:
    shutil.copyfile(packed(filled, 1, 2, 3), other.with_name("学生.careparcel"))
    before = rows(other, RAW_KEY)
    killed_after(begin("receive_and_wait", other), 1)
    with ClassFile.open(other, RAW_KEY) as class_file:
        assert student_names(class_file) == []
    assert rows(other, RAW_KEY) == before
    snapshot.examine(other, RAW_KEY)


def test_what_goes_wrong_in_the_middle_takes_all_of_it_back(
    filled: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = parcel.unpack(packed(filled, 1, 2), OTHER_KEY)

    def fail(*_given: object, **_named: object) -> None:
        raise Halfway

    with ClassFile.open(other, RAW_KEY) as class_file:
        before = rows(other, RAW_KEY)
        with monkeypatch.context() as bad:
            bad.setattr(moves, "_note", fail)
            with pytest.raises(Halfway):
                moves.receive(class_file, found)
        assert rows(other, RAW_KEY) == before


def test_a_parcel_of_a_newer_program_says_so(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(filled, 1)
    monkeypatch.setattr(backup_file, "known_revisions", lambda: frozenset({"0001"}))
    with told(Trouble.TOO_NEW, "newer CareKeeper"):
        parcel.unpack(path, OTHER_KEY)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), min_size=1, max_size=5),
    st.sets(st.integers(0, 4), min_size=1),
)
def test_there_and_back_every_text_is_the_same(
    filled_book: Path, told_of: list[tuple[str, str, bool]], chosen: set[int]
) -> None:
    """Whatever is written of whichever students: they arrive with it, and come back with it."""
    with TemporaryDirectory() as folder:
        here, there = Path(folder) / "a.carebook", Path(folder) / "b" / "b.carebook"
        shutil.copyfile(filled_book, here)
        with ClassFile.open(here, RAW_KEY) as one, ClassFile.create(there, RAW_KEY) as other:
            with one.writing("写") as unit:
                for at, (notes, said, private) in enumerate(told_of, start=1):
                    unit.update(students, at, {"notes": notes})
                    talk = {"student_id": at, "held_on": TODAY, "said": said}
                    unit.insert(talks, {**talk, "confidential": private})
            ids = sorted(at + 1 for at in chosen)
            moves.receive(other, parcel.unpack(packed(here, *ids), OTHER_KEY))
            assert said_of(other) == [one_of for one_of in said_of(one) if one_of[0] in names(ids)]
            with one.writing("清空") as unit:
                for student_id in ids:
                    unit.update(students, student_id, {"binned_at": one.now()})
            with other.reading() as unit:
                back = [row.id for row in unit.rows(select(students.c.id))]
            path = there.with_name("back.careparcel")
            label = Label("1b" * 16, TODAY, "三（2）班")
            parcel.pack(there, RAW_KEY, path, OTHER_KEY, label, back, leave_out=())
            moves.receive(one, parcel.unpack(path, OTHER_KEY))
            again = said_of(one)
            assert again[len(again) - len(said_of(other)) :] == said_of(other)


def names(ids: list[int]) -> set[str]:
    return {f"学生{number}" for number in ids}


def said_of(class_file: ClassFile) -> list[tuple[str, str, str, bool]]:
    """Return what is written of whom, in the order in which it came."""
    query = select(students.c.name, students.c.notes, talks.c.said, talks.c.confidential)
    query = query.select_from(talks.join(students, students.c.id == talks.c.student_id))
    with class_file.reading() as unit:
        return [tuple(row) for row in unit.rows(query.order_by(talks.c.id))]
