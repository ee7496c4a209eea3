"""The class file (`*.carebook`): one encrypted SQLite database, opened by one program at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2 as driver

from carekeeper.core import file_names
from carekeeper.core.changes import EVERYTHING, Changed, Listener, tables_of
from carekeeper.core.errors import Refused, StorageTrouble, Trouble
from carekeeper.core.file_names import expect_possible
from carekeeper.core.in_place import begin, part_of, put_in_place
from carekeeper.core.words import tr
from carekeeper.db import history, recovery, snapshot, upgrade
from carekeeper.db.connection import clear_errors
from carekeeper.db.engine import forget_version, is_overwritten, make_engine
from carekeeper.db.history import Change, Step
from carekeeper.db.leftovers import clear_away, sweep_journal
from carekeeper.db.lock import FileOwnership, real_path, right_to_write
from carekeeper.db.schema import file_facts
from carekeeper.db.troubles import trouble
from carekeeper.db.units import Kept, Reading, Writing

SUFFIX = file_names.CLASS_FILE


class ClassFile:
    """An open class file and its two doors, `reading` and `writing`.

    All SQL runs on one connection in the thread that opened it.
    """

    def __init__(
        self, path: Path, password: str, engine: Engine, owner: FileOwnership | None
    ) -> None:
        self.path = path
        self.password = password
        self.read_only = owner is None
        """Whether it can only be looked at and printed: it, or its folder, is write-protected."""
        self.changed_since_open = owner is not None and owner.left_open
        """Whether there is something to back up, also from a program that was killed."""
        self.now: Callable[[], datetime] = datetime.now
        """The clock by which steps are dated; the sample class turns it back."""
        self._engine = engine
        self._owner = owner
        self._connection: Connection = engine.connect()
        self._listeners: list[Listener] = []
        self._kept = Kept()

    @classmethod
    def open(
        cls, path: Path, password: str = "", *, before_upgrade: Callable[[], None] | None = None
    ) -> ClassFile:
        """Open a class file; an older one is upgraded after `before_upgrade` made a backup.

        One that cannot be written is open for reading only, unless it is an older one. Raises
        `StorageTrouble`: not found, wrong or missing password, damaged, made by a newer
        program, opened elsewhere, no permission.
        """
        with clear_errors(path):
            if not path.is_file():
                raise trouble(Trouble.NOT_FOUND, path)
            path = real_path(path)
        owner = right_to_write(path)
        if owner is None:
            return cls._open_to_look(path, password)
        engine = make_engine(path, password)
        try:
            with clear_errors(path):
                clear_away(path)
                _bring_up_to_date(engine, path, before_upgrade)
                return cls(path, password, engine, owner)
        except BaseException:
            engine.dispose()
            sweep_journal(path)
            owner.give_back(unused=True)
            raise

    @classmethod
    def _open_to_look(cls, path: Path, password: str) -> ClassFile:
        engine = make_engine(path, password, read_only=True)
        try:
            with clear_errors(path):
                with engine.connect() as connection:
                    if upgrade.needs_upgrade(upgrade.revision_of(connection), path):
                        raise trouble(Trouble.NO_PERMISSION, path)
                    upgrade.expect_ours(connection, path)
                return cls(path, password, engine, None)
        except BaseException:
            engine.dispose()
            raise

    @classmethod
    def create(cls, path: Path, password: str = "") -> ClassFile:
        """Make a new, empty class file and open it.

        It is made beside its place and moved there when it is whole. Raises `StorageTrouble`
        when a file is there already or nothing can be written.
        """
        if path.exists():
            raise trouble(Trouble.EXISTS, path)
        expect_possible(path)
        part = part_of(path)
        with clear_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            snapshot.remove(part)
            try:
                begin(part)
                _make(part, password)
                sweep_journal(part)
                put_in_place(part, path)
            finally:
                snapshot.remove(part)
        return cls.open(path, password)

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open the door for reading: one transaction, one consistent state."""
        self._kept.speak()
        with clear_errors(self.path):
            if self._connection.in_transaction():
                writing = self._connection.get_execution_options().get("writing", False)
                yield Reading(self._connection, None if writing else self._kept)
                return
            with self._connection.begin():
                yield Reading(self._connection, self._kept)

    @contextmanager
    def writing(
        self,
        label: str,
        *,
        initiator: object | None = None,
        undoable: bool = True,
    ) -> Iterator[Writing]:
        """Open the door for one thing that the teacher does.

        All is written with its history, or nothing. On success the listeners are told which
        tables were written, and of which students; when nothing was different, nothing is noted
        and nobody is told. `label` names the thing in the teacher's language; what is not
        `undoable`, such as setting the class up, stays in the history only.
        """
        step = 0
        with clear_errors(self.path), self._write() as connection:
            unit = Writing(connection)
            yield unit
            if unit.changes:
                at = self.now()
                step = history.note(connection, label, unit.changes, undoable=undoable, at=at)
        if unit.tables:
            self._announce(_changed(unit.tables, unit.students, label, initiator, step))

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        if self._connection.in_transaction():
            raise RuntimeError("writing inside another unit of work")
        if self.read_only:
            raise trouble(Trouble.READ_ONLY, self.path)
        self._connection.execution_options(writing=True)
        try:
            with self._connection.begin():
                yield self._connection
        except BaseException as problem:
            if getattr(problem, "trouble", None) is not Trouble.REPLACED:
                forget_version(self._connection)
            raise
        finally:
            self._connection.execution_options(writing=False)

    def next_undo(self) -> Step | None:
        """Return what undo would take back, None when there is nothing."""
        with self.reading():
            return history.next_undo(self._connection)

    def next_redo(self) -> Step | None:
        """Return what redo would do again, None when there is nothing."""
        with self.reading():
            return history.next_redo(self._connection)

    def undo(self, only: int = 0) -> Step | None:
        """Take the last change back, also one made before a restart; returns what it was.

        With a step's number, `only` that one. Raises `Refused` when what it needs is gone.
        """
        return self._travel(lambda it: history.next_undo(it, only), history.revert)

    def redo(self) -> Step | None:
        """Do again what was taken back last; returns what it was."""
        return self._travel(history.next_redo, history.repeat)

    def _travel(
        self,
        find: Callable[[Connection], Step | None],
        go: Callable[[Connection, Step], list[Change]],
    ) -> Step | None:
        step: Step | None = None
        made: list[Change] = []
        try:
            with clear_errors(self.path), self._write() as connection:
                step = find(connection)
                made = [] if step is None else go(connection, step)
        except IntegrityError as problem:
            assert step is not None
            self._leave_out(step)
            sentence = tr("“{what}” can no longer be undone or redone.")
            raise Refused(sentence.format(what=step.label)) from problem
        if step is not None:
            students = {change.student_id for change in made}
            tables = {name for one in made for name in tables_of(one.table, one.fields)}
            self._announce(_changed(tables, students, step.label))
        return step

    def _leave_out(self, step: Step) -> None:
        with clear_errors(self.path), self._write() as connection:
            history.drop(connection, step)

    def hurry(self) -> None:
        """Wait for the disk no more, until the file is opened anew.

        Only for a file that holds nothing yet that a power cut could take, such as a sample.
        """
        raw = self._connection.connection.driver_connection
        assert raw is not None
        for pragma in ("synchronous = OFF", "journal_mode = MEMORY"):
            raw.execute(f"PRAGMA {pragma}")

    def listen(self, listener: Listener) -> None:
        """Call the listener after each finished change."""
        self._listeners.append(listener)

    def announce_everything(self) -> None:
        """Tell the listeners to look at everything again."""
        self._announce(Changed(frozenset({EVERYTHING})))

    def _announce(self, changed: Changed) -> None:
        self.changed_since_open = True
        self._kept.forget(changed)
        for listener in list(self._listeners):
            listener(changed)

    def fact(self, name: str) -> str:
        """Return what the file knows of itself under a name; `""` when nothing."""
        with self.reading() as unit:
            query = select(file_facts.c.value).where(file_facts.c.name == name)
            return str(unit.value(query) or "")

    def set_fact(self, name: str, value: str) -> None:
        """Note something that the file knows of itself."""
        with clear_errors(self.path), self._write() as connection:
            connection.execute(file_facts.delete().where(file_facts.c.name == name))
            connection.execute(insert(file_facts).values(name=name, value=value))
        self._kept.forget()

    def worth_a_backup(self) -> bool:
        """Tell whether something has changed since it was opened, and it is still our file.

        What another program has overwritten may be another class: it must not become the newest
        backup of this one.
        """
        with suppress(driver.DatabaseError):
            return self.changed_since_open and not is_overwritten(self._connection)
        return False

    @property
    def encrypted(self) -> bool:
        """Tell whether the file has a password."""
        return bool(self.password)

    def adopt_sheet(self, key: recovery.RecoveryKey) -> None:
        """Make a printed recovery sheet the one of this file; older ones open older backups only.

        Raises `Refused` for a file without a password, `StorageTrouble` when it cannot be written;
        then the sheet that counted before still counts.
        """
        if not self.encrypted:
            raise Refused(tr("This file has no password, so it needs no recovery sheet."))
        before = self.fact(recovery.RECIPIENT_FACT)
        recovery.keep_sealed(self.path, key.recipient, self.password)
        try:
            self.set_fact(recovery.RECIPIENT_FACT, key.recipient)
        except BaseException:
            with suppress(StorageTrouble):
                recovery.keep_sealed(self.path, before, self.password)
            raise
        self.announce_everything()

    def change_password(self, new_password: str) -> None:
        """Give the file another password; `""` takes it away and leaves it unencrypted.

        A copy under the new password is made, checked whole and put in the file's place; the
        history stays, and so does this object. The recovery sheet opens the new password too.
        Raises `StorageTrouble`, with the file and its password as they were.
        """
        part = part_of(self.path)
        sheet = self.fact(recovery.RECIPIENT_FACT)
        try:
            with clear_errors(self.path):
                held = snapshot.export(self.path, self.password, part, new_password)
                snapshot.expect_same(held, snapshot.examine(part, new_password), self.path)
                # Both are sealed meanwhile: a power cut leaves the file with one or the other.
                recovery.keep_sealed(self.path, sheet, new_password, self.password)
                self.exchange(part, new_password)
        finally:
            snapshot.remove(part)
        with suppress(StorageTrouble):  # the password is changed; a seal of both does no harm
            recovery.keep_sealed(self.path, sheet, new_password)
        self.announce_everything()

    def exchange(self, part: Path, password: str) -> None:
        """Put another, checked class file in the place of this one, and go on with it.

        Whether that works or not, the file is open afterwards: the new one, or the old one.
        """
        if self._connection.in_transaction():
            raise RuntimeError("exchange inside a unit of work")
        self._kept.forget()
        with clear_errors(self.path):
            self._connection.close()
            self._engine.dispose()
            try:
                sweep_journal(self.path)
                put_in_place(part, self.path)
            finally:
                if not part.exists():
                    self.password, self.changed_since_open = password, True
                self._engine = make_engine(self.path, self.password)
                _bring_up_to_date(self._engine, self.path, None)
                self._connection = self._engine.connect()

    def close(self) -> None:
        """Close the file and leave nothing beside it; whatever happens, others may open it then.

        Raises `StorageTrouble` when the disk does not answer any more.
        """
        try:
            with clear_errors(self.path):
                self._connection.close()
                self._engine.dispose()
        finally:
            if self._owner is not None:
                sweep_journal(self.path)
                self._owner.give_back()

    def __enter__(self) -> ClassFile:
        return self

    def __exit__(self, *_problem: Any) -> None:
        self.close()


def _changed(
    tables: Iterable[str],
    students: Collection[int | None],
    label: str,
    initiator: object | None = None,
    step: int = 0,
) -> Changed:
    whose = frozenset(one for one in students if one is not None)
    students_known = None if None in students else whose
    return Changed(frozenset(tables), students_known, initiator, label, step)


def _bring_up_to_date(
    engine: Engine, path: Path, before_upgrade: Callable[[], None] | None
) -> None:
    with engine.connect() as connection:
        revision = upgrade.revision_of(connection)
        if not upgrade.needs_upgrade(revision, path):
            upgrade.expect_ours(connection, path)
            return
    if before_upgrade is not None:
        before_upgrade()
    upgrade.to_newest(engine, path)


def _make(path: Path, password: str) -> None:
    import uuid

    engine = make_engine(path, password, create=True)
    try:
        upgrade.to_newest(engine, path)
        made = {"identity": uuid.uuid4().hex, "made_at": datetime.now().isoformat()}
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            rows = [{"name": name, "value": value} for name, value in made.items()]
            connection.execute(insert(file_facts), rows)
    finally:
        engine.dispose()
