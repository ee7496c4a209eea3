"""Keeps phrases of the teacher's own, by the field where they are used."""

from __future__ import annotations

from sqlalchemy import select

from carekeeper.core.words import tr
from carekeeper.db.care_tables import phrases
from carekeeper.db.class_file import ClassFile


class Phrases:
    """Phrases of the teacher's own (常用语), by the field where they are used."""

    def __init__(self, class_file: ClassFile) -> None:
        self._file = class_file

    def of(self, place: str) -> list[tuple[int, str]]:
        """Return number and text of the phrases of a place such as `talk.said`."""
        query = select(phrases.c.id, phrases.c.text).where(phrases.c.place == place)
        with self._file.reading() as unit:
            return [(row.id, row.text) for row in unit.rows(query.order_by(phrases.c.id))]

    def add(self, place: str, text: str, *, initiator: object | None = None) -> None:
        """Keep a phrase; one that is kept already is not kept twice."""
        clean = " ".join(text.split())
        if not clean or clean in (known for _id, known in self.of(place)):
            return
        with self._file.writing(tr("Phrase saved"), initiator=initiator) as unit:
            unit.insert(phrases, {"place": place, "text": clean})

    def remove(self, phrase_id: int, *, initiator: object | None = None) -> None:
        """Delete a phrase; undo brings it back."""
        with self._file.writing(tr("Phrase deleted"), initiator=initiator) as unit:
            unit.delete(phrases, phrase_id)
