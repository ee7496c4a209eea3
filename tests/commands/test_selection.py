"""Which students are meant by the words of a command."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.commands.selection import Selection, parse_selection, selected
from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.student_line import StudentLine

CLASS = [
    StudentLine(id=StudentId(11), name="王小雨", class_number=7, left_behind=True),
    StudentLine(id=StudentId(12), name="李浩然", class_number=12, left_behind=True),
    StudentLine(id=StudentId(13), name="蒋博文", class_number=13, left_behind=False),
    StudentLine(
        id=StudentId(14), name="唐鹏飞", class_number=15, left_behind=True, enrolment="moved_away"
    ),
    StudentLine(id=StudentId(15), name="范思远"),
]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("left-behind", [11, 12]),
        ("all", [11, 12, 13, 15]),
        ("7", [11]),
        ("7,12-15", [11, 12, 13]),
        ("12－15， 7", [11, 12, 13]),
        ("7、13", [11, 13]),
    ],
)
def test_students_are_named_in_three_ways(text: str, ids: list[int]) -> None:
    assert selected(CLASS, parse_selection(text)) == ids


@pytest.mark.parametrize("text", ["", "none", "7,", "7-", "15-12", "7;8", "-3", "1.5", "99999"])
def test_what_is_none_of_them_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="class numbers such as"):
        parse_selection(text)


@pytest.mark.parametrize(("text", "shown"), [("7,99", "99"), ("15", "15"), ("40-50", "40-50")])
def test_a_number_that_nobody_has_is_named(text: str, shown: str) -> None:
    with pytest.raises(Refused, match=f"the number {shown}"):
        selected(CLASS, parse_selection(text))


def test_a_class_without_left_behind_students_has_none_to_print() -> None:
    with pytest.raises(Refused, match="no such students"):
        selected([CLASS[2]], parse_selection("left-behind"))


@given(st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), min_size=1, max_size=5))
def test_any_spans_are_read_as_written(pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs]
    text = ",".join(f"{first}-{last}" for first, last in spans)
    assert parse_selection(text) == Selection(spans=tuple(spans))


@given(st.text(max_size=12))
def test_any_other_text_is_answered_with_a_sentence(text: str) -> None:
    with suppress(Invalid):
        assert isinstance(parse_selection(text), Selection)
