"""A phone's camera takes the family's numbers from the card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.printing.vcard import FULL, POCKET, Contact, escaped, vcard

FAMILY = (
    Contact("奶奶", "陈桂兰", ("138 0000 1207",)),
    Contact("父亲", "王建国", ("139 0000 8841",)),
    Contact("母亲", "李秀英", ("137 0000 5526",)),
    Contact("姑姑", "王桂花", ("136 0000 3318",)),
)


@pytest.mark.usefixtures("chinese")
def test_the_phone_keeps_the_grandmother_under_the_name_of_the_student() -> None:
    lines = vcard("王小雨", FAMILY[:1]).split("\r\n")
    assert lines == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:王小雨的奶奶 陈桂兰;;;;",
        "FN:王小雨的奶奶 陈桂兰",
        "TEL:13800001207",
        "END:VCARD",
    ]


@pytest.mark.usefixtures("chinese")
def test_all_numbers_follow_in_the_order_of_calling_and_the_note_says_whose() -> None:
    card = vcard("王小雨", FAMILY)
    numbers = [line for line in card.split("\r\n") if line.startswith("TEL:")]
    assert numbers == ["TEL:13800001207", "TEL:13900008841", "TEL:13700005526", "TEL:13600003318"]
    assert "NOTE:电话依次为：奶奶陈桂兰、父亲王建国、母亲李秀英、姑姑王桂花" in card
    assert len(card.encode()) <= FULL


def test_a_pocket_card_takes_as_many_as_a_small_code_holds() -> None:
    card = vcard("王小雨", FAMILY, POCKET)
    assert len(card.encode()) <= POCKET
    assert 1 <= card.count("TEL:") < len(FAMILY)
    assert "13800001207" in card


def test_who_has_no_number_is_left_out() -> None:
    card = vcard("王小雨", (Contact("母亲", "李秀英", ()), *FAMILY[:1]))
    assert "李秀英" not in card
    assert card.count("TEL:") == 1
    assert vcard("王小雨", (Contact("母亲", "李秀英", ()),)) == ""


def test_a_second_number_of_one_person_is_named_too() -> None:
    two = (Contact("Granny", "Chen", ("138 0000 1207", "0572-0000 6688")), FAMILY[1])
    card = vcard("Rain", two)
    assert "NOTE:Call in this order: GrannyChen\\, GrannyChen\\, 父亲王建国" in card
    assert "TEL:0572-00006688" in card


def test_without_a_relation_the_student_and_the_name_remain() -> None:
    card = vcard("王小雨", (Contact("", "陈桂兰", ("138 0000 1207",)),))
    assert "FN:王小雨 陈桂兰\r\n" in card


@given(st.text(alphabet=st.characters(exclude_characters="\r\n")))
def test_an_escaped_text_reads_back_and_adds_no_line(text: str) -> None:
    safe = escaped(text)
    found, signs = "", iter(safe)
    for sign in signs:
        found += next(signs) if sign == "\\" else sign
    assert found == text
    assert escaped("a\r\nb\nc") == "a\\nb\\nc"
