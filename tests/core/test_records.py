"""Frozen records behave as those of the standard decorator do."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from carekeeper.core.records import frozen, frozen_by_name


@frozen
class Pupil:
    """A pupil of this story."""

    name: str
    number: int = 0
    hobbies: tuple[str, ...] = field(default=(), repr=False)


@frozen_by_name
class Visit:
    """A visit; its fields need their names."""

    place: str = ""
    pupil: Pupil


@dataclass(frozen=True, slots=True)
class Usual:
    """The same pupil, made by the standard decorator."""

    name: str
    number: int = 0


def test_nothing_of_a_record_can_be_changed() -> None:
    pupil = Pupil("王小雨", 7)
    with pytest.raises(FrozenInstanceError):
        pupil.number = 8  # type: ignore[misc]
    assert replace(pupil, number=8) == Pupil("王小雨", 8)
    assert pupil == Pupil("王小雨", 7)


def test_records_are_equal_when_all_their_fields_are_and_they_are_of_one_kind() -> None:
    assert Pupil("王小雨", 7) == Pupil("王小雨", 7)
    assert Pupil("王小雨", 7) != Pupil("王小雨", 8)
    assert Pupil("王小雨", 7) != Usual("王小雨", 7)
    assert len({Pupil("王小雨"), Pupil("王小雨"), Pupil("李浩然")}) == 2


def test_a_record_shows_itself_but_not_what_is_to_stay_hidden() -> None:
    assert repr(Pupil("王小雨", 7, ("下棋",))) == "Pupil(name='王小雨', number=7)"


def test_fields_and_slots_are_as_usual() -> None:
    assert [one.name for one in fields(Pupil)] == ["name", "number", "hobbies"]
    assert not hasattr(Pupil("王小雨"), "__dict__")


def test_fields_of_a_record_by_name_need_their_names() -> None:
    assert Visit(pupil=Pupil("王小雨")).place == ""
    with pytest.raises(TypeError):
        Visit("家里", Pupil("王小雨"))  # type: ignore[misc]
