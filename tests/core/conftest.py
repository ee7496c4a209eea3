"""The rules speak English in these tests, whatever language was used before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from carekeeper.core import words


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    before = words.language()
    words.use("en")
    yield
    words.use(before)
