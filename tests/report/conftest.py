"""A class whose report is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import TODAY

from carekeeper import sample


@pytest.fixture(scope="session")
def class_of_some(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of some months; the tests here only look at it."""
    path = tmp_path_factory.mktemp("report") / "class.carebook"
    sample.make(path, students=12, left_behind=8, months=3, today=TODAY)
    return path
