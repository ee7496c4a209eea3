"""Words are found in many texts at once, in the order of the texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core.texts import MOST_FOUND, Texts


def test_all_the_words_stand_in_one_text() -> None:
    texts = Texts([("new", "和奶奶摘白菜"), ("old", "奶奶 Sheng Huo"), ("last", "白菜")])

    assert texts.holding("奶奶") == ["new", "old"]
    assert texts.holding("奶奶 白菜") == ["new"]
    assert texts.holding("sheng奶") == []
    assert texts.holding("HUO") == ["old"]


def test_a_word_does_not_reach_from_one_text_into_the_next() -> None:
    assert Texts([(1, "雪"), (2, "人")]).holding("雪人") == []


def test_nothing_searched_finds_nothing() -> None:
    texts = Texts([(1, "雪人"), (2, "")])

    assert texts.holding("") == texts.holding(" 　") == []
    assert Texts[int]([]).holding("雪人") == []


def test_no_more_than_can_be_shown_is_found() -> None:
    assert Texts((n, "雪人") for n in range(100)).holding("雪") == list(range(MOST_FOUND))


@given(st.lists(st.text("ab雪人\n ", max_size=6)), st.text("ab雪人 ", max_size=4))
def test_it_finds_what_reading_each_text_finds(said: list[str], words: str) -> None:
    wanted = words.split()
    holding = [n for n, text in enumerate(said) if wanted and all(w in text for w in wanted)]

    assert Texts(enumerate(said)).holding(words) == holding[:MOST_FOUND]
