"""Two of one name are told apart: by number, by birthday, or by a letter."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import words
from carekeeper.core.namesakes import Namesake, told_apart


def test_a_name_that_stands_once_stays_as_it_is() -> None:
    assert told_apart([Namesake(1, "陈一诺", 3), Namesake(2, "王浩然", 4)]) == {}


def test_the_class_number_tells_namesakes_apart(chinese: None) -> None:
    alike = [Namesake(1, "陈一诺", 3), Namesake(2, "陈一诺", 17)]
    assert told_apart(alike) == {1: "陈一诺（学号 3）", 2: "陈一诺（学号 17）"}


def test_without_a_number_of_their_own_it_is_the_birthday(chinese: None) -> None:
    alike = [
        Namesake(1, "陈一诺", None, date(2015, 3, 8)),
        Namesake(2, "陈一诺", 17, date(2015, 3, 8)),
    ]
    assert told_apart(alike) == {1: "陈一诺（A）", 2: "陈一诺（学号 17）"}
    born = [Namesake(1, "陈一诺", 3, date(2015, 3, 8)), Namesake(2, "陈一诺", 3, date(2015, 9, 1))]
    assert told_apart(born) == {1: "陈一诺（2015年3月8日生）", 2: "陈一诺（2015年9月1日生）"}


def test_nobody_carries_a_number_because_of_a_student_who_left() -> None:
    left = Namesake(2, "陈一诺", 17, gone=True)
    assert told_apart([Namesake(1, "陈一诺", 3), left]) == {2: "陈一诺 (no. 17)"}


_PEOPLE = st.lists(
    st.builds(
        Namesake,
        st.integers(1, 10**6),
        st.sampled_from(["陈一诺", "王浩然", ""]),
        st.none() | st.integers(1, 4),
        st.none() | st.dates(date(2015, 1, 1), date(2015, 1, 4)),
        st.booleans(),
    ),
    unique_by=lambda one: one.id,
    max_size=20,
)


@given(_PEOPLE, st.sampled_from(words.LANGUAGES))
def test_no_two_who_are_here_are_called_the_same(people: list[Namesake], language: str) -> None:
    words.use(language)
    called = told_apart(people)
    here = [called.get(one.id, one.name) for one in people if one.name and not one.gone]
    assert len(set(here)) == len(here)
