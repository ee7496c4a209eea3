"""Scores as a teacher types them, and what is said where they cannot be."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import scores, words
from carekeeper.core.errors import Invalid
from carekeeper.core.scores import Score

FULL = 10_000


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("83", 8_300),
        ("83.5", 8_350),
        (" 83.50 ", 8_350),
        ("８３．５", 8_350),
        ("83。5", 8_350),
        ("83分", 8_300),
        ("0", 0),
        ("100", 10_000),
        ("100.00", 10_000),
    ],
)
def test_points_are_read_as_they_come_from_the_keyboard(typed: str, points: int) -> None:
    assert scores.parse(typed, FULL) == Score(points)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("缺考", "absent"), ("缺", "absent"), ("免考", "exempt"), ("Absent", "absent")],
)
def test_why_there_are_no_points_is_an_answer_too(typed: str, answer: str) -> None:
    assert scores.parse(typed, FULL) == Score(answer=answer)


def test_an_empty_cell_is_no_score() -> None:
    assert scores.parse("", FULL) is None
    assert scores.parse("　 ", FULL) is None


@pytest.mark.parametrize("typed", ["100.5", "101", "8350", "９９９"])
def test_more_than_the_full_mark_is_said(typed: str) -> None:
    with pytest.raises(Invalid, match="full mark is 100"):
        scores.parse(typed, FULL)


@pytest.mark.parametrize(
    "typed", ["-5", "−5", "A", "八十三", "83,5", "8.3.5", "83.505", "٨٣", "+8"]
)
def test_what_is_no_score_is_said_in_a_sentence(typed: str) -> None:
    with pytest.raises(Invalid, match="not a score"):
        scores.parse(typed, FULL)


@pytest.mark.parametrize("typed", ["0", "-1", "1001", "", "hundred"])
def test_a_full_mark_is_more_than_nothing(typed: str) -> None:
    with pytest.raises(Invalid, match="full mark"):
        scores.parse_full_mark(typed)


@given(st.integers(min_value=0, max_value=15_000), st.sampled_from(words.LANGUAGES))
def test_what_is_shown_is_read_as_the_same_score(points: int, language: str) -> None:
    with words.speaking(language):
        for score in (Score(points), *(Score(answer=code) for code in scores.ANSWERS)):
            assert scores.parse(scores.score_shown(score), 15_000) == score


@given(st.text(max_size=12), st.integers(min_value=1, max_value=100_000))
def test_whatever_is_typed_is_a_score_or_a_sentence(typed: str, full_mark: int) -> None:
    with suppress(Invalid):
        found = scores.parse(typed, full_mark)
        assert found is None or found.answer or 0 <= (found.points or 0) <= full_mark
