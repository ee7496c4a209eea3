"""What the window does to keep a class file safe: backups, password, history, recycle bin."""

from __future__ import annotations
