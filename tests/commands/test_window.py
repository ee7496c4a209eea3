"""What the window does without when it starts is there when something asks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

STARTED = """
import sys
from carekeeper.commands import window
window.program()
import sqlalchemy
assert "asyncio.base_events" not in sys.modules
assert "email.message" not in sys.modules
"""


@pytest.mark.parametrize(
    "asked",
    [
        "import asyncio; assert asyncio.run(asyncio.sleep(0, 'here')) == 'here'",
        "from asyncio import events; assert events.new_event_loop().close() is None",
        "from importlib.metadata import version; assert version('carekeeper')",
        "import importlib.metadata; assert importlib.metadata.version('SQLAlchemy')",
        "assert sqlalchemy.create_engine('sqlite://').connect().scalar(sqlalchemy.select(1)) == 1",
    ],
)
def test_asyncio_is_imported_only_when_it_is_asked_for(asked: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED + asked], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
