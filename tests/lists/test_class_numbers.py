"""The class numbers of new students: the list's own running numbers, and those behind them."""

from __future__ import annotations

from tests.lists.reading import FIELDS, TODAY, read

from carekeeper import bringing_in
from carekeeper.bringing_in import Class
from carekeeper.core import concern


def numbers(text: str, first: int | None) -> list[int | None]:
    """Return the class number that each student of a list gets in an empty class."""
    table = read(text).table
    found = bringing_in.compare(table, FIELDS, Class("", (), concern.LEVELS), today=TODAY)
    drafts = bringing_in.drafts(found, table, FIELDS, first_number=first)
    return [draft.values.get("class_number") for draft in drafts]


def test_no_two_get_one_number_where_a_list_numbers_only_some() -> None:
    list_of_two_parts = "序号\t姓名\n1\t王小雨\n2\t李浩然\n\t张思琪\n1\t郑晓东\n3\t冯天佑\n"
    assert numbers(list_of_two_parts, 1) == [1, 2, 4, 5, 3]


def test_without_being_asked_for_only_the_lists_own_numbers_are_given() -> None:
    assert numbers("序号\t姓名\n1\t王小雨\n\t张思琪\n", None) == [1, None]


def test_a_column_of_class_numbers_goes_before() -> None:
    assert numbers("序号\t姓名\t座号\n1\t王小雨\t5\n2\t李浩然\t\n", 1) == [5, 6]
