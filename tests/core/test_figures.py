"""Figures that stay linked to the records: what is kept, and what is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core.figures import filled, link, names_in, pieces

NAMES = st.from_regex(r"[a-z][a-z_]{0,8}(\.[a-z][a-z_]{0,8}){1,2}", fullmatch=True)
WORDS = st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs",)), max_size=20)


def test_a_figure_stands_where_the_number_is_read() -> None:
    kept = "谈心 {talks.held} 次，家访 {visits.homes} 户。"
    told = {"talks.held": "51", "visits.homes": "13"}
    assert filled(kept, told.__getitem__) == "谈心 51 次，家访 13 户。"
    assert names_in(kept) == ["talks.held", "visits.homes"]


def test_braces_that_she_types_herself_stay_hers() -> None:
    own = "{ } {小雨} {Talks.held} {talks} {talks.} {{x"
    assert filled(own, lambda _name: "wrong") == own
    assert names_in(own) == []


@given(st.lists(st.tuples(WORDS, NAMES)), WORDS)
def test_a_text_comes_back_from_its_pieces(told: list[tuple[str, str]], last: str) -> None:
    kept = "".join(text + link(name) for text, name in told) + last
    assert list(pieces(kept)) == [*told, (last, "")]
    assert "".join(text + (link(name) if name else "") for text, name in pieces(kept)) == kept
    assert filled(kept, link) == kept
