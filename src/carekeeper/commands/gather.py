"""`carekeeper gather`: one table over the backups of many teachers, for the office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from carekeeper.commands import output, passwords, place
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.core import words
from carekeeper.core.errors import Refused
from carekeeper.core.words import tr, trn
from carekeeper.giving_out import county, files, gathering
from carekeeper.giving_out.gathering import Office
from carekeeper.rooms import ROOMS


def run(options: Any) -> None:
    """Read every backup of a folder and its folders, and write one file."""
    suffix = options.out.suffix.lower()
    _expect_possible(options, suffix)
    password = passwords.given(options.backup_password_file, passwords.BACKUP_VARIABLE)
    found = gathering.backups_in(options.file)
    if not found:
        raise Refused(tr("There is no backup in this folder."))
    # What an engine reads has the same words everywhere; a workbook those of its reader.
    words.use("en" if suffix in county.SUFFIXES else options.speaks)
    office = gathering.gather(found, password, ROOMS, names=options.names)
    with place.made_beside(options.out) as part:
        _write(part, office, suffix)
    words.use("en" if options.json else options.speaks)
    n = len(office.classes)
    lines = [
        trn("{n} backup read", "{n} backups read", n).format(n=n),
        tr("Saved: {file}").format(file=options.out),
    ]
    output.tell(
        Result(
            lines=lines,
            file=options.out,
            kind=suffix.removeprefix("."),
            notes=[f"{name}: {sentence}" for name, sentence in office.problems],
            more={"backups": n, "failed": len(office.problems)},
        ),
        options,
    )


def _expect_possible(options: Any, suffix: str) -> None:
    if suffix not in (".xlsx", *county.SUFFIXES):
        raise WrongUse(tr("The file to save must end in .xlsx, .parquet or .duckdb"))
    if suffix == ".parquet" and options.names:
        raise WrongUse(
            tr("A Parquet file contains figures only; for names choose .xlsx or .duckdb")
        )
    if not options.file.is_dir():
        raise Refused(
            tr("There is no folder “{name}”. Please create it first.").format(name=options.file)
        )
    if suffix in county.SUFFIXES:
        county.expect_engine()
    place.expect_free(options.out, force=options.force)


def _write(part: Path, office: Office, suffix: str) -> None:
    if suffix in county.SUFFIXES:
        county.write(part, office, suffix)
    else:
        files.write_workbook(part, gathering.tables(office))
