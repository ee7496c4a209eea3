"""A paper of the house as the print dialog gets it."""

from __future__ import annotations

from collections.abc import Iterable

from carekeeper import whole_file
from carekeeper.core.print_job import PrintJob, Wish
from carekeeper.db.class_file import ClassFile
from carekeeper.rooms import ROOMS
from carekeeper.shell.print_job import print_job
from carekeeper.widgets.desk import Desk


def job_of(
    paper: str,
    class_file: ClassFile,
    desk: Desk,
    ids: Iterable[int] = (),
    month: str = "",
    record_id: int = 0,
) -> PrintJob:
    """Return the job for a paper, by its name."""
    wish = Wish(paper, tuple(ids), month, record_id)
    return print_job(whole_file.papers(ROOMS)[paper], class_file, wish, desk)
