"""What the tests of windows share: a made-up desk on a fixed day."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from tests.recording import RecordingMessages

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 11, 23)


@pytest.fixture
def messages(qtbot: QtBot) -> RecordingMessages:
    """What the program would have said."""
    from tests.recording import RecordingMessages

    return RecordingMessages()


@pytest.fixture
def desk(qtbot: QtBot, messages: RecordingMessages, tmp_path: Path) -> Iterator[object]:
    """The desk of a tab: recorded messages, real background work, and it is 23 November 2026."""
    from carekeeper.core.settings import Settings
    from carekeeper.widgets.background import Background
    from carekeeper.widgets.desk import Desk

    background = Background(messages.failed)
    yield Desk(messages, background, Settings(tmp_path / "settings.json"), lambda: TODAY)
    background.close()
