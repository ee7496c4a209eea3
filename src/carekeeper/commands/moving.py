"""`carekeeper give` and `carekeeper receive`: students go from one class file into another."""

from __future__ import annotations

from typing import Any

from carekeeper.commands import output, passwords, place
from carekeeper.commands.opened import backup_before, class_file_of
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.commands.selection import parse_selection, selected
from carekeeper.core.errors import Invalid, Trouble
from carekeeper.core.in_place import sweep
from carekeeper.core.words import speaking, tr, trn
from carekeeper.db import moves, parcel
from carekeeper.db.columns import private_tables
from carekeeper.db.revisions import REVISION
from carekeeper.db.students import everyone
from carekeeper.db.troubles import trouble


def give(options: Any) -> None:
    """Write a parcel and archive its students in the class file; both, or neither."""
    place.expect_free(options.out, options.file, force=options.force)
    try:
        selection = parse_selection(options.students)
        label = moves.label_for(options.to, options.to_school, options.on)
    except Invalid as problem:
        raise WrongUse(problem.sentence) from None
    own = passwords.given(options.new_password_file, passwords.NEW_VARIABLE)
    if not own:
        raise trouble(Trouble.PASSWORD_NEEDED, options.out)
    with class_file_of(options) as class_file:
        with class_file.reading() as unit:
            ids = selected(everyone(unit), selection)
        info = parcel.pack(
            *(options.file, class_file.password, options.out, own, label, ids),
            leave_out=() if options.private else private_tables(),
        )
        try:
            with speaking(options.speaks):
                moves.let_go(class_file, label, ids, options.out, erase=options.erase)
        except BaseException:
            sweep(options.out)
            raise
    n = len(ids)
    lines = [
        tr("Saved and checked: {file}").format(file=options.out),
        trn("{n} student", "{n} students", n).format(n=n),
    ]
    output.tell(_result(options, lines, info.counts, {"move": label.move, "students": n}), options)


def receive(options: Any) -> None:
    """Take the students of a parcel in as one step, after a backup."""
    word = passwords.given(options.backup_password_file, passwords.BACKUP_VARIABLE)
    word = word or passwords.asked(
        options.parcel, "--backup-password-file", passwords.BACKUP_VARIABLE
    )
    found = parcel.unpack(options.parcel, word)
    with class_file_of(options) as class_file:
        who = moves.coming(class_file, found)
        if not options.dry_run:
            backup_before(class_file, options.file)
            with speaking(options.speaks):
                moves.receive(class_file, found)
    lines = [trn("{n} student", "{n} students", len(who)).format(n=len(who))]
    lines += [tr("{place}: {what}").format(place=found.from_class, what=one.name) for one in who]
    lines += [said for one in who if (said := moves.said(one))]
    told = [{"name": one.name, "known": one.known, "counts": dict(one.counts)} for one in who]
    more = {"move": found.label.move, "from_class": found.from_class, "coming": told}
    output.tell(_result(options, lines, {}, more), options)


def _result(options: Any, lines: list[str], counts: Any, more: dict[str, Any]) -> Result:
    return Result(
        lines=lines,
        file=options.file,
        kind="carebook",
        encrypted=True,
        schema=REVISION,
        counts=counts,
        more=more,
    )
