"""What the room of learning keeps; each part of it has a file of its own."""

from __future__ import annotations

NAME, ICON = "study", "graduation-cap"
