"""A value of a list that was not brought in (待核对) waits beside the field that it belongs to."""

from __future__ import annotations

from msgspec import Struct

from carekeeper.core.words import tr


class Waiting(Struct, frozen=True):
    """A value that waits to be checked, with the student it belongs to.

    `place` is where it belongs: the name of a field of the student's file, or of a person of the
    card, such as `father.phones`; `""` for what has no field.
    """

    id: int
    student_id: int
    place: str
    heading: str
    text: str
    sentence: str

    @property
    def told(self) -> str:
        """What the list said, and what is doubtful about it."""
        words = tr("To check: {heading} “{text}”. {sentence}")
        return words.format(heading=self.heading, text=self.text, sentence=self.sentence)

    @property
    def of_card(self) -> bool:
        """Whether it belongs to a person of the contact card."""
        return "." in self.place

    @property
    def role(self) -> str:
        """Whose field of the card it is: a relation, or `guardian`, `carer`, `member1` …"""
        return self.place.partition(".")[0]

    @property
    def field(self) -> str:
        """The name of the field; of several in one cell, the first."""
        name = self.place.rpartition(".")[2].removeprefix("*").split(",")[0]
        return "away_city" if name == "away_place" else name
