"""What is asked before a list is brought in."""

from __future__ import annotations

from collections.abc import Sequence

from carekeeper import bringing_in
from carekeeper.core.words import tr, trn
from carekeeper.lists.other_cards import OnOtherCard
from carekeeper.shell.lists.plan import Plan
from carekeeper.widgets.messages import Messages

_MOST = 8
"""So many cards of others are named in a question."""


def ask_of_other_cards(plan: Plan, messages: Messages) -> Sequence[OnOtherCard]:
    """Ask whether parents change on the cards of brothers and sisters too; return what does."""
    found = bringing_in.other_cards(
        plan.comparison, plan.known, plan.fields, rows_wanted=plan.rows_wanted()
    )
    told = bringing_in.cards_shown(found, plan.fields)
    if not told:
        return ()
    head = trn(
        "A person whom this list changes is on another card, too:",
        "People whom this list changes are on other cards, too:",
        len(told),
    )
    rest = len(told) - _MOST
    cards = told[:_MOST]
    if rest > 0:
        cards.append(trn("and {n} more card", "and {n} more cards", rest).format(n=rest))
    question = "\n".join([head, "", *cards, "", tr("Change it there too?")])
    yes = messages.ask(question, tr("Change it there too"), tr("Change only here"))
    return found if yes else ()
