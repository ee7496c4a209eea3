"""What is private stays on its own page: a secret word in each field, and every door tried."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins
from pypdf import PdfReader
from python_calamine import load_workbook
from sqlalchemy import Table
from tests.conftest import PASSWORD, TODAY
from tests.house.secrets_typed import (
    NOW,
    SECRET,
    Secrets,
    fill,
    held_in,
    is_secret,
    rows_of,
    secrets,
)

from carekeeper.core import logs
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.ids import StudentId
from carekeeper.core.paths import Paths
from carekeeper.core.print_job import Request
from carekeeper.core.print_job import Wish as PrintWish
from carekeeper.core.span import Span
from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.db.backup_zip import PAYLOAD
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import metadata, private_tables
from carekeeper.db.schema import JOURNALED, students
from carekeeper.giving_out import export, gathering
from carekeeper.giving_out.export import Wish
from carekeeper.room import Paper
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store.changed import History
from carekeeper.safekeeping.store.handouts import Handouts
from carekeeper.whole_file import papers, private_parts

__all__ = ["secrets"]


@pytest.fixture
def class_file(class_file: ClassFile, secrets: Secrets) -> ClassFile:
    """A class with one student, of whom everything that is private says something."""
    return fill(class_file, secrets)


KINDS = tuple(kind for room in ROOMS for kind in room.kinds)


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


def test_the_office_workbook_has_the_plans_on_a_sheet_only_when_chosen(
    class_file: ClassFile, tmp_path: Path
) -> None:
    """Its cells hold each field of the plan; that it was chosen is in the history."""
    made = tmp_path / "office.xlsx"
    wish = Wish("office", ".xlsx", private=True)
    export.write(class_file, made, wish, ROOMS, NOW)
    export.note(class_file, wish, made)
    texts = texts_in(made)
    assert all(one in texts for one in rows_of(class_file, "education_plans") if is_secret(one))
    told = Handouts(class_file, {}).latest(9)
    assert any("Individual education plans" in line.field for line in told)


# -- what the window says


def test_no_search_no_story_no_line_of_today_and_no_figure_tells_anything(
    class_file: ClassFile, secrets: Secrets
) -> None:
    told: list[object] = []
    for room in ROOMS:
        if room.search is not None:
            told += [room.search(class_file, one) for one in (SECRET, secrets.all[0])]
        if room.story is not None:
            told.append(room.story(class_file, StudentId(1)))
        if room.due_items is not None:
            told.append(room.due_items(class_file, TODAY))
        if room.rates is not None:
            told.append(room.rates(class_file, Span(TODAY)))
        if room.file_gaps is not None:
            told.append(room.file_gaps(class_file))
    assert SECRET not in repr(told)


def test_the_histories_and_the_labels_tell_that_a_plan_was_changed_and_no_more(
    class_file: ClassFile,
) -> None:
    lines = [
        *History(class_file, KINDS).of_student(1),
        *History(class_file, KINDS).latest(999),
        *Handouts(class_file, {}).latest(999),
    ]
    values = [(one.label, one.record, one.who, one.field, one.before) for one in lines]
    assert SECRET not in repr(values)
    assert {one.after for one in lines if one.record.startswith("Individual")} == {"Changed"}
    own = History(class_file, KINDS, private=True).of_student(1)
    assert SECRET in repr(own)
    assert {one.record for one in own} == {
        kind.label for kind in KINDS if kind.table in private_tables()
    }


# -- paper


def printed(class_file: ClassFile, paper: Paper, layout: str, ticks: frozenset[str]) -> str:
    """Return the words of a paper, each layout with these ticks."""
    offer = paper.offer(class_file, PrintWish(paper.name, (1,)), TODAY)
    answer = "" if offer.pick is None else offer.pick.answer
    ids = tuple(one.id for one in offer.choices)
    request = Request(ids, layout, "table", ticks, answer, offer.span)
    try:
        offer.read(request)
        pages = offer.pages(request, lambda _done, _of: None)
    except CareKeeperError:
        return ""  # such as nothing to print
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pages)).pages)


OTHER_PAPERS = sorted(set(papers(ROOMS)) - {"education-plan"})


@pytest.mark.parametrize("name", OTHER_PAPERS)
def test_no_other_paper_has_anything_of_it(class_file: ClassFile, name: str) -> None:
    """With every tick but that of the private parts themselves."""
    paper = papers(ROOMS)[name]
    unasked = {part.name for part in private_parts(ROOMS)}
    ticks = frozenset(tick.name for tick in paper.ticks) - unasked
    for layout in paper.layouts:
        assert SECRET not in printed(class_file, paper, layout.name, ticks)


def test_the_whole_file_has_it_when_it_is_ticked_and_it_is_asked_before(
    class_file: ClassFile,
) -> None:
    paper = papers(ROOMS)["file"]
    (part,) = private_parts(ROOMS)
    assert part.name not in {tick.name for tick in paper.ticks if tick.on}
    assert SECRET in printed(class_file, paper, "full", frozenset({part.name}))
    offer = paper.offer(class_file, PrintWish("file", (1,)), TODAY)
    request = Request((1,), "full", "clean", frozenset({part.name}))
    offer.read(request)
    assert "1 confidential record" in offer.question(request)
    offer.note(request, "printer")
    kinds = {line.who for line in Handouts(class_file, {}).of_student(1)}
    assert {"Whole file", "education_plans"} <= kinds


def test_its_own_paper_has_all_of_it(class_file: ClassFile) -> None:
    text = printed(class_file, papers(ROOMS)["education-plan"], "filled", frozenset())
    whole = "".join(text.split())
    for table in sorted(private_tables()):
        assert all(one in whole for one in rows_of(class_file, table) if is_secret(one))


# -- the log


def test_a_crash_leaves_no_word_of_it_in_the_log(
    class_file: ClassFile, secrets: Secrets, tmp_path: Path
) -> None:
    paths = Paths.of(tmp_path / "crash").make()
    handler = logs.start(paths)
    table, wrong = metadata.tables["education_plans"], {"situation": secrets.all[0]}
    with pytest.raises(Exception, match="NOT NULL") as caught:  # it is a plan of nobody
        write_into(class_file, table, wrong, secrets.all[1])
    logs.report(caught.value)
    logs.stop(handler)
    written = b"".join(one.read_bytes() for one in paths.logs.iterdir())
    assert b"IntegrityError" in written
    assert held_in(secrets, written) == set()


def write_into(class_file: ClassFile, table: Table, values: Mapping[str, Any], label: str) -> None:
    with class_file.writing(label) as unit:
        unit.insert(table, values)
