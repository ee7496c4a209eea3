"""Who of the class a line means, where a name is written in another way or a number slipped."""

from __future__ import annotations

import pytest
from tests.lists.reading import FIELDS, TODAY, read

from carekeeper import bringing_in
from carekeeper.bringing_in import Class
from carekeeper.core import concern
from carekeeper.lists.matching import NEW, UNCLEAR, Comparison, Known

NUMBER = "G330522201503081248"
CHEN = Known(1, {"name": "陈一诺", "school_number": NUMBER})
GULI = Known(2, {"name": "阿依古丽·买买提"})


def compared(text: str, *known: Known) -> Comparison:
    """Hold a list against a class."""
    school = Class("三（2）班", known, concern.LEVELS)
    return bringing_in.compare(read(text).table, FIELDS, school, today=TODAY)


@pytest.mark.parametrize("name", ["阿依古丽买买提", "阿依古丽•买买提", "阿依古丽 买买提"])
def test_a_name_without_its_dot_is_the_same_student(name: str) -> None:
    (one,) = compared(f"姓名\t性别\n{name}\t女\n", CHEN, GULI).outcomes
    assert one.known is GULI
    assert [change.name for change in one.changes] == ["sex"]


def test_a_name_in_traditional_characters_is_the_same_student() -> None:
    found = compared("姓名\t性別\n陳一諾\t女\n", CHEN, GULI)
    assert found.outcomes[0].known is CHEN
    assert [change.name for change in found.outcomes[0].changes] == ["sex"]
    assert found.missing == [GULI]


def test_numbers_that_slipped_by_a_row_rename_nobody() -> None:
    (one,) = compared(f"姓名\t学籍号\n王浩然\t{NUMBER}\n", CHEN).outcomes
    assert (one.state, one.known) == (UNCLEAR, None)
    assert "陈一诺" in one.proposal.doubts[0].sentence


def test_two_writings_of_one_name_in_a_list_are_asked_about() -> None:
    one, other = compared("姓名\t性别\n陈一诺\t女\n陳一諾\t女\n").outcomes
    assert (one.state, other.state) == (NEW, UNCLEAR)
