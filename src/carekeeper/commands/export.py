"""`carekeeper export`: writes what others open, and notes that it left the program."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from carekeeper.commands import output, passwords, place
from carekeeper.commands.opened import class_file_of
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.core import words
from carekeeper.core.words import tr, trn
from carekeeper.giving_out import export
from carekeeper.giving_out.export import Wish
from carekeeper.rooms import ROOMS


def run(options: Any) -> None:
    """Write one file; its suffix says what, unless `--what` does."""
    wish = _wish(options)
    place.expect_free(options.out, options.file, force=options.force)
    words.use(options.speaks)
    with class_file_of(options) as class_file:
        with place.made_beside(options.out) as part:
            n = export.write(class_file, part, wish, ROOMS, datetime.now())
        export.note(class_file, wish, options.out)
    if options.json:
        words.use("en")
    lines = [tr("Saved: {file}").format(file=options.out)]
    if wish.what != "template":
        lines.append(trn("{n} student", "{n} students", n).format(n=n))
        if not wish.password:
            lines.append(tr("It is not encrypted: whoever has it can read it."))
    output.tell(
        Result(
            lines=lines,
            file=options.out,
            kind=wish.suffix.removeprefix("."),
            encrypted=bool(wish.password),
            more={"what": wish.what, "students": n, "sensitive": wish.sensitive},
        ),
        options,
    )


def _wish(options: Any) -> Wish:
    suffix = options.out.suffix.lower()
    if suffix not in export.USUAL:
        raise WrongUse(tr("The file to save must end in .xlsx, .csv, .vcf, .ics or .zip"))
    what = options.what or export.USUAL[suffix]
    if what not in export.FITS[suffix]:
        sentence = tr("{what} cannot be saved in a {suffix} file")
        raise WrongUse(sentence.format(what=what, suffix=suffix))
    password = passwords.given(options.new_password_file, passwords.NEW_VARIABLE)
    if password and suffix != ".xlsx":
        raise WrongUse(tr("Only a workbook can get a password"))
    if options.private and what not in export.PRIVATE:
        raise WrongUse(tr("Only the workbook for the office and open data can hold these plans"))
    whole = what == "everything"
    sensitive, private = options.sensitive or whole, options.private or whole
    return Wish(what, suffix, sensitive, password, private=private)
