"""What kind of file it is, and what it holds, in a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from carekeeper.commands import passwords
from carekeeper.core.errors import Trouble
from carekeeper.core.words import mark, tr
from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo
from carekeeper.db.connection import clear_errors
from carekeeper.db.troubles import trouble

_ZIP = b"PK"

_LABELS = {
    "students": mark("students"),
    "guardians": mark("people on contact cards"),
    "card_confirmations": mark("confirmations of cards"),
    "mentors": mark("mentors"),
    "mentorings": mark("pairings"),
    "check_ins": mark("mentors' check-ins"),
    "talks": mark("talks"),
    "contacts": mark("visits and contacts"),
    "visit_rounds": mark("rounds of visits"),
    "meetings": mark("meetings"),
    "parent_calls": mark("calls with the parents"),
    "letters": mark("letters to the parents"),
    "diary_entries": mark("diary entries"),
    "life_entries": mark("entries of life and health"),
    "care_goals": mark("self-care goals"),
    "aid": mark("items of aid"),
    "incidents": mark("important matters"),
    "education_plans": mark("individual education plans"),
    "study_plans": mark("study help plans"),
    "activities": mark("activities"),
    "term_papers": mark("work plans and summaries"),
    "exams": mark("exams"),
    "scores": mark("scores"),
    "photos": mark("photos"),
    "staff": mark("teachers"),
    "terms": mark("terms"),
}


def is_backup(file: Path) -> bool:
    """Tell a backup from a class file, by its name or its first bytes.

    Raises `StorageTrouble` when it is not there or cannot be read.
    """
    if not file.is_file():
        raise trouble(Trouble.NOT_FOUND, file)
    if file.suffix.lower() == backup_file.SUFFIX:
        return True
    with clear_errors(file), file.open("rb") as stream:
        return stream.read(len(_ZIP)) == _ZIP


def to_open_backup(options: Any) -> str:
    """Return the password that opens a backup: its own, else the class file's.

    Raises `StorageTrouble` when it needs one and none is given, or it cannot be read.
    """
    if not backup_file.read_manifest(options.file).encrypted:
        return ""
    return (
        passwords.given(options.backup_password_file, passwords.BACKUP_VARIABLE)
        or passwords.given(options.password_file, passwords.VARIABLE)
        or passwords.asked(options.file, "--backup-password-file", passwords.BACKUP_VARIABLE)
    )


def left_out(info: BackupInfo) -> list[str]:
    """Return the line that says what a backup was made without."""
    return [tr("Individual education plans are not in it.")] if info.left_out else []


def described(counts: Mapping[str, int]) -> list[str]:
    """Return how many records there are, a line for each kind that is told."""
    return [
        tr("{label}: {n}").format(label=tr(label), n=counts[name])
        for name, label in _LABELS.items()
        if name in counts
    ]
