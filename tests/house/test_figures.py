"""What the rooms can count is what stands in the file, and is told from the tables they name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.conftest import PASSWORD, TODAY
from tests.house.listening import statements, tables_in

from carekeeper import sample
from carekeeper.core.figures import names_in
from carekeeper.core.span import Span
from carekeeper.db.class_file import ClassFile
from carekeeper.room import Countable, Room
from carekeeper.rooms import ROOMS

FIRST, LAST = date(2026, 9, 1), date(2026, 11, 23)
TERM = Span(TODAY, FIRST, date(2027, 1, 20))
HERE = "binned_at is null and enrolment not in ('moved_away', 'suspended', 'left', 'graduated')"
MARKED = f"select count(*) from students where left_behind and {HERE}"
INSIDE = "between '2026-09-01' and '2026-11-23' and one.binned_at is null"
OF = "from {table} one join students s on s.id = one.student_id and s.binned_at is null where "
OWN_SQL = {
    "students.left_behind": MARKED,
    "students.boarders": f"{MARKED} and boarding = 'boarder'",
    "talks.held": f"select count(*) {OF} held_on {INSIDE}",
    "talks.students": f"select count(distinct student_id) {OF} held_on {INSIDE}",
    "visits.homes": "select count(distinct student_id) "
    f"{OF} held_on {INSIDE} and manner in ('home', 'school')",
    "visits.contacts": f"select count(*) {OF} held_on {INSIDE}",
    "diary.entries": f"select count(*) {OF} written_on {INSIDE}",
    "care.health": f"select count(*) {OF} happened_on {INSIDE} and kind in ('illness', 'accident')",
    "care.aid": f"select count(distinct student_id) {OF} given_on {INSIDE}",
    "study.sessions": f"select count(*) {OF} held_on {INSIDE}",
    "study.results": f"select count(*) {OF} checked_on {INSIDE}",
    "activities.held": f"select count(*) from activities one where held_on {INSIDE}",
}
TABLES = {
    "talks": "talks",
    "visits": "contacts",
    "diary": "diary_entries",
    "care.health": "life_entries",
    "care.aid": "aid",
    "study.sessions": "study_sessions",
    "study.results": "study_results",
}
FIGURES = {figure.name: figure for room in ROOMS for figure in room.figures}


@pytest.fixture(scope="module")
def term_of_a_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of twelve in its term."""
    path = tmp_path_factory.mktemp("class") / "twelve.carebook"
    sample.make(path, students=12, left_behind=8, months=4, today=TODAY, password=PASSWORD)
    return path


@pytest.fixture
def class_file(term_of_a_class: Path) -> Iterator[ClassFile]:
    """The class, just opened."""
    with ClassFile.open(term_of_a_class, PASSWORD) as opened:
        yield opened


@pytest.mark.parametrize("name", OWN_SQL)
def test_a_figure_is_what_own_sql_counts(name: str, class_file: ClassFile) -> None:
    table = TABLES.get(name) or TABLES.get(name.partition(".")[0], "")
    counted = FIGURES[name].count(class_file, TERM)
    with class_file.reading() as unit:
        assert unit.value(text(OWN_SQL[name].format(table=table))) == counted.number


@pytest.mark.parametrize("figure", FIGURES.values(), ids=lambda one: one.name)
def test_behind_a_figure_stands_each_that_was_counted(
    figure: Countable, class_file: ClassFile
) -> None:
    """She clicks on the number and sees whom and what it counts; each line opens its place."""
    counted = figure.count(class_file, TERM)
    assert len(counted.behind) >= counted.number
    assert all(one.title and one.place.room for one in counted.behind)
    dated = [one.on for one in counted.behind if one.on is not None]
    assert all(on <= LAST for on in dated)


@pytest.mark.parametrize("room", [one for one in ROOMS if one.figures], ids=lambda one: one.name)
def test_a_room_names_the_tables_that_its_figures_are_told_from(
    room: Room, class_file: ClassFile
) -> None:
    with statements() as sent:
        for figure in room.figures:
            figure.count(class_file, TERM)
    assert tables_in(sent) - {"photos"} == room.figures_read


def test_each_figure_has_a_name_of_its_own_that_a_text_can_keep() -> None:
    names = [figure.name for room in ROOMS for figure in room.figures]
    assert names_in("".join(f"{{{name}}}" for name in names)) == names
    assert {name.partition(".")[0] for name in names} <= {room.name for room in ROOMS}
