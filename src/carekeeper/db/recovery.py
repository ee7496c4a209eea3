"""The recovery sheet: a forgotten password is opened again with a key that is only on paper.

The key pair is an age X25519 pair (age-encryption.org/v1). Its secret half is printed once and
never stored. Its public half, the recipient, stays in the class file, so the password can be
changed without the sheet and is sealed again at once. The sealed password lies beside the class
file and in each backup; who loses it loses only the recovery.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from carekeeper.core.errors import Refused, StorageTrouble, Trouble
from carekeeper.core.in_place import begin, part_of, put_in_place, remove, sweep
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db import backup_zip
from carekeeper.db.connection import clear_errors, connect
from carekeeper.db.recovery_code import parse_sheet
from carekeeper.db.troubles import trouble

RECIPIENT_FACT = "recovery_recipient"
_SUFFIX = ".recovery"


class RecoveryKey(Struct, frozen=True):
    """A new key pair: the secret for the sheet, and the recipient that the class file keeps."""

    secret: str
    recipient: str

    @override
    def __repr__(self) -> str:
        return f"RecoveryKey(recipient={self.recipient!r})"


def new_key() -> RecoveryKey:
    """Make a key pair for a new recovery sheet; nothing is written anywhere."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return RecoveryKey(str(identity), str(identity.to_public()))


def seal(recipient: str, *passwords: str) -> bytes:
    """Seal passwords so that only the recipient's sheet opens them.

    What is sealed is a JSON list of the passwords, the one in use first.
    """
    import pyrage

    plain = json.dumps(passwords, ensure_ascii=False).encode()
    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)]))


def unseal(sealed: bytes, secret: str) -> tuple[str, ...]:
    """Return the sealed passwords, the one in use first.

    None when the sheet does not fit, or the seal is damaged or forged: who has the recipient can
    seal anything.
    """
    import msgspec
    import pyrage

    identity = pyrage.x25519.Identity.from_str(secret)
    try:
        plain = pyrage.decrypt(sealed, [identity])
        return msgspec.json.decode(plain, type=tuple[str, ...])
    except (pyrage.DecryptError, msgspec.MsgspecError, ValueError, RecursionError):
        return ()


def is_recipient(text: str) -> bool:
    """Tell whether a password can be sealed for it; a damaged one, or none, belongs to no sheet."""
    from pyrage import RecipientError, x25519

    try:
        return bool(text) and bool(x25519.Recipient.from_str(text))
    except RecipientError:
        return False


def sealed_path(path: Path) -> Path:
    """Return where the sealed password of a class file lies."""
    return path.with_name(path.name + _SUFFIX)


def keep_sealed(path: Path, recipient: str, *passwords: str) -> None:
    """Write the sealed passwords beside a class file; without any, nothing stays there.

    Raises `StorageTrouble` when it cannot be written; what was there stays.
    """
    place = sealed_path(path)
    kept = [password for password in passwords if password]
    with clear_errors(place):
        if not kept or not is_recipient(recipient):
            remove(place)
            return
        part = part_of(place)
        try:
            begin(part)
            part.write_bytes(seal(recipient, *kept))
            put_in_place(part, place)
        finally:
            sweep(part)


def open_with_sheet(path: Path, sheet: str, backups: Iterable[Path] = ()) -> str:
    """Return the password of a class file by its recovery sheet.

    The sealed password beside the file is tried first, then those in the `backups`, newest
    first. Raises `Invalid` when the sheet was not typed right, `Refused` when it is another
    file's or an older one, or when no sealed password is left, and `StorageTrouble` when the
    class file itself does not open.
    """
    secret = parse_sheet(sheet)
    sealed = [one for one in (_beside(path), *map(_inside, backups)) if one]
    if not sealed:
        raise Refused(
            tr(
                "Nothing was found that the recovery sheet could open: “{seal}” is not "
                "beside “{name}”, and no backup contains it. Look on the computer where the "
                "sheet was made."
            ).format(seal=sealed_path(path).name, name=path.name)
        )
    passwords = dict.fromkeys(word for one in sealed for word in unseal(one, secret))
    if not passwords:
        raise Refused(
            tr(
                "This recovery sheet does not belong to “{name}”, or a newer one was printed "
                "since. Compare class and date on the sheet."
            ).format(name=path.name)
        )
    return _first_that_opens(path, list(passwords))


def password_of_backup(backup: Path, sheet: str) -> str:
    """Return the password of a backup by the recovery sheet of its day.

    Raises `Invalid` when the sheet was not typed right, `Refused` when it does not fit.
    """
    secret = parse_sheet(sheet)
    passwords = unseal(_inside(backup), secret)
    if not passwords:
        raise Refused(tr("This recovery sheet does not open “{name}”.").format(name=backup.name))
    return passwords[0]


def _first_that_opens(path: Path, passwords: list[str]) -> str:
    for password in passwords:
        try:
            connect(path, password).close()
        except StorageTrouble as problem:
            if problem.trouble is not Trouble.WRONG_PASSWORD_OR_DAMAGED:
                raise
        else:
            return password
    raise trouble(Trouble.WRONG_PASSWORD_OR_DAMAGED, path)


def _beside(path: Path) -> bytes:
    place = sealed_path(path)
    with clear_errors(place):
        return place.read_bytes() if place.is_file() else b""


def _inside(backup: Path) -> bytes:
    """Return the sealed password in a backup; nothing for one that cannot be read."""
    try:
        return backup_zip.read_recovery(backup)
    except StorageTrouble:
        return b""
