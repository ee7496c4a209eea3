"""A trend is laid out the same for screen and paper; nothing runs out of its frame."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core.trend import Frame, Moment, Trend, laid_out

FIRST = date(2025, 9, 10)
FRAME = Frame(30.0, 20.0, 400.0, 150.0)
shares = st.none() | st.floats(min_value=0, max_value=1)


def wide(text: str) -> float:
    """Say how wide a text is, as in a font of which each sign is as wide."""
    return 8.0 * len(text)


def trend(*points: float | None, since: int = -1) -> Trend:
    """Return a trend with an exam each month, with help from one of them on."""
    moments = tuple(
        Moment("月考", FIRST + timedelta(days=30 * n), one, "" if one is None else f"{one * 100:g}")
        for n, one in enumerate(points)
    )
    return Trend(moments, None if since < 0 else moments[since].day)


@given(st.lists(st.tuples(shares, shares), max_size=40), st.integers(min_value=-1, max_value=50))
def test_all_of_it_stands_in_its_frame(
    found: list[tuple[float | None, float | None]], begun: int
) -> None:
    moments = tuple(
        Moment("期中考试", FIRST + timedelta(days=n), own, "83.5", average)
        for n, (own, average) in enumerate(found)
    )
    since = None if begun < 0 else FIRST + timedelta(days=begun)
    left, top, width, height = FRAME.left, FRAME.top, FRAME.width, FRAME.height
    plot = laid_out(Trend(moments, since), FRAME, wide, 9.0)
    for x, y in [*plot.dots, *(place for one in (*plot.lines, *plot.averages) for place in one)]:
        assert left <= x <= left + width
        assert top - 0.01 <= y <= top + height + 0.01
    if plot.shade is not None:
        assert left <= plot.shade[0] < plot.shade[1] == left + width
    for words in (plot.told, plot.ticks):
        for one, after in pairwise(words):
            assert one.x + wide(one.text) / 2 <= after.x - wide(after.text) / 2


def test_one_exam_is_a_point_with_its_value() -> None:
    plot = laid_out(trend(0.83), FRAME, wide, 9.0)
    assert len(plot.dots) == 1
    assert plot.lines == ()
    assert [one.text for one in plot.told] == ["83"]


def test_a_value_stands_where_no_line_runs_through_it() -> None:
    plot = laid_out(trend(0.9, 0.6, 0.9, 0.9), FRAME, wide, 9.0)
    sides = [words.y > y for words, (_x, y) in zip(plot.told, plot.dots, strict=True)]
    assert sides == [False, True, False, False]


def test_an_exam_missed_is_a_gap_in_the_line() -> None:
    plot = laid_out(trend(0.6, 0.7, None, 0.8, 0.9), FRAME, wide, 9.0)
    assert [len(stroke) for stroke in plot.lines] == [2, 2]
    assert len(plot.dots) == 4


def test_thirty_exams_tell_their_months_and_as_many_values_as_have_room() -> None:
    plot = laid_out(trend(*(0.5 + n / 100 for n in range(30))), FRAME, wide, 9.0)
    assert plot.ticks[-1].text == "2028-01"
    assert plot.told[-1].text == "79"
    assert 5 < len(plot.told) < 30


def test_what_was_before_and_after_help_began() -> None:
    found = trend(0.6, 0.64, 0.7, 0.8, since=2)
    around = found.before_and_after()
    assert around is not None
    assert [found.in_words(share) for share in around] == ["62", "75"]
    assert trend(0.6, 0.7).before_and_after() is None
    assert trend(None, 0.7, since=1).before_and_after() is None
