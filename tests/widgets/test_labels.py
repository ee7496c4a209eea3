"""Words that find less room than they need."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from carekeeper.core import words
from carekeeper.widgets import theme
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.labels import Badge, ElidedLabel


def test_where_a_line_does_not_fit_its_shorter_wording_is_shown(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.set_wordings("60 students · 20 left behind", "60 students", "")
    label.resize(400, 20)
    label.show()
    wide = label.grab()
    assert label.toolTip() == ""
    label.resize(label.fontMetrics().horizontalAdvance("60 students") + 4, 20)
    shown = label.grab()
    assert label.toolTip() == "60 students · 20 left behind"
    plain = ElidedLabel("60 students")
    qtbot.addWidget(plain)
    plain.resize(label.size())
    plain.show()
    assert shown.toImage() == plain.grab().toImage()
    assert wide.size() != shown.size()


def test_a_box_is_as_wide_as_its_longest_answer(qtbot: QtBot) -> None:
    box = Combo()
    qtbot.addWidget(box)
    box.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
    box.addItems(["a week", "a month"])
    needed = box.fontMetrics().horizontalAdvance("a month")
    assert box.sizeHint().width() >= needed + theme.px(26) + 22


@pytest.mark.parametrize(("language", "narrow"), [("en", True), ("zh_CN", False)])
def test_quotation_marks_are_as_wide_as_the_language_has_them(
    language: str, narrow: bool, request: pytest.FixtureRequest
) -> None:
    from PySide6.QtGui import QFontMetrics

    before = words.language()
    request.addfinalizer(lambda: words.use(before))
    words.use(language)
    metrics = QFontMetrics(theme.font())
    assert (metrics.horizontalAdvance("“") < metrics.horizontalAdvance("字")) is narrow


def test_a_badge_says_less_where_it_would_be_cut(qtbot: QtBot) -> None:
    badge = Badge("Left behind · both parents away")
    qtbot.addWidget(badge)
    badge.may_say("both parents away")
    whole = badge.sizeHint()
    badge.resize(whole)
    badge.show()
    assert badge.text() == "Left behind · both parents away"
    badge.resize(whole.width() - 4, whole.height())
    assert badge.text() == "both parents away"
    assert badge.toolTip() == "Left behind · both parents away"
    badge.resize(whole)
    assert badge.text() == "Left behind · both parents away"


def test_a_badge_says_what_it_was_told_last_however_wide_it_is(qtbot: QtBot) -> None:
    badge = Badge("在外 · 浙江义乌")
    qtbot.addWidget(badge)
    badge.show()
    badge.setText("在家")
    badge.resize(badge.sizeHint())
    assert badge.text() == "在家"
    badge.resize(20, 20)
    badge.resize(200, 20)
    assert (badge.text(), badge.toolTip()) == ("在家", "")
