"""Telephone numbers as a vCard, for a QR code that a phone reads into its address book.

Version 3.0 (RFC 2426), because the cameras of older phones know no newer one. One card, not one
for each person: readers take only the first of several. It carries the first contact's name and
all numbers; who answers at which number stands in the note, because most readers drop other
labels of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from carekeeper.core.words import tr

FULL, POCKET = 300, 210
"""Bytes that a QR code of 22 and of 16 mm can hold and a phone still reads (modules 0.3 mm)."""


class Contact(Struct, frozen=True):
    """Somebody to call for a student: what the student calls them, their name, their numbers."""

    relation: str
    name: str
    numbers: tuple[str, ...]


def vcard(student: str, contacts: Sequence[Contact], limit: int = FULL) -> str:
    """Return one vCard with the numbers of a student's contacts, in the order of calling.

    The first contact is always whole; of the others as many follow as `limit` bytes of UTF-8
    hold. Without any number the text is empty.
    """
    reachable = [contact for contact in contacts if contact.numbers]
    if not reachable:
        return ""
    card = _card(student, reachable[:1])
    for count in range(2, len(reachable) + 1):
        longer = _card(student, reachable[:count])
        if len(longer.encode()) > limit:
            break
        card = longer
    return card


def escaped(text: str) -> str:
    r"""Return a text as a value of a vCard: `\`, `;`, `,` and line breaks escaped."""
    text = text.replace("\r\n", "\n").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _card(student: str, contacts: Sequence[Contact]) -> str:
    first = contacts[0]
    relation = tr("{student}'s {relation}").format(student=student, relation=first.relation)
    name = escaped(f"{relation if first.relation else student} {first.name}".strip())
    numbers = [(contact, number) for contact in contacts for number in contact.numbers]
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{name};;;;", f"FN:{name}"]
    lines += [f"TEL:{escaped(dialled(number))}" for _, number in numbers]
    if len(contacts) > 1:
        people = tr(", ").join(f"{contact.relation}{contact.name}" for contact, _ in numbers)
        lines.append("NOTE:" + escaped(tr("Call in this order: {people}").format(people=people)))
    return "\r\n".join([*lines, "END:VCARD"])


def dialled(number: str) -> str:
    """Return a kept number as a phone dials it; an extension comes after a pause.

    Run together, number and extension would be the number of somebody else.
    """
    plain = number.replace("转", ",")
    return "".join(sign for sign in plain if sign.isdigit() or sign in "+-*#,")
