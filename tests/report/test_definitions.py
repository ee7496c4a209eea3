"""Who is left behind by which definition, counted a second time by hand, and shown with reasons."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import TODAY

from carekeeper.commands import main
from carekeeper.core.enrolment import Enrolment, Episode
from carekeeper.core.ids import StudentId
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.report.facts.definitions import SEXES, dropouts
from carekeeper.report.facts.term import ReportTerm
from carekeeper.report.store import answers

AUTUMN = ReportTerm(2026, 1, date(2026, 9, 1), date(2027, 1, 20), TODAY)
"""The first term, as of 23 November."""

parent = st.tuples(st.sampled_from((True, False)), st.sampled_from((2, 3, 4, 6, 7)), st.booleans())
"""Whether a parent is away, for how many months, and else able to care."""
child = st.tuples(
    st.sampled_from(("male", "female", "")),
    st.sampled_from((date(2010, 11, 22), date(2010, 11, 24), date(2017, 3, 8))),
    st.sampled_from(("rural", "urban")),
    parent,
    parent,
)


def months_before(day: date, months: int) -> date:
    """Go back month by month."""
    for _month in range(months):
        before = day.month - 1 or 12
        day = day.replace(year=day.year - (day.month == 1), month=before)
    return day


def write(class_file: ClassFile, told: list[tuple]) -> None:
    with class_file.writing("a class") as unit:
        unit.execute(guardians.delete())
        unit.execute(students.delete())
        for n, (sex, born, registered, *parents) in enumerate(told, start=1):
            known = {"name": f"S{n}", "sex": sex, "birth_date": born}
            key = unit.insert(students, {**known, "registration_kind": registered})
            for relation, (away, months, able) in zip(("father", "mother"), parents, strict=True):
                since = months_before(TODAY, months).isoformat() if away else ""
                facts = {"away": away, "away_since": since, "able_to_care": able}
                unit.insert(guardians, {"student_id": key, "relation": relation, **facts})


def by_hand(one: tuple) -> tuple[str, str, str]:
    """Say what each definition says of a child."""
    _sex, born, registered, *parents = one
    away = [(months, able) for is_away, months, able in parents if is_away]
    home = [able for is_away, _months, able in parents if not is_away]
    under_16 = (TODAY.year - born.year) - ((TODAY.month, TODAY.day) < (born.month, born.day)) < 16
    alone = len(away) == 2 or (len(away) == 1 and home == [False])
    return (
        str(sum(months >= 3 for months, _able in away)),
        "yes" if any(months >= 6 for months, _able in away) else "no",
        "yes" if alone and under_16 and registered == "rural" else "no",
    )


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=st.lists(child, min_size=1, max_size=6))
def test_the_three_counts_are_those_made_by_hand_and_their_sums_agree(
    class_file: ClassFile, told: list[tuple]
) -> None:
    write(class_file, told)
    found = answers.answered(class_file, AUTUMN)
    expected = [by_hand(one) for one in told]
    assert [tuple(answer.value for answer in one.answers) for one in found] == expected
    for place, count in enumerate(answers.counted(class_file, found, AUTUMN)):
        rows = {row.value: row for row in count.rows}
        single = [row for value, row in rows.items() if value not in ("left_behind", "all")]
        for column, sex in enumerate(SEXES):
            down = sum(row.by_sex[column] for row in single)
            assert down == rows["all"].by_sex[column] == sum(one[0] == sex for one in told)
        for value, row in rows.items():
            if row in single:
                assert row.total == sum(one[place] == value for one in expected)
            assert row.total == sum(row.by_sex)
        if "left_behind" in rows:
            assert rows["left_behind"].total == rows["1"].total + rows["2"].total


def test_drop_outs_are_told_by_name_with_since_when_and_why() -> None:
    def enrolled(key: int, status: str, since: date | None, *ended: Episode) -> Enrolment:
        now = Episode(status=status, since=since, reason="打工")
        return Enrolment(student_id=StudentId(key), now=now, ended=ended)

    feared = Episode(status="suspected_dropout", since=date(2026, 10, 1), until=date(2026, 11, 2))
    told = {
        1: enrolled(1, "suspected_dropout", date(2026, 11, 9)),
        2: enrolled(2, "left", date(2026, 11, 2), feared),
        3: enrolled(3, "left", date(2025, 3, 1)),
        4: enrolled(4, "moved_away", date(2026, 10, 1)),
    }
    names = {1: "李浩然", 2: "王小雨", 3: "张思琪", 4: "刘子涵"}
    start = date(2026, 9, 1)

    now = dropouts(told, names, start, TODAY)
    assert [(one.name, one.suspected) for one in now] == [("李浩然", True), ("王小雨", False)]
    assert [one.since for one in now] == [date(2026, 11, 9), date(2026, 11, 2)]
    (before,) = dropouts(told, names, start, date(2026, 10, 20))
    assert (before.name, before.suspected, before.since) == ("王小雨", True, date(2026, 10, 1))


@pytest.fixture(autouse=True)
def _no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr("sys.stdin", None)


def test_the_command_tells_a_script_every_figure_with_its_five_keys(
    class_of_some: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(
            [
                "report",
                str(class_of_some),
                *("--term", "2026-2027/1", "--as-of", f"{TODAY}", "--json"),
            ]
        )
        == 0
    )
    told = json.loads(capsys.readouterr().out)
    assert told["term"] == "2026-2027/1"
    keys = ["name", "numerator", "denominator", "definition", "missing"]
    names = [rate["name"] for rate in told["rates"]]
    assert all(list(rate) == keys for rate in told["rates"])
    assert {"files_complete", "enrolled", "stayed_on", "talked_with", "visited"} <= set(names)
    assert {"contacted", "mentored", "checked_in", "cards_confirmed", "took_part"} <= set(names)
    assert "plans_reviewed" in names
    for rate in told["rates"]:
        assert rate["denominator"] - rate["numerator"] >= len(rate["missing"])
    assert {one["definition"] for one in told["definitions"]} == {
        *("register", "education", "civil_affairs")
    }


def test_the_command_speaks_in_words_and_says_what_is_no_term(
    class_of_some: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = ["--as-of", "2026-10-31"]
    assert main(["report", str(class_of_some), *day, "--lang", "zh_CN"]) == 0
    said = capsys.readouterr().out
    assert "2026—2027学年第一学期，截至2026年10月31日" in said
    assert "巩固率  12 / 12" in said
    assert main(["report", str(class_of_some), "--term", "2026/1"]) == 1
    assert "Please write it like 2026-2027/1." in capsys.readouterr().err
