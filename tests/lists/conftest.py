"""What the stories of lists need: the fields of the rooms, and the day."""

from __future__ import annotations

from datetime import date

import pytest

from carekeeper.bringing_in import Fields
from carekeeper.rooms import ROOMS

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def fields() -> Fields:
    """The fields that a list may fill."""
    return Fields.of(ROOMS)
