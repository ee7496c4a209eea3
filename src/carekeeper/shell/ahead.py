"""What an open class needs besides Qt: imported behind the unlock page, while the teacher types."""

# ruff: noqa: F401

from __future__ import annotations

import carekeeper.features.diary.store
import carekeeper.features.guardians.store.house
import carekeeper.features.mentors.store
import carekeeper.features.talks.store
import carekeeper.safekeeping.store
import carekeeper.shell.headline
import carekeeper.today.store
