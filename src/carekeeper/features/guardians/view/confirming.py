"""Going through cards: the numbers to read out are looked at before anything is noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from carekeeper.core import family, phone
from carekeeper.core.words import tr
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.view.form import ConfirmDialog

_NAMES = 6


def ask_confirmation(
    guardians: Guardians, ids: Sequence[int], today: Callable[[], date], parent: QWidget | None
) -> ConfirmDialog:
    """Open the panel with the numbers of these cards; what it asks is noted when it is accepted."""
    cards = guardians.cards(ids)
    dialog = ConfirmDialog(_names(cards), _numbers(cards), today, parent=parent)
    dialog.confirmed.connect(lambda on, manner, whom: guardians.confirm(ids, on, manner, whom))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()
    return dialog


def _names(cards: Sequence[ContactCard]) -> str:
    names = [card.student.name for card in cards]
    shown = tr(", ").join(names[:_NAMES])
    if len(names) <= _NAMES:
        return shown
    return tr("{names} and {n} more").format(names=shown, n=len(names) - _NAMES)


def _numbers(cards: Sequence[ContactCard]) -> list[tuple[str, str]]:
    """Return whom to call by which number; for several cards the first contact of each."""
    if len(cards) == 1:
        found = [(family.called(one), family.numbers_to_call(one)) for one in cards[0].guardians]
    else:
        first = [(card.student.name, card.first_contact) for card in cards]
        found = [(name, one.phones) for name, one in first if one is not None]
    return [(who, phone.shown(number)) for who, numbers in found for number in numbers]
